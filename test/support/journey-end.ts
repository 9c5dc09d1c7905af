import { expect } from '@jest/globals';
import { verifyTrail } from '#libs/audit-trail';
import { addDays } from '#libs/quantities';
import { act, draft, expectHidden, expectRefused, type Journey, single } from './journey.js';
import type { Orders } from './journey-orders.js';
import type { Crew } from './journey-placing.js';

/** Both sides evaluate: until the employer has, its next order is refused. */
export async function expectEvaluations(
  journey: Journey,
  orders: Orders,
  crew: Crew,
  nextNeed: { needFrom: string; needTo: string },
): Promise<void> {
  const { farm, strangers, scenario, ministry, liaison } = journey;
  const { employer } = farm;
  const next = await draft(journey, farm, { ...single, ...nextNeed });
  const file = `job-orders/${next}/filing`;
  const refused = await expectRefused(employer, file, undefined, 'SEASON_NOT_EVALUATED');
  expect(refused.params).toMatchObject({ jobOrderId: orders.main, dueOn: scenario.needTo });
  const evaluations = `job-orders/${orders.main}/evaluations`;
  const of = (who: { placementId: string }, rating: number) => ({
    placementId: who.placementId,
    wouldRehire: rating > 3 ? 'yes' : 'no',
    rating,
  });
  const some = { items: [of(crew.veteran, 5), of(crew.novice, 4)] };
  const owed = [{ act: 'EVALUATE', by: 'employer', dueOn: scenario.needTo }];
  const { open } = await act(employer, strangers.employer, evaluations, some, owed);
  expect(open).toBe(1);
  await expectRefused(employer, file, undefined, 'SEASON_NOT_EVALUATED');
  const rest = { items: [of(crew.substitute, 2)] };
  const done = await act(employer, strangers.employer, evaluations, rest, []);
  expect(done).toMatchObject({ evaluated: 3, open: 0 });
  await employer.post(file).expect(200);
  const { body: returning } = await employer.get(`job-orders/${next}/returning-workers`).expect(200);
  expect(returning.items.map(({ workerNumber }: { workerNumber: string }) => workerNumber)).toEqual([
    crew.veteran.workerNumber,
    crew.novice.workerNumber,
  ]);
  const { body: read } = await ministry.get(`workers/${crew.veteran.workerId}/evaluations`).expect(200);
  expect(read.items).toMatchObject([{ rating: 5, wouldRehire: 'yes' }]);
  await liaison.get(`workers/${crew.veteran.workerId}/evaluations`).expect(403);
  const mine = `placements/${crew.veteran.placementId}/employer-evaluation`;
  await act(crew.self, crew.stranger, mine, { rating: 4, remarks: 'Fair' }, []);
  await expectRefused(crew.self, mine, { rating: 4 }, 'EVALUATED_ALREADY');
  const standing = `employers/${employer.organisationId}/evaluations`;
  expect((await employer.get(standing).expect(200)).body).toMatchObject({ meanRating: null, remarks: [] });
  await expectHidden(standing, strangers.employer);
}

