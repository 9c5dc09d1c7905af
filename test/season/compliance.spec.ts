import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type WorkerOnFarm, workerOnFarm } from '../support/worker-on-farm.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let auditor: Person;

beforeAll(async () => {
  // Noon in Ontario on the last day of June.
  world = await createWorld('2000-06-30T16:00:00Z');
  auditor = await world.person('auditor');
});

afterAll(() => world.close());

const opening = (employerId: string) => ({
  employerId,
  mandate: 'Drawn by the yearly sample',
  periodFrom: '2000-05-01',
  periodTo: '2000-06-30',
});

const finding = (placementId: string, owedCents: number) => ({
  code: 'PAY_BELOW_FLOOR',
  placementId,
  periodFrom: '2000-05-01',
  periodTo: '2000-05-07',
  owedCents,
  expectedCents: 27600,
  actualCents: 27600 - owedCents,
  rule: 'minimum-wage',
  source: { title: 'Employment Standards Act', clause: 'general minimum wage' },
  explanation: 'Forty hours were paid below the floor.',
});

const codesOf = ({ body }: { body: { findings: { code: string }[] } }) =>
  body.findings.map(({ code }) => code).sort();

async function openCase({ employer }: Pick<WorkerOnFarm, 'employer'>): Promise<string> {
  const { body } = await auditor.post('audit-cases', opening(employer.organisationId)).expect(200);
  return body.id;
}

async function requirement(caseId: string): Promise<string> {
  const asked = { asked: 'Time sheets of May', dueOn: '2000-07-15' };
  const { body } = await auditor.post(`audit-cases/${caseId}/requirements`, asked).expect(200);
  return body.id;
}

/** A case under review, with evidence attached and one finding for each amount. */
async function underReview(placed: WorkerOnFarm, ...owed: number[]) {
  const caseId = await openCase(placed);
  const requirementId = await requirement(caseId);
  const evidence = { reference: 'sheets-may.pdf', description: 'Time sheets' };
  await placed.employer
    .post(`audit-cases/${caseId}/requirements/${requirementId}/evidence`, evidence)
    .expect(200);
  await auditor.post(`audit-cases/${caseId}/review`).expect(200);
  const findingIds: string[] = [];
  for (const owedCents of owed) {
    const { body } = await auditor
      .post(`audit-cases/${caseId}/findings`, finding(placed.placementId, owedCents))
      .expect(200);
    findingIds.push(body.id);
  }
  return { caseId, findingIds };
}

