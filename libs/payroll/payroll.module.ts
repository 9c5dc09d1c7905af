import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AnswerPayRecord } from './answer-pay-record.js';
import { CorrectPayRecord } from './correct-pay-record.js';
import { FollowFinalWages } from './follow-final-wages.js';
import { IssueTaxSlips } from './issue-tax-slips.js';
import { PayListeners } from './listeners.js';
import { PayDebts } from './pay-debts.js';
import { PayRecordQueries } from './pay-records.queries.js';
import { PayRulesInForce } from './pay-rules-in-force.js';
import { PayPeriods } from './pay-periods.js';
import { PlanGuarantee } from './plan-guarantee.js';
import { OweRetroactivePay } from './owe-retroactive-pay.js';
import { RetroactivePayQueries } from './retroactive-pay.queries.js';
import { RerunPayRecord } from './rerun-pay-record.js';
import { Savings } from './savings.js';
import { SendPaySheet } from './send-pay-sheet.js';
import { SettleGuarantee, SettleGuaranteeAtEnd } from './settle-guarantee.js';
import { SubmitPaySheet } from './submit-pay-sheet.js';
import { TaxSlipQueries } from './tax-slips.queries.js';
import { WhatIfStored } from './what-if-stored.js';
import { WorkerAccounts } from './worker-accounts.js';

const services = [
  SubmitPaySheet,
  SendPaySheet,
  PayPeriods,
  AnswerPayRecord,
  CorrectPayRecord,
  Savings,
  WorkerAccounts,
  PayDebts,
  IssueTaxSlips,
  TaxSlipQueries,
  PayRecordQueries,
  RerunPayRecord,
  RetroactivePayQueries,
  OweRetroactivePay,
  WhatIfStored,
];

const followers = [PlanGuarantee, SettleGuarantee, SettleGuaranteeAtEnd, FollowFinalWages, PayListeners];

/** Pay: sheets, records, balances, savings, and what is owed beside the regular pay. */
@Module({
  imports: [DiscoveryModule],
  providers: [...services, ...followers, PayRulesInForce],
  exports: services,
})
export class PayrollModule {}
