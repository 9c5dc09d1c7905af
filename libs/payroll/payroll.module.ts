import { Module } from '@nestjs/common';
import { AnswerPayRecord } from './answer-pay-record.js';
import { CorrectPayRecord } from './correct-pay-record.js';
import { PayRecordQueries } from './pay-records.queries.js';
import { PayRulesInForce } from './pay-rules-in-force.js';
import { Savings } from './savings.js';
import { SubmitPaySheet } from './submit-pay-sheet.js';

const services = [SubmitPaySheet, AnswerPayRecord, CorrectPayRecord, Savings, PayRecordQueries];

/** Pay: sheets, records, balances, savings. */
@Module({ providers: [...services, PayRulesInForce], exports: services })
export class PayrollModule {}
