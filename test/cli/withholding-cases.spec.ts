import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';
import { farmWorkDuties, loadRulebook, pensionAgeOn, WithholdingRules } from '#libs/rulebook';
import { runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

interface Document {
  rows: Record<string, unknown>[];
  rejected: { line: number; column: string; value: string; expected: string; others?: object[] }[];
}

const cases = join(process.cwd(), 'test', 'cases');
const withhold = async (text: string) => {
  const { code, stdout, stderr } = await runCli(['withholding', '-', '--json'], {}, text);
  return { code, stderr, ...(JSON.parse(stdout) as Document) };
};
const header = 'case_id,province,pay_date,pay_periods,gross_pay,federal_claim,provincial_claim';

/** Field names of the code, which no message to people has. */
const internalNames = /\b[a-z]+[A-Z]\w*|Cents\b/;

describe('files that came out wrong before', () => {
  it('credit what was contributed before the period in which a maximum is reached', async () => {
    const file = await readFile(join(cases, 'withholding-period-in-which-a-maximum-is-reached.csv'), 'utf8');
    const { code, rows } = await withhold(file);
    expect(code).toBe(0);
    // Measured with CRA's online calculator.
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ edition: '2025/jul', cpp: '152.18', cpp2: '0.00', ei: '27.48' },
        ...{ federal_tax: '287.77', provincial_tax: '151.47', net_pay: '2073.41', warnings: [] },
      }),
    ]);
  });

  it('may deduct more than the pay, which leaves a net below 0 and a warning', async () => {
    const file = await readFile(join(cases, 'withholding-rrsp-message.csv'), 'utf8');
    const { code, stderr, rows, rejected } = await withhold(file);
    expect({ code, stderr, rejected }).toEqual({
      ...{ code: 0, rejected: [] },
      stderr: expect.stringMatching(/^Note: Deductions of \$100\.82 are more than the pay of \$50\.00/),
    });
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ case_id: 'a', cpp: '0.00', ei: '0.82', federal_tax: '0.00', provincial_tax: '0.00' },
        ...{ total_deductions: '100.82', net_pay: '-50.82' },
        warnings: [expect.objectContaining({ code: 'DEDUCTIONS_ABOVE_PAY' })],
      }),
      expect.objectContaining({
        ...{ case_id: 'b', cpp: '55.50', ei: '16.30', federal_tax: '81.61', provincial_tax: '45.80' },
        ...{ net_pay: '800.79', warnings: [] },
      }),
    ]);
  });
});

describe('a rejected row', () => {
  const refused: [string, string, string, RegExp][] = [
    // Columns after the mandatory ones, their cells, the column and value that are named, and what is expected.
    ['pay_periods', '240', '240', /^one of 53, 52, 27, 26, 24, 22, 13, 12, 10$/],
    ['pay_date', '2026-13-01', '2026-13-01', /^a date of the calendar/],
    ['gross_pay', '-1.00', '-1.00', /^dollars of 0 or more/],
    ['federal_claim', '250000', '250000', /^at most 200000\.00/],
    ['provincial_claim', 'eleven', 'eleven', /^dollars of 0 or more.*or E/],
    ['rrsp', 'Half', 'Half', /^dollars/],
    ['union_dues', '1,5', '1,5', /^dollars/],
    ['taxable_benefits', '5.005', '5.005', /^dollars/],
    ['pensionable_months', '13', '13', /^a whole number from 0 to 12$/],
    ['cpp_exempt', 'Treaty', 'Treaty', /^no, yes, or why: age, election, short-engagement$/],
    ['cpp2_exempt', 'maybe', 'maybe', /^no, yes, or why/],
    ['ei_exempt', 'age', 'age', /^no, yes, or why: short-engagement$/],
    ['qpip_exempt', 'age', 'age', /^no, yes, or why: short-engagement$/],
    ['tax_exempt', 'age', 'age', /^no, yes, or why: claim-e, treaty, authorised$/],
    ['ytd_gross', 'x', 'x', /^dollars/],
    ['ytd_ei', '-5', '-5', /^dollars/],
    ['foreign_farm_worker', 'Perhaps', 'Perhaps', /^yes or no$/],
    ['dependants', '100', '100', /^a whole number from 0 to 99$/],
    ['farm_days', '400', '400', /^a whole number from 0 to 366$/],
    ['additional_tax', 'ten', 'ten', /^dollars/],
  ];

  it('names column and value as typed, with or without the prefix, and never a name of the code', async () => {
    for (const prefix of ['', 'in_']) {
      const columns = [...new Set([...header.split(','), ...refused.map(([column]) => column)])];
      const good: Record<string, string> = {
        ...{ case_id: 'x', province: 'ON', pay_date: '2026-05-15', pay_periods: '52', gross_pay: '1000.00' },
      };
      const lines = refused.map(([column, cell]) =>
        columns.map((one) => (one === column ? `"${cell}"` : (good[one] ?? ''))).join(','),
      );
      const names = columns.map((name) => prefix + name).join(',');
      const { code, rows, rejected } = await withhold([names, ...lines].join('\n'));
      expect([code, rows]).toEqual([1, []]);
      const told = new Map(rejected.map((row) => [row.line, row]));
      refused.forEach(([column, , value, expected], at) => {
        expect(told.get(at + 2)).toMatchObject({ column, value, expected: expect.stringMatching(expected) });
      });
      expect(JSON.stringify(rejected.map(({ expected }) => expected))).not.toMatch(internalNames);
    }
  });

  it('names the column that a rule refuses, with the value that stands in it', async () => {
    const more = `${header},foreign_farm_worker,expected_annual_income,quebec_period,ytd_gross,ytd_quebec_tax`;
    const { rejected } = await withhold(
      [
        more,
        'no-income,QC,2026-05-15,52,1000.00,,,YES,,,,',
        'at-limit,QC,2026-05-15,52,1000.00,,,yes,36112.00,,,',
        'averaged,QC,2026-05-15,52,1000.00,,,yes,18500,2,0,0',
        'period,QC,2026-05-15,26,1000.00,,,,,27,0,0',
        'to-date,QC,2026-05-15,52,1000.00,,,,,3,,',
        'elsewhere,ON,2026-05-15,52,1000.00,,,,,1,,',
        'no-table,BC,2026-07-17,52,1000.00,,,,,,,',
      ].join('\n'),
    );
    expect(rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'expected_annual_income', ''],
      [3, 'expected_annual_income', '36112.00'],
      [4, 'foreign_farm_worker', 'yes'],
      [5, 'quebec_period', '27'],
      [6, 'ytd_gross', ''],
      [7, 'quebec_period', '1'],
      [8, 'pay_date', '2026-07-17'],
    ]);
    expect(rejected[4]?.others).toMatchObject([{ column: 'ytd_quebec_tax', value: '' }]);
    // The table that is missing, for whom and when, and what can be done.
    expect(rejected[6]?.expected).toMatch(
      /"provincial-tax-brackets" for province BC covers 2026-07-17 .*State the tax as it was withheld, let an officer/,
    );
    expect(rejected[6]?.others).toHaveLength(6);
    expect(JSON.stringify(rejected.map(({ expected }) => expected))).not.toMatch(internalNames);
  });
});

