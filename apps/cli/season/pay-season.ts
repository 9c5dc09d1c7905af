import { lastDayAtWork } from '#libs/fiction';
import { ConfirmPayment, type RecordSubmitted, RemitPaySheet, SubmitPaySheet } from '#libs/payroll';
import { addDays, dollarsFromCents, type PlainDate } from '#libs/quantities';
import type { PayFacts } from '#libs/rulebook';
import { daysWorked, enoughHours, paidDays, type PayPeriod, premiumOf } from './fortnight.js';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';
import { saidOfWithholding } from './reported-taxes.js';
import type { Placed, WorkerSeason } from './worker-season.js';

/** Pays in a year, each for a fortnight. */
const payPeriods = 26;

/** Submits the pay sheet of a fortnight for everybody who worked in it, and proves that it was paid, wherever they are. */
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
    recordOf(season, placed, period, (facts) => saidOfWithholding(facts, payDate, rules)),
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
  await confirm(season, sheet.paySheetId, { from: period.from, payDate });
}

/** The sheet, and what is withheld for the workers, goes to the liaison service the day after the pay day. */
async function send(season: OrderSeason, paySheetId: string, { from, to }: PayPeriod): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const principal = await season.principal;
  const sent = { sentOn: addDays(to, 4), reference: `PS-${order.key}-${from}` };
  acknowledge(
    await once(`${order.key}:send:${from}`, () => app.get(RemitPaySheet).send(principal, paySheetId, sent)),
  );
}

/** The pay reached everybody on the pay day, also those whose stay ended and whose last wages it is. */
async function confirm(
  season: OrderSeason,
  paySheetId: string,
  { from, payDate }: { from: PlainDate; payDate: PlainDate },
): Promise<void> {
  const { app, order, acknowledge } = season.context;
  const principal = await season.principal;
  const proof = { paidOn: payDate, method: 'bank-transfer', proofReference: `PAY-${order.key}-${from}` };
  acknowledge(
    await once(`${order.key}:paid:${from}`, () =>
      app.get(ConfirmPayment).sheet(principal, paySheetId, proof),
    ),
  );
}

function recordOf(
  season: OrderSeason,
  { worker, placementId }: Placed,
  { from, to }: PayPeriod,
  withholding: (facts: PayFacts) => ReturnType<typeof saidOfWithholding>,
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
      ...withholding({ periodStart: from, periodEnd: to, days: worked, hourlyRate }),
    },
  ];
}
