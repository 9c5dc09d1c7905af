import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate, type PlainDate } from '#libs/quantities';

import { loadRulebook } from './load.js';
import { optionsUnder, overlaid } from './overlaid.js';
import { OverlayInvalid, overlayLines, readOverlay } from './overlay.js';
import type { DatedValue, ValueSeries } from './value.js';

const rulebook = loadRulebook();
const head = "proposal: { title: 'A living wage', author: 'Growers and pickers' }\n";
const wage = (entries: string, keys = "{ province: 'ON' }", more = ''): string =>
  `${head}values:\n  - { code: minimum-wage, unit: CAD/hour, keys: ${keys}, ${more}entries: [${entries}] }\n`;
const twenty = "{ value: '20.00', from: 2026-03-01, to: 2026-06-01 }";

const problemsOf = (text: string): string[] => {
  try {
    readOverlay(text, rulebook, 'wage.yaml');
  } catch (error) {
    if (error instanceof OverlayInvalid)
      return error.problems.map((one) => `${one.file} ${one.path}: ${one.message}`);
    throw error;
  }
  return [];
};
const on = (book: typeof rulebook, date: string): DatedValue | undefined =>
  book.find('minimum-wage', { province: 'ON' }, plainDate(date));

describe('an overlay', () => {
  const changed = overlaid(rulebook, readOverlay(wage(twenty), rulebook));

  it('holds from its first day to the day before its last, and splits the entry below it', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01', '2026-10-01'];
    expect(days.map((day) => on(changed, day)?.value)).toEqual(['17.60', '20.00', '20.00', '17.60', '17.60']);
    expect(days.map((day) => on(changed, day)?.status)).toEqual([
      'confirmed',
      'proposed',
      'proposed',
      'confirmed',
      'carried',
    ]);
  });

  it('cites the proposal and its author, and leaves the rulebook as it was', () => {
    expect(on(changed, '2026-03-01')?.source).toEqual({
      title: 'A living wage',
      href: null,
      clause: 'Growers and pickers',
    });
    expect(on(rulebook, '2026-03-01')?.value).toBe('17.60');
    expect(on(changed, '2000-06-01')).toBe(on(rulebook, '2000-06-01'));
  });

  it('fills a declared gap', () => {
    const filled = "{ value: '16.55', from: 2024-02-01, to: 2024-03-01 }";
    const book = overlaid(rulebook, readOverlay(wage(filled), rulebook));
    expect(on(book, '2024-01-31')).toBeUndefined();
    expect(on(book, '2024-02-01')?.value).toBe('16.55');
    expect(on(book, '2024-03-01')).toBeUndefined();
  });

  it('lays a table over a part of a table', () => {
    const text = `${head}tables:\n  - { code: minimum-wage, unit: CAD/hour, by: [province], from: 2026-06-01, to: 2026-07-01, rows: [[ON, '21.00'], [QC, '22.00']] }\n`;
    const book = overlaid(rulebook, readOverlay(text, rulebook));
    const june = plainDate('2026-06-15');
    const found = ['ON', 'QC', 'BC'].map((province) => book.find('minimum-wage', { province }, june)?.value);
    expect(found).toEqual(['21.00', '22.00', rulebook.find('minimum-wage', { province: 'BC' }, june)?.value]);
  });

  it('comes before what an officer fixed for the same keys, and after what one fixed for narrower keys', () => {
    const overlay = readOverlay(wage(twenty), rulebook);
    const march = plainDate('2026-03-01');
    const base = on(rulebook, '2026-03-01');
    if (!base) throw new Error('the shipped rulebook holds Ontario’s minimum wage');
    const officer = { ...base, value: '18.00', from: plainDate('2026-01-01'), to: null, file: null };
    const look = (fixed: DatedValue) => {
      const options = optionsUnder(overlay, { officerValues: [fixed] });
      return overlaid(rulebook, overlay).find(
        'minimum-wage',
        { province: 'ON', programme: 'sawp-mexico' },
        march,
        options,
      )?.value;
    };
    expect(look(officer)).toBe('20.00');
    expect(look({ ...officer, keys: { province: 'ON', programme: 'sawp-mexico' } })).toBe('18.00');
  });

  it('says its values in lines', () => {
    expect(overlayLines(readOverlay(wage(twenty), rulebook))).toEqual([
      'minimum-wage (ON) 20.00 CAD/hour, 2026-03-01 to 2026-06-01',
    ]);
  });

  it('is refused with every problem and its place', () => {
    const later = "{ value: '21.00', from: 2026-05-31, to: 2026-09-01 }";
    expect(problemsOf(wage(`${twenty}, ${later}`))).toEqual([
      'wage.yaml minimum-wage (province ON): the entry from 2026-05-31 begins before the one from 2026-03-01 ends',
    ]);
    expect(problemsOf(wage('{ value: 20, from: 2026-03-01, to: 2026-02-30 }'))).toEqual([
      'wage.yaml values[0].entries[0].value: a text in quotes expected for CAD/hour, found 20',
      expect.stringContaining('wage.yaml values[0].entries[0].to: a date as YYYY-MM-DD expected'),
      'wage.yaml values[0].entries: at least one entry expected',
    ]);
    expect(problemsOf(wage(twenty, '{ province: Ontario }'))).toEqual([
      expect.stringMatching(
        /^wage.yaml minimum-wage \(province Ontario\): province is one of AB, .*not "Ontario"$/,
      ),
    ]);
    expect(problemsOf(wage(twenty).replace('minimum-wage', 'minimal-wage'))).toEqual([
      expect.stringMatching(
        /^wage\.yaml values\[0\]\.code: unknown code "minimal-wage"; nearest: minimum-wage/,
      ),
      'wage.yaml (top): "values" or "tables" expected',
    ]);
    expect(problemsOf(wage(twenty).replace('CAD/hour', 'CAD/day'))).toEqual([
      'wage.yaml values[0].entries[0].unit: the unit of minimum-wage is CAD/hour',
    ]);
    expect(problemsOf(wage(twenty, "{ province: 'ON' }", 'status: confirmed, gaps: [], '))).toEqual([
      expect.stringContaining('wage.yaml values[0].status: leave it out'),
      expect.stringContaining('wage.yaml values[0].gaps: an overlay holds values'),
    ]);
    expect(problemsOf(wage('{ value: none, from: 2026-03-01, to: 2026-06-01 }'))).toEqual([
      expect.stringContaining('no rule says "none" here'),
    ]);
  });

  it('names who proposes it', () => {
    expect(problemsOf(wage(twenty).replace(head, ''))).toEqual([
      'wage.yaml proposal: missing; an overlay names its "title" and its "author"',
    ]);
    expect(problemsOf(wage(twenty).replace(", author: 'Growers and pickers'", ''))).toEqual([
      'wage.yaml proposal.author: missing; a text is expected',
    ]);
    expect(problemsOf('proposal: [')).toEqual([expect.stringContaining('wage.yaml (top): ')]);
  });

  it('is refused without the key by which a code is held, and may name several programmes', () => {
    const cap = (keys: string) =>
      `${head}values:\n  - { code: meals-cap, unit: CAD/day, keys: ${keys}, entries: [{ value: '8.00', from: 2026-01-01, to: 2027-01-01 }] }\n`;
    expect(problemsOf(cap('{ province: ON }'))).toEqual([
      'wage.yaml meals-cap (province ON): a value of meals-cap names its programme in its keys',
    ]);
    const overlay = readOverlay(cap('{ programme: [sawp-mexico, sawp-caribbean] }'), rulebook);
    const caps = ['sawp-mexico', 'sawp-caribbean'].map(
      (programme) =>
        overlaid(rulebook, overlay).find('meals-cap', { programme }, plainDate('2026-06-01'))?.value,
    );
    expect(caps).toEqual(['8.00', '8.00']);
  });

  it('refuses words and tables that no calculation could read', () => {
    const word = `${head}values:\n  - { code: piece-floor-window, unit: text, keys: { programme: sawp-mexico }, entries: [{ value: fortnight, from: 2026-01-01, to: 2027-01-01 }] }\n`;
    expect(problemsOf(word)).toEqual([
      expect.stringMatching(/one of day, pay-period expected, not "fortnight"$/),
    ]);
    expect(problemsOf(word.replace('fortnight', 'day'))).toEqual([]);
    const table = `${head}values:\n  - { code: federal-tax-brackets, unit: income/rate/constant, keys: { host: CA }, entries: [{ value: ['1000 0.1 0'], from: 2026-01-01, to: 2027-01-01 }] }\n`;
    expect(problemsOf(table)).toEqual([expect.stringContaining('the first row begins at 0, not at 1000')]);
  });
});

