import { expect } from '@jest/globals';
import { act, born, expectHidden, expectRefused, type Journey, needDay, type Step } from './journey.js';
import { placeThrough, registerWorker } from './placing.js';
import type { Person } from './world.js';

/** A worker of a journey, with the placement and the account that they came to. */
export interface Placed {
  workerId: string;
  workerNumber: string;
  placementId: string;
}

/** The workers of the main order, by what happens to them. */
export interface Crew {
  /** Stays to the end. */
  veteran: Placed;
  /** First-timer who is transferred. */
  novice: Placed;
  /** Travels in the stead of one whose visa was refused, and goes home early. */
  substitute: Placed;
  /** Is recruited, and does not come. */
  absent: Placed;
  /** The veteran's own account, and that of a worker who is nowhere in the journey. */
  self: Person;
  stranger: Person;
}

const acts = (name: string) => `placements/acts/${name}`;

/** Signs a worker in, kept with the ministry. */
export const signIn = ({ world, ministry, scenario }: Journey, workerId: string) =>
  world.person('worker', {
    workerId,
    organisationId: ministry.organisationId,
    language: scenario.language,
  });

/** Names and recruits for an order of three named and one recruited position, to the last one. */
export async function expectFilled(journey: Journey, orderId: string) {
  const { scenario, ministry, farm, strangers } = journey;
  const dueOn = scenario.needFrom;
  const answer = [{ act: 'ANSWER_PROPOSAL', by: 'worker', dueOn }];
  const register = (facts: object) => registerWorker(journey, { language: scenario.language, ...facts });
  const veteran = await register({ bornOn: born(journey, 40) });
  const novice = await register({
    bornOn: born(journey, scenario.firstTimerAge),
    seasonsCompleted: 0,
    documents: scenario.documents.slice(0, -1),
  });
  const refused = await register({ bornOn: born(journey, 18) });
  const tooYoung = await register({ bornOn: born(journey, 18, 1) });
  const firstTooYoung = await register({
    bornOn: born(journey, scenario.firstTimerAge, 1),
    seasonsCompleted: 0,
  });
  const spare = await register({ bornOn: born(journey, 30) });
  const recruit = await register({ bornOn: born(journey, 30) });
  const names = [veteran, novice, refused, tooYoung, firstTooYoung].map(({ number }) => ({
    workerNumber: number,
    familyNames: 'perez NUNEZ',
  }));
  const path = `job-orders/${orderId}/names`;
  const { placements } = await act(farm.employer, strangers.employer, path, { names }, answer);
  const under = scenario.firstTimerAge > 18 ? 'FIRST_TIMER_TOO_YOUNG' : 'WORKER_TOO_YOUNG';
  expect(
    placements.map(({ state, findings }: { state: string; findings: { code: string }[] }) => [
      state,
      ...findings.map(({ code }) => code),
    ]),
  ).toEqual([
    ['proposed'],
    ['proposed'],
    ['proposed'],
    ['ineligible', 'WORKER_TOO_YOUNG'],
    ['ineligible', under],
  ]);
  const oneMore = { names: [{ workerNumber: spare.number, familyNames: 'Pérez Núñez' }] };
  await expectRefused(farm.employer, path, oneMore, 'POSITIONS_EXCEEDED');
  const { body: candidates } = await ministry.get(`job-orders/${orderId}/candidates`).expect(200);
  expect(candidates.map(({ workerId }: { workerId: string }) => workerId)).toContain(recruit.id);
  await expectHidden(`job-orders/${orderId}/candidates`, strangers.ministry);
  const recruits = `job-orders/${orderId}/recruits`;
  const recruited = await act(ministry, strangers.ministry, recruits, { workerIds: [recruit.id] }, answer);
  await expectRefused(ministry, recruits, { workerIds: [spare.id] }, 'POSITIONS_EXCEEDED');
  const { body: order } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
  expect(order.state).toBe('filled');
  const placed = (worker: typeof veteran, placement: { id: string }): Placed => ({
    workerId: worker.id,
    workerNumber: worker.number,
    placementId: placement.id,
  });
  return {
    veteran: placed(veteran, placements[0]),
    novice: placed(novice, placements[1]),
    refused: placed(refused, placements[2]),
    absent: placed(recruit, recruited.placements[0]),
    ineligible: placements[3].id as string,
    spare,
    self: await signIn(journey, veteran.id),
    stranger: await signIn(journey, spare.id),
  };
}

