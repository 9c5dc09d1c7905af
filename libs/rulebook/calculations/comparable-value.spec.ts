import { describe, expect, it } from '@jest/globals';
import { Decimal, plainDate } from '#libs/quantities';

import { explainWarning } from '../explain/explain.js';
import { explainedIn } from '../explain/language.js';
import { loadRulebook } from '../load.js';
import { RuleRefused } from '../refusal.js';
import { Rulebook } from '../rulebook.js';
import type { DatedValue, ValueBounds } from '../value.js';
import { comparable, type Compared } from './comparable-value.js';

const on = plainDate('2026-06-01');
const source = { title: 'A page', href: null, clause: 'its limit' };
const bound = (value: string) => ({ value, reason: 'indexed upward', source });
const keys = { province: 'QC' };
const limitOf = (more: Partial<DatedValue>): Rulebook => {
  const value: DatedValue = {
    ...{ code: 'foreign-farm-worker-limit', keys, value: '200.00', unit: 'CAD/year' },
    ...{ from: plainDate('2026-01-01'), to: plainDate('2027-01-01'), status: 'unconfirmed', basis: 'law' },
    ...{ source, file: 'x.yaml', ...more },
  };
  return new Rulebook([], [{ code: value.code, keys, file: 'x.yaml', values: [value], gaps: [] }]);
};

/** Whether an amount lies under the limit. */
const under = (amount: string, more: Partial<DatedValue>, allowUnconfirmed = false): Compared<boolean> =>
  comparable('foreign-farm-worker-limit', on, {
    ...keys,
    ...{ rulebook: limitOf(more), allowUnconfirmed },
  }).sameForAll((limit) => limit.greaterThan(new Decimal(amount)));
const refused = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map(({ code, text }) => `${code} ${text}`).join();
    throw error;
  }
};

describe('a comparison with a value', () => {
  it('is answered by a confirmed value, without a warning', () => {
    expect(under('199.99', { status: 'confirmed' })).toMatchObject({ answer: true, warnings: [] });
    expect(under('200.00', { status: 'confirmed' })).toMatchObject({ answer: false, tainted: false });
  });

  it('is refused by an unconfirmed one without bounds, unless that is allowed', () => {
    expect(refused(() => under('1.00', {}))).toMatch(/^VALUE_UNCONFIRMED/);
    expect(under('1.00', {}, true)).toMatchObject({
      ...{ answer: true, tainted: true },
      warnings: [{ code: 'VALUE_UNCONFIRMED_USED' }],
    });
  });

  const answers = (bounds: ValueBounds, amount: string) =>
    refused(() => {
      const found = under(amount, { bounds });
      expect(found.tainted).toBe(false);
      expect(found.warnings.map(({ code }) => code)).toEqual(['VALUE_BOUNDED']);
      throw new Error(String(found.answer));
    });
  const answer = (bounds: ValueBounds, amount: string): string => {
    try {
      return answers(bounds, amount).split(' ')[0] ?? '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    // amount, bounded below at 150, above at 250, on both sides
    ['149.99', 'true', 'VALUE_UNCONFIRMED', 'true'],
    ['150.00', 'VALUE_UNCONFIRMED', 'VALUE_UNCONFIRMED', 'VALUE_UNCONFIRMED'],
    ['249.99', 'VALUE_UNCONFIRMED', 'VALUE_UNCONFIRMED', 'VALUE_UNCONFIRMED'],
    ['250.00', 'VALUE_UNCONFIRMED', 'false', 'false'],
  ])('of %s is answered where all values inside the bounds agree', (amount, below, above, both) => {
    const [from, to] = [bound('150.00'), bound('250.00')];
    expect([answer({ from }, amount), answer({ to }, amount), answer({ from, to }, amount)]).toEqual([
      below,
      above,
      both,
    ]);
  });

  it('tells what the value can be, in the refusal and in the warning', () => {
    const bounds = { from: bound('150.00') };
    expect(refused(() => under('160.00', { bounds }))).toContain(
      'It is at least 150.00 CAD/year: indexed upward.',
    );
    const { warnings, least, most } = under('100.00', { bounds });
    expect([least.toNumber(), most.toNumber()]).toEqual([150, Infinity]);
    expect(warnings[0]).toMatchObject({ params: { least: '150.00', most: null }, source });
    for (const language of explainedIn)
      expect(warnings[0] && explainWarning(warnings[0], language)).not.toMatch(/[{}]|null/);
  });

  it('prefers bounds that decide to the unconfirmed value itself', () => {
    const bounds = { from: bound('150.00') };
    expect(under('100.00', { bounds }, true)).toMatchObject({ answer: true, tainted: false });
    expect(under('160.00', { bounds }, true)).toMatchObject({ answer: true, tainted: true });
  });

  it('is refused where no value is held, and of what is no number', () => {
    const rulebook = loadRulebook();
    const past = plainDate('2000-06-01');
    expect(
      refused(() => comparable('foreign-farm-worker-limit', past, { rulebook, province: 'QC' })),
    ).toMatch(/^VALUE_NOT_COVERED/);
    expect(() => comparable('time-zone', on, { rulebook, province: 'ON' })).toThrow('A number expected');
    expect(comparable('quebec-credit-rate', on, { rulebook, province: 'QC' }).sameForAll(Number).answer).toBe(
      0.14,
    );
  });
});