describe('laws of overlays', () => {
  const day = fc.integer({ min: 0, max: 1095 }).map((days) => addDays(plainDate('2024-01-01'), days));
  const some = fc.constantFrom(...rulebook.series);
  const valueOn = ({ code, keys }: ValueSeries, book: typeof rulebook, date: PlainDate) =>
    book.find(code, keys, date)?.value;

  it('an empty one changes nothing', () => {
    for (const text of [head, `${head}values: []\n`]) {
      expect(overlaid(rulebook, readOverlay(text, rulebook)).series).toEqual(rulebook.series);
    }
  });

  it('one equal to the rulebook changes no value on any day', () => {
    fc.assert(
      fc.property(some, day, (series, date) => {
        const book = overlaid(rulebook, { series: [series] });
        expect(valueOn(series, book, date)).toEqual(valueOn(series, rulebook, date));
      }),
    );
  });

  it('nothing changes outside its days, and all is as proposed inside them', () => {
    fc.assert(
      fc.property(some, day, fc.integer({ min: 1, max: 400 }), day, (series, from, length, date) => {
        const [first] = series.values;
        if (!first) return;
        const to = addDays(from, length);
        const proposed = { ...first, value: 'proposed', from, to, status: 'proposed' as const };
        const book = overlaid(rulebook, { series: [{ ...series, values: [proposed] }] });
        const isInside = from <= date && date < to;
        expect(valueOn(series, book, date)).toEqual(isInside ? 'proposed' : valueOn(series, rulebook, date));
      }),
    );
  });
});
