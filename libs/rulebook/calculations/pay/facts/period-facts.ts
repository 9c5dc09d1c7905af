import {
  addProducts,
  daysBetween,
  measure,
  multiply,
  noMeasure,
  noProduct,
  type Cents,
  type Measure,
  type PlainDate,
  type Product,
} from '#libs/quantities';

import type { DayWorked, PayFacts } from './pay-facts.js';

/** The hours and pieces of each day of a period, counted from its first day; days at the end may be missing. */
export interface Work {
  readonly hours: ArrayLike<Measure>;
  /** Dollars that the pieces of each day earn; empty where nothing is paid by the piece. */
  readonly pieces: ArrayLike<Product>;
}

/** What the law asks of a pay period, whether it is to be paid or was paid. */
export interface PeriodFacts {
  readonly periodStart: PlainDate;
  /** Included. */
  readonly periodEnd: PlainDate;
  readonly work: Work;
  /** Dollars an hour that the employer offers; 0 when paid by the piece only. */
  readonly offeredRate: Measure;
  /** Dollars an hour fixed as prevailing for the job order; 0 when none is. */
  readonly prevailingRate: Measure;
  readonly firstDayWorked?: PlainDate | undefined;
  /** The first day of the guaranteed weeks, where it is not the first day worked here. */
  readonly guaranteedFrom?: PlainDate | undefined;
  /** The first and last day of the contract or stay, where they are known. */
  readonly contractFrom?: PlainDate | undefined;
  readonly contractTo?: PlainDate | undefined;
  readonly transportCostCents?: Cents | undefined;
  /** Days with meals; undefined where nobody says how many. */
  readonly mealDays?: number | undefined;
  /** What the employer asks for a day of meals. */
  readonly mealsPriceCents?: Cents | undefined;
  readonly insurancePremiumCents?: Cents | undefined;
  /** All that this employer advanced in the season. */
  readonly advancedCents?: Cents | undefined;
  readonly consents: readonly string[];
}

/** What earlier records of the season leave for the caps of a period; an undefined balance is unknown, not 0. */
export interface TakenBefore {
  readonly transportCents: number | undefined;
  readonly administrationCents: number | undefined;
  readonly savingsCents: number | undefined;
  readonly housingCents: number | undefined;
  readonly advanceCents: number | undefined;
}

/** The facts of a period that is to be paid, as the law asks them. */
export function periodFactsOf(facts: PayFacts): PeriodFacts {
  const { periodStart, periodEnd, days, hourlyRate, prevailingRate } = facts;
  return {
    periodStart,
    periodEnd,
    work: workOf(days, periodStart),
    offeredRate: hourlyRate === undefined ? noMeasure : measure(hourlyRate),
    prevailingRate: prevailingRate === undefined ? noMeasure : measure(prevailingRate),
    firstDayWorked: facts.firstDayWorked,
    guaranteedFrom: facts.guaranteedFrom,
    contractTo: facts.contractTo,
    transportCostCents: facts.transportCostCents,
    mealDays: facts.mealsDays ?? daysWithMeals(days),
    mealsPriceCents: facts.mealsPriceCents,
    insurancePremiumCents: facts.insurancePremiumCents,
    advancedCents: facts.advancedCents,
    consents: facts.consents ?? [],
  };
}

/** The work of days in any order, each at its place from the first day of the period on. */
export function workOf(days: readonly DayWorked[], periodStart: PlainDate): Work {
  const hours: Measure[] = [];
  let pieces: Product[] | undefined;
  for (const day of days) {
    const at = daysBetween(periodStart, day.date);
    while (hours.length <= at) hours.push(noMeasure);
    hours[at] = measure(day.hours);
    if (day.pieces === undefined) continue;
    pieces ??= [];
    while (pieces.length <= at) pieces.push(noProduct);
    for (const { count, rate } of day.pieces)
      pieces[at] = addProducts(pieces[at] ?? noProduct, multiply(measure(count), measure(rate)));
  }
  return { hours, pieces: pieces ?? noPieces };
}

const noPieces: readonly Product[] = [];

function daysWithMeals(days: readonly DayWorked[]): number {
  let count = 0;
  for (const day of days) if (day.meals) count += 1;
  return count;
}

/** Whether any hour was worked or piece paid on a day of the period, counted from its first. */
export function isWorked({ hours, pieces }: Work, day: number): boolean {
  return (hours[day] ?? noMeasure) !== 0 || (pieces[day] ?? noProduct) !== 0;
}

/** The days of a period on which the worker was employed: `first` is among them, `end` is not; counted from the period's first. */
export function employedDays(facts: PeriodFacts): { first: number; end: number } {
  const { periodStart, periodEnd, contractTo } = facts;
  const from = facts.firstDayWorked ?? facts.contractFrom;
  const first = from === undefined ? 0 : Math.max(0, daysBetween(periodStart, from));
  const last = contractTo !== undefined && contractTo < periodEnd ? contractTo : periodEnd;
  return { first, end: Math.max(first, daysBetween(periodStart, last) + 1) };
}
