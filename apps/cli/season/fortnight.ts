import {
  type FictionalOrder,
  type FictionalWorker,
  randomOf,
  type SeasonPlan,
  type WorkingDay,
  workingDays,
} from '#libs/fiction';
import { addDays, dollarsFromCents, type PlainDate } from '#libs/quantities';

const fortnightDays = 14;
/** Hours in a period from which the journey is asked back. */
export const enoughHours = 40;
/** Invented cost of a worker's journey, there and back, by where an order's workers come from. */
export const journeyCostCents = { mexico: 72_000, caribbean: 60_000 } as const;
/** Invented premium for a fortnight of the Mexican insurer's cover. */
const premiumCents = 630;

/** One pay period of an order. */
export interface PayPeriod {
  from: PlainDate;
  /** Included. */
  to: PlainDate;
}

/** The fortnights of an order's season; the last one ends with the season. */
export function payPeriods(needFrom: PlainDate, needTo: PlainDate): PayPeriod[] {
  const periods: PayPeriod[] = [];
  for (let from = needFrom; from <= needTo; from = addDays(from, fortnightDays)) {
    const to = addDays(from, fortnightDays - 1);
    periods.push({ from, to: to > needTo ? needTo : to });
  }
  return periods;
}

/** The days of a fortnight on which a worker of an order works. */
export function daysWorked(
  plan: Pick<SeasonPlan, 'seed'>,
  order: FictionalOrder,
  worker: FictionalWorker,
  { from, to }: PayPeriod,
): WorkingDay[] {
  return [from, addDays(from, 7)]
    .filter((week) => week <= to)
    .flatMap((week) => workingDays(order, worker, week, randomOf(plan.seed, 'days', worker.key, week)))
    .filter(({ date, hours }) => date <= to && hours > 0);
}

/** A day as it goes on a pay sheet. */
interface PaidDay {
  date: PlainDate;
  hours: number;
  pieces?: { unit: string; count: number; rate: string }[];
  meals?: true;
}

/** Days worked, with pieces at the order's rates and meals where they are provided. */
export function paidDays(
  { pieceRates }: FictionalOrder,
  days: readonly WorkingDay[],
  mealsProvided: boolean,
): PaidDay[] {
  const rates = new Map(pieceRates.map(({ unit, rateCents }) => [unit, dollarsFromCents(rateCents)]));
  return days.map(({ date, hours, pieces }) => ({
    date,
    hours,
    ...(pieces.length === 0
      ? {}
      : { pieces: pieces.map(({ unit, count }) => ({ unit, count, rate: rates.get(unit) ?? '0' })) }),
    ...(mealsProvided ? { meals: true } : {}),
  }));
}

/** Invented premium for so many days of a fortnight, in cents. */
export const premiumOf = (days: number): number => Math.round((premiumCents * days) / fortnightDays);
