import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import { Rulebook } from '../../rulebook.js';
import type { DatedValue, ValueSeries } from '../../value.js';
import { programmeOfCountry, refuseUnheldCountry } from './programme.js';

const rulebook = loadRulebook();
const on = plainDate;
const programme = (country: string, needFrom: string, book = rulebook) =>
  programmeOfCountry({ rulebook: book }, country, on(needFrom)).programme;

const refusals = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals;
    throw error;
  }
  throw new Error('Nothing was refused');
};
const codes = (act: () => unknown) => refusals(act).map(({ code }) => code);

describe('the programme of a country', () => {
  it('is the one whose list names it on the need date, with the source', () => {
    expect(programme('MX', '2000-06-01')).toBe('sawp-mexico');
    expect(programme('JM', '2026-05-04')).toBe('sawp-caribbean');
    const { source, warnings, tainted } = programmeOfCountry({ rulebook }, 'TT', on('2026-05-04'));
    expect(source.clause).toBe('participating countries');
    expect({ warnings, tainted }).toEqual({ warnings: [], tainted: false });
  });

  it('is exactly one for every country on every list, whatever the day', () => {
    const series = rulebook.seriesOf('participating-countries');
    const days = series.flatMap(({ values }) => values.map(({ from }) => from));
    const countries = series.flatMap(({ values }) => values.flatMap(({ value }) => value as string[]));
    const ofPairs = fc.tuple(fc.constantFrom(...countries), fc.constantFrom(...days));
    fc.assert(
      fc.property(ofPairs, ([country, day]) => {
        const holding = series.filter(({ values }) =>
          values.some(
            ({ value, from, to }) =>
              from <= day && (to === null || day < to) && (value as string[]).includes(country),
          ),
        );
        expect(holding.map(({ keys }) => keys.programme)).toEqual([programme(country, day)]);
      }),
    );
  });

  it('is refused for a country that no programme holds, naming those that take part', () => {
    const [refusal, ...others] = refusals(() => programme('GT', '2026-05-04'));
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ code: 'COUNTRY_NOT_PARTICIPATING', rule: 'participating-countries' });
    expect(refusal?.params.participating).toEqual(expect.arrayContaining(['MX', 'JM', 'TT']));
    expect(refusal?.source?.title).toBeTruthy();
  });

  it('is refused for a need date in no edition, for a country of the lists too', () => {
    expect(programme('MX', '2000-12-31')).toBe('sawp-mexico');
    expect(codes(() => programme('MX', '2001-01-01'))).toEqual(['DATE_IN_NO_EDITION']);
    expect(codes(() => programme('GT', '2001-01-01'))).toEqual(['DATE_IN_NO_EDITION']);
  });
});

/** A rulebook of two invented programmes: nothing in the code may know which countries there are. */
const invented = (changes: Partial<DatedValue> = {}): Rulebook => {
  const list = (name: string, from: string, to: string, value: string[], more = {}): ValueSeries => {
    const keys = { programme: name };
    const source = { title: 'An agreement', href: null, clause: name };
    const held: DatedValue = {
      code: 'participating-countries',
      keys,
      value,
      unit: 'list',
      from: on(from),
      to: on(to),
      status: 'confirmed',
      basis: 'agreement',
      source,
      file: 'invented.yaml',
      ...more,
    };
    return { code: held.code, keys, file: 'invented.yaml', values: [held], gaps: [] };
  };
  return new Rulebook(
    [{ name: '2030', from: on('2030-01-01'), to: on('2031-01-01') }],
    [
      list('pacific', '2030-01-01', '2030-07-01', ['FJ', 'WS']),
      list('atlantic', '2030-01-01', '2031-01-01', ['CV'], changes),
    ],
  );
};

describe('the lists of other programmes', () => {
  it('are asked as they stand, until the last day that they cover', () => {
    expect(programme('FJ', '2030-06-30', invented())).toBe('pacific');
    expect(programme('CV', '2030-07-01', invented())).toBe('atlantic');
  });

  it('that cannot be read are what is refused, since they might name the country', () => {
    expect(codes(() => programme('FJ', '2030-07-01', invented()))).toEqual(['VALUE_NOT_COVERED']);
    const unsure = invented({ status: 'unconfirmed' });
    expect(programme('FJ', '2030-06-30', unsure)).toBe('pacific');
    expect(codes(() => programme('CV', '2030-06-30', unsure))).toEqual(['VALUE_UNCONFIRMED']);
    const allowed = { rulebook: unsure, allowUnconfirmed: true };
    expect(programmeOfCountry(allowed, 'CV', on('2030-06-30'))).toMatchObject({
      programme: 'atlantic',
      tainted: true,
    });
  });
});

describe('a country without a need date', () => {
  it('is refused when no list of any date names it', () => {
    expect(() => refuseUnheldCountry(rulebook, 'JM')).not.toThrow();
    expect(() => refuseUnheldCountry(invented(), 'WS')).not.toThrow();
    expect(codes(() => refuseUnheldCountry(rulebook, 'GT'))).toEqual(['COUNTRY_NOT_PARTICIPATING']);
    expect(codes(() => refuseUnheldCountry(invented(), 'MX'))).toEqual(['COUNTRY_NOT_PARTICIPATING']);
  });
});
