import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-11-20T15:00:00Z');
});

afterAll(() => world.close());

/** A worker on a farm in 2026 who earns 17.60 an hour. */
const place = (placed: Placed = {}) =>
  placeWorkers(world, { edition: '2026', hourlyRateCents: 1_760, ...placed });

const workerOf = ({ workerIds }: PlacedWorkers): Promise<Person> =>
  world.person('worker', { workerId: workerIds[0] ?? '', countries: ['MX'] });

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
const statutoryKinds = ['cpp', 'ei', 'income-tax', 'federal-tax', 'provincial-tax'];
const computed = { withholding: 'compute' };

/** Submits a record of one worker for a week; gives its id. */
async function pay(farm: PlacedWorkers, record: object, start = '2026-06-01'): Promise<string> {
  const { body } = await submit(farm, sheet(start, farm.placementIds, record));
  return body.records[0].id as string;
}

const recordOf = async ({ employer }: PlacedWorkers, id: string) =>
  (await employer.get(`pay-records/${id}`).expect(200)).body;
const accountOf = async (farm: PlacedWorkers) =>
  (await (await workerOf(farm)).get(`workers/${farm.workerIds[0]}/account`).expect(200)).body;
const findingsOf = async ({ employer }: PlacedWorkers) =>
  (await employer.get('findings').expect(200)).body.items as {
    code: string;
    owedCents: number;
    state: string;
  }[];
const slipsOf = async ({ employer, workerIds }: PlacedWorkers) =>
  (await employer.get(`tax-slips?workerId=${workerIds[0]}`).expect(200)).body.items as Record<
    string,
    unknown
  >[];

async function pageOf(farm: PlacedWorkers, id: string, language: string): Promise<string> {
  const page = await (
    await workerOf(farm)
  )
    .get(`pay-records/${id}/payslip?language=${language}`)
    .set('accept', 'text/html')
    .expect(200);
  return page.text.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
}

const repay = (farm: PlacedWorkers, amountCents: number, proofReference: string, status = 200) =>
  farm.employer
    .post(`placements/${farm.placementIds[0]}/underpaid-wages/payments`, {
      ...{ amountCents, paidOn: '2026-11-19', method: 'bank transfer', proofReference },
    })
    .expect(status);

describe('pay of which less was paid than is due', () => {
  // 48 hours at 17.60 are 844.80; what is due of it in the way of withholding is stated as it was withheld.
  const days = week('2026-06-01', [8, 8, 8, 8, 8, 8]);
  let farm: PlacedWorkers;
  let id: string;
  let dueCents: number;
  let withheld: { kind: string; amountCents: number }[];

  beforeAll(async () => {
    const like = await place();
    const { statement } = await recordOf(like, await pay(like, computed));
    withheld = statement.lines
      .filter(({ kind }: { kind: string }) => statutoryKinds.includes(kind))
      .map(({ kind, amountCents }: { kind: string; amountCents: number }) => ({ kind, amountCents }));
    // Nothing but the withholding was taken, so that nothing else comes off what is due.
    dueCents = 84_480 - withheld.reduce((sum, { amountCents }) => sum + amountCents, 0);
    farm = await place({ departedOn: '2026-10-30', state: 'departed' });
    id = await pay(farm, {
      statutory: asStatutory(withheld),
      paid: { grossCents: 84_480, netCents: 20_000 },
    });
  });

  /** Federal and provincial tax are one amount withheld. */
  const asStatutory = (lines: typeof withheld) => {
    const of = (...kinds: string[]) =>
      lines.reduce((sum, { kind, amountCents }) => (kinds.includes(kind) ? sum + amountCents : sum), 0);
    return statutory({
      ...{ cpp: of('cpp'), ei: of('ei'), 'income-tax': of('income-tax', 'federal-tax', 'provincial-tax') },
    });
  };

  it('says first what was paid, what was due and what is owed, in the language of its reader', async () => {
    const [due, owed] = [dollars(dueCents), dollars(dueCents - 20_000)].map((text) => text.slice(1));
    const english = await pageOf(farm, id, 'en');
    expect(english).toContain(
      `You were paid $200.00. By our check $${due} was due. $${owed} is owed to you.`,
    );
    expect(english).not.toContain('You receive');
    const comma = (amount = '') => amount.replace('.', ',');
    expect(await pageOf(farm, id, 'fr')).toMatch(
      new RegExp(`200,00 \\$.*${comma(due)} \\$.*${comma(owed)} \\$`),
    );
    expect(await pageOf(farm, id, 'es')).toMatch(new RegExp(`200\\.00.*${due}.*${owed}`));
  });

  it('holds the difference as a finding, and on the worker’s account', async () => {
    const found = await findingsOf(farm);
    expect(found.reduce((sum, { owedCents }) => sum + owedCents, 0)).toBe(dueCents - 20_000);
    expect(found.every(({ state }) => state === 'raised')).toBe(true);
    expect(await accountOf(farm)).toMatchObject({ openCents: dueCents - 20_000 });
  });

  it('is on the slip as it was paid', async () => {
    await farm.employer.post('tax-slips', { taxYear: 2026 }).expect(200);
    expect(await slipsOf(farm)).toMatchObject([
      {
        forms: ['T4'],
        grossCents: 84_480,
        netCents: 20_000,
        statutory: asStatutory(withheld).filter((one) => one.amountCents > 0),
      },
    ]);
  });

  it('is repaid in parts, each with its proof, never more than is owed', async () => {
    const owed = dueCents - 20_000;
    await repay(farm, 10_000, 'T-1');
    await repay(farm, 10_000, 'T-1', 409);
    await repay(farm, owed - 10_000 + 1, 'T-2', 409);
    expect(await accountOf(farm)).toMatchObject({ openCents: owed - 10_000 });
    await repay(farm, owed - 10_000, 'T-2');
    expect(await accountOf(farm)).toMatchObject({ openCents: 0 });
    expect((await findingsOf(farm)).map(({ state }) => state)).toEqual(['repaid']);
    expect(await pageOf(farm, id, 'en')).toContain(
      `${dollars(owed)} was owed to you; you have been paid all of it.`,
    );
  });

  it('amends its slip when it is corrected, and owes nothing twice', async () => {
    const correction = {
      ...{ days, statutory: asStatutory(withheld), reason: 'The rest was paid in November' },
      paid: { grossCents: 84_480, netCents: dueCents },
    };
    // All but the 200.00 that were stated is proven.
    const short = { ...correction, paid: { grossCents: 84_480, netCents: dueCents - 20_000 - 1 } };
    const refused = await farm.employer.post(`pay-records/${id}/correction`, short).expect(422);
    expect(codes(refused.body)).toEqual(['PAID_LESS_THAN_PROVEN']);
    const { body } = await farm.employer.post(`pay-records/${id}/correction`, correction).expect(200);
    const [first, amended, ...more] = await slipsOf(farm);
    expect(more).toEqual([]);
    expect(amended).toMatchObject({ amendsId: first?.id, netCents: dueCents, grossCents: 84_480 });
    expect(await accountOf(farm)).toMatchObject({ openCents: 0 });
    const page = await pageOf(farm, body.record.id, 'en');
    expect(page).toContain(
      `This payslip replaces an earlier one for the same days. You were paid ${dollars(dueCents)}`,
    );
    expect(page).not.toContain('was due');
  });
});

