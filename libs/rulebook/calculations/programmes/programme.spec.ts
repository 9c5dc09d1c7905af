import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import { Rulebook } from '../../rulebook.js';
import type { DatedValue, ValueContent, ValueSeries } from '../../value.js';
import { completeNaming, type ProgrammeNaming } from './complete-naming.js';
import { Programme } from './programme.js';

const rulebook = loadRulebook();
const on = plainDate;

const refusals = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals;
    throw error;
  }
  throw new Error('Nothing was refused');
};

/** A rulebook of invented programmes: nothing in the code may know which there are. */
const invented = (): Rulebook => {
  const series = (
    programme: string,
    code: DatedValue['code'],
    ...spans: [string, string, ValueContent][]
  ) => {
    const keys = { programme };
    const source = { title: 'An agreement', href: null, clause: programme };
    const values = spans.map(([from, to, value]): DatedValue => ({
      ...{ code, keys, value, unit: 'list', from: on(from), to: on(to), status: 'confirmed' },
      ...{ basis: 'agreement', source, file: 'invented.yaml' },
    }));
    return { code, keys, file: 'invented.yaml', values, gaps: [] } satisfies ValueSeries;
  };
  return new Rulebook(
    [{ name: '2030', from: on('2030-01-01'), to: on('2031-01-01') }],
    [
      series('pacific', 'participating-countries', ['2030-01-01', '2030-07-01', ['FJ', 'WS']]),
      series('pacific', 'currency', ['2030-01-01', '2030-07-01', 'AUD'], ['2030-07-01', '2031-01-01', 'NZD']),
      series('atlantic', 'participating-countries', ['2030-01-01', '2031-01-01', ['CV', 'WS']]),
      series('island', 'participating-countries', ['2030-01-01', '2031-01-01', ['CV']]),
    ],
  );
};

describe('a programme', () => {
  it('is found by its name, and refused for another, with those that exist', () => {
    expect(Programme.named(rulebook, 'sawp-mexico').countries).toEqual(['MX']);
    const [refusal] = refusals(() => Programme.named(rulebook, 'sawp'));
    expect(refusal).toMatchObject({
      code: 'PROGRAMME_UNKNOWN',
      params: { programme: 'sawp', programmes: ['sawp-caribbean', 'sawp-mexico'] },
    });
  });

  it('takes the countries of its lists, on the days that they cover', () => {
    const pacific = Programme.named(invented(), 'pacific');
    expect(pacific.takes('FJ', on('2030-06-30'))).toBe(true);
    expect(pacific.takes('FJ', on('2030-07-01'))).toBe(false);
    expect(pacific.takes('FJ')).toBe(true);
    expect(pacific.takes('CV')).toBe(false);
  });

  it.each(['sawp-mexico', 'sawp-caribbean'])('%s pays in Canadian dollars in both editions', (name) => {
    const programme = Programme.named(rulebook, name);
    expect([programme.currencyOn(on('2000-05-01')), programme.currencyOn(on('2026-05-04'))]).toEqual([
      'CAD',
      'CAD',
    ]);
  });

  it('sets what its values say on a day, for whom they say it', () => {
    const [mexico, caribbean] = ['sawp-mexico', 'sawp-caribbean'].map((name) =>
      Programme.named(rulebook, name),
    );
    const [in2000, in2026] = [on('2000-05-01'), on('2026-05-04')];
    expect([mexico?.sets('savings-rate', in2000), caribbean?.sets('savings-rate', in2000)]).toEqual([
      false,
      true,
    ]);
    expect([caribbean?.sets('savings-rate', in2026), mexico?.sets('insurance-basis', in2026)]).toEqual([
      false,
      true,
    ]);
    // Unconfirmed, and not a yes.
    expect(mexico?.sets('meals-cap', in2026)).toBe(false);
    expect(mexico?.sets('housing-charge-allowed', in2026, { province: 'ON' })).toBe(false);
    expect(mexico?.sets('housing-charge-allowed', in2026, { province: 'BC' })).toBe(true);
  });

  it('has the currency of the day, and none where none is held', () => {
    const book = invented();
    const pacific = Programme.named(book, 'pacific');
    expect(['2030-06-30', '2030-07-01'].map((day) => pacific.currencyOn(on(day)))).toEqual(['AUD', 'NZD']);
    const [refusal] = refusals(() => Programme.named(book, 'island').currencyOn(on('2030-06-30')));
    expect(refusal?.code).toBe('VALUE_NOT_COVERED');
  });
});

