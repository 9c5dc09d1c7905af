export { AnswerPayRecord } from './answer-pay-record.js';
export { PayBalance, SavingsEntry, type SavingsEntryKind } from './balances.entity.js';
export { CorrectPayRecord, type Correction } from './correct-pay-record.js';
export { finalWagesOpen } from './final-wages.js';
export {
  ListensToPay,
  type FinalWagesPaid,
  type PayAssessed,
  type PayListener,
  type SheetSent,
} from './listeners.js';
export { PayDebts, type DebtPaid, type DebtPayment } from './pay-debts.js';
export { PayPeriods } from './pay-periods.js';
export type { PeriodWorker } from './pay-periods.store.js';
export { PayRecord, PaySheet } from './pay-record.entity.js';
export * from './pay-record.states.js';
export type { PayRecordSummary, PayRecordView } from './pay-record.view.js';
export { PayRecordQueries, type PayRecordFilter, type PayRecordItem } from './pay-records.queries.js';
export type * from './pay-sheet.input.js';
export { lockVisibleRecord, payRecordScope } from './pay-records.store.js';
export { PayrollModule } from './payroll.module.js';
export { OweRetroactivePay, type RetroactiveOwed } from './owe-retroactive-pay.js';
export { RetroactivePayQueries, type UnsettledPay } from './retroactive-pay.queries.js';
export { RetroactiveSettlement } from './retroactive-settlement.entity.js';
export { RerunPayRecord, type Rerun } from './rerun-pay-record.js';
export { Savings, type Payout, type SavingsAccount, type SavingsLine } from './savings.js';
export { IssueTaxSlips, type SlipWaits, type TaxSlipsIssued } from './issue-tax-slips.js';
export { TaxSlip, type OtherDeduction } from './tax-slip.entity.js';
export { TaxSlipQueries, type TaxSlipFilter, type TaxSlipView } from './tax-slips.queries.js';
export { payPeriodCounts } from './sheet-check.js';
export { storedWork } from './stored-work.js';
export { accrueUnsent, SendPaySheet, type SheetSending } from './send-pay-sheet.js';
export { SubmitPaySheet, type SheetReceived } from './submit-pay-sheet.js';
export { debtKinds, WorkerAccountEntry, type DebtKind } from './worker-account.entity.js';
export { WorkerAccounts, type WorkerAccount, type WorkerAccountLine } from './worker-accounts.js';
export { storedRecords, WhatIfStored, type StoredQuestion } from './what-if-stored.js';