describe('pay whose net nobody states', () => {
  it('is not taken as received: all of the lawful net is owed until it is paid with proof', async () => {
    const farm = await place();
    const id = await pay(farm, {
      statutory: statutory({ cpp: 0, ei: 0, 'income-tax': 0 }),
      exempt: { cpp: 'age', ei: 'short-engagement', tax: 'treaty' },
      paid: { grossCents: 84_480 },
    });
    const { statement } = await recordOf(farm, id);
    expect(await accountOf(farm)).toMatchObject({ openCents: statement.netCents });
    const payslip = (await farm.employer.get(`pay-records/${id}/payslip`).expect(200)).body;
    expect(payslip.explanation.payment).toMatchObject({ basis: 'stated', netCents: null });
  });
});

describe('pay that leaves withholding unsaid', () => {
  const bare = (farm: PlacedWorkers, record: object) => {
    const whole = sheet('2026-06-01', farm.placementIds);
    const records = whole.records.map(({ placementId, days }) => ({ placementId, days, ...record }));
    return submit(farm, { ...whole, records }, 422);
  };

  it('is refused with each kind that is not said', async () => {
    const farm = await place();
    const none = await bare(farm, {});
    const kinds = ({ findings }: { findings?: { params: { kind: string } }[] }) =>
      findings?.map(({ params }) => params.kind);
    expect(codes(none.body)).toEqual(Array(3).fill('WITHHOLDING_NOT_STATED'));
    expect(kinds(none.body)).toEqual(['cpp', 'ei', 'income-tax']);
    const some = await bare(farm, { statutory: statutory({ cpp: 4_626, ei: 1_377 }) });
    expect(some.body).toMatchObject({ code: 'WITHHOLDING_NOT_STATED', params: { kind: 'income-tax' } });
  });

  it('is refused where nothing is withheld though something is due and no reason is given', async () => {
    const farm = await place();
    const zero = { statutory: statutory({ cpp: 0, ei: 1_377, 'income-tax': 6_000 }) };
    expect(JSON.stringify((await bare(farm, zero)).body)).toContain('cpp');
    await submit(farm, sheet('2026-06-01', farm.placementIds, { ...zero, exempt: { cpp: 'age' } }));
  });
});

