import { lastDayAtWork } from '#libs/fiction';
import { PayDebts, type RecordSubmitted, SendPaySheet, SubmitPaySheet } from '#libs/payroll';
import { addDays, dollarsFromCents } from '#libs/quantities';
import type { PayFacts } from '#libs/rulebook';
import { daysWorked, enoughHours, paidDays, type PayPeriod, premiumOf } from './fortnight.js';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';
import type { ReportedTaxes } from './reported-taxes.js';
import type { Placed, WorkerSeason } from './worker-season.js';

/** Pays in a year, each for a fortnight. */
const payPeriods = 26;

/** Submits the pay sheet of a fortnight for everybody who worked in it, and proves the last wages of who went home in it. */
export async function payFortnight(
  season: OrderSeason,
  workers: WorkerSeason,
  period: PayPeriod,
): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const payDate = addDays(period.to, 3);
  const paid = { payDate, payPeriods };
  const { programme, province, commodity } = order;
  const rules = await season.context.rules.of({
    ...{ programme, country: season.country, province, commodity },
  });
  const records = workers.placed.flatMap((placed) =>
    recordOf(season, placed, period, (facts) =>
      workers.payrolls.of(placed.placementId).withheld(facts, paid, rules),
    ),
  );
  if (records.length === 0) return;
  const principal = await season.principal;
  const sheet = await once(`${order.key}:pay:${period.from}`, () =>
    app.get(SubmitPaySheet).submit(principal, season.jobOrderId, {
      periodStart: period.from,
      periodEnd: period.to,
      ...paid,
      records,
    }),
  );
  acknowledge(sheet);
  if (season.sendsSheets) await send(season, sheet.paySheetId, period);
  await payFinalWages(season, workers, period);
}

/** The sheet, and what is withheld for the workers, goes to the liaison service the day after the pay day. */
async function send(season: OrderSeason, paySheetId: string, { from, to }: PayPeriod): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const principal = await season.principal;
  const sent = { sentOn: addDays(to, 4), reference: `PS-${order.key}-${from}` };
  acknowledge(
    await once(`${order.key}:send:${from}`, () => app.get(SendPaySheet).send(principal, paySheetId, sent)),
  );
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
  withheld: (facts: PayFacts) => ReportedTaxes,
): RecordSubmitted[] {
  const { plan, order } = season.context;
  if (lastDayAtWork(order, worker) < from) return [];
  const days = daysWorked(plan, order, worker, { from, to });
  const hours = days.reduce((sum, day) => sum + day.hours, 0);
  const worked = paidDays(order, days, season.mealsProvided);
  const hourlyRate = dollarsFromCents(order.hourlyRateCents);
  return [
    {
      placementId,
      days: worked,
      // A short last period leaves little: then nothing is asked back.
      ...(hours >= enoughHours ? season.transportAsked : {}),
      ...(season.insures ? { insuranceCents: premiumOf(days.length) } : {}),
      ...(season.mealsProvided ? { consents: ['meals'] } : {}),
      ...withheld({ periodStart: from, periodEnd: to, days: worked, hourlyRate }),
    },
  ];
}
