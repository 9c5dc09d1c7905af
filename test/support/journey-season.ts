import { expect } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';
import { act, expectHidden, expectRefused, type Journey, needDay } from './journey.js';
import type { Orders } from './journey-orders.js';
import type { Crew, Placed } from './journey-placing.js';
import { nothingWithheld, saying, week } from './pay-sheets.js';
import type { Farm } from './placing.js';

const acts = (name: string) => `placements/acts/${name}`;
const fullWeek = [8, 8, 8, 8, 8, 8];

/** What a sheet says of one worker; `hours` by day, the rest as the API takes it. */
export interface WeekOf {
  hours?: (string | number)[];
  meals?: boolean;
  [field: string]: unknown;
}

/** The records of a submitted sheet by placement: what the list shows, with its statement. */
export type PaidWeek = Record<string, { id: string; warnings: string[]; statement: Statement }>;

/** A statement, as far as journeys read it. */
export interface Statement {
  grossCents: number;
  topUpCents: number;
  netCents: number;
  deductionsCents: number;
  guarantee: { hoursOwed: string; hoursSoFar: string };
  lines: { kind: string; amountCents: number; rule: string; source: { title: string } | null }[];
  warnings: { code: string; params: Record<string, unknown> }[];
}

/** Submits the sheet of a week, or of some of its days, counted from the need date, and reads every record of it back. */
export async function payWeek(
  journey: Journey,
  { employer }: Farm,
  orderId: string,
  index: number,
  workers: Record<string, WeekOf>,
  days = 7,
): Promise<PaidWeek> {
  const start = needDay(journey, 7 * index);
  const records = Object.entries(workers).map(([placementId, { hours = fullWeek, meals, ...more }]) => ({
    placementId,
    days: week(start, hours, meals === true ? { meals } : {}),
    ...saying(start, more),
  }));
  const sheet = {
    periodStart: start,
    periodEnd: addDays(start, days - 1),
    payDate: addDays(start, 8),
    payPeriods: 52,
    records,
  };
  const { strangers } = journey;
  const { records: made } = await act(
    employer,
    strangers.employer,
    `job-orders/${orderId}/pay-sheets`,
    sheet,
    [{ act: 'ANSWER_PAY_RECORDS', by: 'worker', dueOn: null }],
  );
  const paid: PaidWeek = {};
  for (const { id, placementId, warnings } of made) {
    const { body } = await employer.get(`pay-records/${id}`).expect(200);
    const { lines, grossCents, deductionsCents, netCents } = body.statement as Statement;
    expect(netCents).toBe(grossCents - deductionsCents);
    expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(deductionsCents);
    expect(lines.map(({ kind }) => kind)).not.toContain('agency-fee');
    paid[placementId as string] = { id, warnings, statement: body.statement };
  }
  return paid;
}

/** The amount of a line of a placement's record; undefined without one. */
export const taken = (paid: PaidWeek, placed: { placementId: string }, kind: string) =>
  paid[placed.placementId]?.statement.lines.find((line) => line.kind === kind)?.amountCents;

/** What a placement's record warns of. */
export const warned = (paid: PaidWeek, placed: { placementId: string }) =>
  paid[placed.placementId]?.warnings ?? [];

/** The statement of a placement's record. */
export function statementOf(paid: PaidWeek, { placementId }: Pick<Placed, 'placementId'>): Statement {
  const found = paid[placementId];
  if (found === undefined) throw new Error(`The sheet has no record of ${placementId}`);
  return found.statement;
}

/** A worker disputes a record, the employer corrects it, the worker agrees; nobody else can. */
export async function expectCorrection(journey: Journey, crew: Crew, recordId: string): Promise<void> {
  const { farm, strangers } = journey;
  const { self, stranger } = crew;
  const path = `pay-records/${recordId}`;
  await farm.employer.post(`${path}/acceptance`).expect(403);
  await act(self, stranger, `${path}/dispute`, { reason: 'I worked on Saturday too' }, [
    { act: 'CORRECT_PAY_RECORD', by: 'employer', dueOn: null },
  ]);
  const { body: old } = await farm.employer.get(path).expect(200);
  const correction = {
    ...nothingWithheld(old.periodStart as string),
    days: [...old.facts.days, { date: addDays(plainDate(old.periodStart), 6), hours: 2 }],
    reason: 'Two hours of Sunday were left out',
  };
  const { record } = await act(farm.employer, strangers.employer, `${path}/correction`, correction, [
    { act: 'ANSWER_PAY_RECORDS', by: 'worker', dueOn: null },
  ]);
  expect(record.grossCents).toBeGreaterThan(old.grossCents);
  await act(self, stranger, `pay-records/${record.id}/acceptance`, undefined, []);
  await expectRefused(self, `${path}/acceptance`, undefined, 'PAY_RECORD_STATE');
  const { body: seen } = await self.get(path).expect(200);
  expect(seen).toMatchObject({ state: 'corrected', correctedById: record.id, possible: [] });
}

