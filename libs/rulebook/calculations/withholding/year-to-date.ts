import { cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { contribute, type Contributed } from './contribute.js';
import type { WithholdingFacts, YearToDate } from './facts.js';
import { paymentOf } from './payment.js';
import type { WithholdingRules } from './rules.js';

/**
 * What this employer has paid and withheld in the year once a payment is made: the year to date of the next payment by the
 * same employer. With another employer, or in another year, it begins anew.
 */
export function yearToDateAfter(facts: WithholdingFacts, made: Contributed): YearToDate {
  const before = facts.yearToDate ?? {};
  const { wholeCents } = paymentOf(facts);
  const after = (earlier = 0, now = 0) => cents(earlier + now);
  return {
    grossCents: after(before.grossCents, wholeCents),
    pensionableCents: after(
      before.pensionableCents ?? before.grossCents,
      facts.exempt?.cpp === undefined ? wholeCents : 0,
    ),
    insurableCents: after(before.insurableCents, facts.exempt?.ei === undefined ? wholeCents : 0),
    cppBaseCents: after(before.cppBaseCents, made.cppCents),
    cppAdditionalCents: after(before.cppAdditionalCents, made.cpp2Cents),
    eiCents: after(before.eiCents, made.eiCents),
    qpipCents: after(before.qpipCents, made.qpipCents),
  };
}

/**
 * The year to date after payments by one employer in one year, in the order in which they were made, with what was due on
 * each: what was withheld wrongly is not carried on. A payment that no table covers leaves it as it was. Undefined without
 * any.
 */
export function yearToDateOf(
  payments: readonly Omit<WithholdingFacts, 'yearToDate'>[],
  rules: WithholdingRules,
): YearToDate | undefined {
  let yearToDate: YearToDate | undefined;
  for (const payment of payments) {
    const facts = { ...payment, ...(yearToDate && { yearToDate }) };
    try {
      yearToDate = yearToDateAfter(facts, contribute(facts, rules));
    } catch (error) {
      if (!(error instanceof RuleRefused)) throw error;
    }
  }
  return yearToDate;
}
