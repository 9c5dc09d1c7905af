import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { refusalIn, runCli } from '../support/cli.js';
import { type Cell, workbook, type WorkbookOptions } from '../support/workbook.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

const cases = new URL('../cases/', import.meta.url);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbooks-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A lawful week of 2000: 48 hours at the minimum wage of Ontario, as a spreadsheet holds it. */
const lawful: Record<string, Cell> = {
  record_id: 'R1',
  programme: 'sawp-mexico',
  employer_id: 'E1',
  worker_id: '00123',
  province: 'ON',
  period_start: { day: '2000-06-05' },
  period_end: { day: '2000-06-11' },
  pay_date: { day: '2000-06-16' },
  pay_periods: 52,
  daily_hours: '8 8 8 8 8 8 0',
  hourly_rate: 6.9,
  gross: { formula: '48*K2', value: 331.20000000000005 },
  net: 331.2,
  cpp: null,
  ei: null,
  income_tax: null,
  remarks: 'kept, and ignored',
};
const header = Object.keys(lawful);
const row = (changes: Record<string, Cell> = {}): Cell[] => Object.values({ ...lawful, ...changes });

const audit = async (rows: (Cell[] | undefined)[], name = 'pay.xlsx', options?: WorkbookOptions) => {
  const path = join(folder, name);
  await writeFile(path, await workbook([header, ...rows], options));
  const outcome = await runCli(['audit', path, '--json'], {});
  return { ...outcome, told: JSON.parse(outcome.stdout) };
};

describe('temporada audit of a workbook', () => {
  it.each([
    ['pay.xlsx', {}],
    ['pay.csv', { countsFrom1904: true }],
    ['pay', { inline: true, hidden: [['notes']] }],
  ])('reads %s whatever its name, and finds nothing in a lawful week', async (name, options) => {
    const { code, told } = await audit([row(), [null, null], undefined], name, options);
    expect(code).toBe(0);
    expect(told.summary).toMatchObject({ records: 1, assessed: 1, rejected: 0, findings: 0 });
  });

  it('finds what it finds in the same records as CSV', async () => {
    const wrong = { housing: 20, net: 311.2 };
    const { told } = await audit([row(wrong)], 'same.xlsx');
    const text = [...header, 'housing'].join(',');
    const line =
      'R1,sawp-mexico,E1,00123,ON,2000-06-05,2000-06-11,2000-06-16,52,8 8 8 8 8 8 0,6.90,331.20,311.20,,,,x,20.00';
    const csv = await runCli(['audit', '-', '--json'], {}, `${text}\n${line}\n`);
    const rowsWithHousing = [[...header, 'housing'], row(wrong)];
    const book = await runCli(['audit', '-', '--json'], {}, await workbook(rowsWithHousing));
    expect(JSON.parse(book.stdout)).toEqual(JSON.parse(csv.stdout));
    expect([book.code, csv.code]).toEqual([1, 1]);
    // Without a heading a column does not count.
    expect(told.summary.byCode).toEqual({ NET_MISMATCH: 1 });
  });

  it('rejects rows for cells that cannot be taken for what they should be, by the row of the sheet', async () => {
    const next = { period_start: { day: '2000-06-12' }, period_end: { day: '2000-06-18' } };
    const { code, told } = await audit([
      row(),
      row({ ...next, record_id: 17, worker_id: { day: '2000-01-01' } }),
      undefined,
      row({ ...next, record_id: 'R3', gross: { error: '#N/A' }, remarks: { error: '#REF!' } }),
      row({ ...next, record_id: 'R4', net: { formula: 'A1' } }),
      row({ ...next, record_id: 'R5', gross: 331.2006, period_end: 36_695 }),
      row({ ...next, record_id: 'R6', period_start: { number: '36689.5', format: 1 } }),
    ]);
    expect(code).toBe(1);
    const places = told.rejected.map(
      ({
        line,
        column,
        value,
        others = [],
      }: {
        line: number;
        column: string;
        value: string;
        others?: [];
      }) => [
        ...[line, column, value],
        ...others.map((one: { column: string; value: string }) => `${one.column} ${one.value}`),
      ],
    );
    expect(places).toEqual([
      [3, 'record_id', '17', 'worker_id 2000-01-01'],
      [5, 'gross', '#N/A', 'remarks #REF!'],
      [6, 'net', ''],
      [7, 'period_end', '36695', 'gross 331.2006'],
      [8, 'period_start', '2000-06-12T12:00:00'],
    ]);
    expect(told.rejected[0].expected).toContain('leading zeros');
    expect(told.summary).toMatchObject({ records: 6, assessed: 1, rejected: 5 });
  });
});

