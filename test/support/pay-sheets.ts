import { addDays, plainDate } from '#libs/quantities';
import type { PlacedWorkers } from './placed-worker.js';
import type { World } from './world.js';

/** A week of days from a date, with the hours of each. */
export const week = (start: string, hours: (string | number)[], more: object = {}) =>
  hours.map((worked, index) => ({ date: addDays(plainDate(start), index), hours: worked, ...more }));

/** Says that nothing is withheld by statute: stated as 0 in a season without tables, and exempt in every other. */
export const nothingWithheld = (start: string): object =>
  start < '2024'
    ? { statutory: statutory({ cpp: 0, ei: 0, 'income-tax': 0 }) }
    : { exempt: { cpp: 'age', ei: 'short-engagement', qpip: 'short-engagement', tax: 'treaty' } };

/** Statutory amounts, in cents by kind. */
export const statutory = (amounts: Record<string, number>) =>
  Object.entries(amounts).map(([kind, amountCents]) => ({ kind, amountCents }));

/** A record that says of withholding what it says, or else that there is none. */
export const saying = <Said extends object>(start: string, record: Said): Said =>
  ['statutory', 'withholding', 'exempt'].some((field) => field in record)
    ? record
    : { ...nothingWithheld(start), ...record };

/** A week's sheet for placements, each with the same record. */
export const sheet = (start: string, placementIds: string[], record: object = {}, days = 7) => ({
  periodStart: start,
  periodEnd: addDays(plainDate(start), days - 1),
  payDate: addDays(plainDate(start), days + 2),
  payPeriods: days <= 7 ? 52 : 26,
  records: placementIds.map((placementId) => ({
    placementId,
    days: week(start, [8, 8, 8, 8, 8, 8]),
    ...saying(start, record),
  })),
});

/** Submits a sheet as the employer and expects a status. */
export const submit = ({ employer, orderId }: PlacedWorkers, body: object, status = 200) =>
  employer.post(`job-orders/${orderId}/pay-sheets`, body).expect(status);

/** The amount of a line of a stored record; 0 without one. */
export const line = async ({ employer }: PlacedWorkers, id: string, kind: string): Promise<number> => {
  const { body } = await employer.get(`pay-records/${id}`).expect(200);
  const found = body.statement.lines.find((one: { kind: string }) => one.kind === kind);
  return found?.amountCents ?? 0;
};

/** What a placement's records add up to; undefined before the first. */
export const balanceOf = async (world: World, placementId: string) => {
  const [row] = await world.dataSource.query('select * from pay_balance where placement_id = $1', [
    placementId,
  ]);
  return row;
};

/** The codes of a refusal's findings, in order. */
export const codes = (body: { findings?: { code: string }[]; code: string }) =>
  (body.findings ?? [body]).map(({ code }) => code).sort();
