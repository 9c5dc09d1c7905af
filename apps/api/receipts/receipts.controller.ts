import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { ReceiptQueries } from '#libs/receipts';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { ReceiptListQuery, ReceiptNumberParam, ReceiptOfDto, ReceiptPageDto } from './receipts.dto.js';

/** The proofs that acts were received. */
@ApiTags('receipts')
@Controller('receipts')
export class ReceiptsController {
  constructor(private readonly queries: ReceiptQueries) {}

  @Get()
  @Reads('receipts:read', 'List your organisation’s receipts, the newest first.', ReceiptPageDto)
  list(@Caller() caller: Principal, @Query() { after, limit }: ReceiptListQuery): Promise<ReceiptPageDto> {
    return this.queries.list(caller, { before: after, limit: limit ?? 50 });
  }

  @Get(':number')
  @Reads('receipts:read', 'Find a receipt by its number.', ReceiptOfDto)
  one(@Caller() caller: Principal, @Param() { number }: ReceiptNumberParam): Promise<ReceiptOfDto> {
    return this.queries.one(caller, number);
  }
}
