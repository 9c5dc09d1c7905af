export { Receipt, ReceiptCounter, type NextStep } from './receipt.entity.js';
export { issueReceipt, receiptOf, type ReceiptedAct, type ReceiptView } from './receipts.js';
