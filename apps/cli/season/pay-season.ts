import { lastDayAtWork, randomOf, workingDays } from '#libs/fiction';
import { PayDebts, type RecordSubmitted, SubmitPaySheet } from '#libs/payroll';
import { addDays, dollarsFromCents, type PlainDate } from '#libs/quantities';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';
import type { Placed, WorkerSeason } from './worker-season.js';

const fortnightDays = 14;
/** Hours in a period from which the journey is asked back. */
const enoughHours = 40;
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

/** Submits the pay sheet of a fortnight for everybody who worked in it, and proves the last wages of who went home in it. */
export async function payFortnight(
  season: OrderSeason,
  workers: WorkerSeason,
  period: PayPeriod,
): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const records = workers.placed.flatMap((placed) => recordOf(season, placed, period));
  if (records.length === 0) return;
  const principal = await season.principal;
  acknowledge(
    await once(`${order.key}:pay:${period.from}`, () =>
      app.get(SubmitPaySheet).submit(principal, season.jobOrderId, {
        periodStart: period.from,
        periodEnd: period.to,
        payDate: addDays(period.to, 3),
        payPeriods: 26,
        records,
      }),
    ),
  );
  await payFinalWages(season, workers, period);
}

/** The last wages of those whose stay ended in a fortnight, wherever they are, the day after its pay day. */
async function payFinalWages(
  season: OrderSeason,
  workers: WorkerSeason,
  { from, to }: PayPeriod,
): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const principal = await season.principal;
  const paidOn = addDays(to, 4);
  for (const { worker, placementId, number } of workers.placed) {
    const last = lastDayAtWork(order, worker);
    if (last < from || last > to) continue;
    acknowledge(
      await once(`${order.key}:final-wages:${number}`, () =>
        app.get(PayDebts).finalWages(principal, placementId, {
          paidOn,
          method: 'bank-transfer',
          proofReference: `FW-${number}`,
        }),
      ),
    );
  }
}

function recordOf(
  season: OrderSeason,
  { worker, placementId }: Placed,
  { from, to }: PayPeriod,
): RecordSubmitted[] {
  const { plan, order } = season.context;
  if (lastDayAtWork(order, worker) < from) return [];
  const weeks = [from, addDays(from, 7)].filter((week) => week <= to);
  const days = weeks
    .flatMap((week) => workingDays(order, worker, week, randomOf(plan.seed, 'days', worker.key, week)))
    .filter(({ date, hours }) => date <= to && hours > 0);
  if (days.length === 0) return [];
  const rates = new Map(order.pieceRates.map(({ unit, rateCents }) => [unit, dollarsFromCents(rateCents)]));
  const hours = days.reduce((sum, day) => sum + day.hours, 0);
  const about = hours * order.hourlyRateCents;
  return [
    {
      placementId,
      days: days.map(({ date, hours: worked, pieces }) => ({
        date,
        hours: worked,
        ...(pieces.length === 0
          ? {}
          : { pieces: pieces.map(({ unit, count }) => ({ unit, count, rate: rates.get(unit) ?? '0' })) }),
        ...(season.mealsProvided ? { meals: true } : {}),
      })),
      // A short last period leaves little: then nothing is asked back.
      ...(hours >= enoughHours ? season.transportAsked : {}),
      ...(season.country === 'MX'
        ? { insuranceCents: Math.round((premiumCents * days.length) / fortnightDays) }
        : {}),
      ...(season.mealsProvided ? { consents: ['meals'] } : {}),
      // As an employer would report them; the year's own tables are not held for 2000.
      cppCents: Math.round(about * 0.033),
      eiCents: Math.round(about * 0.024),
      incomeTaxCents: Math.round(about * 0.06),
    },
  ];
}
