import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';
import { contribute, type RuleRefused, type Withholding, withhold, WithholdingRules } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let officer: Person;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  officer = await world.person('host-officer');
});

afterAll(() => world.close());

const value = (changes: object = {}) => ({
  code: 'commodity-rate',
  keys: { province: 'ON', commodity: 'ginseng' },
  value: '9.05',
  validFrom: '2000-03-01',
  validTo: '2000-09-01',
  sourceTitle: 'Wage letter of the regional office, February 2000',
  reason: 'The table names no rate for ginseng',
  ...changes,
});

describe('values fixed for a season', () => {
  it('reach calculations from their first day to the day before their end', async () => {
    const { body } = await officer.post('season-values', value()).expect(200);
    expect(body.receipt).toMatchObject({ act: 'fixed' });
    const rules = world.get(RulesInForce);
    const lookup = await rules.withSeasonValues();
    const on = (date: string) =>
      rules.book.find('commodity-rate', { province: 'ON', commodity: 'ginseng' }, plainDate(date), lookup)
        ?.value;
    expect(['2000-02-29', '2000-03-01', '2000-08-31', '2000-09-01'].map(on)).toEqual([
      undefined,
      '9.05',
      '9.05',
      undefined,
    ]);
  });

  it('hold one at a time: the day before a later one begins is free, an overlap is refused', async () => {
    const keys = { province: 'ON', commodity: 'tobacco' };
    await officer.post('season-values', value({ keys })).expect(200);
    const overlap = await officer
      .post('season-values', value({ keys, validFrom: '2000-08-31', validTo: undefined }))
      .expect(409);
    expect(overlap.body.code).toBe('SEASON_VALUE_OVERLAPS');
    await officer
      .post('season-values', value({ keys, validFrom: '2000-09-01', validTo: undefined }))
      .expect(200);
  });

  it('name the programme where they belong to one, and hold for it alone', async () => {
    const fee = (keys: object) =>
      officer.post(
        'season-values',
        value({ code: 'agency-fee', keys: { province: 'ON', ...keys }, value: '35.00' }),
      );
    for (const keys of [{}, { programme: 'h-2a' }]) {
      const { body } = await fee(keys).expect(422);
      expect(body).toMatchObject({
        code: 'SEASON_VALUE_PROGRAMME',
        params: { code: 'agency-fee', programmes: 'sawp-caribbean, sawp-mexico' },
      });
    }
    await fee({ programme: 'sawp-mexico' }).expect(200);
    const rules = world.get(RulesInForce);
    const lookup = await rules.withSeasonValues();
    const fees = ['sawp-mexico', 'sawp-caribbean'].map(
      (programme) =>
        rules.book.find('agency-fee', { programme, province: 'ON' }, plainDate('2000-06-01'), lookup)?.value,
    );
    expect(fees).toEqual(['35.00', undefined]);
  });

  it('are refused with everything that is wrong: unit, dates, province, code', async () => {
    const wrong = value({ keys: { province: 'QC' }, value: 'nine', validTo: '2000-03-01' });
    const refused = await officer.post('season-values', wrong).expect(422);
    expect(refused.body.findings.map(({ code }: { code: string }) => code)).toEqual([
      'SEASON_VALUE_UNIT',
      'SEASON_VALUE_DATES',
      'SEASON_VALUE_PROVINCE',
    ]);
    const unknown = await officer.post('season-values', value({ code: 'minimum-wages' })).expect(422);
    expect(unknown.body.code).toBe('SEASON_VALUE_CODE');
  });

  it('are read by those who work under them and fixed by officers alone', async () => {
    const { employer } = await world.farm();
    const { body } = await employer.get('season-values?code=commodity-rate&on=2000-03-01').expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({ keys: { commodity: 'ginseng', province: 'ON' }, unit: 'CAD/hour' }),
    );
    expect((await employer.get('season-values?on=2000-02-29').expect(200)).body).toEqual([]);
    await employer.post('season-values', value()).expect(403);
  });

  it('end on a day that an officer of the province names, and only ever earlier', async () => {
    const keys = { province: 'ON', commodity: 'hops' };
    const { body } = await officer.post('season-values', value({ keys })).expect(200);
    const end = (person: Person, validTo: string) =>
      person.post(`season-values/${body.id}/end`, { validTo, reason: 'A new letter came' });
    await end(await world.person('host-officer', { provinces: ['QC'] }), '2000-06-01').expect(404);
    expect((await end(officer, '2000-09-02').expect(409)).body.code).toBe('SEASON_VALUE_ENDED');
    expect((await end(officer, '2000-03-01').expect(422)).body.code).toBe('SEASON_VALUE_DATES');
    await end(officer, '2000-06-01').expect(200);
    const listed = await officer.get('season-values?on=2000-06-01').expect(200);
    expect(listed.body.map(({ id }: { id: string }) => id)).not.toContain(body.id);
  });
});

