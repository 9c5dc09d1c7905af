import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(180_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-withholding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const header = 'case_id,province,pay_date,pay_periods,gross_pay,federal_claim,provincial_claim';
const good = 'week,ON,2026-05-15,52,704.00,16452.00,12989.00';
const answered = 'week,2026/jan,37.88,0.00,11.48,43.31,26.53,119.20,584.80,,';
const withhold = (text: string, ...more: string[]) => runCli(['withholding', '-', ...more], {}, text);
const file = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;

interface Document {
  rows: Record<string, unknown>[];
  rejected: { line: number; column: string; value: string; expected: string; others?: object[] }[];
}

describe('temporada withholding', () => {
  it('works out a file, with or without the prefix, after a byte-order mark and among other columns', async () => {
    const prefixed = header.replace('pay_date', 'in_pay_date').replace('gross_pay', 'in_gross_pay');
    const path = join(folder, 'payments.csv');
    await writeFile(path, `\uFEFF${file(`${prefixed},note`, `${good},"kept, and ignored"`)}`);
    const { code, stdout, stderr } = await runCli(['withholding', path], {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'case_id,edition,cpp,cpp2,ei,federal_tax,provincial_tax,total_deductions,net_pay,qpip,warnings',
      answered,
      '',
    ]);
  });

  it('rejects bad rows with all that is wrong in them, and works out the others', async () => {
    const rows = [
      'a,XX,2026-02-30,52.5,704.001,1645200,-1',
      good,
      'b,ON,2026-05-15,0,"1 704,00",twelve,12989',
      'c,ON,2026-05-15,52',
      ',ON,2026-05-15,52,704.00,0,0',
      'd,BC,2026-07-01,52,704.00,0,0',
      'e,ON,2023-12-31,52,704.00,0,0',
      'f,"ON,2026-05-15,52,704.00,0,0',
    ];
    const { code, stdout } = await withhold(file(header, ...rows), '--json');
    const { rows: done, rejected } = JSON.parse(stdout) as Document;
    expect(code).toBe(1);
    expect(done).toEqual([
      expect.objectContaining({ case_id: 'week', cpp: '37.88', net_pay: '584.80', tainted: false }),
    ]);
    expect(rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'province', 'XX'],
      [4, 'pay_periods', '0'],
      [5, '(row)', 'c,ON,2026-05-15,52'],
      [6, 'case_id', ''],
      [7, 'pay_date', '2026-07-01'],
      [8, 'pay_date', '2023-12-31'],
      [9, '(row)', 'f,"ON,2026-05-15,52,704.00,0,0'],
    ]);
    expect(rejected[0]?.others).toEqual([
      {
        column: 'pay_date',
        value: '2026-02-30',
        expected: expect.stringContaining('a date of the calendar'),
      },
      { column: 'pay_periods', value: '52.5', expected: 'one of 53, 52, 27, 26, 24, 22, 13, 12, 10' },
      { column: 'gross_pay', value: '704.001', expected: expect.stringContaining('at most two decimals') },
      { column: 'federal_claim', value: '1645200', expected: expect.stringContaining('at most 200000.00') },
      { column: 'provincial_claim', value: '-1', expected: expect.stringContaining('empty for the basic') },
    ]);
    expect(rejected[4]?.expected).toMatch(/Budget 2026.*covered nearest: 2026-01-01/);
  });

  it('tells people what was rejected, and once what all rows rest on', async () => {
    const carried = good.replace('2026-05-15', '2026-08-14');
    const { code, stdout, stderr } = await withhold(file(header, carried, carried, 'x,ON,,52,1,,'));
    expect(code).toBe(1);
    expect(stdout.match(/VALUE_CARRIED/g)).toHaveLength(2);
    expect(stderr.match(/Note: /g)).toHaveLength(1);
    expect(stderr).toContain('edition of the tables');
    expect(stderr).toContain('line 4, pay_date: ""; expected a date of the calendar as YYYY-MM-DD');
  });

  it('takes claims as amounts, codes, E and nothing, and lump sums and farm work', async () => {
    const more = `${header},bonus,farm_days,farm_cash,cpp_exempt`;
    const { stdout } = await withhold(
      file(
        more,
        'none,ON,2026-05-15,52,704.00,,,,,,',
        'code,ON,2026-05-15,52,704.00,1,1,,,,',
        'zero,ON,2026-05-15,52,704.00,0,0,,,,',
        'asks,ON,2026-05-15,52,704.00,e,,,,,',
        'bonus,ON,2026-05-15,52,704.00,,,500.00,,,no',
        'short,ON,2026-05-15,52,704.00,,,,6,4000.00,',
      ),
    );
    const taxes = stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(','));
    expect(
      taxes.map(([name, , cpp, , ei, federal, provincial]) => [name, cpp, ei, federal, provincial]),
    ).toEqual([
      ['none', '37.88', '11.48', '43.31', '26.53'],
      ['code', '37.88', '11.48', '43.31', '26.53'],
      ['zero', '37.88', '11.48', '87.61', '39.15'],
      ['asks', '37.88', '11.48', '0.00', '6.09'],
      ['bonus', '67.63', '19.63', expect.any(String), expect.any(String)],
      ['short', '0.00', '0.00', expect.any(String), expect.any(String)],
    ]);
  });

  it('refuses what it does not work out, and a lump sum alone without the usual pay, each by its name', async () => {
    const more = `${header},bonus,usual_gross,commission,in_labour_funds,ytd_tax`;
    const { code, stdout } = await withhold(
      file(
        more,
        'none,ON,2026-05-15,52,704.00,,,,,0,0.00,',
        'sold,ON,2026-05-15,52,704.00,,,,,250.00,,',
        'both,ON,2026-05-15,52,704.00,,,,,,100,1200.00',
        'alone,ON,2026-05-15,52,0.00,,,500.00,,,,',
        'usual,ON,2026-05-15,52,0.00,,,500.00,704.00,,,',
        'first,ON,2026-05-15,52,0.00,,,500.00,0,,,',
      ),
      '--json',
    );
    const { rows, rejected } = JSON.parse(stdout) as Document;
    expect(code).toBe(1);
    expect(rows.map(({ case_id, federal_tax }) => [case_id, federal_tax])).toEqual([
      ['none', '43.31'],
      // 14 % of 500.00 less its additional pension of 5.00 are 69.30; the year's credits grow from 229.39 to 232.86 for the
      // pension plan and from 83.57 to 84.72 for insurance.
      ['usual', '64.68'],
      // 15 %, for a year of no more.
      ['first', '75.00'],
    ]);
    expect(rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'commission', '250.00'],
      [4, 'labour_funds', '100'],
      [5, 'usual_gross', ''],
    ]);
    expect(rejected[1]?.others).toMatchObject([{ column: 'ytd_tax', value: '1200.00' }]);
    expect(rejected[0]?.expected).toContain('form TD1X');
  });

  it('averages the tax of Quebec over the year so far where a row gives the number of the period', async () => {
    const more = `${header},quebec_period,ytd_gross,ytd_quebec_tax`;
    const { code, stdout } = await withhold(
      file(
        more,
        'plain,QC,2026-06-05,52,1000.00,,,,,',
        'first,QC,2026-06-05,52,1000.00,,,1,,',
        'third,QC,2026-06-05,52,1000.00,,,3,100.00,0.00',
        'alone,QC,2026-06-05,52,1000.00,,,,100.00,5.00',
        'before,QC,2026-06-05,52,1000.00,,,3,,',
        'beyond,QC,2026-06-05,52,1000.00,,,53,100.00,0.00',
        'east,ON,2026-06-05,52,1000.00,,,1,,',
      ),
      '--json',
    );
    const { rows, rejected } = JSON.parse(stdout) as Document;
    expect(code).toBe(1);
    const [plain, first, third] = rows.map(({ provincial_tax }) => Number(provincial_tax));
    expect(first).toBe(plain);
    // 1,100.00 of three weeks are less than the basic amount of a year.
    expect(third).toBe(0);
    expect(rejected.map(({ line, column }) => [line, column])).toEqual([
      [5, 'quebec_period'],
      [6, 'ytd_gross'],
      [7, 'quebec_period'],
      [8, 'quebec_period'],
    ]);
  });

  it.each([
    ['semicolons', header.replaceAll(',', ';'), 'separated by semicolons; expected commas'],
    ['no pay column', header.replace('gross_pay', 'pay'), 'the column "gross_pay" is missing'],
    ['a column twice', `${header},in_province`, 'the column "province" appears twice'],
    ['nothing', '', 'The file is empty'],
  ])('refuses a file with %s', async (_, first, why) => {
    const { code, stdout, stderr } = await withhold(first === '' ? '' : file(first, good));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('refuses a file that is not there', async () => {
    const { code, stderr } = await runCli(['withholding', join(folder, 'none.csv')], {});
    expect(code).toBe(2);
    expect(stderr).toContain('does not exist');
  });
});
