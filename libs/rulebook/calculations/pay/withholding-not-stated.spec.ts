import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { LookupOptions } from '../../rulebook.js';
import { dueWithholding } from '../withholding/due.js';
import type { PayFacts, StatutoryAmount, StatutoryKind } from './facts/pay-facts.js';
import { assessPay } from './pay.js';
import { PayRules } from './rules/pay-rules.js';
import { withheldAtZero, withholdingNotStated } from './withholding-not-stated.js';

const rulebook = loadRulebook();
const rulesOf = (province: string, options: LookupOptions = {}) =>
  new PayRules(rulebook, { programme: 'sawp-mexico', country: 'MX', province }, options);

/** A week of 40 hours at 20.00: 800.00. */
const week = (start: string, more: Partial<PayFacts> = {}): PayFacts => ({
  periodStart: plainDate(start),
  periodEnd: plainDate(start.replace(/..$/, (day) => String(Number(day) + 6).padStart(2, '0'))),
  days: [0, 1, 2, 3, 4].map((day) => ({
    date: plainDate(start.replace(/..$/, (first) => String(Number(first) + day).padStart(2, '0'))),
    hours: 8,
  })),
  hourlyRate: '20.00',
  withholding: { payDate: plainDate(start.replace(/..$/, '12')), payPeriods: 52, foreignFarmWorker: true },
  ...more,
});

const stated = (amounts: Partial<Record<StatutoryKind, number>>): StatutoryAmount[] =>
  Object.entries(amounts).map(([kind, amount]) => ({
    kind: kind as StatutoryKind,
    amountCents: cents(amount),
  }));

/** The codes and kinds of what stands against a record. */
const told = (facts: PayFacts, province = 'ON') =>
  withholdingNotStated(facts, rulesOf(province)).map(({ code, params }) => [code, params['kind']]);

describe('withholding that is not stated', () => {
  it('is each kind of the place of work of which nobody speaks', () => {
    expect(told(week('2026-06-01'))).toEqual([
      ['WITHHOLDING_NOT_STATED', 'cpp'],
      ['WITHHOLDING_NOT_STATED', 'ei'],
      ['WITHHOLDING_NOT_STATED', 'income-tax'],
    ]);
    const most = stated({ cpp: 1, ei: 1, 'income-tax': 1 });
    expect(told(week('2026-06-01', { statutory: most }))).toEqual([]);
    expect(told(week('2026-06-01', { statutory: most }), 'QC')).toEqual([['WITHHOLDING_NOT_STATED', 'qpip']]);
    expect(told(week('2026-06-01', { statutory: 'compute' }), 'QC')).toEqual([]);
  });

  it('takes both parts of the income tax for the whole, and one of them for less', () => {
    const parts = stated({ cpp: 1, ei: 1, 'federal-tax': 1, 'provincial-tax': 0 });
    expect(told(week('2026-06-01', { statutory: parts }))).toEqual([]);
    expect(told(week('2026-06-01', { statutory: parts.slice(0, 3) }))).toEqual([
      ['WITHHOLDING_NOT_STATED', 'income-tax'],
    ]);
  });

  it('is no kind for which the worker is exempt with a reason', () => {
    const { withholding } = week('2026-06-01');
    const exempt = { cpp: 'age', ei: 'short-engagement', tax: 'treaty' } as const;
    if (withholding === undefined) throw new Error('The week says when it is paid');
    expect(told(week('2026-06-01', { withholding: { ...withholding, exempt } }))).toEqual([]);
    expect(
      told(week('2026-06-01', { withholding: { ...withholding, exempt: { cpp: 'age' } } })),
    ).toHaveLength(2);
  });

  it('names kinds that the place does not know, and those that are stated twice', () => {
    const all = stated({ cpp: 1, ei: 1, qpip: 1, 'income-tax': 1, 'federal-tax': 1 });
    expect(told(week('2026-06-01', { statutory: all }))).toEqual([
      ['WITHHOLDING_KIND_UNKNOWN', 'qpip'],
      ['WITHHOLDING_STATED_TWICE', 'income-tax'],
    ]);
    expect(
      told(week('2026-06-01', { statutory: [...all.slice(0, 4), ...stated({ cpp: 2 })] }), 'QC'),
    ).toEqual([['WITHHOLDING_STATED_TWICE', 'cpp']]);
  });

  it('is stated in a season without tables, and worked out nowhere', () => {
    expect(told(week('2000-06-05'))).toHaveLength(3);
    expect(told(week('2000-06-05', { statutory: 'compute' }))).toEqual([
      ['WITHHOLDING_NOT_COMPUTED', undefined],
    ]);
    expect(told(week('2000-06-05', { statutory: stated({ cpp: 0, ei: 0, 'income-tax': 0 }) }))).toEqual([]);
  });
});

