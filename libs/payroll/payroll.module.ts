import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AnswerPayRecord } from './records/answer-pay-record.js';
import { CorrectPayRecord } from './records/correct-pay-record.js';
import { FollowFinalWages } from './accounts/follow-final-wages.js';
import { FollowCorrectedDates } from './corrected-stays/follow-corrected-dates.js';
import { IssueTaxSlips } from './slips/issue-tax-slips.js';
import { PayListeners } from './listeners.js';
import { ConfirmPayment } from './paid/confirm-payment.js';
import { FollowUnderpaidWages } from './accounts/follow-underpaid-wages.js';
import { PayFinalWages } from './accounts/pay-final-wages.js';
import { GuaranteeFollowsPay } from './guarantee/guarantee-follows-pay.js';
import { FollowSavings } from './savings/follow-savings.js';
import { FollowTaxSlips } from './slips/follow-tax-slips.js';
import { PayDebts } from './accounts/pay-debts.js';
import { PayRecordQueries } from './records/pay-records.queries.js';
import { PayRulesInForce } from './pay-rules-in-force.js';
import { PayPeriods } from './sheets/pay-periods.js';
import { GuaranteeDeadlines } from './guarantee/guarantee-deadlines.js';
import { PlanGuarantee } from './guarantee/plan-guarantee.js';
import { OweRetroactivePay } from './retroactive/owe-retroactive-pay.js';
import { RetroactivePayQueries } from './retroactive/retroactive-pay.queries.js';
import { RerunPayRecord } from './records/rerun-pay-record.js';
import { Savings } from './savings/savings.js';
import { RemitPaySheet } from './sheets/remit-pay-sheet.js';
import { SettleGuarantee, SettleGuaranteeAtEnd } from './guarantee/settle-guarantee.js';
import { SubmitPaySheet } from './sheets/submit-pay-sheet.js';
import { TaxSlipQueries } from './slips/tax-slips.queries.js';
import { WhatIfStored } from './what-if/what-if-stored.js';
import { WorkerAccounts } from './accounts/worker-accounts.js';
import { PlanPayPeriod } from './sheets/plan-pay-period.js';
import { RecheckPayPeriods } from './sheets/recheck-pay-periods.js';
import { WithdrawPaySheet } from './withdrawal/withdraw-pay-sheet.js';

const services = [
  SubmitPaySheet,
  RemitPaySheet,
  WithdrawPaySheet,
  PayPeriods,
  AnswerPayRecord,
  CorrectPayRecord,
  Savings,
  WorkerAccounts,
  PayDebts,
  ConfirmPayment,
  IssueTaxSlips,
  TaxSlipQueries,
  PayRecordQueries,
  RerunPayRecord,
  RetroactivePayQueries,
  OweRetroactivePay,
  WhatIfStored,
];

const followers = [
  FollowSavings,
  GuaranteeFollowsPay,
  FollowUnderpaidWages,
  FollowTaxSlips,
  PayFinalWages,
  PlanGuarantee,
  SettleGuarantee,
  SettleGuaranteeAtEnd,
  FollowFinalWages,
  FollowCorrectedDates,
  PayListeners,
];

/** Pay: sheets, records, balances, savings, and what is owed beside the regular pay. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    ...services,
    ...followers,
    PayRulesInForce,
    GuaranteeDeadlines,
    PlanPayPeriod,
    RecheckPayPeriods,
  ],
  exports: services,
})
export class PayrollModule {}
