export { AnswerPayRecord } from './records/answer-pay-record.js';
export { PayBalance, SavingsEntry, type SavingsEntryKind } from './balances.entity.js';
export { CorrectPayRecord, type Correction } from './records/correct-pay-record.js';
export { finalWagesOpen } from './accounts/final-wages.js';
export {
  ListensToPay,
  type FinalWagesPaid,
  type PayAssessed,
  type PayListener,
  type SheetRemitted,
  type UnderpaidSettled,
  type SheetWithdrawn,
  type StaysOfPayCorrected,
} from './listeners.js';
export { PayDebts, type DebtPaid } from './accounts/pay-debts.js';
export type { DebtPayment } from './accounts/debt-payments.js';
export {
  lastUnderpaidPayment,
  reduceUnderpaid,
  type UnderpaidRecord,
  underpaidRecords,
} from './accounts/underpaid-wages.js';
export { ConfirmPayment, type PaymentConfirmed } from './paid/confirm-payment.js';
export {
  type PaidBasis,
  paidBases,
  type PaidColumns,
  type PaidParts,
  type PaymentProof,
  toPay,
  toPayOf,
} from './paid/paid.js';
export { PayPeriods } from './sheets/pay-periods.js';
export type { PeriodWorker } from './sheets/pay-periods.store.js';
export { PlanGuarantee } from './guarantee/plan-guarantee.js';
export { PayRecord, PaySheet } from './records/pay-record.entity.js';
export * from './records/pay-record.states.js';
export type { PaidSummary, PaidView, PayRecordSummary, PayRecordView } from './records/pay-record.view.js';
export { PayRecordQueries, type PayRecordFilter, type PayRecordItem } from './records/pay-records.queries.js';
export type * from './sheets/pay-sheet.input.js';
export { lockVisibleRecord, payRecordScope, withPredecessors } from './records/pay-records.store.js';
export { PayrollModule } from './payroll.module.js';
export { OweRetroactivePay, type RetroactiveOwed } from './retroactive/owe-retroactive-pay.js';
export { RetroactivePayQueries, type UnsettledPay } from './retroactive/retroactive-pay.queries.js';
export { RetroactiveSettlement } from './retroactive/retroactive-settlement.entity.js';
export { RerunPayRecord, type Rerun } from './records/rerun-pay-record.js';
export { Savings, type Payout, type SavingsAccount, type SavingsLine } from './savings/savings.js';
export { IssueTaxSlips, type SlipWaits, type TaxSlipsIssued } from './slips/issue-tax-slips.js';
export { TaxSlip, type OtherDeduction, type StatutoryOfYear } from './slips/tax-slip.entity.js';
export { TaxSlipQueries, type TaxSlipFilter, type TaxSlipView } from './slips/tax-slips.queries.js';
export { storedWork } from './what-if/stored-work.js';
export { accrueUnsent } from './savings/unsent-savings.js';
export { RemitPaySheet, type Remittance } from './sheets/remit-pay-sheet.js';
export { SubmitPaySheet, type SheetReceived } from './sheets/submit-pay-sheet.js';
export { debtKinds, WorkerAccountEntry, type DebtKind } from './accounts/worker-account.entity.js';
export { WithdrawPaySheet } from './withdrawal/withdraw-pay-sheet.js';
export { WorkerAccounts, type WorkerAccount, type WorkerAccountLine } from './accounts/worker-accounts.js';
export { storedRecords, WhatIfStored, type StoredQuestion } from './what-if/what-if-stored.js';
