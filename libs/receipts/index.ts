export { Receipt, ReceiptCounter, type NextStep } from './receipt.entity.js';
export { issueReceipt, receiptCount, receiptOf, type ReceiptedAct, type ReceiptView } from './receipts.js';
export { ReceiptsModule } from './receipts.module.js';
export { ReceiptQueries, type ReceiptOfView } from './receipts.queries.js';
