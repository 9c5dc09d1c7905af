import { Module } from '@nestjs/common';
import { ChangeExplanationCode } from './change-explanation-code.js';
import { ExplanationQueries } from './explanations.queries.js';
import { PayslipQueries } from './payslips.queries.js';

const services = [PayslipQueries, ExplanationQueries, ChangeExplanationCode];

/** Payslips and what their codes open. */
@Module({ providers: services, exports: services })
export class PayslipsModule {}
