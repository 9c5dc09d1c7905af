import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';

import { explainStep, explainWarning } from '../../explain/explain.js';
import { explainedIn } from '../../explain/language.js';
import { nameOf } from '../../explain/names.js';
import { loadRulebook } from '../../load.js';
import { dueWithholding } from './due.js';
import { type ExemptionKind, exemptionReasons, type Exemptions } from './exemptions.js';
import type { WithholdingFacts } from './facts.js';
import type { Withholding } from './result.js';
import { WithholdingRules } from './rules.js';
import { withhold } from './withhold.js';
import { yearToDateAfter } from './year-to-date.js';

const rules = new WithholdingRules(loadRulebook());
const ask = (exempt: Exemptions, more: Partial<WithholdingFacts> = {}): Withholding =>
  withhold(
    {
      ...{ province: 'ON', payDate: plainDate('2026-06-11'), payPeriods: 52, grossCents: cents(70_400) },
      ...{ exempt, ...more },
    },
    rules,
  );
const lineOf = (made: Withholding, kind: string) => made.lines.find((line) => line.kind === kind);

describe('an exemption', () => {
  it('from the pension plan takes both contributions and their credits away', () => {
    const made = ask({ cpp: 'age' }, { yearToDate: { pensionableCents: cents(8_000_000) } });
    // Tax without the contribution: 48.62 and 28.83.
    expect(made).toMatchObject({ cppCents: 0, cpp2Cents: 0, eiCents: 1148, federalTaxCents: 4862 });
    expect(made.provincialTaxCents).toBe(2883);
    expect(made.netCents).toBe(61_507);
  });

  it('from one contribution or premium leaves the others', () => {
    expect(ask({ ei: 'short-engagement' })).toMatchObject({ cppCents: 3788, eiCents: 0 });
    const yearToDate = { pensionableCents: cents(8_000_000) };
    expect(ask({ cpp2: 'election' }, { yearToDate })).toMatchObject({ cppCents: 3788, cpp2Cents: 0 });
    const quebec = ask({ qpip: 'short-engagement' }, { province: 'QC' });
    expect(quebec).toMatchObject({ cppCents: 4011, eiCents: 915, qpipCents: 0 });
    // 52 times 704.00 at 0.43 % are no longer credited at 14 %, less the abatement of 16.5 %: 0.35 a week.
    const insured = ask({}, { province: 'QC' });
    expect(quebec.federalTaxCents - insured.federalTaxCents).toBe(35);
  });

  it.each(explainedIn)('says why in %s, for every reason there is', (language) => {
    const kinds = { cpp: 'cpp', cpp2: 'cpp2', ei: 'ei', qpip: 'qpip', tax: 'federal-tax' } as const;
    for (const kind of Object.keys(exemptionReasons) as ExemptionKind[]) {
      for (const reason of [...exemptionReasons[kind], 'unstated'] as const) {
        const made = ask({ [kind]: reason }, { province: 'QC' });
        const steps = lineOf(made, kinds[kind])?.steps ?? [];
        const text = steps.map((step) => explainStep(step, language).text).join('\n');
        if (reason === 'claim-e') expect(text).toMatch(/\((code|código) E\)/);
        else expect(text).toContain(nameOf('exemption', reason, language));
      }
    }
  });

  it('keeps what is exempt out of pensionable and insurable earnings', () => {
    const facts: WithholdingFacts = {
      ...{ province: 'ON', payDate: plainDate('2026-06-11'), payPeriods: 52, grossCents: cents(70_400) },
      exempt: { cpp: 'election', ei: 'short-engagement' },
    };
    expect(yearToDateAfter(facts, withhold(facts, rules))).toMatchObject({
      ...{ grossCents: 70_400, pensionableCents: 0, insurableCents: 0 },
    });
  });
});

describe('an exemption from tax', () => {
  it('by a claim (code E) leaves Ontario’s health premium and Quebec’s tax due', () => {
    const more = { additionalTaxCents: cents(500) };
    expect(ask({ tax: 'claim-e' }, more)).toMatchObject({ federalTaxCents: 0, provincialTaxCents: 609 });
    expect(ask({ tax: 'claim-e' }, more)).toEqual(ask({}, { ...more, federalClaim: 'E' }));
    const quebec = { province: 'QC', provincialClaim: cents(0) };
    expect(ask({ tax: 'claim-e' }, quebec)).toMatchObject({
      federalTaxCents: 0,
      provincialTaxCents: ask({}, quebec).provincialTaxCents,
    });
  });

  it.each(['treaty', 'authorised', 'unstated'] as const)('by %s leaves no income tax at all', (tax) => {
    const lumpSum = { kind: 'bonus', grossCents: cents(500_000) } as const;
    for (const province of ['ON', 'QC', 'BC', 'OC']) {
      const made = ask({ tax }, { province, lumpSum, additionalTaxCents: cents(500) });
      expect(made).toMatchObject({ federalTaxCents: 0, provincialTaxCents: 0 });
      expect(made.cppCents).toBeGreaterThan(0);
      expect(made.eiCents).toBeGreaterThan(0);
      for (const kind of made.lines.map((line) => line.kind).filter((one) => one.endsWith('tax')))
        expect(lineOf(made, kind)?.steps).toEqual([
          { code: 'TAX_EXEMPT', params: { exemption: tax }, value: 0 },
        ]);
    }
  });

  it.each(['treaty', 'authorised'] as const)('by %s needs no tables of tax, which a claim does', (tax) => {
    // The tax of British Columbia is not held from July 2026 on.
    const uncovered = { province: 'BC', payDate: plainDate('2026-08-13') };
    expect(ask({ tax }, uncovered)).toMatchObject({
      federalTaxCents: 0,
      provincialTaxCents: 0,
      cppCents: 3788,
    });
    expect(() => ask({ tax: 'claim-e' }, uncovered)).toThrow('VALUE_NOT_COVERED');
    const due = dueWithholding(
      { ...uncovered, payPeriods: 52, grossCents: cents(70_400), exempt: { tax } },
      rules,
    );
    expect([due.taxCents, due.taxOpen]).toEqual([0, undefined]);
  });

  it('asks a foreign farm worker in Quebec for no expected income', () => {
    const worker = { province: 'QC', foreignFarmWorker: true };
    expect(ask({ tax: 'treaty' }, worker).provincialTaxCents).toBe(0);
    expect(() => ask({ tax: 'claim-e' }, worker)).toThrow('PAY_FACTS_INVALID');
  });

  it('without a reason is told of, for a claim would leave some tax due', () => {
    const [warning] = ask({ tax: 'unstated' }).warnings;
    expect(warning?.code).toBe('TAX_EXEMPTION_UNSTATED');
    expect(warning && explainWarning(warning, 'es')).toContain('no se indicó el motivo');
    expect(ask({ tax: 'treaty' }).warnings).toEqual([]);
  });
});
