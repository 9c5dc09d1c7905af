import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/platform';
import { migrate } from '../../apps/runtime/migrate.js';
import { migrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const step = migrations.findIndex(({ name }) => name.startsWith('NameTheProgramme'));
const [employerId, farmId] = [randomUUID(), randomUUID()];

let database: TestDatabase;
let owner: DataSource;

/** The schema before the step, with what an installation held then. */
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const before = new DataSource(
    dataSourceOptions({
      url: database.url,
      pool: 1,
      as: 'owner',
      entities: [],
      migrations: migrations.slice(0, step),
    }),
  );
  await before.initialize();
  await before.runMigrations();
  await before.query(`insert into organisation (id, kind, name) values ($1, 'employer', 'Farm')`, [
    employerId,
  ]);
  await before.query(
    `insert into employer (id, number, name, province, entered_at) values ($1, 'E-1', 'Farm', 'ON', now())`,
    [employerId],
  );
  await before.query(
    `insert into farm (id, employer_id, name, province, town) values ($1, $2, 'Farm', 'ON', 'Leamington')`,
    [farmId, employerId],
  );
  for (const [number, state, country, programme, filedAt] of orders)
    await before.query(
      `insert into job_order (id, number, employer_id, farm_id, province, state, country, programme, filed_at)
       values ($1, $2, $3, $4, 'ON', $5, $6, $7, $8)`,
      [randomUUID(), number, employerId, farmId, state, country, programme, filedAt],
    );
  for (const [code, keys, value, valueId, knownFrom, knownTo] of seasonValues)
    await before.query(
      `insert into season_value (id, value_id, code, keys, value, valid_from, source_title, reason, known_from, known_to)
       values ($1, $2, $3, $4, $5, '2000-01-01', 'An order', 'Agreed', $6, $7)`,
      [randomUUID(), valueId, code, keys, value, knownFrom, knownTo],
    );
  await before.destroy();
  await migrate(database.url, { mode: 'demonstration' });
  owner = new DataSource(dataSourceOptions({ url: database.url, pool: 1, as: 'owner', entities: [] }));
  await owner.initialize();
});

afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const filedAt = '2000-02-01T15:00:00Z';
const orders = [
  ['filed-mexico', 'submitted', 'MX', null, filedAt],
  ['filed-jamaica', 'in-season', 'JM', null, filedAt],
  ['filed-named', 'closed', 'TT', 'sawp-caribbean', filedAt],
  ['draft-mexico', 'draft', 'MX', null, null],
  ['draft-open', 'draft', null, null, null],
  ['withdrawn-open', 'withdrawn', null, null, null],
] as const;

const [first, second] = ['2000-01-10T12:00:00Z', '2000-01-20T12:00:00Z'];
const [fee, cap, wage, premium, both, own] = Array.from({ length: 6 }, () => randomUUID());
const seasonValues = [
  ['agency-fee', { province: 'QC' }, '30.00', fee, first, second],
  ['agency-fee', { province: 'QC' }, '35.00', fee, second, null],
  ['meals-cap', { province: 'ON', programme: 'sawp-mexico' }, '7.00', cap, first, null],
  ['minimum-wage', { province: 'QC' }, '6.90', wage, first, null],
  ['insurance-premium', { country: 'JM', province: 'ON' }, '1.00', premium, first, null],
  ['liaison-fee', { province: 'ON' }, '5.00', both, first, null],
  ['liaison-fee', { province: 'ON', programme: 'sawp-caribbean' }, '5.45', own, first, null],
] as const;

describe('the step that names the programme of every job order', () => {
  it('gives an order the programme of its country and the currency of it, a draft too', async () => {
    const rows = await owner.query(
      'select number, programme, currency, country from job_order order by number',
    );
    expect(rows).toEqual([
      { number: 'draft-mexico', programme: 'sawp-mexico', currency: 'CAD', country: 'MX' },
      { number: 'draft-open', programme: null, currency: null, country: null },
      { number: 'filed-jamaica', programme: 'sawp-caribbean', currency: 'CAD', country: 'JM' },
      { number: 'filed-mexico', programme: 'sawp-mexico', currency: 'CAD', country: 'MX' },
      { number: 'filed-named', programme: 'sawp-caribbean', currency: 'CAD', country: 'TT' },
      { number: 'withdrawn-open', programme: null, currency: null, country: null },
    ]);
  });

  it('gives each programme what an officer fixed for all, with every version', async () => {
    const rows: { programme: string; value: string; from: Date; to: Date | null; valueId: string }[] =
      await owner.query(
        `select keys->>'programme' as programme, value, known_from as "from", known_to as "to", value_id as "valueId"
         from season_value where code = 'agency-fee' order by programme, value`,
      );
    const [early, late] = [new Date(first), new Date(second)];
    expect(rows.map(({ valueId: _valueId, ...row }) => row)).toEqual([
      { programme: 'sawp-caribbean', value: '30.00', from: early, to: late },
      { programme: 'sawp-caribbean', value: '35.00', from: late, to: null },
      { programme: 'sawp-mexico', value: '30.00', from: early, to: late },
      { programme: 'sawp-mexico', value: '35.00', from: late, to: null },
    ]);
    const ids = rows.map(({ valueId }) => valueId);
    expect(ids.slice(2)).toEqual([fee, fee]);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(fee);
  });

  it('leaves what a province fixed by law, and what names a programme, as it is', async () => {
    const rows = await owner.query(
      `select code, keys, value from season_value where code <> 'agency-fee' order by code, value`,
    );
    expect(rows).toEqual([
      {
        code: 'insurance-premium',
        keys: { country: 'JM', programme: 'sawp-caribbean', province: 'ON' },
        value: '1.00',
      },
      { code: 'liaison-fee', keys: { province: 'ON' }, value: '5.00' },
      { code: 'liaison-fee', keys: { programme: 'sawp-caribbean', province: 'ON' }, value: '5.45' },
      { code: 'meals-cap', keys: { programme: 'sawp-mexico', province: 'ON' }, value: '7.00' },
      { code: 'minimum-wage', keys: { province: 'QC' }, value: '6.90' },
    ]);
  });

  it('keeps the versions of values as unchangeable as before', async () => {
    await expect(owner.query(`update season_value set value = '1.00'`)).rejects.toThrow(/never overwritten/);
  });
});