/** An audit of the season, from the opening to the repayment with its proof. */
export async function expectAudit(journey: Journey, crew: Crew, payRecordId: string): Promise<void> {
  const { auditor, strangers, farm, scenario } = journey;
  const { employer } = farm;
  const today = addDays(scenario.needTo, 1);
  const answerBy = addDays(today, 30);
  const opening = {
    employerId: employer.organisationId,
    mandate: 'Drawn by the yearly sample',
    periodFrom: scenario.needFrom,
    periodTo: scenario.needTo,
  };
  const { id } = await act(auditor, strangers.auditor, 'audit-cases', opening, [
    { act: 'REQUEST_EVIDENCE', by: 'auditor', dueOn: null },
  ]);
  const path = `audit-cases/${id}`;
  await expectHidden(path, employer);
  const asked = { asked: 'Time sheets of the season', dueOn: answerBy };
  const requirement = await act(auditor, strangers.auditor, `${path}/requirements`, asked, [
    { act: 'ATTACH_EVIDENCE', by: 'employer', dueOn: answerBy },
  ]);
  const evidence = { reference: 'sheets.pdf', description: 'All weeks' };
  await act(employer, strangers.employer, `${path}/requirements/${requirement.id}/evidence`, evidence, [
    { act: 'REVIEW', by: 'auditor', dueOn: null },
  ]);
  await act(auditor, strangers.auditor, `${path}/review`, undefined, [
    { act: 'ISSUE_FINDINGS', by: 'auditor', dueOn: null },
  ]);
  // What was paid as the rules say is no finding of the continuous check; final wages without proof are one.
  // The weeks that the journey does not pay are found too.
  const { body: findings } = await employer.get('findings').expect(200);
  const unpaid = ['PAY_RECORD_NOT_SUBMITTED', 'PAY_SHEET_NOT_SENT'];
  expect(findings.items.filter(({ code }: { code: string }) => !unpaid.includes(code))).toMatchObject([
    { code: 'FINAL_WAGES_OPEN', placementId: crew.substitute.placementId, raisedBy: 'continuous' },
  ]);
  const finding = {
    code: 'PAY_BELOW_FLOOR',
    placementId: crew.veteran.placementId,
    payRecordId,
    periodFrom: scenario.needFrom,
    periodTo: addDays(scenario.needFrom, 6),
    owedCents: 2_500,
    rule: 'minimum-wage',
    source: { title: 'Time sheets' },
    explanation: 'An hour a day was not written down.',
  };
  const raised = await act(auditor, strangers.auditor, `${path}/findings`, finding, [
    { act: 'ISSUE_FINDINGS', by: 'auditor', dueOn: null },
  ]);
  await expectRefused(auditor, `${path}/closing`, undefined, 'AUDIT_CASE_STATE', 'FINDING_WITHOUT_OUTCOME');
  await act(auditor, strangers.auditor, `${path}/issue`, { answerBy }, [
    { act: 'ANSWER_FINDINGS', by: 'employer', dueOn: answerBy },
  ]);
  const finds = `findings/${raised.id}`;
  await act(employer, strangers.employer, `${finds}/answer`, { answer: 'accept', reason: 'True' }, [
    { act: 'REPAY', by: 'employer', dueOn: null },
  ]);
  const repayment = { amountCents: 2_499, paidOn: today, reference: 'T-1' };
  await expectRefused(employer, `${finds}/repayment`, repayment, 'REPAYMENT_SHORT');
  await act(employer, strangers.employer, `${finds}/repayment`, { ...repayment, amountCents: 2_500 }, []);
  await act(auditor, strangers.auditor, `${path}/closing`, undefined, []);
  expect((await employer.get(path).expect(200)).body).toMatchObject({ state: 'closed', mandate: null });
}

/** What each party reads at the end, and what it does not. */
export async function expectReadBack(journey: Journey, orders: Orders, crew: Crew): Promise<void> {
  const { farm, officer, agency, ministry, visaOffice, liaison, auditor, strangers, receiving } = journey;
  const { self, stranger, veteran } = crew;
  const order = `job-orders/${orders.main}`;
  const placement = `placements/${veteran.placementId}`;
  const ids = async (who: typeof self, path: string) => {
    const { body } = await who.get(path).expect(200);
    return (body.items as { id: string }[]).map(({ id }) => id);
  };
  const count = async (who: typeof self) => (await ids(who, `${order}/placements`)).length;
  const orderReaders = [farm.employer, officer, agency, ministry, auditor];
  for (const who of orderReaders) {
    expect((await who.get(order).expect(200)).body.id).toBe(orders.main);
    expect(await count(who)).toBe(7);
    expect(await ids(who, 'job-orders')).toContain(orders.main);
    expect((await who.get(placement).expect(200)).body.state).toBe('departed');
  }
  expect(await count(liaison)).toBe(7);
  // Each knows the employer by name, and the worker what both sides signed.
  for (const who of [agency, ministry, officer, auditor])
    expect((await who.get(`employers/${farm.employer.organisationId}`).expect(200)).body.farms).toHaveLength(
      1,
    );
  await expectHidden(
    `employers/${farm.employer.organisationId}`,
    strangers.agency,
    strangers.ministry,
    strangers.employer,
  );
  expect((await self.get(placement).expect(200)).body).toMatchObject({
    employerName: 'A fictional farm',
    farmName: 'A fictional orchard',
    farmTown: 'Nowhere',
    terms: {
      commodity: 'fruit incl apples',
      weeklyHours: 40,
      hourlyRateCents: journey.scenario.floorCents,
      pieceRates: [],
    },
  });
  // The visa office has seen the files that were sent to it, and no others.
  expect(await count(visaOffice)).toBe(5);
  for (const who of [visaOffice, liaison, self]) await who.get(order).expect(403);
  expect(await ids(self, 'placements')).toEqual([veteran.placementId]);
  expect((await self.get(`workers/${veteran.workerId}`).expect(200)).body.number).toBe(veteran.workerNumber);
  await expectHidden(placement, stranger, receiving.employer, ...Object.values(strangers));
  await expectHidden(order, receiving.employer, strangers.employer, strangers.agency, strangers.officer);
  await expectHidden(order, strangers.ministry, strangers.auditor);
  for (const who of [farm.employer, officer, ministry, auditor, visaOffice, liaison])
    await who.get(`workers/${veteran.workerId}`).expect(200);
  await expectHidden(`workers/${veteran.workerId}`, stranger, receiving.employer, strangers.officer);
  const records = await ids(self, `pay-records?workerId=${veteran.workerId}`);
  for (const who of [farm.employer, officer, ministry, liaison, auditor])
    expect(await ids(who, `pay-records?workerId=${veteran.workerId}`)).toEqual(records);
  for (const who of [agency, visaOffice]) await who.get('pay-records').expect(403);
  await expectHidden(`pay-records/${records[0]}`, stranger, receiving.employer, strangers.ministry);
  expect(await ids(receiving.employer, `pay-records?workerId=${veteran.workerId}`)).toEqual([]);
}

