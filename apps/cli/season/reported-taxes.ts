import type { RecordSubmitted } from '#libs/payroll';
import { cents, type PlainDate } from '#libs/quantities';
import { lawfulPay, type PayFacts, type PayRules, RuleRefused, type StatutoryAmount } from '#libs/rulebook';

/** Invented: nobody of a season expects as much in a year as Quebec begins to tax a foreign farm worker from. */
const expectedAnnualIncomeCents = 1_850_000;

/** What an employer of a season says of a pay's withholding: it has it worked out where tables are held, and states about what is usual where none are. */
export function saidOfWithholding(
  facts: PayFacts,
  payDate: PlainDate,
  rules: PayRules,
): Pick<RecordSubmitted, 'withholding' | 'statutory' | 'expectedAnnualIncomeCents'> {
  const isHeld = !(rules.on(payDate).look('withholding-edition') instanceof RuleRefused);
  if (isHeld) return { withholding: 'compute', expectedAnnualIncomeCents };
  const { grossCents } = lawfulPay({ ...facts, statutory: [] }, rules);
  return { statutory: usualTaxes(grossCents) };
}

/** About what is usual, as of the season of 2000, whose tables are not held. */
export function usualTaxes(grossCents: number): StatutoryAmount[] {
  const share = (kind: StatutoryAmount['kind'], of: number): StatutoryAmount => ({
    kind,
    amountCents: cents(Math.round(grossCents * of)),
  });
  return [share('cpp', 0.033), share('ei', 0.024), share('income-tax', 0.06)];
}
