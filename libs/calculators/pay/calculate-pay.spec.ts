import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from '#libs/rulebook';
import { calculatePay, type PayMade } from './calculate-pay.js';

const rulebook = loadRulebook();
const daysFrom = (month: string, first: number, count: number) =>
  Array.from({ length: count }, (_, day) => ({
    date: `${month}-${String(first + day).padStart(2, '0')}`,
    hours: 8,
  }));
const week = {
  ...{ programme: 'sawp-mexico', country: 'MX', province: 'ON', hourlyRate: '17.60' },
  ...{ periodStart: '2026-06-01', periodEnd: '2026-06-07', payDate: '2026-06-11', payPeriods: 52 },
  days: daysFrom('2026-06', 1, 6),
};
/** A week whose tax British Columbia's tables do not cover. */
const inBC = {
  ...{ ...week, province: 'BC', hourlyRate: '20.00', days: daysFrom('2026-08', 3, 6) },
  ...{ periodStart: '2026-08-03', periodEnd: '2026-08-09', payDate: '2026-08-13' },
};

const calculate = (document: object) => calculatePay(document, rulebook, { allowUnconfirmed: false });
const made = (document: object): PayMade => {
  const pay = calculate(document);
  if ('statement' in pay) return pay;
  throw new Error(`Refused: ${JSON.stringify(pay)}`);
};
/** What stands against a document, with its places: findings of reading, then refusals of the rules. */
const against = (document: object): (string | undefined)[] => {
  const pay = calculate(document);
  if ('statement' in pay) return [];
  return [
    ...pay.findings.map(({ path }) => path),
    ...pay.refusals.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`),
  ];
};
const lines = (document: object) =>
  Object.fromEntries(made(document).statement.lines.map(({ kind, amountCents }) => [kind, amountCents]));

describe('withholding that is stated', () => {
  it('states every kind of the place of work, or the pay is refused', () => {
    expect(against({ ...week, withholding: {} })).toEqual([
      'WITHHOLDING_NOT_STATED $.withholding.cpp',
      'WITHHOLDING_NOT_STATED $.withholding.ei',
      'WITHHOLDING_NOT_STATED $.withholding.incomeTax',
    ]);
    const all = { cpp: '46.26', ei: '13.77', incomeTax: '97.20' };
    expect(lines({ ...week, withholding: all })).toMatchObject({ cpp: 4626, ei: 1377, 'income-tax': 9720 });
    expect(against({ ...week, withholding: { ...all, qpip: '3.00' } })).toEqual([
      'WITHHOLDING_KIND_UNKNOWN $.withholding.qpip',
    ]);
    const exempt = { ei: 'short-engagement', tax: 'treaty' };
    expect(against({ ...week, exempt, withholding: { cpp: '46.26' } })).toEqual([]);
  });

  it('is no 0 where something is due, and names what is', () => {
    const zeros = calculate({ ...week, withholding: { cpp: '46.26', ei: '0.00', incomeTax: '0.00' } });
    expect(zeros).toMatchObject({
      findings: [],
      refusals: [
        { code: 'WITHHOLDING_AT_ZERO', path: '$.withholding.ei', value: '0.00', params: { due: '13.77' } },
        { code: 'WITHHOLDING_AT_ZERO', path: '$.withholding.incomeTax', params: { due: '97.20' } },
      ],
    });
  });

  it('is worked out where it is left out, and stated in a season without tables', () => {
    expect(lines(week)).toMatchObject({ cpp: 4626, ei: 1377, 'federal-tax': 6153, 'provincial-tax': 3567 });
    const old = JSON.parse(JSON.stringify(week).replaceAll('2026-', '2000-')) as typeof week;
    const none = { cpp: '0.00', ei: '0.00', incomeTax: '0.00' };
    expect(against({ ...old, withholding: none })).toEqual([]);
    // What is stated of it is all that is known, and that is said.
    const part = made({ ...old, withholding: { cpp: '10.00' } }).statement;
    expect(part.lines).toContainEqual(expect.objectContaining({ kind: 'cpp', amountCents: 1_000 }));
    expect(part.warnings.map(({ code }) => code)).toContain('STATUTORY_AS_REPORTED');
    expect(made(old).statement.warnings.map(({ code }) => code)).toContain('STATUTORY_AS_REPORTED');
  });

  it('of a tax whose tables are not held stands with a warning that names the value', () => {
    const stated = { cpp: '53.12', ei: '15.65', incomeTax: '60.00' };
    const unchecked = (document: object) =>
      made(document).statement.warnings.filter(({ code }) => code === 'STATED_TAX_NOT_CHECKED');
    expect(unchecked({ ...inBC, withholding: stated })).toMatchObject([
      { params: { kind: 'income-tax', value: 'provincial-tax-brackets', keys: 'province BC' } },
    ]);
    expect(unchecked({ ...week, withholding: { ...stated, cpp: '46.26', ei: '13.77' } })).toEqual([]);
  });
});

describe('an exemption', () => {
  it.each(['treaty', 'authorised'])('from tax by %s needs no table of it', (tax) => {
    expect(against(inBC)).toContain('VALUE_NOT_COVERED nowhere');
    const untaxed = lines({ ...inBC, exempt: { tax } });
    expect([untaxed['cpp'], untaxed['federal-tax'], untaxed['provincial-tax']]).toEqual([
      5312,
      undefined,
      undefined,
    ]);
  });
});

describe('everything that stands against a pay period', () => {
  it('is told at once: what cannot be read, facts that cannot be, and values that are not held', () => {
    const wrong = { ...inBC, route: 'x', consents: ['bogus'], firstDayWorked: '2026-08-04' };
    expect(against(wrong)).toEqual([
      '$.consents[0]',
      'PAY_FACTS_INVALID $.days[0]',
      ...Array<string>(7).fill('VALUE_NOT_COVERED nowhere'),
    ]);
    const known = { ...week, route: 'x', firstDayWorked: '2026-06-02', withholding: {} };
    expect(against(known)).toEqual(
      expect.arrayContaining([
        'PAY_FACTS_INVALID $.route',
        'PAY_FACTS_INVALID $.days[0]',
        'WITHHOLDING_NOT_STATED $.withholding.cpp',
      ]),
    );
  });

  it('has no refusal that may follow from what cannot be read alone', () => {
    expect(against({ ...week, withholding: { cpp: 'x', ei: '13.77', incomeTax: '97.20' } })).toEqual([
      '$.withholding.cpp',
    ]);
    const zero = { cpp: '0.00', ei: '13.77', incomeTax: '97.20' };
    expect(against({ ...week, hourlyRate: 'x', withholding: zero })).toEqual(['$.hourlyRate']);
    expect(against({ ...week, consents: ['x'], withholding: zero })).toEqual([
      '$.consents[0]',
      'WITHHOLDING_AT_ZERO $.withholding.cpp',
    ]);
  });

  it('names the place of deductions above the pay, and what is lawful', () => {
    const withholding = { cpp: '500.00', ei: '400.00', incomeTax: '60.00' };
    expect(calculate({ ...week, withholding })).toMatchObject({
      refusals: [
        {
          code: 'NET_BELOW_ZERO',
          path: '$.withholding',
          expected: 'deductions of at most the gross pay, 844.80',
        },
      ],
    });
  });
});

describe('the journey', () => {
  it.each(['NS', 'NL', 'QC'])(
    'in %s is left out: the caps of the routes are those of Ontario',
    (province) => {
      const journey = { route: 'mexico-toronto', transportCost: '900.00', expectedAnnualIncome: '15000.00' };
      const { lines: taken, warnings } = made({ ...week, ...journey, province }).statement;
      expect(taken.map(({ kind }) => kind)).not.toContain('transport');
      expect(warnings).toContainEqual(
        expect.objectContaining({
          code: 'DEDUCTION_LEFT_OUT',
          params: expect.objectContaining({ kind: 'transport', value: 'transport-cap' }),
        }),
      );
      expect(lines({ ...week, ...journey, expectedAnnualIncome: undefined })['transport']).toBe(8448);
    },
  );
});
