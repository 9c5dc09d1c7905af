import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CliOutcome, runCli } from '../support/cli.js';

/** A lawful week of 2000: 48 hours at the minimum wage of Ontario. */
const lawful = {
  record_id: 'R1',
  programme: 'sawp-mexico',
  employer_id: 'E1',
  worker_id: 'W1',
  province: 'ON',
  period_start: '2000-06-05',
  period_end: '2000-06-11',
  pay_date: '2000-06-16',
  pay_periods: '52',
  daily_hours: '8 8 8 8 8 8 0',
  hourly_rate: '6.90',
  gross: '331.20',
  net: '331.20',
  cpp: '',
  ei: '',
  income_tax: '',
  housing: '',
  commodity: '',
  consents: '',
};
type Row = Partial<Record<keyof typeof lawful, string>>;

const header = Object.keys(lawful).join(',');
const row = (changes: Row = {}) => Object.values({ ...lawful, ...changes }).join(',');
const file = (...rows: Row[]) => [header, ...rows.map(row)].join('\n');

describe('temporada audit', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (text: string | Buffer, ...args: string[]): Promise<CliOutcome> => {
    const path = join(folder, 'pay.csv');
    await writeFile(path, text);
    return runCli(['audit', path, ...args], {});
  };
  const json = async (text: string | Buffer, ...args: string[]) => {
    const outcome = await run(text, '--json', ...args);
    return { ...outcome, told: JSON.parse(outcome.stdout) };
  };

  it('tells in its help the columns of the file', async () => {
    const { stdout } = await runCli(['audit', '--help'], {});
    for (const column of [...Object.keys(lawful), 'advance_recovered', 'refers_to'])
      expect(stdout).toContain(column);
  });

  it('finds nothing in a lawful file, with a byte-order mark, CRLF and quoted cells, and ends with 0', async () => {
    const quoted = row().replace('E1', '"E1"').replace('W1', '"Núñez, José"');
    const { code, told } = await json(`\uFEFF${header},remarks\r\n${quoted},"one, two"\r\n`);
    expect(code).toBe(0);
    expect(told.summary).toMatchObject({
      records: 1,
      assessed: 1,
      rejected: 0,
      findings: 0,
      owedCents: 0,
      byCode: {},
    });
  });

  it('gives each wrong one finding with what is owed, and ends with 1', async () => {
    const { code, told } = await json(
      file(
        { hourly_rate: '6.50', gross: '312.00', net: '312.00' },
        {
          record_id: 'R2',
          period_start: '2000-06-12',
          period_end: '2000-06-18',
          pay_date: '2000-06-23',
          housing: '20.00',
          net: '311.20',
        },
        { record_id: 'R3', period_start: '2000-06-12', period_end: '2000-06-18', pay_date: '2000-06-23' },
      ),
    );
    expect(code).toBe(1);
    expect(told.summary).toMatchObject({
      ...{ records: 3, assessed: 3, rejected: 0, duplicates: 1, findings: 3, owedCents: 3920 },
      byCode: { PAY_BELOW_FLOOR: 1, HOUSING_CHARGED: 1, DUPLICATE_RECORD: 1 },
    });
    expect(told.findings.find((one: { code: string }) => one.code === 'PAY_BELOW_FLOOR')).toMatchObject({
      ...{ recordIds: ['R1'], workerId: 'W1', employerId: 'E1', from: '2000-06-05', to: '2000-06-10' },
      ...{ owedCents: 1920, expectedCents: 33120, actualCents: 31200, rule: 'minimum-wage' },
      source: { title: expect.stringContaining('Best Practices'), href: null, clause: expect.any(String) },
      explanation: expect.stringContaining('48 hours were paid at $6.50 an hour; at least $6.90 is due'),
    });
  });

  it('refuses a file that is none, naming why, and ends with 2', async () => {
    const semicolons = await run(file({}).replaceAll(',', ';'));
    expect(semicolons).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/separated by semicolons; expected commas/),
    });
    expect(await run(file({}), '--programme', 'h-2a')).toMatchObject({ code: 2 });
    expect(await runCli(['audit', join(folder, 'none.csv')], {})).toMatchObject({ code: 2 });
  });

  it('reads standard input, takes one programme only, and tells how many rows it left out', async () => {
    const outcome = await runCli(
      ['audit', '-', '--json', '--programme', 'sawp-mexico'],
      {},
      file({}, { record_id: 'R2', programme: 'sawp-caribbean', worker_id: 'W2' }),
    );
    expect(JSON.parse(outcome.stdout).summary).toMatchObject({ records: 1, assessed: 1, otherProgrammes: 1 });
  });

  it('shows people tables, in the language they ask for', async () => {
    const { stdout, code } = await run(file({ housing: '20.00', net: '311.20' }), '--language', 'es');
    expect(code).toBe(1);
    expect(stdout).toContain('HOUSING_CHARGED  1 finding, 20.00 owed');
    expect(stdout).toContain('1 record: 1 assessed, 0 rejected. 1 finding, 20.00 owed to workers.');
  });
});