describe('the cases of files that were sent in', () => {
  it('audit-workbook-named-csv.csv is a damaged workbook, and none of its bytes are shown', async () => {
    const path = new URL('audit-workbook-named-csv.csv', cases).pathname;
    const outcome = await runCli(['audit', path, '--json'], {});
    expect([outcome.code, outcome.stderr]).toEqual([2, '']);
    expect(refusalIn(outcome)).toMatchObject({
      code: 'FILE_UNREADABLE',
      detail: expect.stringContaining('a damaged Excel workbook'),
      problems: [{ code: 'WORKBOOK_DAMAGED' }],
    });
    const told = await runCli(['audit', path], {});
    expect([told.code, told.stdout]).toEqual([2, '']);
    expect(told.stderr).toContain('a damaged Excel workbook');
    expect(`${outcome.stdout}${told.stderr}`).not.toMatch(/PK|[^\P{Cc}\n]|\uFFFD/u);
  });

  it('audit-empty-excel-row.csv has a row of commas, which is blank and no wrong row', async () => {
    const text = await readFile(new URL('audit-empty-excel-row.csv', cases), 'utf8');
    const { code, stdout } = await runCli(['audit', '-', '--json'], {}, text);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).summary).toMatchObject({ records: 1, assessed: 1, rejected: 0 });
    // Shorter than the header, in spaces, at the end: still blank. With one value it is a row.
    const blank = await runCli(['audit', '-', '--json'], {}, `${text},,\n , ,\n`);
    expect([blank.code, JSON.parse(blank.stdout).rejected]).toEqual([0, []]);
    const filled = await runCli(['audit', '-', '--json'], {}, `${text},,x,\n`);
    expect([filled.code, JSON.parse(filled.stdout).summary.rejected]).toEqual([1, 1]);
  });
});

describe('other commands that take files', () => {
  const payments = [
    'case_id',
    'province',
    'pay_date',
    'pay_periods',
    'gross_pay',
    'federal_claim',
    'provincial_claim',
  ];
  const week: Cell[] = ['week', 'ON', { day: '2026-05-15' }, 52, 704, 16452, 12_989];

  it('withholding takes a workbook, with claims as amounts, codes and E', async () => {
    const rows = [
      payments,
      week,
      [null],
      [7, ...week.slice(1)],
      ['code', ...week.slice(1, 5), 1, 'E'],
      ['noise', ...week.slice(1, 4), { number: '703.99999999999' }, ...week.slice(5)],
    ];
    const { code, stdout } = await runCli(['withholding', '-', '--json'], {}, await workbook(rows));
    const { rows: made, rejected } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(made.map(({ case_id, cpp }: { case_id: string; cpp: string }) => [case_id, cpp])).toEqual([
      ['week', '37.88'],
      ['code', '37.88'],
      ['noise', '37.88'],
    ]);
    expect(rejected).toMatchObject([{ line: 4, column: 'case_id', value: '7' }]);
  });

  it('withholding answers a workbook that is damaged at its end with the refusal alone', async () => {
    const rows = [payments, ...Array.from({ length: 3000 }, () => week)];
    const bytes = await workbook(rows, { stored: true });
    const at = bytes.lastIndexOf('<row r="3000">');
    bytes[at + 6] = (bytes[at + 6] ?? 0) ^ 1;
    const outcome = await runCli(['withholding', '-', '--json'], {}, bytes);
    expect([outcome.code, refusalIn(outcome).problems]).toEqual([
      2,
      [expect.objectContaining({ code: 'WORKBOOK_DAMAGED' })],
    ]);
  });

  it('what-if compares the records of a workbook', async () => {
    const overlay = join(folder, 'wages.yaml');
    await writeFile(
      overlay,
      `proposal: { title: Up, author: A }
values:
  - { code: minimum-wage, unit: CAD/hour, keys: { province: ON }, entries: [{ value: '7.90', from: 2000-06-01, to: 2001-01-01 }] }`,
    );
    const records = join(folder, 'records.xlsx');
    await writeFile(records, await workbook([header, row()]));
    const { code, stdout } = await runCli(['what-if', overlay, '--records', records, '--json'], {});
    expect([code, JSON.parse(stdout).total.differenceCents > 0]).toEqual([0, true]);
  });

  it.each([
    ['pay', ['pay', '-'], 'expected one pay period as JSON'],
    ['the overlay of what-if', ['what-if', '-', '--workers', '5'], 'expected a YAML file of proposed values'],
  ])('%s is told what a workbook is', async (_, args, expected) => {
    const { code, stdout, stderr } = await runCli(args, {}, await workbook([header]));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/PK|[^\P{Cc}\n]/u);
  });
});
