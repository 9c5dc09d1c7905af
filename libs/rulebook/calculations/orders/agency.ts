import { centsFromDecimal, Decimal, type Cents, type PlainDate } from '#libs/quantities';

import type { Source } from '../../value.js';
import {
  decimal,
  Inquiry,
  isYes,
  word,
  type ProgrammeQuestion,
  type RuleQuestion,
  type RuleResult,
} from '../inquiry.js';

/** The agency that receives a programme's approved orders of a province. */
export interface ProvinceAgency extends RuleResult {
  readonly name: string;
  readonly source: Source;
}

/** What the agency charges the employer for each worker who arrives or is transferred. */
export interface AgencyFee extends RuleResult {
  /** Before tax. */
  readonly amountCents: Cents;
  /** Name of the tax that is added (`HST`); its rate is not held here. */
  readonly tax: string | null;
  /** Whether any of it may be recovered from wages. */
  readonly deductible: boolean;
  readonly source: Source;
}

/** The agency of the question's programme and province on a date. Throws RuleRefused where none is held or confirmed. */
export function provinceAgency(question: ProgrammeQuestion, on: PlainDate): ProvinceAgency {
  const inquiry = new Inquiry(question);
  const value = inquiry.value('agency', on);
  const { tainted } = inquiry;
  return { name: word(value) ?? '', source: value.source, warnings: inquiry.warnings(), tainted };
}

/** The fee of the question's programme and province on a date. Throws RuleRefused where none is held, as in edition 2000. */
export function agencyFee(question: ProgrammeQuestion, on: PlainDate): AgencyFee {
  const inquiry = new Inquiry(question);
  const fee = inquiry.value('agency-fee', on);
  const tax = word(inquiry.value('agency-fee-tax', on));
  const deductible = isYes(inquiry.value('agency-fee-deductible', on));
  const amountCents = centsFromDecimal(decimal(fee) ?? new Decimal(0), 'half-up');
  const { tainted } = inquiry;
  return { amountCents, tax, deductible, source: fee.source, warnings: inquiry.warnings(), tainted };
}

/** IANA time zone in which the days of the question's province begin and end. Throws RuleRefused for uncovered dates. */
export function provinceTimeZone(question: RuleQuestion, on: PlainDate): string {
  return word(new Inquiry(question).value('time-zone', on)) ?? 'UTC';
}
