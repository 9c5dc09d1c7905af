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

  it.each<[keyof typeof lawful, string, RegExp]>([
    ['gross', '331.205', /at most two decimals/],
    ['gross', '331,20', /\d+ cells/],
    ['net', '-1.00', /0 or more/],
    ['gross', '', /dollars/],
    ['period_end', '2000-06-31', /date of the calendar/],
    ['period_end', '2000-06-04', /on or after period_start/],
    ['period_end', '2000-07-10', /at most 35 days/],
    ['period_start', '05/06/2000', /YYYY-MM-DD/],
    ['pay_date', '2000-06-04', /on or after period_start/],
    ['daily_hours', '8 8 25', /0 to 24/],
    ['daily_hours', '8 -8', /0 to 24/],
    ['daily_hours', '8 8 8 8 8 8 8 8', /at most 7 days/],
    ['hourly_rate', '0', /a rate above 0/],
    ['province', 'ZZ', /province in two letters/],
    ['programme', 'sawp', /sawp-mexico, sawp-caribbean/],
    ['commodity', 'diamonds', /fruit incl apples/],
    ['pay_periods', '13', /52, 26, 24 or 12/],
    ['worker_id', '', /not empty/],
    ['consents', 'meal', /kinds of deduction/],
  ])('rejects a row with %s "%s", naming it, and checks the others', async (column, value, expected) => {
    const { code, told } = await json(file({ [column]: value }, { record_id: 'R2', worker_id: 'W2' }));
    expect(code).toBe(1);
    expect(told.summary).toMatchObject({ records: 2, assessed: 1, rejected: 1 });
    expect(told.rejected).toMatchObject([{ line: 2, expected: expect.stringMatching(expected) }]);
    if (!value.includes(',')) expect(told.rejected[0]).toMatchObject({ column, value });
  });

  it('rejects a season that no edition covers, and an id that another record has', async () => {
    const later = { period_start: '2012-06-04', period_end: '2012-06-10', pay_date: '2012-06-15' };
    const { told } = await json(file({}, later, { worker_id: 'W2' }));
    expect(told.rejected).toMatchObject([
      { line: 3, column: 'period_end', expected: expect.stringContaining('2000, 2024 to 2026') },
      { line: 4, column: 'record_id', expected: expect.stringContaining('line 2 has it too') },
    ]);
  });

  it('goes on after broken quoting', async () => {
    const { told } = await json([header, row().replace('W1', 'W"1'), row({ record_id: 'R2' })].join('\n'));
    expect(told.summary).toMatchObject({ records: 2, assessed: 1, rejected: 1 });
  });

  it('refuses a file that is none, naming why, and ends with 2', async () => {
    expect(await run('')).toMatchObject({ code: 2, stderr: expect.stringMatching(/file is empty/) });
    const lacking = await run(file({}).replace(',gross,', ',brutto,'));
    expect(lacking).toMatchObject({ code: 2, stderr: expect.stringMatching(/need the column "gross"/) });
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