/** A detention with its notice to the consulate, and a complaint of which the employer learns nothing. */
export async function expectProtection(journey: Journey, crew: Crew): Promise<void> {
  const { farm, strangers, liaison, officer } = journey;
  const { employer } = farm;
  const day = needDay(journey, 15);
  const detention = {
    kind: 'detention',
    placementId: crew.substitute.placementId,
    happenedAt: `${day}T12:00:00Z`,
    place: 'Leamington',
    account: 'Stopped on the way from the fields',
  };
  const { id } = await act(employer, strangers.employer, 'incidents', detention, [
    { act: 'TELL_RIGHT', by: 'employer', dueOn: null },
    { act: 'ASK_WISH', by: 'employer', dueOn: null },
  ]);
  await expectHidden(`incidents/${id}`, strangers.employer, strangers.officer, strangers.liaison);
  const step = (body: object, next: object[]) =>
    act(employer, strangers.employer, `incidents/${id}/steps`, body, next as never);
  const told = { kind: 'right-told', at: `${day}T12:30:00Z`, person: 'Constable A', language: 'es' };
  await step(told, [{ act: 'ASK_WISH', by: 'employer', dueOn: null }]);
  const wish = { kind: 'wish-stated', at: `${day}T12:40:00Z`, person: 'Interpreter', wishesNotice: true };
  await step(wish, [{ act: 'NOTIFY_CONSULATE', by: 'employer', dueOn: null }]);
  const notified = { kind: 'consulate-notified', at: `${day}T13:00:00Z`, person: 'Constable A', how: 'Call' };
  await step(notified, []);
  const { body: file } = await liaison.get(`incidents/${id}`).expect(200);
  expect(file.notice).toMatchObject({ wishesNotice: true, owed: [] });

  const complaint = { placementId: crew.veteran.placementId, statement: 'The water pump is broken' };
  await employer.post('complaints', complaint).expect(403);
  const acknowledge = [{ act: 'ACKNOWLEDGE_COMPLAINT', by: 'host-officer', dueOn: null }];
  const { id: complaintId } = await act(crew.self, crew.stranger, 'complaints', complaint, acknowledge);
  const path = `complaints/${complaintId}`;
  await act(officer, strangers.officer, `${path}/acknowledgement`, undefined, [
    { act: 'INVESTIGATE_COMPLAINT', by: 'host-officer', dueOn: null },
  ]);
  const found = { investigation: 'The pump was replaced on the spot' };
  await act(officer, strangers.officer, `${path}/investigation`, found, [
    { act: 'RESOLVE_COMPLAINT', by: 'host-officer', dueOn: null },
  ]);
  await act(officer, strangers.officer, `${path}/resolution`, { outcome: 'The pump works' }, []);
  expect((await crew.self.get(path).expect(200)).body).toMatchObject({
    state: 'resolved',
    outcome: 'The pump works',
    investigation: null,
  });
  await employer.get(path).expect(403);
  expect((await employer.get(`placements/${crew.veteran.placementId}`).expect(200)).body.state).toBe(
    'working',
  );
}

/** The novice goes on at the receiving farm, the substitute goes home early; the new placement. */
export async function expectMoves(
  journey: Journey,
  orders: Orders,
  crew: Crew,
): Promise<{ placementId: string }> {
  const { officer, strangers, receiving, farm } = journey;
  const on = needDay(journey, 21);
  const transfer = {
    placementIds: [crew.novice.placementId],
    jobOrderId: orders.receiving,
    transferredOn: on,
    housingUnitId: receiving.housingUnitId,
    workersConsent: true,
    sendingMinistryApproves: true,
  };
  const path = acts('transfer');
  await expectRefused(officer, path, { ...transfer, workersConsent: false }, 'TRANSFER_NOT_AGREED');
  const two = { ...transfer, placementIds: [crew.novice.placementId, crew.veteran.placementId] };
  await expectRefused(officer, path, two, 'POSITIONS_EXCEEDED');
  const { transferred } = await act(officer, strangers.officer, path, transfer, [
    { act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null },
  ]);
  const [{ id: placementId }] = transferred;
  await expectHidden(`placements/${placementId}`, farm.employer);
  const early = {
    placementIds: [crew.substitute.placementId],
    endedOn: on,
    reason: 'Illness in the family',
  };
  await act(farm.employer, strangers.employer, acts('end-early'), early, [
    { act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null },
  ]);
  const stead = { workerId: crew.absent.workerId };
  await expectRefused(
    journey.ministry,
    `placements/${crew.substitute.placementId}/substitute`,
    stead,
    'NOTHING_TO_SUBSTITUTE',
  );
  return { placementId };
}

