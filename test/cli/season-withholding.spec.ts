import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { runCli } from '../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let tables: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const { code, stderr } = await runCli(
    ['season', '--edition', '2026', '--workers', '40', '--seed', '7', '--json'],
    { DATABASE_URL: database.url, TEMPORADA_MODE: 'demonstration' },
  );
  // A season of so few workers may miss a figure by more than it should, which is exit code 1.
  if (code !== 0 && code !== 1) throw new Error(stderr);
  tables = await new DataSource({ type: 'postgres', url: database.url }).initialize();
}, 240_000);

afterAll(async () => {
  await tables.destroy();
  await database.drop();
});

describe('the pay of a simulated season of 2026', () => {
  it('has every record checked, and nothing wrong with what was withheld', async () => {
    const [counts] = await tables.query(`
      select count(*)::int as records, count(c.pay_record_id)::int as checked,
        (select count(*)::int from audit_finding where code = 'WITHHOLDING_OFF') as off
      from pay_record r left join pay_record_check c on c.pay_record_id = r.id`);
    expect(counts.records).toBeGreaterThan(200);
    expect(counts).toEqual({ records: counts.records, checked: counts.records, off: 0 });
  });

  it('leaves unchecked only the tax of British Columbia from July, which is stated; all other withholding is worked out', async () => {
    const unchecked = await tables.query(`
      select distinct r.province, u ->> 'check' as check, u ->> 'code' as code, r.pay_date >= '2026-07-01' as late
      from pay_record r join pay_record_check c on c.pay_record_id = r.id, jsonb_array_elements(c.unchecked) u`);
    for (const one of unchecked)
      expect(one).toEqual({
        ...{ province: 'BC', check: 'WITHHOLDING_OFF', code: 'VALUE_NOT_COVERED', late: true },
      });
    const [{ compared }] = await tables.query(`
      select count(*)::int as compared from pay_record r join pay_record_check c on c.pay_record_id = r.id
      where jsonb_array_length(c.unchecked) = 0 and r.facts ->> 'withholding' = 'compute'`);
    expect(compared).toBeGreaterThan(50);
  });
});

describe('the people of a simulated season of 2026', () => {
  it('have been told of everything when it ends, and no mail that is due waits', async () => {
    const [left] = await tables.query(`
      select (select count(*)::int from untold_notice) as untold, (select count(*)::int from deadline_notice) as told,
        (select count(*)::int from mail where state = 'waiting' and next_at <= official_now()) as waiting`);
    expect(left.told).toBeGreaterThan(50);
    expect(left).toMatchObject({ untold: 0, waiting: 0 });
  });
});