/** From the answer to the ticket: documents, contract, visa office, a refusal with its substitute, the booking. */
export async function expectProcessed(
  journey: Journey,
  orderId: string,
  filled: Awaited<ReturnType<typeof expectFilled>>,
): Promise<Crew> {
  const { scenario, ministry, farm, strangers, visaOffice, agency } = journey;
  const dueOn = scenario.needFrom;
  const { veteran, novice, refused, absent, spare, self, stranger } = filled;
  const all = [veteran, novice, refused, absent].map(({ placementId }) => placementId);
  const documents = [{ act: 'COMPLETE_DOCUMENTS', by: 'sending-officer', dueOn: needDay(journey, -14) }];
  const mine = { placementIds: [veteran.placementId] };
  await act(self, stranger, acts('accept'), mine, documents);
  await act(ministry, strangers.ministry, acts('accept'), { placementIds: all.slice(1) }, documents);
  const found = await expectRefused(
    ministry,
    acts('complete-documents'),
    { placementIds: all },
    'DOCUMENT_MISSING',
  );
  expect(found.findings ?? [found]).toMatchObject([{ params: { kind: scenario.documents.at(-1) } }]);
  const late = { workerId: novice.workerId, kind: scenario.documents.at(-1), issuedOn: '1999-12-01' };
  await act(ministry, strangers.ministry, 'workers/documents', { items: [late] }, []);
  await act(ministry, strangers.ministry, acts('complete-documents'), { placementIds: all }, [
    { act: 'SIGN_CONTRACT', by: 'employer', dueOn },
    { act: 'SIGN_CONTRACT', by: 'worker', dueOn },
  ]);
  await expectRefused(ministry, acts('send-to-visa-office'), { placementIds: all }, 'CONTRACT_NOT_SIGNED');
  await act(farm.employer, strangers.employer, acts('sign-contract-employer'), { placementIds: all }, [
    { act: 'SIGN_CONTRACT', by: 'worker', dueOn },
  ]);
  const toVisaOffice = [{ act: 'SEND_TO_VISA_OFFICE', by: 'sending-officer', dueOn }];
  await act(self, stranger, acts('sign-contract-worker'), mine, toVisaOffice);
  await act(
    ministry,
    strangers.ministry,
    acts('sign-contract-worker'),
    { placementIds: all.slice(1) },
    toVisaOffice,
  );
  await expectHidden(`placements/${veteran.placementId}`, visaOffice);
  await act(ministry, strangers.ministry, acts('send-to-visa-office'), { placementIds: all }, [
    { act: 'ISSUE_LETTER', by: 'visa-officer', dueOn },
  ]);
  const { body: submitted } = await visaOffice.get('placements?state=at-visa-office').expect(200);
  expect(submitted.items).toHaveLength(4);
  const refusal = { placementIds: [refused.placementId], reason: 'Overstayed in an earlier season' };
  await act(visaOffice, strangers.visaOffice, acts('refuse-visa'), refusal, [
    { act: 'SUBSTITUTE', by: 'sending-officer', dueOn },
  ]);
  const letters = [veteran, novice, absent].map(({ placementId }, index) => ({
    placementId,
    letterNumber: `MEX-${index + 1}`,
  }));
  // Five working days of Ontario before a Monday in May: Friday to Monday of the week before, none of them a holiday.
  const book = [{ act: 'BOOK_TRAVEL', by: 'agency', dueOn: needDay(journey, -7) }];
  await act(visaOffice, strangers.visaOffice, acts('issue-letter'), { letters }, book);
  const { placements } = await act(
    ministry,
    strangers.ministry,
    `placements/${refused.placementId}/substitute`,
    { workerId: spare.id },
    [{ act: 'ANSWER_PROPOSAL', by: 'worker', dueOn }],
  );
  const substitute = {
    workerId: spare.id,
    workerNumber: spare.number,
    placementId: placements[0].id as string,
  };
  await placeThrough(journey, farm, [substitute.placementId], 'cleared');
  const crew = { veteran, novice, substitute, absent, self, stranger };
  await bookTravel(journey, orderId, crew);
  expect((await agency.get(`placements/${refused.placementId}`).expect(200)).body).toMatchObject({
    state: 'visa-refused',
    exitReason: 'Overstayed in an earlier season',
  });
  return crew;
}

/** The agency finds whom to book, books between the letter and the end of the stay, and sees the cost. */
async function bookTravel(journey: Journey, orderId: string, crew: Crew) {
  const { agency, strangers, scenario } = journey;
  const { body: cleared } = await agency.get('placements?state=cleared').expect(200);
  const ids = cleared.items.map(({ id }: { id: string }) => id);
  const wanted = [crew.veteran, crew.novice, crew.absent, crew.substitute];
  expect([...ids].sort()).toEqual(wanted.map(({ placementId }) => placementId).sort());
  expect(cleared.items[0]).toMatchObject({
    jobOrderId: orderId,
    stayFrom: scenario.needFrom,
    familyNames: 'Pérez Núñez',
  });
  const booking = {
    placementIds: ids,
    flight: 'AC 991',
    travelOn: scenario.needFrom,
    transportCostCents: scenario.transportCostCents,
  };
  const late = {
    ...booking,
    travelOn: needDay({ ...journey, scenario: { ...scenario, needFrom: scenario.needTo } }, 1),
  };
  await expectRefused(agency, acts('book-travel'), late, 'DATE_NOT_POSSIBLE');
  await act(agency, strangers.agency, acts('book-travel'), booking, [
    { act: 'REPORT_ARRIVAL', by: 'employer', dueOn: needDay(journey, 2) },
  ]);
}