/** The stay ends: departures on both farms, and final wages when the workers are home already. */
export async function expectHomeward(
  journey: Journey,
  orders: Orders,
  crew: Crew,
  moved: { placementId: string },
): Promise<PaidWeek> {
  const { world, scenario, farm, receiving, strangers } = journey;
  await world.advanceTo(`${scenario.needTo}T20:00:00Z`);
  const { employer } = farm;
  const departure = { placementIds: [crew.veteran.placementId], departedOn: scenario.needTo };
  const late = { ...departure, departedOn: addDays(scenario.needTo, 1) };
  await expectRefused(employer, acts('report-departure'), late, 'DATE_NOT_POSSIBLE');
  const proof = { paidOn: scenario.needTo, method: 'cash', proofReference: 'T-3' };
  const wagesOf = `placements/${crew.veteran.placementId}/final-wages`;
  await expectRefused(employer, wagesOf, proof, 'STAY_NOT_ENDED');
  const wages = [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null }];
  await act(employer, strangers.employer, acts('report-departure'), departure, wages);
  const theirs = { placementIds: [moved.placementId], departedOn: scenario.needTo };
  await act(receiving.employer, strangers.employer, acts('report-departure'), theirs, wages);
  for (const id of [orders.main, orders.receiving])
    expect((await journey.officer.get(`job-orders/${id}`).expect(200)).body.state).toBe('closed');
  return finalWages(journey, orders.main, crew.veteran);
}

/** The last period ends the day after the departure: once it is over its days to the departure are paid, a later day is refused. */
async function finalWages(journey: Journey, orderId: string, veteran: Placed): Promise<PaidWeek> {
  const { scenario, farm, world } = journey;
  const days = (Date.parse(scenario.needTo) - Date.parse(scenario.needFrom)) / 86_400_000;
  const index = Math.floor(days / 7);
  const left = days - 7 * index + 1;
  const start = needDay(journey, 7 * index);
  const body = (hours: number[], days: number) => ({
    periodStart: start,
    periodEnd: addDays(start, days - 1),
    payDate: addDays(start, 8),
    payPeriods: 52,
    records: [{ placementId: veteran.placementId, days: week(start, hours), ...nothingWithheld(start) }],
  });
  const hours = Array<number>(left).fill(8);
  const path = `job-orders/${orderId}/pay-sheets`;
  await world.advanceTo(`${addDays(scenario.needTo, 1)}T15:00:00Z`);
  await expectRefused(farm.employer, path, body(hours, left + 2), 'PAY_PERIOD_NOT_OVER');
  await expectRefused(farm.employer, path, body([...hours, 8], left + 1), 'DAY_AFTER_DEPARTURE');
  return payWeek(journey, farm, orderId, index, { [veteran.placementId]: { hours } }, left + 1);
}

/** The fourth and fifth weeks, which meet the guarantee of 240 hours: what is owed of it before and after. */
export async function expectGuarantee(
  journey: Journey,
  { main }: Orders,
  { veteran }: Crew,
  {
    fifthWeek,
    hours,
  }: { fifthWeek: (string | number)[]; hours: [owed: string, left: string, soFar: string] },
): Promise<void> {
  const pay = async (index: number, week: WeekOf) =>
    statementOf(await payWeek(journey, journey.farm, main, index, { [veteran.placementId]: week }), veteran);
  const before = (await pay(3, {})).guarantee;
  const after = (await pay(4, { hours: fifthWeek })).guarantee;
  expect([before.hoursOwed, after.hoursOwed, after.hoursSoFar]).toEqual(hours);
}

/** The liaison officer pays a worker's savings out: at most what is owed, then nothing is. */
export async function expectSavingsPaidOut(journey: Journey, crew: Crew, owedCents: number): Promise<void> {
  const { liaison, ministry, auditor, strangers, farm, scenario } = journey;
  const { veteran, self, stranger } = crew;
  const account = `workers/${veteran.workerId}/savings`;
  for (const who of [self, liaison, ministry, auditor])
    expect((await who.get(account).expect(200)).body).toMatchObject({ owedCents, paidOutCents: 0 });
  await expectHidden(account, stranger, strangers.liaison, strangers.ministry, strangers.auditor);
  await farm.employer.get(account).expect(403);
  const payout = {
    amountCents: owedCents + 1,
    paidOn: scenario.needTo,
    method: 'bank transfer',
    proofReference: 'T-1',
  };
  const path = `${account}/payouts`;
  await expectRefused(liaison, path, payout, 'SAVINGS_NOT_ENOUGH');
  await act(liaison, strangers.liaison, path, { ...payout, amountCents: owedCents - 1 }, []);
  await expectRefused(liaison, path, { ...payout, amountCents: 2 }, 'SAVINGS_NOT_ENOUGH');
  const last = await act(liaison, strangers.liaison, path, { ...payout, amountCents: 1 }, []);
  expect(last).toMatchObject({ amountCents: 1, owedCents: 0 });
  await expectRefused(liaison, path, { ...payout, amountCents: 1 }, 'SAVINGS_NONE');
  expect((await self.get(account).expect(200)).body).toMatchObject({ owedCents: 0, paidOutCents: owedCents });
}