describe('a declared 0', () => {
  const grossCents = cents(80_000);
  const zero = (more: Partial<PayFacts> = {}, province = 'ON', gross = grossCents) =>
    withheldAtZero(
      week('2026-06-01', { statutory: stated({ cpp: 0, ei: 0, 'income-tax': 0 }), ...more }),
      rulesOf(province),
      { grossCents: gross },
    ).map(({ params }) => [params['kind'], params['due']]);

  it('is refused where something is due, with the amount that is', () => {
    const due = dueWithholding(
      { province: 'ON', payDate: plainDate('2026-06-12'), payPeriods: 52, grossCents },
      rulesOf('ON').withholding,
    );
    expect(zero()).toEqual([
      // 5.95 % of 800.00 less 67.30; 1.63 % of 800.00.
      ['cpp', '43.60'],
      ['ei', '13.04'],
      ['income-tax', ((due.taxCents ?? 0) / 100).toFixed(2)],
    ]);
    expect(zero({ statutory: stated({ cpp: 1, ei: 1, 'income-tax': 1 }) })).toEqual([]);
  });

  it('is none within the tolerance, and from a cent above it', () => {
    const ei = (gross: number) =>
      zero({ statutory: stated({ cpp: 1, ei: 0, 'income-tax': 1 }) }, 'ON', cents(gross));
    // 1.63 % of 61.34 are 1.00 (0.99984), of 61.70 1.01 (1.00571).
    expect(ei(6_134)).toEqual([]);
    expect(ei(6_170)).toEqual([['ei', '1.01']]);
  });

  it('stands where the worker is exempt, but for what the exemption leaves due', () => {
    const { withholding } = week('2026-06-01');
    if (withholding === undefined) throw new Error('The week says when it is paid');
    const exempt = { cpp: 'election', ei: 'short-engagement', tax: 'authorised' } as const;
    expect(zero({ withholding: { ...withholding, exempt }, statutory: [] })).toEqual([]);
    const claimed = { ...exempt, tax: 'claim-e' } as const;
    // 3,200.00 a week leave Ontario's health premium due under a claim for exemption.
    const left = zero(
      { withholding: { ...withholding, exempt: claimed }, statutory: [] },
      'ON',
      cents(320_000),
    );
    expect(left.map(([kind]) => kind)).toEqual(['income-tax']);
  });

  it('is at least the federal tax in Quebec while the income of the year is not known', () => {
    const statutory = stated({ cpp: 4_616, ei: 1_040, qpip: 344, 'income-tax': 0 });
    const open = zero({ statutory }, 'QC');
    expect(open.map(([kind]) => kind)).toEqual(['income-tax']);
    const withIncome = week('2026-06-01').withholding;
    if (withIncome === undefined) throw new Error('The week says when it is paid');
    const expected = { ...withIncome, expectedAnnualIncomeCents: cents(1_850_000) };
    expect(zero({ statutory, withholding: expected }, 'QC')).toEqual(open);
  });

  it('is not looked at where no tables are held', () => {
    const late = week('2026-08-03', { statutory: stated({ cpp: 4_360, ei: 1_304, 'income-tax': 0 }) });
    expect(withheldAtZero(late, rulesOf('BC'), { grossCents })).toEqual([]);
    const old = week('2000-06-05', { statutory: stated({ cpp: 0, ei: 0, 'income-tax': 0 }) });
    expect(withheldAtZero(old, rulesOf('ON'), { grossCents })).toEqual([]);
  });
});

describe('pay that makes up for earlier pay', () => {
  it('is taxed on it, too, where tax is worked out', () => {
    const amounts = (retroactive: number) => {
      const { lines } = assessPay(
        week('2026-06-01', { statutory: 'compute', retroactiveCents: cents(retroactive) }),
        rulesOf('ON'),
      );
      return Object.fromEntries(lines.map(({ kind, amountCents }) => [kind, amountCents]));
    };
    // 5.95 % and 1.63 % of 100.00 more.
    expect(amounts(10_000)['cpp']).toBe((amounts(0)['cpp'] ?? 0) + 595);
    expect(amounts(10_000)['ei']).toBe((amounts(0)['ei'] ?? 0) + 163);
    expect(amounts(10_000)['federal-tax']).toBeGreaterThan(amounts(0)['federal-tax'] ?? 0);
  });
});