const nothing: ProgrammeNaming = { programme: null, country: null };
const sawp = (named: Partial<ProgrammeNaming>, held = nothing) => completeNaming(rulebook, named, held, null);
const other = (named: Partial<ProgrammeNaming>, held = nothing, day: string | null = null) =>
  completeNaming(invented(), named, held, day === null ? null : on(day));

describe('what an order names of its programme', () => {
  it.each([
    ['MX', 'sawp-mexico'],
    ['JM', 'sawp-caribbean'],
    ['TT', 'sawp-caribbean'],
  ])('as the country %s stands for the one programme that takes it, %s', (country, programme) => {
    expect(sawp({ country })).toEqual({ programme, country });
  });

  it('as a programme stands for its one country, and leaves the country open where it has several', () => {
    expect(sawp({ programme: 'sawp-mexico' })).toEqual({ programme: 'sawp-mexico', country: 'MX' });
    expect(sawp({ programme: 'sawp-caribbean' })).toEqual({ programme: 'sawp-caribbean', country: null });
  });

  it('as a country that several programmes take leaves the programme open, unless the need date decides', () => {
    expect(other({ country: 'WS' })).toEqual({ programme: null, country: 'WS' });
    expect(other({ country: 'WS' }, nothing, '2030-06-30').programme).toBeNull();
    expect(other({ country: 'WS' }, nothing, '2030-07-01').programme).toBe('atlantic');
    expect(other({ country: 'WS', programme: 'pacific' }).programme).toBe('pacific');
  });

  it('is kept where nothing is named again, and opened where null is named', () => {
    const held = { programme: 'sawp-mexico', country: 'MX' };
    expect(sawp({}, held)).toEqual(held);
    expect(sawp({ country: null }, held)).toEqual({ programme: 'sawp-mexico', country: null });
    expect(sawp({ programme: null }, held)).toEqual({ programme: null, country: 'MX' });
    expect(sawp({ country: 'MX' }, held)).toEqual(held);
  });

  it('follows another country, or another programme that has one', () => {
    const mexico = { programme: 'sawp-mexico', country: 'MX' };
    const jamaica = { programme: 'sawp-caribbean', country: 'JM' };
    expect(sawp({ country: 'JM' }, mexico)).toEqual(jamaica);
    expect(sawp({ programme: 'sawp-mexico' }, jamaica)).toEqual(mexico);
    expect(sawp({ country: 'BB' }, jamaica)).toEqual({ programme: 'sawp-caribbean', country: 'BB' });
  });

  it('is refused where country and programme do not fit, with the countries of the programme', () => {
    const taken = (act: () => unknown) =>
      refusals(act).map(({ code, params }) => [code, params['participating']]);
    expect(taken(() => sawp({ programme: 'sawp-mexico', country: 'JM' }))).toEqual([
      ['COUNTRY_NOT_PARTICIPATING', ['MX']],
    ]);
    expect(
      taken(() => sawp({ programme: 'sawp-caribbean' }, { programme: 'sawp-mexico', country: 'MX' })),
    ).toEqual([['COUNTRY_NOT_PARTICIPATING', expect.arrayContaining(['JM', 'TT'])]]);
    // Two programmes take it, and neither is the one of the order.
    expect(taken(() => other({ country: 'CV' }, { programme: 'pacific', country: 'FJ' }))).toEqual([
      ['COUNTRY_NOT_PARTICIPATING', ['FJ', 'WS']],
    ]);
  });

  it('is refused for a country that no programme takes, with all that take part', () => {
    const [refusal, ...others] = refusals(() => sawp({ country: 'GT' }));
    expect(others).toEqual([]);
    expect(refusal?.code).toBe('COUNTRY_NOT_PARTICIPATING');
    expect(refusal?.params['participating']).toEqual(expect.arrayContaining(['MX', 'JM', 'TT']));
    expect(refusal?.source?.title).toBeTruthy();
  });

  it('is refused for a programme that does not exist', () => {
    expect(refusals(() => sawp({ programme: 'h-2a', country: 'MX' })).map(({ code }) => code)).toEqual([
      'PROGRAMME_UNKNOWN',
    ]);
  });
});