describe('an exemption', () => {
  it('is taken by its reason, by yes, and not by no', async () => {
    const more = `${header},in_cpp_exempt,ei_exempt,qpip_exempt,tax_exempt`;
    const { code, rows } = await withhold(
      [
        more,
        'none,ON,2026-06-11,52,704.00,,,no,,No,0',
        'age,ON,2026-06-11,52,704.00,,,age,,,',
        'plain,ON,2026-06-11,52,704.00,,,Yes,,,',
        'short,ON,2026-06-11,52,704.00,,,short-engagement,short-engagement,,',
        'claim,ON,2026-06-11,52,704.00,,,,,,claim-e',
        'treaty,ON,2026-06-11,52,704.00,,,,,,treaty',
        'letter,QC,2026-06-11,52,704.00,,,,,short-engagement,authorised',
        'untold,ON,2026-06-11,52,704.00,,,,,,yes',
      ].join('\n'),
    );
    expect(code).toBe(0);
    const amounts = rows.map((row) =>
      ['case_id', 'cpp', 'ei', 'federal_tax', 'provincial_tax', 'qpip'].map((name) => row[name]),
    );
    expect(amounts).toEqual([
      ['none', '37.88', '11.48', '43.31', '26.53', undefined],
      // The worker over 70: 48.62 and 28.83 of tax without the contribution.
      ['age', '0.00', '11.48', '48.62', '28.83', undefined],
      ['plain', '0.00', '11.48', '48.62', '28.83', undefined],
      ['short', '0.00', '0.00', '50.23', '29.41', undefined],
      // Ontario's health premium stays due under a claim for exemption.
      ['claim', '37.88', '11.48', '0.00', '6.09', undefined],
      ['treaty', '37.88', '11.48', '0.00', '0.00', undefined],
      ['letter', '40.11', '9.15', '0.00', '0.00', '0.00'],
      ['untold', '37.88', '11.48', '0.00', '0.00', undefined],
    ]);
    expect(
      rows.map(({ warnings }) => (warnings as { code: string }[]).map((one) => one.code)).at(-1),
    ).toEqual(['TAX_EXEMPTION_UNSTATED']);
  });
});

describe('what an audit asks of the rulebook', () => {
  const rules = new WithholdingRules(loadRulebook());

  it('is whether contributions are due after so many days of farm work with one employer', async () => {
    const file = await readFile(join(cases, 'audit-cpp-of-18-days-of-farm-work-flagged.csv'), 'utf8');
    let [workingDays, cash] = [0, 0];
    const duties = file
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const cells = line.split(',');
        workingDays += (cells[13] ?? '').split(' ').filter((hours) => Number(hours) > 0).length;
        cash += Number(cells[18]) * 100;
        const work = { workingDays, cashCents: cents(cash) };
        const { pension, insurance } = farmWorkDuties(work, 'ON', plainDate(cells[11] ?? ''), rules);
        return [workingDays, pension.duty, insurance.duty];
      });
    expect(duties).toEqual([
      [6, 'open', 'open'],
      [12, 'open', 'due'],
      [18, 'open', 'due'],
    ]);
  });

  it('is whether a worker is of an age to contribute', () => {
    const born = plainDate('1956-05-15');
    expect(pensionAgeOn(born, 'ON', plainDate('2026-05-29'), rules)).toMatchObject({
      isDue: true,
      months: 5,
    });
    expect(pensionAgeOn(born, 'ON', plainDate('2026-06-11'), rules)).toMatchObject({
      isDue: false,
      months: 5,
    });
  });
});

describe('Quebec in 2026', () => {
  it('is worked out for a farm worker under any limit that there can be', async () => {
    const more = `${header},foreign_farm_worker,expected_annual_income`;
    const { code, stderr, rows } = await withhold(
      [more, 'a,QC,2026-06-11,52,704.00,,,yes,18500.00', 'b,QC,2026-06-11,52,704.00,,,yes,36111.99'].join(
        '\n',
      ),
    );
    expect(code).toBe(0);
    expect(rows).toEqual(
      ['a', 'b'].map((case_id) =>
        expect.objectContaining({ case_id, provincial_tax: '0.00', tainted: false }),
      ),
    );
    expect(stderr).toContain(
      'No official source confirms “income below which a foreign farm worker pays no tax',
    );
  });
});
