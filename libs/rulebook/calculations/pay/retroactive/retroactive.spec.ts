import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, type PlainDate, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { DatedValue } from '../../../value.js';
import { assessPay, lawfulPay, type PayStatement } from '../pay.js';
import type { PayFacts, SeasonBalances } from '../facts/pay-facts.js';
import { PayRules, type PaySubject } from '../rules/pay-rules.js';
import { balancesWith, type EarlierPay, retroactive, withRetroactive } from './retroactive.js';
import type { RetroactiveKind } from './retroactive-pay.js';

const rulebook = loadRulebook();
const subject: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON', commodity: 'x' };
const none: SeasonBalances = {
  transportCents: cents(0),
  administrationCents: cents(0),
  savingsCents: cents(0),
  hours: '0',
};

/** The rules of 2000 or 2024 with what an officer fixed: a rate, and a share that is withheld for administration. */
function rulesWith(rateCents: number, adminShare = '0.04', adminCap = '425.00'): PayRules {
  const officer = (code: DatedValue['code'], value: string, unit: string): DatedValue => ({
    ...{ code, value, unit, keys: { province: 'ON' }, from: plainDate('2000-01-01'), to: null },
    ...{ status: 'confirmed', basis: 'practice', file: null },
    source: { title: 'Letter', href: null, clause: 'x' },
  });
  return new PayRules(rulebook, subject, {
    officerValues: [
      officer('commodity-rate', (rateCents / 100).toFixed(2), 'CAD/hour'),
      officer('administration-rate', adminShare, 'fraction'),
      officer('administration-cap', adminCap, 'CAD/season'),
    ],
  });
}

const daysFrom = (start: PlainDate, hours: number) =>
  Array.from({ length: Math.ceil(hours / 8) }, (_, index) => ({
    date: addDays(start, index),
    hours: Math.min(8, hours - 8 * index),
  }));
const factsOf = (week: number, hours: number, seasonToDate: SeasonBalances = none): PayFacts => {
  const periodStart: PlainDate = addDays(plainDate('2000-05-01'), 7 * week);
  return {
    periodStart,
    periodEnd: addDays(periodStart, 6),
    days: daysFrom(periodStart, hours),
    seasonToDate,
  };
};

/** Pay in memory as payroll keeps it: each record stated once, and what later ones made up for. */
class Season {
  readonly records: {
    facts: PayFacts;
    stated: PayStatement;
    settled: Partial<Record<RetroactiveKind, number>>;
  }[] = [];
  paidCents = 0;
  carriedCents = 0;

  pay(hours: number, rules: PayRules): PayStatement {
    const earlier = this.earlier(rules);
    const owed = retroactive(earlier);
    const facts = factsOf(this.records.length, hours, balancesWith(this.balances(), owed));
    const statement = withRetroactive(assessPay(facts, rules), owed, cents(this.carriedCents));
    for (const { recordId, kind, amountCents } of owed.lines) {
      const settled = this.records[Number(recordId)]?.settled;
      if (settled !== undefined) settled[kind] = (settled[kind] ?? 0) + amountCents;
    }
    this.records.push({ facts, stated: statement, settled: {} });
    const made = statement.retroactive;
    this.carriedCents = made?.carriedForwardCents ?? 0;
    this.paidCents += made?.payableCents ?? statement.netCents;
    return statement;
  }

  /** Puts another record in the stead of one, as if it had never been. */
  correct(index: number, hours: number, rules: PayRules): void {
    const old = this.records[index];
    if (old === undefined) return;
    this.paidCents -= old.stated.netCents;
    const facts = { ...old.facts, days: daysFrom(old.facts.periodStart, hours) };
    const stated = assessPay(facts, rules);
    this.records[index] = { ...old, facts, stated };
    this.paidCents += stated.netCents;
  }

  earlier(rules: PayRules): EarlierPay[] {
    return this.records.map(({ facts, stated, settled }, index) => ({
      ...{ recordId: String(index), number: `PR-${index}`, facts, rules, stated, settled, settles: true },
    }));
  }

  balances(): SeasonBalances {
    const sum = (kind: 'transport' | 'administration' | 'savings') =>
      cents(
        this.records.reduce((total, { stated, settled }) => {
          const line = stated.lines.find((one) => one.kind === kind);
          return total + (line?.amountCents ?? 0) + (settled[kind] ?? 0);
        }, 0),
      );
    return {
      transportCents: sum('transport'),
      administrationCents: sum('administration'),
      savingsCents: sum('savings'),
      hours: '0',
    };
  }

  /** What the season lawfully pays when it is worked out from nothing. */
  lawfulCents(rules: PayRules): number {
    let balances = none;
    return this.records.reduce((total, { facts }) => {
      const statement = lawfulPay({ ...facts, seasonToDate: balances }, rules);
      balances = { ...balances, ...statement.seasonToDate, hours: '0' };
      return total + statement.netCents;
    }, 0);
  }
}