describe('a week in Québec in 2026', () => {
  const quebec = () => place({ province: 'QC', hourlyRateCents: 1_660 });

  it('is worked out for a worker whose income lies under any limit that there could be', async () => {
    const farm = await quebec();
    const id = await pay(farm, { ...computed, expectedAnnualIncomeCents: 1_850_000 });
    const { statement, paid } = await recordOf(farm, id);
    // 48 hours at 16.60 are 796.80: 6.30 % of 729.50 are 45.96, 1.30 % and 0.430 % of 796.80 are 10.36 and 3.43.
    expect(statement.grossCents).toBe(79_680);
    expect(paid.statutory).toEqual(
      expect.arrayContaining([
        { kind: 'cpp', amountCents: 4_596, authority: 'QC' },
        { kind: 'ei', amountCents: 1_036, authority: 'CA' },
        { kind: 'qpip', amountCents: 343, authority: 'QC' },
      ]),
    );
    expect(await findingsOf(farm)).toEqual([]);
  });

  it('asks for the income that decides, and says which value is not confirmed where it is doubtful', async () => {
    const farm = await quebec();
    const asked = await submit(farm, sheet('2026-06-01', farm.placementIds, computed), 422);
    expect(codes(asked.body)).toEqual(['PAY_FACTS_INVALID']);
    const doubtful = sheet('2026-06-01', farm.placementIds, {
      ...computed,
      expectedAnnualIncomeCents: 3_611_200,
    });
    const refused = await submit(farm, doubtful, 422);
    expect(codes(refused.body)).toEqual(['VALUE_UNCONFIRMED']);
    expect(refused.body.detail).toContain('foreign-farm-worker-limit');
  });

  it('is accepted as it was paid', async () => {
    const farm = await quebec();
    const id = await pay(farm, {
      statutory: statutory({ cpp: 4_596, ei: 1_036, qpip: 343, 'income-tax': 0 }),
      exempt: { tax: 'authorised' },
      expectedAnnualIncomeCents: 1_850_000,
      paid: { grossCents: 79_680, netCents: 79_680 - 4_596 - 1_036 - 343 },
    });
    expect(await recordOf(farm, id)).toMatchObject({ paid: { basis: 'stated', netCents: 73_705 } });
    expect(await findingsOf(farm)).toEqual([]);
  });
});

describe('a week in British Columbia in August 2026, whose tax table is not held', () => {
  const columbia = () => place({ province: 'BC', hourlyRateCents: 1_825 });
  const august = '2026-08-03';
  const asked = (farm: PlacedWorkers) => sheet(august, farm.placementIds, computed);

  it('is accepted as it was withheld, unchecked with the reason', async () => {
    const farm = await columbia();
    // 48 hours at 18.25 are 876.00: 5.95 % of 808.70 are 48.12, 1.63 % of 876.00 are 14.28.
    const id = await pay(
      farm,
      { statutory: statutory({ cpp: 4_812, ei: 1_428, 'income-tax': 6_500 }) },
      august,
    );
    expect(await findingsOf(farm)).toEqual([]);
    const { body } = await farm.employer.get(`pay-records/${id}/check`).expect(200);
    expect(body.unchecked).toContainEqual(
      expect.objectContaining({ check: 'WITHHOLDING_OFF', code: 'VALUE_NOT_COVERED' }),
    );
  });

  it('says which value is missing where it is to be worked out, and is once an officer fixed it for the season', async () => {
    const farm = await columbia();
    const tables = {
      'provincial-tax-brackets': '0 0.0614 0; 50363 0.0770 786; 100728 0.1050 3606',
      'provincial-basic-amount': '0 13216',
      'provincial-claim-code-step': '2974.00',
      'tax-reduction-largest': '805.00',
      'tax-reduction-threshold': '25570.00',
      'tax-reduction-end': '48182.00',
      'tax-reduction-rate': '0.0356',
    };
    const refused = await submit(farm, asked(farm), 422);
    const missing = refused.body.findings as { rule: string }[];
    expect(new Set(codes(refused.body))).toEqual(new Set(['VALUE_NOT_COVERED']));
    expect(missing.map(({ rule }) => rule).sort()).toEqual(Object.keys(tables).sort());
    const officer = await world.person('host-officer', { provinces: ['BC'] });
    for (const [code, value] of Object.entries(tables))
      await officer
        .post('season-values', {
          ...{ code, keys: { province: 'BC' }, value, validFrom: '2026-07-01', validTo: '2027-01-01' },
          ...{ sourceTitle: 'T4127, edition 123', reason: 'The edition came out' },
        })
        .expect(200);
    const { body } = await submit(farm, asked(farm));
    const { statement } = await recordOf(farm, body.records[0].id);
    const provincial = statement.lines.find(({ kind }: { kind: string }) => kind === 'provincial-tax');
    expect(provincial.amountCents).toBeGreaterThan(0);
    expect(await findingsOf(farm)).toEqual([]);
  });
});
