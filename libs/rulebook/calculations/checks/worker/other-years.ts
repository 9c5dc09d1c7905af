import { cents, timesRatio } from '#libs/quantities';

import { dueWithholding, type DueWithholding } from '../../withholding/due.js';
import type { WithholdingFacts, YearToDate } from '../../withholding/facts.js';
import type { WithholdingRules } from '../../withholding/rules.js';
import type { ContributionTables } from '../../withholding/tables/tables.js';
import type { YearUnknown } from '../paid-record.js';

/** Into how many parts the pay that is not shown is cut: what is due rises and falls along it, at a maximum of the year. */
const parts = 16;

/**
 * What is due on a payment in the years to date that there can be where some pay of the year is not shown: from the one that is known to
 * the one with all that may have been paid.
 */
export function dueInOtherYears(
  facts: WithholdingFacts,
  { mostCents, mayBeLess }: YearUnknown,
  rules: WithholdingRules,
): DueWithholding[] {
  const tables = rules.contributionTablesOf(facts.province, facts.payDate);
  const least = mayBeLess ? -parts : 1;
  const dues: DueWithholding[] = [];
  for (let part = least; part <= parts; part += 1) {
    const yearToDate = withPay(facts.yearToDate ?? {}, Math.round((mostCents * part) / parts), tables);
    dues.push(dueWithholding({ ...facts, yearToDate }, rules));
  }
  return dues;
}

/** A year to date with more pay, or less, and what was to be withheld of it. */
function withPay(
  year: Partial<YearToDate>,
  payCents: number,
  { pension, insurance, parental }: ContributionTables,
): Partial<YearToDate> {
  const more = (known: number | undefined, moreCents: number, most = Infinity) =>
    cents(Math.min(most, Math.max(0, (known ?? 0) + moreCents)));
  return {
    grossCents: more(year.grossCents, payCents),
    pensionableCents: more(year.pensionableCents ?? year.grossCents, payCents),
    insurableCents: more(year.insurableCents, payCents),
    cppBaseCents: more(year.cppBaseCents, timesRatio(payCents, pension.rate), pension.maximumCents),
    cppAdditionalCents: more(year.cppAdditionalCents, 0),
    eiCents: more(year.eiCents, timesRatio(payCents, insurance.rate), insurance.maximumCents),
    qpipCents: more(
      year.qpipCents,
      parental === undefined ? 0 : timesRatio(payCents, parental.rate),
      parental?.maximumCents,
    ),
  };
}