/** What happened to the order, in order, as an auditor reads it; and the whole trail holds. */
export async function expectTrail(journey: Journey, orders: Orders, crew: Crew, order: string[]) {
  const { auditor, strangers, world, farm } = journey;
  const changes = async (id: string) => {
    const { body } = await auditor.get(`audit-trail/${id}`).expect(200);
    const entries = body as { action: string; at: string; seq: number }[];
    expect([...entries].sort((a, b) => a.seq - b.seq)).toEqual(entries);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());
    return entries.map(({ action }) => action).filter((action) => !/read$|listed$|^deadline[.]/.test(action));
  };
  expect(await changes(orders.main)).toEqual(order);
  expect(await changes(crew.veteran.placementId)).toEqual([
    'placement.propose',
    'placement.accept',
    'placement.complete-documents',
    'placement.sign-contract',
    'placement.sign-contract',
    'placement.send-to-visa-office',
    'placement.issue-letter',
    'placement.book-travel',
    'placement.report-arrival',
    'placement.start-work',
    'placement.request-tax-number',
    'placement.request-health-card',
    'placement.take-out-insurance',
    'placement.report-departure',
    'worker-account.owed',
    'worker-account.paid',
    'worker.evaluated',
    'employer.evaluated',
  ]);
  await expectHidden(`audit-trail/${orders.main}`, strangers.auditor);
  await farm.employer.get(`audit-trail/${orders.main}`).expect(403);
  expect((await verifyTrail(world.dataSource)).faults).toEqual([]);
}

/** What happens to the main order of edition 2000, decided by a supervisor after its window. */
export const trail2000 = [
  'job-order.drafted',
  'job-order.amend',
  'job-order.file',
  'labour-market-test.opened',
  'labour-market-test.referrals-reported',
  'labour-market-test.fall-due',
  'labour-market-test.advertising-missed',
  'labour-market-test.escalate',
  'labour-market-test.escalation-raised',
  'job-order.advertise',
  'labour-market-test.advertisements-reported',
  'labour-market-test.decide',
  'job-order.approve-in-part',
  'job-order.transmit',
  'job-order.place',
  'job-order.fill',
  'job-order.reopen',
  'job-order.fill',
  'agency-fee.amount-unknown',
  'job-order.arrive',
  'job-order.close',
];

/** What happens to the main order of edition 2026, decided on the day of its filing. */
export const trail2026 = [
  'job-order.drafted',
  'job-order.amend',
  'job-order.file',
  'labour-market-test.opened',
  'labour-market-test.fall-due',
  'labour-market-test.referrals-reported',
  'job-order.advertise',
  'labour-market-test.advertisements-reported',
  'labour-market-test.outreach-reported',
  'labour-market-test.advertisements-reported',
  'labour-market-test.advertisements-reported',
  'labour-market-test.advertisements-reported',
  'labour-market-test.outreach-reported',
  'labour-market-test.decide',
  'job-order.approve-in-part',
  'job-order.transmit',
  'job-order.place',
  'job-order.fill',
  'job-order.reopen',
  'job-order.fill',
  'job-order.arrive',
  'job-order.close',
];

/** The agency's fee for each arrival is the employer's; where none is held, nothing is charged. */
export async function expectAgencyFees(
  journey: Journey,
  arrivals: number,
  feeCents: number,
  transfers: number,
) {
  const { farm, receiving, agency, strangers, officer } = journey;
  const account = ({ employer }: typeof farm) => `employers/${employer.organisationId}/account`;
  const fee = { kind: 'agency-fee', amountCents: feeCents, rule: 'agency-fee' };
  for (const who of [farm.employer, officer, agency]) {
    const { body } = await who.get(account(farm)).expect(200);
    // What was withheld and not sent is on the account too.
    const fees = (body.entries as { kind: string; amountCents: number }[]).filter(
      ({ kind }) => kind === 'agency-fee',
    );
    expect(fees.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(arrivals * feeCents);
    expect(fees).toMatchObject(Array(arrivals).fill(fee));
  }
  await expectHidden(account(farm), receiving.employer, strangers.employer, strangers.officer);
  const { body } = await receiving.employer.get(account(receiving)).expect(200);
  expect(body.balanceCents).toBe(transfers * feeCents);
}