describe('an audit case', () => {
  it('goes from opening to closing, each act with its receipt', async () => {
    const placed = await workerOnFarm(world);
    const { employer, placementId, workerId } = placed;
    const opened = await auditor.post('audit-cases', opening(employer.organisationId)).expect(200);
    expect(opened.body).toMatchObject({ state: 'opened', receipt: { act: 'opened' } });
    expect(opened.body.number).toMatch(/^A-\d{6}-\d$/);
    const id: string = opened.body.id;
    const requirementId = await requirement(id);
    const attached = await employer
      .post(`audit-cases/${id}/requirements/${requirementId}/evidence`, {
        reference: 'sheets.pdf',
        description: 'All of May',
      })
      .expect(200);
    expect(attached.body.receipt.act).toBe(`evidence:${attached.body.id}`);
    await auditor.post(`audit-cases/${id}/review`).expect(200);
    const { body: owed } = await auditor
      .post(`audit-cases/${id}/findings`, finding(placementId, 2500))
      .expect(200);
    const { body: nothing } = await auditor
      .post(`audit-cases/${id}/findings`, { ...finding(placementId, 0), code: 'GROSS_MISMATCH' })
      .expect(200);
    const issued = await auditor.post(`audit-cases/${id}/issue`, { answerBy: '2000-07-31' }).expect(200);
    expect(issued.body.receipt.next).toEqual([
      { act: 'ANSWER_FINDINGS', by: 'employer', dueOn: '2000-07-31' },
    ]);
    const accept = { answer: 'accept', reason: 'An error in the new rate' };
    const accepted = await employer.post(`findings/${owed.id}/answer`, accept).expect(200);
    expect(accepted.body).toMatchObject({ state: 'repayment-due', receipt: { act: 'answered' } });
    const contest = { answer: 'contest', reason: 'The total is right' };
    await employer.post(`findings/${nothing.id}/answer`, contest).expect(200);
    const upheld = await auditor
      .post(`findings/${nothing.id}/outcome`, { outcome: 'uphold', reason: 'It is not' })
      .expect(200);
    expect(upheld.body.state).toBe('upheld');
    const short = { amountCents: 2499, paidOn: '2000-07-01', reference: 'T-1' };
    expect(codesOf(await employer.post(`findings/${owed.id}/repayment`, short).expect(409))).toEqual([
      'REPAYMENT_DATE_WRONG',
      'REPAYMENT_SHORT',
    ]);
    const repaid = await employer
      .post(`findings/${owed.id}/repayment`, { ...short, amountCents: 2500, paidOn: '2000-06-30' })
      .expect(200);
    expect(repaid.body).toMatchObject({ state: 'repaid', receipt: { act: 'repaid', next: [] } });
    const closed = await auditor.post(`audit-cases/${id}/closing`).expect(200);
    expect(closed.body).toMatchObject({ state: 'closed', receipt: { act: 'closed' } });
    const { body: file } = await employer.get(`audit-cases/${id}`).expect(200);
    expect(file).toMatchObject({
      state: 'closed',
      possible: [],
      mandate: null,
      requirements: [{ state: 'fulfilled', evidence: [{ reference: 'sheets.pdf' }] }],
    });
    expect(file.findings[0]).toMatchObject({ workerId, state: 'repaid', repaidReference: 'T-1' });
    const { body: seen } = await auditor.get(`audit-cases/${id}`).expect(200);
    expect(seen.mandate).toBe('Drawn by the yearly sample');
  });

  it('cannot close while evidence is missing or a finding has no outcome, all told at once', async () => {
    const placed = await workerOnFarm(world);
    const { caseId, findingIds } = await underReview(placed, 100, 200);
    const second = await requirement(caseId);
    const early = await auditor.post(`audit-cases/${caseId}/closing`).expect(409);
    expect(codesOf(early)).toEqual([
      'AUDIT_CASE_STATE',
      'FINDING_WITHOUT_OUTCOME',
      'FINDING_WITHOUT_OUTCOME',
      'REQUIREMENT_OPEN',
    ]);
    await auditor.post(`audit-cases/${caseId}/issue`, { answerBy: '2000-07-31' }).expect(200);
    const answer = { answer: 'contest', reason: 'We disagree' };
    for (const id of findingIds) await placed.employer.post(`findings/${id}/answer`, answer).expect(200);
    const blocked = await auditor
      .post(`audit-cases/${caseId}/closing`)
      .set('accept-language', 'fr')
      .expect(409);
    expect(blocked.body.title).toBe('Une preuve manque');
    expect(codesOf(blocked)).toHaveLength(3);
    await auditor
      .post(`audit-cases/${caseId}/requirements/${second}/waiver`, { reason: 'Shown on site' })
      .expect(200);
    const withdraw = { outcome: 'withdraw', reason: 'The record was misread' };
    await auditor.post(`findings/${findingIds[0]}/outcome`, withdraw).expect(200);
    expect(codesOf(await auditor.post(`audit-cases/${caseId}/closing`).expect(409))).toEqual([
      'FINDING_WITHOUT_OUTCOME',
    ]);
    await auditor.post(`findings/${findingIds[1]}/outcome`, withdraw).expect(200);
    await auditor.post(`audit-cases/${caseId}/closing`).expect(200);
  });

  it('closes without an answer when it found nothing', async () => {
    const { caseId } = await underReview(await workerOnFarm(world));
    await auditor.post(`audit-cases/${caseId}/issue`, { answerBy: '2000-06-30' }).expect(200);
    await auditor.post(`audit-cases/${caseId}/closing`).expect(200);
  });

  it('refuses days that cannot be: a reversed period, a day that is past, days outside the audit', async () => {
    const placed = await workerOnFarm(world);
    const reversed = { ...opening(placed.employer.organisationId), periodTo: '2000-04-30' };
    expect(codesOf(await auditor.post('audit-cases', reversed).expect(422))).toEqual([
      'AUDIT_PERIOD_REVERSED',
    ]);
    const id = await openCase(placed);
    const asked = { asked: 'Time sheets', dueOn: '2000-06-29' };
    const past = await auditor
      .post(`audit-cases/${id}/requirements`, asked)
      .set('accept-language', 'es')
      .expect(422);
    expect(past.body.title).toBe('El día ya pasó');
    await auditor.post(`audit-cases/${id}/requirements`, { ...asked, dueOn: '2000-06-30' }).expect(200);
    const outside = { ...finding(placed.placementId, 1), periodFrom: '2000-04-30' };
    expect(codesOf(await auditor.post(`audit-cases/${id}/findings`, outside).expect(409))).toEqual([
      'FINDING_OUTSIDE_PERIOD',
    ]);
    const { body } = await auditor
      .post(`audit-cases/${id}/findings`, { ...finding(placed.placementId, 1), code: 'BAD_LUCK' })
      .expect(422);
    expect(body.params.field).toBe('code');
  });
});