describe('retroactive pay', () => {
  it('makes up for a rate that rose, then falls, by the difference and its shares alone', () => {
    const season = new Season();
    season.pay(40, rulesWith(1_000));
    const up = season.pay(40, rulesWith(1_100));
    // 40 hours at 1.00 more: 40.00, of which 4 % are 1.60.
    expect(up.retroactive).toMatchObject({
      grossCents: 4_000,
      deductionsCents: 160,
      payableCents: 44_000 * 0.96 + 3_840,
    });
    expect(up.retroactive?.lines.map(({ kind, amountCents, reason }) => [kind, amountCents, reason])).toEqual(
      [
        ['gross', 4_000, 'rules-changed'],
        ['administration', 160, 'rules-changed'],
      ],
    );
    expect(up.grossCents).toBe(44_000);
    const same = season.pay(40, rulesWith(1_100));
    expect(same.retroactive).toBeUndefined();
    const down = season.pay(40, rulesWith(1_000));
    expect(
      down.retroactive?.lines.map(({ number, amountCents, reason }) => [number, amountCents, reason]),
    ).toEqual([
      ['PR-0', -4_000, 'taken-back'],
      ['PR-0', -160, 'taken-back'],
      ['PR-1', -4_000, 'rules-changed'],
      ['PR-1', -160, 'rules-changed'],
      ['PR-2', -4_000, 'rules-changed'],
      ['PR-2', -160, 'rules-changed'],
    ]);
    expect(season.paidCents).toBe(season.lawfulCents(rulesWith(1_000)));
  });

  it('carries forward what a pay cannot bear, and pays no less than nothing', () => {
    const season = new Season();
    season.pay(40, rulesWith(2_000));
    const short = season.pay(10, rulesWith(1_000));
    // 96 % of 400.00 too much, against 96 % of 100.00.
    expect(short.retroactive).toMatchObject({ payableCents: 0, carriedForwardCents: 28_800 });
    expect(short.warnings.at(-1)).toMatchObject({
      code: 'RETROACTIVE_CARRIED',
      params: { carriedCents: 28_800 },
    });
    const still = season.pay(10, rulesWith(1_000));
    expect(still.retroactive).toMatchObject({
      broughtForwardCents: 28_800,
      carriedForwardCents: 19_200,
      lines: [],
    });
    season.pay(40, rulesWith(1_000));
    expect(season.carriedCents).toBe(0);
    expect(season.paidCents).toBe(season.lawfulCents(rulesWith(1_000)));
  });

  it('moves what a cap of the season leaves when pay before it is corrected', () => {
    const season = new Season();
    const rules = rulesWith(1_000, '0.04', '16.00');
    season.pay(40, rules);
    expect(season.pay(40, rules).lines.find(({ kind }) => kind === 'administration')?.amountCents).toBe(0);
    season.correct(0, 10, rules);
    const next = season.pay(40, rules);
    expect(next.retroactive?.lines).toMatchObject([
      { number: 'PR-1', kind: 'administration', amountCents: 1_200, reason: 'earlier-pay-changed' },
    ]);
    expect(season.balances().administrationCents).toBe(1_600);
  });

  it('leaves an earlier record as it was stated, with a warning, where the rules refuse it', () => {
    const season = new Season();
    season.pay(40, rulesWith(1_000));
    const refusing = new PayRules(rulebook, { ...subject, province: 'QC' });
    const earlier = season.earlier(refusing);
    expect(retroactive(earlier)).toMatchObject({
      lines: [],
      warnings: [
        { code: 'RETROACTIVE_LEFT_OUT', params: { fromOn: '2000-05-01', refusal: 'VALUE_NOT_COVERED' } },
      ],
    });
  });

  it('pays in all what is lawful by the last pay, to the cent, whatever changed before', () => {
    const rules = fc
      .record({
        rate: fc.integer({ min: 700, max: 3_000 }),
        share: fc.constantFrom('0.04', '0.10', '0.25'),
        cap: fc.constantFrom('425.00', '20.00', '61.37'),
      })
      .map(({ rate, share, cap }) => rulesWith(rate, share, cap));
    const act = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), hours: fc.integer({ min: 0, max: 24 }) }),
      fc.record({
        kind: fc.constant('correct' as const),
        at: fc.nat(6),
        hours: fc.integer({ min: 0, max: 24 }),
      }),
      fc.record({ kind: fc.constant('rules' as const), rules }),
    );
    fc.assert(
      fc.property(rules, fc.array(act, { maxLength: 14 }), (first, acts) => {
        const season = new Season();
        let known = first;
        for (const one of acts) {
          if (one.kind === 'rules') known = one.rules;
          else if (one.kind === 'correct') season.correct(one.at, one.hours, known);
          else season.pay(one.hours, known);
        }
        season.pay(24, known);
        expect(season.paidCents - season.carriedCents).toBe(season.lawfulCents(known));
      }),
      { numRuns: 150 },
    );
  });
});