/** The arrival: no house without inspection, none that is full, one who does not come; then work begins. */
export async function expectArrivals(journey: Journey, orderId: string, crew: Crew): Promise<void> {
  const { farm, strangers, scenario } = journey;
  const { employer, housingUnitId } = farm;
  const on = scenario.needFrom;
  const placementIds = [crew.veteran, crew.novice, crew.substitute].map(({ placementId }) => placementId);
  const arrival = { placementIds, arrivedOn: on, housingUnitId };
  const path = acts('report-arrival');
  const inspect = (capacity: number, inspectedOn: string) =>
    employer.put(`housing-units/${housingUnitId}/inspection`, { capacity, inspectedOn }).expect(200);
  await expectRefused(employer, path, arrival, 'HOUSING_NOT_INSPECTED');
  await strangers.employer
    .put(`housing-units/${housingUnitId}/inspection`, { capacity: 9, inspectedOn: on })
    .expect(404);
  await inspect(2, on);
  await expectRefused(employer, path, arrival, 'HOUSING_FULL');
  await inspect(3, on);
  const tomorrow = { ...arrival, arrivedOn: needDay(journey, 1) };
  await expectRefused(employer, path, tomorrow, 'DATE_NOT_POSSIBLE');
  await act(employer, strangers.employer, path, arrival, [
    { act: 'START_WORK', by: 'employer', dueOn: null },
  ]);
  const noShow = { placementIds: [crew.absent.placementId], reason: 'Was not on the flight' };
  await act(employer, strangers.employer, acts('report-no-show'), noShow, [
    { act: 'SUBSTITUTE', by: 'sending-officer', dueOn: null },
  ]);
  const work = { placementIds, firstDayWorkedOn: on };
  const [taxNumber, healthCard] = [
    { act: 'REQUEST_TAX_NUMBER', by: 'employer', dueOn: needDay(journey, 3) },
    { act: 'REQUEST_HEALTH_CARD', by: 'employer', dueOn: needDay(journey, 7) },
  ];
  // Nobody works uncovered, where the programme has an insurance.
  const insurance =
    scenario.country === 'MX' ? [{ act: 'TAKE_OUT_INSURANCE', by: 'employer', dueOn: on }] : [];
  await act(employer, strangers.employer, acts('start-work'), work, [
    taxNumber,
    healthCard,
    ...insurance,
    { act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null },
  ]);
  await expectPapers(journey, crew, { healthCard, insurance });
  const { body } = await employer.get(`job-orders/${orderId}`).expect(200);
  expect(body.state).toBe('in-season');
}

/** The employer insures workers and asks for tax numbers and health cards: from the arrival to today, once, and keeps three digits at most. */
async function expectPapers(
  journey: Journey,
  crew: Crew,
  { healthCard, insurance }: { healthCard: Step; insurance: Step[] },
): Promise<void> {
  const { farm, strangers, scenario, officer } = journey;
  const { employer } = farm;
  const on = scenario.needFrom;
  const here = [crew.veteran, crew.novice, crew.substitute].map(({ placementId }) => placementId);
  const numbers = {
    requests: here.map((placementId, index) => ({ placementId, ...(index === 0 ? { ending: '042' } : {}) })),
    requestedOn: on,
  };
  const path = acts('request-tax-number');
  for (const requestedOn of [needDay(journey, -1), needDay(journey, 1)])
    await expectRefused(employer, path, { ...numbers, requestedOn }, 'DATE_NOT_POSSIBLE');
  const whole = { ...numbers, requests: [{ placementId: here[0], ending: '999999042' }] };
  await expectRefused(employer, path, whole, 'FIELD_INVALID');
  const absent = { ...numbers, requests: [{ placementId: crew.absent.placementId }] };
  await expectRefused(employer, path, absent, 'PLACEMENT_STATE');
  await act(employer, strangers.employer, path, numbers, [healthCard, ...insurance]);
  await expectRefused(employer, path, numbers, 'PAPER_REQUESTED_ALREADY');
  const cards = { placementIds: here, requestedOn: on };
  await act(employer, strangers.employer, acts('request-health-card'), cards, insurance);
  const covered = { placementIds: here, insuredOn: on };
  const late = { ...covered, insuredOn: needDay(journey, 1) };
  await expectRefused(employer, acts('take-out-insurance'), late, 'DATE_NOT_POSSIBLE');
  await act(employer, strangers.employer, acts('take-out-insurance'), covered, []);
  await expectRefused(employer, acts('take-out-insurance'), covered, 'INSURED_ALREADY');
  const seen = async (who: Person) =>
    (await who.get(`placements/${crew.veteran.placementId}`).expect(200)).body;
  const asked = { taxNumberRequestedOn: on, healthCardRequestedOn: on, trialEndsOn: null };
  for (const who of [employer, crew.self])
    expect(await seen(who)).toMatchObject({ ...asked, taxNumberEnding: '042' });
  expect(await seen(officer)).toMatchObject({ ...asked, taxNumberEnding: null });
}
