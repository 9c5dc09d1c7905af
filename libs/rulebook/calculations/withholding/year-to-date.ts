import { cents, zeroCents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { contribute, type Contributed } from './contribute.js';
import type { WithholdingFacts, YearToDate } from './facts.js';
import { paymentOf } from './payment.js';
import type { WithholdingRules } from './rules.js';

/**
 * What this employer has paid and withheld in the year once a payment is made: the year to date of the next payment by the
 * same employer. With another employer, or in another year, it begins anew.
 */
export function yearToDateAfter(facts: WithholdingFacts, made: Amounts): YearToDate {
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

/** A payment that was made, and what was withheld from it; of a kind that nobody reported, what was due. */
export type PaymentMade = Omit<WithholdingFacts, 'yearToDate'> & {
  readonly withheld?: readonly { readonly kind: string; readonly amountCents: Cents }[];
};

/**
 * The year to date after payments by one employer in one year, in the order in which they were made: what was withheld counts,
 * and where nothing was reported what was due. A payment that no table covers counts with what was reported. Undefined without
 * any payment.
 */
export function yearToDateOf(
  payments: readonly PaymentMade[],
  rules: WithholdingRules,
): YearToDate | undefined {
  let yearToDate: YearToDate | undefined;
  for (const { withheld = [], ...payment } of payments) {
    const facts: WithholdingFacts = { ...payment, ...(yearToDate && { yearToDate }) };
    yearToDate = yearToDateAfter(facts, actually(withheld, dueOn(facts, rules)));
  }
  return yearToDate;
}

type Amounts = Pick<Contributed, 'cppCents' | 'cpp2Cents' | 'eiCents' | 'qpipCents'>;

function dueOn(facts: WithholdingFacts, rules: WithholdingRules): Amounts {
  try {
    return contribute(facts, rules);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return { cppCents: zeroCents, cpp2Cents: zeroCents, eiCents: zeroCents };
  }
}

/** One amount for both pension contributions holds the second one, too. */
function actually(withheld: NonNullable<PaymentMade['withheld']>, due: Amounts): Amounts {
  const of = (kind: string) => withheld.find((one) => one.kind === kind)?.amountCents;
  const cpp = of('cpp');
  return {
    cppCents: cpp ?? due.cppCents,
    cpp2Cents: of('cpp2') ?? (cpp === undefined ? due.cpp2Cents : zeroCents),
    eiCents: of('ei') ?? due.eiCents,
    qpipCents: of('qpip') ?? due.qpipCents,
  };
}