describe('a tax table that the guide has not published yet', () => {
  // Edition 123 has not been seen; the first row is what Budget 2026 lets expect of the second half of the year.
  const tables = {
    'provincial-tax-brackets': '0 0.0614 0; 50363 0.0770 786; 100728 0.1050 3606',
    'provincial-basic-amount': '0 13216',
    'provincial-claim-code-step': '2974.00',
    'tax-reduction-largest': '805.00',
    'tax-reduction-threshold': '25570.00',
    'tax-reduction-end': '48182.00',
    'tax-reduction-rate': '0.0356',
  };
  const fixed = (code: string, text: string) =>
    value({
      ...{ code, keys: { province: 'BC' }, value: text, validFrom: '2026-07-01', validTo: '2027-01-01' },
      sourceTitle: 'T4127, edition 123',
    });
  const payment = {
    ...{ province: 'BC', payDate: plainDate('2026-07-17'), payPeriods: 52, grossCents: cents(100_000) },
  };
  const withheld = async (): Promise<Withholding> => {
    const rules = world.get(RulesInForce);
    return withhold(payment, new WithholdingRules(rules.book, await rules.withSeasonValues()));
  };

  it('is fixed by an officer of the province, whole or not at all, and then withheld by', async () => {
    const bc = await world.person('host-officer', { provinces: ['BC'] });
    const codes = Object.keys(tables);
    for (const [at, [code, text]] of Object.entries(tables).entries()) {
      const missing = await withheld().then(
        () => [],
        (error: unknown) => (error as RuleRefused).refusals.map(({ params }) => params['value']),
      );
      // What the province has and nobody fixed is never taken for something that it does not have.
      expect(missing).toEqual(codes.slice(at));
      await bc.post('season-values', fixed(code, text)).expect(200);
    }
    const made = await withheld();
    // A 51,514.84: 7.70 % less 786.00 and 6.14 % of 13,216.00, 2,400.84 and 847.60; no reduction above 48,182.00.
    expect(made.provincialTaxCents).toBe(4173);
    expect(made.lines.at(-1)).toMatchObject({
      rule: 'provincial-tax-brackets',
      source: { title: 'T4127, edition 123', clause: 'fixed by an officer for the season' },
    });
    // Contributions needed no table of tax.
    const rules = new WithholdingRules(world.get(RulesInForce).book);
    expect(contribute(payment, rules)).toMatchObject({ cppCents: made.cppCents, eiCents: made.eiCents });
  });

  it.each([
    ['provincial-tax-brackets', '0 0.0614; 50363 0.0770', 'semicolon'],
    ['provincial-tax-brackets', '50363 0.0770 786', 'begins at 0'],
    ['tax-reduction-rate', '3.56 %', 'a fraction'],
    ['withholding-method', 'by hand', 'one of outside-canada, province, quebec'],
  ])('is refused where no calculation could use it: %s %s', async (code, text, expected) => {
    const bc = await world.person('host-officer', { provinces: ['BC'] });
    const { body } = await bc.post('season-values', fixed(code, text)).expect(422);
    expect(body).toMatchObject({
      code: 'SEASON_VALUE_UNIT',
      params: { expected: expect.stringContaining(expected) },
    });
  });
});

