import { cents } from '#libs/quantities';

import type { WithholdingFacts, YearToDate } from './facts.js';
import { paymentOf } from './payment.js';
import type { Withholding } from './result.js';

/**
 * What this employer has paid and withheld in the year once a payment is made: the year to date of the next payment by the
 * same employer. With another employer, or in another year, it begins anew.
 */
export function yearToDateAfter(facts: WithholdingFacts, made: Withholding): YearToDate {
  const before = facts.yearToDate ?? {};
  const { wholeCents } = paymentOf(facts);
  const after = (earlier = 0, now = 0) => cents(earlier + now);
  return {
    grossCents: after(before.grossCents, wholeCents),
    pensionableCents: after(before.pensionableCents ?? before.grossCents, facts.cppExempt ? 0 : wholeCents),
    insurableCents: after(before.insurableCents, facts.eiExempt ? 0 : wholeCents),
    cppBaseCents: after(before.cppBaseCents, made.cppCents),
    cppAdditionalCents: after(before.cppAdditionalCents, made.cpp2Cents),
    eiCents: after(before.eiCents, made.eiCents),
    qpipCents: after(before.qpipCents, made.qpipCents),
  };
}
