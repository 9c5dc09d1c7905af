import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { checkFilingLead } from './calculations/orders/filing.js';
import { loadRulebook, RulebookInvalid } from './load.js';
import { engineVersion, rulesVersion } from './versions.js';

const shipped = join(dirname(fileURLToPath(import.meta.url)), 'values');

describe('loadRulebook', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rulebook-'));
    cpSync(shipped, folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const problemsOf = (): string[] => {
    try {
      loadRulebook(folder);
    } catch (error) {
      if (error instanceof RulebookInvalid)
        return error.problems.map((one) => `${one.file} ${one.path}: ${one.message}`);
      throw error;
    }
    return [];
  };
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const entry = (changes: Record<string, string>): string =>
    Object.entries({
      value: "'1.00'",
      from: '2024-01-01',
      to: '2025-01-01',
      status: 'confirmed',
      source: '{ key: POLICY, clause: x }',
      ...changes,
    })
      .filter(([, text]) => text !== '')
      .map(([name, text], index) => `${index === 0 ? '      - ' : '        '}${name}: ${text}`)
      .join('\n');
  const series = (code: string, ...entries: string[]): string =>
    `  - code: ${code}\n    unit: CAD/week\n    basis: policy\n    keys: { programme: sawp-mexico, province: ON }\n    entries:\n${entries.join('\n')}\n`;

  it('loads the shipped values, every one with a source', () => {
    const book = loadRulebook();
    const values = book.series.flatMap((one) => one.values);
    expect(values.length).toBeGreaterThan(200);
    expect(values.filter((value) => !value.source.title || !value.source.clause)).toEqual([]);
    expect(book.editions.map((edition) => edition.name)).toEqual(['2000', '2024', '2025', '2026']);
  });

  it('ships nothing that is both carried and without a note', () => {
    const unexplained = loadRulebook()
      .series.flatMap((one) => one.values)
      .filter((one) => one.status !== 'confirmed' && !one.note);
    expect(unexplained.map((one) => `${one.code} ${one.from}`)).toEqual([]);
  });

  it('lists every problem with its file and place at once', () => {
    write(
      'test/bad.yaml',
      `values:\n${series('laundry-allowance', entry({ source: '' }), entry({ from: '2024-06-01', status: 'sure' }))}` +
        series('no-such-code', entry({})) +
        `  - code: agency-fee\n    basis: policy\n    keys: { county: X }\n    entries:\n${entry({ value: '1.5' })}\n`,
    );
    const problems = problemsOf();
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/test\/bad.yaml values\[0\]\.entries\[0\]\.source: missing/),
        expect.stringMatching(/values\[0\]\.entries\[1\]\.status: one of confirmed, carried, unconfirmed/),
        expect.stringMatching(/values\[1\]\.code: unknown code "no-such-code"/),
        expect.stringMatching(/values\[2\]\.keys\.county: unknown field/),
        expect.stringMatching(
          /values\[2\]\.entries\[0\]\.unit: missing; the unit of agency-fee is CAD\/arrival/,
        ),
        expect.stringMatching(/values\[2\]\.entries\[0\]\.value: a text in quotes expected/),
      ]),
    );
  });

  it('refuses overlapping entries and accepts entries that touch', () => {
    write(
      'test/x.yaml',
      `values:\n${series('laundry-allowance', entry({ to: '2024-06-02' }), entry({ from: '2024-06-01' }))}`,
    );
    expect(problemsOf()).toEqual([expect.stringContaining('begins before the one from 2024-01-01 ends')]);
    write(
      'test/x.yaml',
      `values:\n${series('laundry-allowance', entry({ to: '2024-06-01' }), entry({ from: '2024-06-01' }))}`,
    );
    expect(problemsOf()).toEqual([]);
  });

  it('lets an entry that came later cover days of an earlier one, and no other', () => {
    const writeSeries = (...entries: string[]) =>
      write('test/x.yaml', `values:\n${series('laundry-allowance', ...entries)}`);
    const late = { value: "'2.00'", from: '2024-06-01', enteredOn: '2024-08-01' };
    writeSeries(entry({}), entry(late));
    const book = loadRulebook(folder);
    const on = (date: string, knownOn?: string) =>
      book.find('laundry-allowance', { programme: 'sawp-mexico', province: 'ON' }, plainDate(date), {
        ...(knownOn === undefined ? {} : { knownOn: plainDate(knownOn) }),
      })?.value;
    expect(['2024-05-31', '2024-06-01'].map((date) => on(date, '2024-08-01'))).toEqual(['1.00', '2.00']);
    expect(on('2024-06-01', '2024-07-31')).toBe('1.00');
    expect(on('2024-06-01')).toBe('2.00');
    expect(
      book
        .valuesOn(plainDate('2024-06-01'), { programme: 'sawp-mexico', province: 'ON' })
        .map(({ value }) => value),
    ).toContain('2.00');
    writeSeries(entry({}), entry(late), entry({ ...late, from: '2024-12-01', value: "'3.00'" }));
    expect(problemsOf()).toEqual([expect.stringContaining('begins before the one from 2024-06-01 ends')]);
    writeSeries(entry({}), entry(late), entry({ ...late, enteredOn: '2024-09-01', value: "'1.00'" }));
    expect(problemsOf()).toEqual([]);
    expect(
      loadRulebook(folder).find(
        'laundry-allowance',
        { programme: 'sawp-mexico', province: 'ON' },
        plainDate('2024-06-01'),
      )?.value,
    ).toBe('1.00');
    writeSeries(entry({ enteredOn: 'soon' }));
    expect(problemsOf()).toEqual([expect.stringMatching(/entries\[0\]\.enteredOn: a date as YYYY-MM-DD/)]);
  });

  it('marks what a rulebook says, as it was known on a day', () => {
    write(
      'test/x.yaml',
      `values:\n${series('laundry-allowance', entry({}), entry({ value: "'2.00'", enteredOn: '2024-08-01' }))}`,
    );
    const mark = (day: string) => rulesVersion(loadRulebook(folder), plainDate(day));
    expect(mark('2024-07-31')).toBe(mark('2024-01-01'));
    expect(mark('2024-08-01')).not.toBe(mark('2024-07-31'));
    expect(mark('2026-08-01')).toBe(mark('2024-08-01'));
    expect(engineVersion()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('reads the bounds of an unconfirmed value, and refuses those that cannot be', () => {
    const bounds = (text: string, more: Record<string, string> = {}) =>
      write(
        'test/x.yaml',
        `values:\n${series('laundry-allowance', entry({ value: "'5.00'", status: 'unconfirmed', note: 'x', bounds: text, ...more }))}`,
      );
    bounds(
      "{ from: { value: '4.00', reason: 'last seen' }, to: { value: '5.00', reason: 'a cap', source: { title: T, href: none, clause: c } } }",
    );
    expect(
      loadRulebook(folder).find(
        'laundry-allowance',
        { programme: 'sawp-mexico', province: 'ON' },
        plainDate('2024-06-01'),
      )?.bounds,
    ).toEqual({
      from: { value: '4.00', reason: 'last seen', source: expect.objectContaining({ clause: 'x' }) },
      to: { value: '5.00', reason: 'a cap', source: { title: 'T', href: null, clause: 'c' } },
    });
    const wrongs: [string, Record<string, string>, RegExp][] = [
      ["{ from: { value: '5.01', reason: r } }", {}, /bounds\.from: at most the value itself \(5\.00\)/],
      ["{ to: { value: '4.99', reason: r } }", {}, /bounds\.to: at least the value itself \(5\.00\)/],
      ['{}', {}, /bounds: "from", "to" or both expected/],
      ["{ from: { value: '4.00' } }", {}, /bounds\.from\.reason: missing/],
      ['{ from: { value: 4, reason: r } }', {}, /bounds\.from\.value: a text in quotes expected for CAD/],
      ["{ least: { value: '4.00', reason: r } }", {}, /bounds\.least: unknown field/],
      [
        "{ from: { value: '4.00', reason: r } }",
        { status: 'confirmed' },
        /bounds: only an unconfirmed value/,
      ],
    ];
    for (const [text, more, problem] of wrongs) {
      bounds(text, more);
      expect(problemsOf()).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
    }
    write(
      'test/x.yaml',
      `values:\n  - code: agency\n    unit: text\n    basis: policy\n    keys: { programme: sawp-mexico, province: NU }\n    entries:\n${entry({ value: 'A', status: 'unconfirmed', bounds: '{ from: { value: A, reason: r } }' })}\n`,
    );
    expect(problemsOf()).toEqual([expect.stringMatching(/bounds: a value in text has no order/)]);
  });

  it('refuses a hole inside an edition unless it is declared', () => {
    const holed = series('laundry-allowance', entry({ to: '2024-06-01' }), entry({ from: '2024-07-01' }));
    write('test/x.yaml', `values:\n${holed}`);
    expect(problemsOf()).toEqual([
      expect.stringContaining('nothing from 2024-06-01 to 2024-06-30 inside edition 2024'),
    ]);
    write(
      'test/x.yaml',
      `values:\n${holed.replace('    entries', "    gaps: [{ from: 2024-06-01, to: 2024-07-01, reason: 'not seen' }]\n    entries")}`,
    );
    expect(problemsOf()).toEqual([]);
  });

  it('reads what programmes share as a series of each, and no list of one', () => {
    const shared = (programmes: string) =>
      `values:\n${series('laundry-allowance', entry({})).replace('sawp-mexico', programmes)}`;
    write('test/x.yaml', shared('[sawp-mexico, sawp-caribbean]'));
    const book = loadRulebook(folder);
    const values = ['sawp-mexico', 'sawp-caribbean'].map((programme) =>
      book.find('laundry-allowance', { programme, province: 'ON' }, plainDate('2024-06-01')),
    );
    expect(values.map((value) => [value?.keys.programme, value?.value])).toEqual([
      ['sawp-mexico', '1.00'],
      ['sawp-caribbean', '1.00'],
    ]);
    write('test/x.yaml', shared('[sawp-mexico]'));
    expect(problemsOf()).toEqual([expect.stringMatching(/keys\.programme: .*at least two/)]);
  });

  it.each([
    ['laundry-allowance', '{ province: ON }', /laundry-allowance \(province ON\): .*names its programme/],
    ['withholding-tolerance', '{ commodity: tobacco }', /names its host country or province/],
    ['meals-weekly-cap', '{ host: CA }', /meals-weekly-cap \(host CA\): .*names its province/],
    [
      'laundry-allowance',
      '{ programme: sawp-mexcio }',
      /is one of sawp-caribbean, sawp-mexico, not "sawp-mexcio"/,
    ],
    ['meals-weekly-cap', '{ province: XX }', /province is one of AB, .*, not "XX"/],
    ['withholding-tolerance', '{ host: US }', /host is one of CA, not "US"/],
  ])('refuses a value of %s under %s', (code, keys, message) => {
    const text = `values:\n${series(code, entry({ unit: '' })).replace('{ programme: sawp-mexico, province: ON }', keys)}`;
    const unit = code === 'withholding-tolerance' ? 'CAD/period' : 'CAD/week';
    write('test/x.yaml', text.replace('unit: CAD/week', `unit: ${unit}`));
    expect(problemsOf()).toEqual([expect.stringMatching(message)]);
  });

  it('refuses an obligation that names no programme', () => {
    const path = join(folder, 'canada', 'obligations.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/\n {4}keys: .*/, ''));
    expect(problemsOf()).toEqual([expect.stringMatching(/FILE_JOB_ORDER .*names its programme/)]);
  });

  it('refuses the same code and keys in two places', () => {
    write('test/x.yaml', `values:\n${series('laundry-allowance', entry({}))}`);
    write('test/y.yaml', `values:\n${series('laundry-allowance', entry({}))}`);
    expect(problemsOf()).toEqual([expect.stringMatching(/test\/y.yaml .*stand in test\/x.yaml too/)]);
  });

  it('names a file that is not YAML, and a missing one', () => {
    write('test/x.yaml', 'values: [');
    rmSync(join(folder, 'editions.yaml'));
    expect(problemsOf()).toEqual([
      expect.stringMatching(/^editions.yaml/),
      expect.stringMatching(/^test\/x.yaml/),
    ]);
  });

  it('takes a new edition from YAML alone', () => {
    const programme = 'sawp-mexico';
    const needFrom = plainDate('2031-05-04');
    const before = loadRulebook(folder);
    expect(() => checkFilingLead({ rulebook: before, programme }, { needFrom, filedOn: needFrom })).toThrow(
      /2031-05-04.*nearest covered edition is 2026/,
    );
    appendFileSync(join(folder, 'editions.yaml'), "  - { name: '2031', from: 2031-01-01, to: 2032-01-01 }\n");
    const orders = join(folder, 'canada', 'job-orders.yaml');
    const added = (text: string, code: string, value: string): string =>
      text.replace(
        new RegExp(`(- code: ${code}\\n(?: {4}.*\\n)*? {4}entries:\\n)((?: {6}.*\\n)+)`),
        `$1$2      - { value: ${value}, from: 2031-01-01, to: 2032-01-01, status: confirmed, source: { key: POLICY, clause: x } }\n`,
      );
    const text = readFileSync(orders, 'utf8');
    writeFileSync(orders, added(added(text, 'filing-lead', '70'), 'filing-enforcement', 'refuse'));
    const check = checkFilingLead(
      { rulebook: loadRulebook(folder), programme },
      { needFrom, filedOn: plainDate('2031-02-23') },
    );
    expect(check.deadline).toMatchObject({ edition: '2031', dueOn: '2031-02-23', leadDays: 70 });
    expect(check.refusal).toBeUndefined();
  });
});