describe('what was known of a value when', () => {
  const keys = { province: 'ON', commodity: 'peaches' };
  const replaced = {
    value: '9.40',
    sourceTitle: 'Wage letter, corrected',
    reason: 'The first letter was wrong',
  };
  const listedAt = async (asOf?: string) => {
    const at = asOf === undefined ? '' : `&asOf=${asOf}`;
    const { body } = await officer.get(`season-values?code=commodity-rate${at}`).expect(200);
    return body.filter((one: { keys: { commodity: string } }) => one.keys.commodity === keys.commodity);
  };

  it('can be asked for any instant, to the millisecond of a change', async () => {
    const { body } = await officer.post('season-values', value({ keys })).expect(200);
    const [first] = await listedAt();
    await officer.post(`season-values/${body.id}/replacement`, replaced).expect(200);
    await officer
      .post(`season-values/${body.id}/end`, { validTo: '2000-08-01', reason: 'Ended' })
      .expect(200);
    const [last] = await listedAt();
    expect(last).toMatchObject({ id: body.id, value: '9.40', validTo: '2000-08-01', knownTo: null });
    const [before] = await listedAt(first.knownFrom);
    expect(before).toMatchObject({ id: body.id, value: '9.05', validTo: '2000-09-01' });
    const [between] = await listedAt(before.knownTo);
    expect(between).toMatchObject({ value: '9.40', validTo: '2000-09-01', knownTo: last.knownFrom });
    const justBefore = new Date(Date.parse(before.knownTo) - 1).toISOString();
    expect((await listedAt(justBefore))[0].value).toBe('9.05');
    const rules = world.get(RulesInForce);
    const known = await rules.knownAt(new Date(justBefore));
    expect(rules.book.find('commodity-rate', keys, plainDate('2000-06-01'), known)?.value).toBe('9.05');
  });

  it('is never overwritten: the database refuses it', async () => {
    const change = (sql: string) => world.dataSource.query(sql);
    await expect(change(`update season_value set value = '1.00'`)).rejects.toThrow(/never overwritten/);
    await expect(change('delete from season_value')).rejects.toThrow(/never overwritten/);
    await expect(
      change('update season_value set known_to = null where known_to is not null'),
    ).rejects.toThrow(/never overwritten/);
  });

  it('changes in one order when two officers replace it at once, and refuses what is wrong', async () => {
    const { body } = await officer
      .post('season-values', value({ keys: { province: 'ON', commodity: 'pears' } }))
      .expect(200);
    const both = await Promise.all(
      ['9.10', '9.20'].map((cents) =>
        officer.post(`season-values/${body.id}/replacement`, { ...replaced, value: cents }),
      ),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const versions = await world.dataSource.query(
      'select value, known_from, known_to from season_value where value_id = $1 order by known_from',
      [body.id],
    );
    expect(versions).toHaveLength(3);
    expect(versions[1].known_from).toEqual(versions[0].known_to);
    expect(versions[2].known_from).toEqual(versions[1].known_to);
    const stranger = await world.person('host-officer', { provinces: ['QC'] });
    await stranger.post(`season-values/${body.id}/replacement`, replaced).expect(404);
    const wrong = { ...replaced, value: 'nine', validTo: '2000-01-01' };
    const refused = await officer.post(`season-values/${body.id}/replacement`, wrong).expect(422);
    expect(refused.body.findings.map(({ code }: { code: string }) => code)).toEqual([
      'SEASON_VALUE_UNIT',
      'SEASON_VALUE_DATES',
    ]);
    const later = value({
      keys: { province: 'ON', commodity: 'pears' },
      validFrom: '2000-09-01',
      validTo: undefined,
    });
    await officer.post('season-values', later).expect(200);
    const over = { ...replaced, validTo: '2000-09-02' };
    expect((await officer.post(`season-values/${body.id}/replacement`, over).expect(409)).body.code).toBe(
      'SEASON_VALUE_OVERLAPS',
    );
  });
});
