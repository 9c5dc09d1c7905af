import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from './load.js';
import { KeyMissing } from './key-problems.js';
import { RuleRefused } from './refusal.js';
import type { DatedValue, ValueKeys } from './value.js';

const book = loadRulebook();
const on = plainDate;

const refusalsOf = (act: () => unknown): RuleRefused['refusals'] => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals;
    throw error;
  }
  return [];
};

describe('Rulebook.editionOn', () => {
  it.each([
    ['2000-01-01', '2000'],
    ['2000-12-31', '2000'],
    ['2024-01-01', '2024'],
    ['2025-12-31', '2025'],
    ['2026-01-01', '2026'],
  ])('puts %s in edition %s', (date, name) => {
    expect(book.editionOn(on(date)).name).toBe(name);
  });

  it.each([
    ['1999-12-31', ['2000']],
    ['2001-01-01', ['2000', '2024']],
    ['2027-01-01', ['2026']],
  ])('refuses %s and names the nearest editions', (date, nearest) => {
    const [refusal] = refusalsOf(() => book.editionOn(on(date)));
    expect(refusal).toMatchObject({ code: 'DATE_IN_NO_EDITION', params: { date, nearestEditions: nearest } });
    expect(refusal?.instead).toContain('editions.yaml');
  });
});

describe('Rulebook.resolve', () => {
  it.each([
    ['ON', '2025-09-30', '17.20', 'confirmed'],
    ['ON', '2025-10-01', '17.60', 'confirmed'],
    ['ON', '2026-10-01', '17.60', 'carried'],
    ['BC', '2026-05-31', '17.85', 'confirmed'],
    ['BC', '2026-06-01', '18.25', 'confirmed'],
    ['ON', '2000-07-01', '6.90', 'confirmed'],
  ])('gives the minimum wage of %s on %s: %s, %s', (province, date, value, status) => {
    expect(book.resolve('minimum-wage', { province }, on(date))).toMatchObject({ value, status });
  });

  it('refuses a date without a value, naming it, the nearest periods, and the file to add it to', () => {
    const [refusal] = refusalsOf(() => book.resolve('minimum-wage', { province: 'QC' }, on('2000-06-01')));
    expect(refusal).toMatchObject({
      code: 'VALUE_NOT_COVERED',
      params: {
        value: 'minimum-wage',
        keys: 'province QC',
        date: '2000-06-01',
        file: 'provinces/minimum-wage.yaml',
      },
    });
    expect(refusal?.text).toContain('2024-05-01');
  });

  it('says why a declared gap is empty', () => {
    const [refusal] = refusalsOf(() => book.resolve('minimum-wage', { province: 'ON' }, on('2024-09-30')));
    expect(refusal?.text).toContain('has not been seen');
  });

  it('refuses an unconfirmed value unless that is allowed', () => {
    const keys = { programme: 'sawp-caribbean' };
    const [refusal] = refusalsOf(() => book.resolve('liaison-fee', keys, on('2026-06-01')));
    expect(refusal?.code).toBe('VALUE_UNCONFIRMED');
    expect(book.resolve('liaison-fee', keys, on('2026-06-01'), { allowUnconfirmed: true }).value).toBe(
      '5.45',
    );
  });

  it('prefers the most specific keys, and its declared gap does not fall back to a general value', () => {
    const rate = (province: string) =>
      book.resolve('transport-rate', { programme: 'sawp-mexico', province }, on('2024-06-01')).value;
    expect(rate('BC')).toBeNull();
    expect(rate('ON')).toBe('0.10');
    expect(
      book.resolve('age-minimum-first-timer', { programme: 'sawp-mexico' }, on('2000-06-01')).value,
    ).toBe(25);
  });

  it('takes what an officer fixed like any other value, within its dates', () => {
    const fixed: DatedValue = {
      code: 'minimum-wage',
      keys: { province: 'QC' },
      value: '6.90',
      unit: 'CAD/hour',
      from: on('2000-05-01'),
      to: on('2000-11-01'),
      status: 'confirmed',
      basis: 'law',
      source: { title: 'Order of the officer', href: null, clause: 'No. 12' },
      file: null,
    };
    const options = { officerValues: [fixed] };
    expect(book.resolve('minimum-wage', { province: 'QC' }, on('2000-05-01'), options)).toBe(fixed);
    expect(
      refusalsOf(() => book.resolve('minimum-wage', { province: 'QC' }, on('2000-11-01'), options)),
    ).toHaveLength(1);
    expect(book.resolve('minimum-wage', { province: 'ON' }, on('2000-06-01'), options).value).toBe('6.90');
  });

  it('fails for a lookup that does not name whose value it asks for, rather than find none', () => {
    const date = on('2026-06-01');
    const missing = (act: () => unknown) => expect(act).toThrow(KeyMissing);
    missing(() => book.find('meals-cap', { province: 'ON' }, date));
    missing(() => book.attempt('filing-lead', { country: 'MX', province: 'ON' }, date));
    missing(() => book.resolve('time-zone', { host: 'CA' }, date));
    missing(() => book.find('record-keeping', { programme: 'sawp-mexico' }, date));
  });

  it('finds the law of the host country by it or by its province, and a province’s own before it', () => {
    const rate = (keys: ValueKeys) => book.find('pension-rate', keys, on('2026-06-01'))?.keys;
    expect(rate({ host: 'CA' })).toEqual({ host: 'CA' });
    expect(rate({ province: 'ON' })).toEqual({ host: 'CA' });
    expect(rate({ province: 'QC' })).toEqual({ province: 'QC' });
    expect(rate({ host: 'US' })).toBeUndefined();
    expect(rate({ province: 'XX' })).toBeUndefined();
  });

  it('answers for one programme alone', () => {
    const date = on('2000-06-01');
    const savings = (programme: string) =>
      book.find('savings-rate', { programme, province: 'ON' }, date)?.value;
    expect(savings('sawp-caribbean')).toBe('0.25');
    expect(savings('sawp-mexico')).toBeNull();
    expect(savings('h-2a')).toBeUndefined();
  });

  it('holds a time zone for every province and the confirmed agencies', () => {
    for (const province of ['ON', 'QC', 'BC', 'AB', 'SK', 'MB', 'NB', 'NS', 'PE', 'NL']) {
      expect(book.resolve('time-zone', { province }, on('2026-06-01')).value).toMatch(/^America\//);
    }
    const agency = (province: string, date: string) =>
      book.resolve('agency', { programme: 'sawp-caribbean', province }, on(date)).value;
    expect(agency('QC', '2000-06-01')).toBe('FERME');
    expect(agency('BC', '2026-06-01')).toBe('WALI');
    expect(refusalsOf(() => agency('NB', '2026-06-01'))[0]?.code).toBe('VALUE_UNCONFIRMED');
  });

  it('holds the published commodity tables of 2014', () => {
    const keys = { province: 'ON', commodity: 'fruit incl apples', skill: 'lower' };
    expect(book.resolve('commodity-rate', keys, on('2014-05-31')).value).toBe('10.33');
    expect(book.resolve('commodity-rate', keys, on('2014-06-01')).value).toBe('11.00');
    expect(refusalsOf(() => book.resolve('commodity-rate', keys, on('2014-12-16')))).toHaveLength(1);
  });
});
