import type { Cents, Decimal, PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../refusal.js';

/** Deductions that the rulebook knows; statutory ones are taken as the employer reports them. */
export type DeductionKind =
  | 'cpp'
  | 'cpp2'
  | 'ei'
  | 'income-tax'
  | 'insurance'
  | 'administration'
  | 'savings'
  | 'liaison-fee'
  | 'meals'
  | 'utilities'
  | 'transport';

/** Pieces of one day: how many and dollars for each. */
export interface PiecesPaid {
  readonly unit: string;
  readonly count: Decimal.Value;
  readonly rate: Decimal.Value;
}

/** One day of a pay period; days not listed were not worked. */
export interface DayWorked {
  readonly date: PlainDate;
  readonly hours: Decimal.Value;
  readonly pieces?: readonly PiecesPaid[];
  /** Whether the employer provided meals that day. */
  readonly meals?: boolean;
}

/** What earlier pay records of the same worker and season hold. */
export interface SeasonBalances {
  readonly transportCents: Cents;
  readonly administrationCents: Cents;
  readonly savingsCents: Cents;
  readonly hours: Decimal.Value;
}

/** Statutory deductions as the employer reports them. */
export interface StatutoryReported {
  readonly cppCents?: Cents;
  readonly cpp2Cents?: Cents;
  readonly eiCents?: Cents;
  readonly incomeTaxCents?: Cents;
}

/** One worker's pay period as reported; programme, country, province, commodity and route are in the PayRules. */
export interface PayFacts {
  readonly periodStart: PlainDate;
  /** Included. The day on which deductions and the edition are looked up. */
  readonly periodEnd: PlainDate;
  readonly days: readonly DayWorked[];
  /** Dollars an hour that the contract offers; absent when paid by the piece only. */
  readonly hourlyRate?: Decimal.Value;
  /** Dollars an hour fixed as prevailing for the job order. */
  readonly prevailingRate?: Decimal.Value;
  readonly firstDayWorked?: PlainDate;
  readonly seasonToDate?: Partial<SeasonBalances>;
  /** Cost of the round trip that the employer advanced. */
  readonly transportCostCents?: Cents;
  /** Days with meals; counted from `days` when absent. */
  readonly mealsDays?: number;
  /** What the employer asks for a day of meals; the cap when absent. */
  readonly mealsPriceCents?: Cents;
  /** Premium that the employer paid to the insurer for this period. */
  readonly insurancePremiumCents?: Cents;
  readonly statutory?: StatutoryReported;
  /** Kinds of deduction that the worker consented to in writing. */
  readonly consents?: readonly string[];
  /** The most that the employer asks to deduct of a kind in this period; the lawful amount when absent, 0 for none. */
  readonly asked?: Readonly<Partial<Record<'transport' | 'administration' | 'insurance', Cents>>>;
}

/** Everything in the facts that cannot be: days outside the period or twice, more than 24 hours, negative amounts. */
export function invalidPayFacts(facts: PayFacts): RuleRefusal[] {
  const wrong: RuleRefusal[] = [];
  const report = (field: string, text: string): void => {
    wrong.push({
      code: 'PAY_FACTS_INVALID',
      params: { field },
      rule: 'pay-record',
      text,
      instead: `Correct ${field} and send the record again.`,
    });
  };
  if (facts.periodEnd < facts.periodStart)
    report('periodEnd', `The period ends on ${facts.periodEnd}, before it begins on ${facts.periodStart}.`);
  const seen = new Set<PlainDate>();
  for (const day of facts.days) {
    if (day.date < facts.periodStart || day.date > facts.periodEnd)
      report('days', `${day.date} lies outside the period ${facts.periodStart} to ${facts.periodEnd}.`);
    if (seen.has(day.date)) report('days', `${day.date} is listed twice.`);
    seen.add(day.date);
    const hours = Number(day.hours);
    if (!(hours >= 0 && hours <= 24))
      report('days', `The hours of ${day.date} must lie between 0 and 24, not ${String(day.hours)}.`);
    for (const pieces of day.pieces ?? []) {
      if (!(Number(pieces.count) >= 0 && Number(pieces.rate) >= 0))
        report('days', `Pieces and piece rate of ${day.date} must be numbers of 0 or more.`);
    }
  }
  checkAmounts(facts, report);
  return wrong;
}

function checkAmounts(facts: PayFacts, report: (field: string, text: string) => void): void {
  const amounts: readonly (readonly [string, Decimal.Value | undefined])[] = [
    ['hourlyRate', facts.hourlyRate],
    ['prevailingRate', facts.prevailingRate],
    ['transportCostCents', facts.transportCostCents],
    ['mealsDays', facts.mealsDays],
    ['mealsPriceCents', facts.mealsPriceCents],
    ['insurancePremiumCents', facts.insurancePremiumCents],
    ...Object.entries(facts.statutory ?? {}),
    ...Object.entries(facts.seasonToDate ?? {}),
    ...Object.entries(facts.asked ?? {}),
  ];
  for (const [field, amount] of amounts) {
    if (amount !== undefined && !(Number(amount) >= 0))
      report(field, `${field} must be a number of 0 or more, not ${String(amount)}.`);
  }
}
