import { Global, Module } from '@nestjs/common';
import { ReceiptQueries } from './receipts.queries.js';

/** Finding receipts again; issuing one is a function, called inside the act that it proves. */
@Global()
@Module({ providers: [ReceiptQueries], exports: [ReceiptQueries] })
export class ReceiptsModule {}
