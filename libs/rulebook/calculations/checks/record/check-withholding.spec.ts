import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';

import { mexico, paid, rulesOf, told, withheld, type Withheld } from '../../../fixtures/paid-slips.js';
import { loadRulebook } from '../../../load.js';
import { WithholdingRules } from '../../withholding/rules.js';
import { withhold } from '../../withholding/withhold.js';
import { checkRecord } from './check-record.js';
import { noBalances, type PaidRecord } from '../paid-record.js';

const slip = { start: '2026-06-01', hours: [8, 8, 8, 8, 8], rate: '18.00' };
const due = withhold(
  { province: 'ON', payDate: plainDate('2026-06-12'), payPeriods: 52, grossCents: cents(72_000) },
  new WithholdingRules(loadRulebook()),
);
const tax = due.federalTaxCents + due.provincialTaxCents;
const rules = rulesOf(mexico);
const check = (amounts: Withheld) =>
  checkRecord(paid({ ...slip, more: { statutory: withheld(amounts) } }), rules);
const all = (more: number) => ({
  cpp: due.cppCents + more,
  ei: due.eiCents,
  tax,
});

describe('withholding', () => {
  it('may lie a dollar from what is due, up or down, and not a cent more', () => {
    expect(due.cppCents).toBeGreaterThan(3_000);
    expect([-100, 0, 100].flatMap((more) => told(check(all(more))))).toEqual([]);
    const expected = due.cppCents + due.eiCents + tax;
    expect(told(check(all(101)))).toEqual([
      `WITHHOLDING_OFF 101 ${String(expected)} ${String(expected + 101)}`,
    ]);
    expect(told(check(all(-101)))).toEqual([
      `WITHHOLDING_OFF 0 ${String(expected)} ${String(expected - 101)}`,
    ]);
  });

  it('is one finding for a record, with a step for each amount that is off', () => {
    const { findings } = check({ cpp: 0, ei: 0, tax });
    expect(findings.map(({ code }) => code)).toEqual(['WITHHOLDING_OFF']);
    expect(findings[0]?.explanation.map(({ params }) => params['kind'])).toEqual(['cpp', 'ei']);
    expect(findings[0]?.rule).toBe('pension-rate');
  });

  it('takes the parental insurance of Quebec out of gross, and holds it against what is due', () => {
    const quebec = { ...mexico, province: 'QC' };
    const rulesOfQuebec = rulesOf(quebec, { allowUnconfirmed: true });
    // QPIP is 0.430 % of 720.00: 3.096, which is 3.10.
    const withQpip = (qpip: number, more: Partial<PaidRecord> = {}) =>
      told(checkRecord(paid({ ...slip, more: { statutory: withheld({ qpip }), ...more } }), rulesOfQuebec));
    expect(withQpip(310, { netCents: cents(72_000 - 310) })).toEqual([]);
    expect(withQpip(310, { netCents: cents(72_000 - 311) })).toEqual(['NET_MISMATCH 1 71690 71689']);
    expect(withQpip(410)).toEqual([]);
    expect(withQpip(411)).toEqual(['WITHHOLDING_OFF 101 310 411']);
  });

  it('is held against only where it is reported', () => {
    expect(told(check({ ei: due.eiCents }))).toEqual([]);
    expect(check({}).unchecked).toEqual([]);
    expect(told(check({ ei: due.eiCents + 101 }))).toHaveLength(1);
  });

  it('of Quebec is held against all but the tax of the province, which needs the income of the year', () => {
    const quebec = rulesOf({ ...mexico, province: 'QC' });
    const facts = {
      ...{ province: 'QC', payDate: plainDate('2026-06-12'), payPeriods: 52, grossCents: cents(72_000) },
      provincialClaim: 'E' as const,
    };
    const { federalTaxCents, cppCents } = withhold(facts, new WithholdingRules(loadRulebook()));
    const checked = (incomeTax: number, more: Partial<PaidRecord> = {}) =>
      checkRecord(
        paid({ ...slip, more: { statutory: withheld({ cpp: cppCents, tax: incomeTax }), ...more } }),
        quebec,
      );
    const open = (of: ReturnType<typeof checked>) =>
      of.unchecked
        .filter(({ check: name }) => name === 'WITHHOLDING_OFF')
        .map(({ code, params }) => [code, params.column ?? params.value]);
    // Whatever Quebec takes, it takes nothing back: less than the federal tax is too little.
    expect(told(checked(federalTaxCents - 100))).toEqual([]);
    expect(told(checked(federalTaxCents - 101))).toHaveLength(1);
    for (const withheld of [federalTaxCents, federalTaxCents + 9_000]) {
      expect(told(checked(withheld))).toEqual([]);
      expect(open(checked(withheld))).toEqual([['NOT_IN_RECORD', 'expected_annual_income']]);
    }
    // The limit of 2026 is not confirmed, but it is not below 36,112.
    const expecting = (income: number) =>
      open(checked(federalTaxCents, { expectedAnnualIncomeCents: cents(income) }));
    expect(expecting(3_611_199)).toEqual([]);
    expect(expecting(3_611_200)).toEqual([['VALUE_UNCONFIRMED', 'foreign-farm-worker-limit']]);
    // A claim of 18,952.00 is that of somebody who filed Quebec's form: 720.00 a week owe tax.
    expect(told(checked(federalTaxCents, { provincialClaimCents: cents(1_895_200) }))).toHaveLength(1);
  });

  it('is none where the federal form asks for none', () => {
    const off = (incomeTax: number, more: Partial<PaidRecord> = {}, of = rules) =>
      told(
        checkRecord(paid({ ...slip, more: { statutory: withheld({ tax: incomeTax }), ...more } }), of),
      ).filter((one) => one.startsWith('WITHHOLDING_OFF'));
    expect(off(0)).toHaveLength(1);
    const saskatchewan = rulesOf({ ...mexico, province: 'SK' });
    expect(off(100, { exempt: { tax: 'claim-e' } }, saskatchewan)).toEqual([]);
    expect(off(101, { exempt: { tax: 'claim-e' } }, saskatchewan)).toEqual(['WITHHOLDING_OFF 101 0 101']);
    // Ontario's health premium is due all the same: 52 times 720.00 less 6.53 of additional pension are 37,100.44, which
    // owe 300.00 and 6 % of 1,100.44, 366.03 a year.
    expect(off(704, { exempt: { tax: 'claim-e' } })).toEqual([]);
    expect(off(603, { exempt: { tax: 'claim-e' } })).toEqual(['WITHHOLDING_OFF 0 704 603']);
  });

  it('counts what belongs to no single period as a lump sum', () => {
    const facts = {
      ...{ province: 'ON', payDate: plainDate('2026-06-12'), payPeriods: 52, grossCents: cents(72_000) },
      lumpSum: { kind: 'bonus' as const, grossCents: cents(12_800) },
    };
    const withLump = withhold(facts, new WithholdingRules(loadRulebook()));
    const lumpTax = withLump.federalTaxCents + withLump.provincialTaxCents;
    const of = (amounts: Withheld, more: Partial<PaidRecord>) =>
      told(
        checkRecord(paid({ ...slip, ...more, more: { statutory: withheld(amounts), ...more } }), rules),
      ).filter((one) => one.startsWith('WITHHOLDING_OFF'));
    const statutory = { cpp: withLump.cppCents, tax: lumpTax };
    const within = { grossCents: cents(84_800), besideWagesCents: cents(12_800) };
    expect(of(statutory, { ...within, lumpSumCents: cents(12_800) })).toEqual([]);
    expect(of(statutory, { retroactiveCents: cents(12_800) })).toEqual([]);
    expect(of(statutory, {})).toHaveLength(1);
  });

  it('counts the pay of records that report nothing to the year so far', () => {
    const silent = checkRecord(paid({ ...slip, more: { statutory: [] } }), rules).after;
    expect(silent.yearsToDate?.get('2026 E1')).toMatchObject({
      ...{ grossCents: 72_000, cppBaseCents: due.cppCents, eiCents: due.eiCents },
    });
  });

  it('keeps the year of each employer apart, as what is due', () => {
    const first = check(all(500)).after;
    expect([...(first.yearsToDate?.keys() ?? [])]).toEqual(['2026 E1']);
    expect(first.yearsToDate?.get('2026 E1')).toMatchObject({
      cppBaseCents: due.cppCents,
      grossCents: 72_000,
    });
    const second = checkRecord(
      paid({ ...slip, start: '2026-06-08', employer: 'E2', more: { statutory: withheld(all(0)) } }),
      rules,
      first,
    );
    expect(second.after.yearsToDate?.get('2026 E2')).toMatchObject({ grossCents: 72_000 });
  });

  it('is not checked where nobody tells the year so far', () => {
    const record = paid({ ...slip, more: { statutory: withheld(all(5_000)) } });
    const checked = checkRecord(record, rules, { ...noBalances, yearsToDate: undefined });
    expect(told(checked)).toEqual([]);
    expect(checked.unchecked.map(({ check: name, code }) => [name, code])).toEqual([
      ['WITHHOLDING_OFF', 'NOT_IN_RECORD'],
    ]);
  });

  it('is not checked for a season without tables', () => {
    const statutory = withheld({ cpp: 1_000 });
    const in2000 = checkRecord(
      paid({ start: '2000-06-05', hours: [8], more: { statutory } }),
      rules,
      noBalances,
    );
    expect(in2000.unchecked.map(({ check: name, code }) => `${name} ${code}`)).toEqual([
      'WITHHOLDING_OFF VALUE_NOT_COVERED',
    ]);
  });

  it('is held against pension plan and insurance where the tax alone has no tables', () => {
    const columbia = rulesOf({ ...mexico, province: 'BC' });
    const august = (amounts: Withheld) =>
      checkRecord(
        paid({ ...slip, start: '2026-08-03', rate: '19.00', more: { statutory: withheld(amounts) } }),
        columbia,
      );
    // 5.95 % of 760.00 less 67.30 are 41.22; 1.63 % of 760.00 are 12.39.
    const right = { cpp: 4_122, ei: 1_239 };
    expect(august(right)).toMatchObject({ findings: [], unchecked: [] });
    const taxed = august({ ...right, tax: 1 });
    expect(taxed.findings).toEqual([]);
    expect(taxed.unchecked.map(({ check: name, code }) => [name, code])).toEqual([
      ['WITHHOLDING_OFF', 'VALUE_NOT_COVERED'],
    ]);
    const off = august({ ...right, cpp: 4_223, tax: 1 });
    expect(off.findings.map(({ code, rule, owedCents }) => [code, rule, owedCents])).toEqual([
      ['WITHHOLDING_OFF', 'pension-rate', 101],
    ]);
    expect(off.after.yearsToDate?.get('2026 E1')).toMatchObject({ cppBaseCents: 4_122, eiCents: 1_239 });
  });
});
