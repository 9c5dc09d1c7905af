import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
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