describe('what an employer sees of an audit', () => {
  it('is nothing until evidence is asked for, and no finding until the findings are issued', async () => {
    const placed = await workerOnFarm(world);
    const { employer } = placed;
    const id = await openCase(placed);
    await employer.get(`audit-cases/${id}`).expect(404);
    expect((await employer.get('audit-cases').expect(200)).body.items).toEqual([]);
    const { body: raised } = await auditor
      .post(`audit-cases/${id}/findings`, finding(placed.placementId, 50))
      .expect(200);
    await requirement(id);
    expect((await employer.get(`audit-cases/${id}`).expect(200)).body.findings).toEqual([]);
    const answer = { answer: 'accept', reason: 'Agreed' };
    await employer.post(`findings/${raised.id}/answer`, answer).expect(404);
    await auditor.post(`audit-cases/${id}/review`).expect(200);
    await auditor.post(`audit-cases/${id}/issue`, { answerBy: '2000-07-31' }).expect(200);
    expect((await employer.get(`audit-cases/${id}`).expect(200)).body.findings).toHaveLength(1);
    await employer.post(`findings/${raised.id}/answer`, answer).expect(200);
    const again = await employer.post(`findings/${raised.id}/answer`, answer).expect(409);
    expect(again.body).toMatchObject({ code: 'FINDING_STATE', params: { state: 'repayment-due' } });
  });

  it('is never another employer’s case', async () => {
    const placed = await workerOnFarm(world);
    const other = await workerOnFarm(world);
    const { caseId, findingIds } = await underReview(placed, 100);
    await auditor.post(`audit-cases/${caseId}/issue`, { answerBy: '2000-07-31' }).expect(200);
    await other.employer.get(`audit-cases/${caseId}`).expect(404);
    const answer = { answer: 'accept', reason: 'Agreed' };
    await other.employer.post(`findings/${findingIds[0]}/answer`, answer).expect(404);
    const { body } = await other.employer.get('audit-cases').expect(200);
    expect(body.items).toEqual([]);
    const second = await openCase(placed);
    await auditor.post(`audit-cases/${second}/findings`, finding(other.placementId, 1)).expect(404);
    const nowhere = { ...finding(placed.placementId, 1), payRecordId: placed.placementId };
    expect((await auditor.post(`audit-cases/${second}/findings`, nowhere).expect(404)).body.params).toEqual({
      what: 'pay record',
    });
  });
});

describe('who audits', () => {
  it('is an auditor whose mandate covers the province, and nobody else', async () => {
    const placed = await workerOnFarm(world);
    const id = await openCase(placed);
    const west = await world.person('auditor', { provinces: ['BC'] });
    await west.get(`audit-cases/${id}`).expect(404);
    await west.post('audit-cases', opening(placed.employer.organisationId)).expect(404);
    const officer = await world.person('host-officer');
    await officer.get('audit-cases').expect(403);
    await placed.employer.post('audit-cases', opening(placed.employer.organisationId)).expect(403);
    await placed.employer.post(`audit-cases/${id}/closing`).expect(403);
  });

  it('upholds an unanswered finding only once the day for the answer is over', async () => {
    const placed = await workerOnFarm(world);
    const { caseId, findingIds } = await underReview(placed, 100);
    await auditor.post(`audit-cases/${caseId}/issue`, { answerBy: '2000-07-10' }).expect(200);
    const uphold = { outcome: 'uphold', reason: 'No answer came' };
    // 10 July ends in Ontario at 04:00 UTC on the 11th.
    await world.advanceTo('2000-07-11T03:59:00Z');
    const early = await auditor.post(`findings/${findingIds[0]}/outcome`, uphold).expect(409);
    expect(early.body.code).toBe('ANSWER_STILL_OPEN');
    await world.advanceTo('2000-07-11T04:00:00Z');
    const upheld = await auditor.post(`findings/${findingIds[0]}/outcome`, uphold).expect(200);
    expect(upheld.body.state).toBe('repayment-due');
  });
});
