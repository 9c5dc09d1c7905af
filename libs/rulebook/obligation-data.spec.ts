import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { movedObligations } from './calculations/obligations/moved-obligations.js';
import { obligationFor, obligationsFor } from './calculations/obligations/obligations.js';
import { loadRulebook, RulebookInvalid } from './load.js';
import type { LookupOptions } from './rulebook.js';
import { rulesVersion } from './versions.js';

const shipped = join(dirname(fileURLToPath(import.meta.url)), 'values');
const kinds = join('canada', 'obligations.yaml');
const holidays = join('provinces', 'holidays.yaml');
const needFrom = plainDate('2026-05-04');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obligations-'));
  cpSync(shipped, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** An obligation of edition 2026, counted from the first day worked. */
const kind = (code: string, changes: Record<string, string> = {}): string =>
  [
    `  - code: ${code}`,
    `    name: { en: Do it, fr: Le faire, es: Hacerlo }`,
    `    keys: { programme: sawp-mexico }`,
    `    entries:`,
    ...Object.entries({
      from: '2026-01-01',
      to: '2027-01-01',
      owedBy: 'employer',
      due: '{ countedFrom: first-day-worked, direction: after, amount: 3, unit: days, calendar: province, rolls: none }',
      reminders: '[2]',
      grace: '4',
      whenMissed: 'finding',
      waivableBy: '[host-supervisor]',
      basis: 'law',
      status: 'confirmed',
      source: "{ title: An act, href: none, clause: 'section 1' }",
      ...changes,
    })
      .filter(([, text]) => text !== '')
      .map(([name, text], index) => `${index === 0 ? '      - ' : '        '}${name}: ${text}`),
    '',
  ].join('\n');
const add = (text: string): void => appendFileSync(join(folder, kinds), text);
const change = (file: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
};
const ask = (options: LookupOptions = {}, season = {}) =>
  obligationsFor(
    { rulebook: loadRulebook(folder), programme: 'sawp-mexico', province: 'ON', ...options },
    { needFrom, ...season },
  );
const dueOn = (code: string, options: LookupOptions = {}) =>
  ask(options).obligations.find((one) => one.code === code)?.dueOn;
const problems = (): string[] => {
  try {
    loadRulebook(folder);
    return [];
  } catch (error) {
    if (error instanceof RulebookInvalid) return error.problems.map((one) => `${one.path}: ${one.message}`);
    throw error;
  }
};

describe('an obligation added in YAML alone', () => {
  it('is dated with all that is said of it', () => {
    expect(dueOn('WASH_THE_TRACTOR')).toBeUndefined();
    add(kind('WASH_THE_TRACTOR'));
    // The three working days after Monday 4 May are 5, 6 and 7 May.
    expect(ask().obligations).toContainEqual({
      ...{ code: 'WASH_THE_TRACTOR', name: { en: 'Do it', fr: 'Le faire', es: 'Hacerlo' } },
      ...{ owedBy: 'employer', dueOn: '2026-05-07', reminders: ['2026-05-05'], graceDays: 4 },
      ...{ countedFrom: 'first-day-worked', countedFromOn: '2026-05-04', rule: 'WASH_THE_TRACTOR' },
      counting: '3 working days of ON after the first day worked',
      ...{ basis: 'law', status: 'confirmed', source: { title: 'An act', href: null, clause: 'section 1' } },
      ...{ whenMissed: 'finding', waivableBy: ['host-supervisor'] },
    });
  });

  it.each([
    // Monday 4 May 2026 and so many of each; 18 May is Victoria Day, so ten working days end on the 19th.
    ['after', 'amount: 10, unit: days, calendar: calendar', '2026-05-14', '10 calendar days after'],
    ['after', 'amount: 10, unit: days, calendar: province', '2026-05-19', '10 working days of ON after'],
    ['before', 'amount: 1, unit: days, calendar: province', '2026-05-01', '1 working day of ON before'],
    ['after', 'amount: 2, unit: weeks, calendar: calendar', '2026-05-18', '2 weeks after'],
    ['before', 'amount: 1, unit: weeks, calendar: calendar', '2026-04-27', '1 week before'],
    ['after', 'amount: 2, unit: months, calendar: calendar', '2026-07-04', '2 months after'],
    ['before', 'amount: 1, unit: years, calendar: calendar', '2025-05-04', '1 year before'],
  ])('is counted %s: %s', (direction, amount, expected, words) => {
    const due = `{ countedFrom: first-day-worked, direction: ${direction}, ${amount}, rolls: none }`;
    add(kind('COUNTED', { due }));
    const counted = ask().obligations.find(({ code }) => code === 'COUNTED');
    expect([counted?.dueOn, counted?.counting]).toEqual([expected, `${words} the first day worked`]);
  });

  it.each([
    ['none', '2026-05-18'],
    ['next', '2026-05-19'],
    ['previous', '2026-05-15'],
  ])('rolls to the %s working day when it falls on Victoria Day', (rolls, expected) => {
    const due = `{ countedFrom: first-day-worked, direction: after, amount: 2, unit: weeks, calendar: calendar, rolls: ${rolls} }`;
    add(kind('ROLLS', { due }));
    expect(dueOn('ROLLS')).toBe(expected);
  });

  it('is owed only where its value says yes', () => {
    add(kind('NAMED', { onlyWhere: 'insurance-basis' }) + kind('YES', { onlyWhere: 'advertising-required' }));
    add(kind('NO', { onlyWhere: 'agency-fee-deductible' }));
    const owed = ask().obligations.map(({ code }) => code);
    expect(['NAMED', 'YES', 'NO'].filter((code) => owed.includes(code))).toEqual(['NAMED', 'YES']);
  });

  it('is refused while nothing confirms it, and taints what is asked all the same', () => {
    add(kind('MEMORY', { status: 'unconfirmed', note: 'Told by an officer.' }));
    const { notHeld, tainted } = ask();
    expect([dueOn('MEMORY'), notHeld.map(({ code }) => code), tainted]).toEqual([
      undefined,
      ['OBLIGATION_UNCONFIRMED'],
      false,
    ]);
    expect([dueOn('MEMORY', { allowUnconfirmed: true }), ask({ allowUnconfirmed: true }).tainted]).toEqual([
      '2026-05-07',
      true,
    ]);
  });
});

describe('an obligation changed in YAML alone', () => {
  it('has another amount, whether that is a value or its own', () => {
    expect([dueOn('REQUEST_TAX_NUMBER'), dueOn('BOOK_TRAVEL')]).toEqual(['2026-05-07', '2026-04-27']);
    change('canada/duties.yaml', /value: 3(\n +from: 2024)/, 'value: 5$1');
    change(kinds, /amount: 5/g, 'amount: 6');
    expect([dueOn('REQUEST_TAX_NUMBER'), dueOn('BOOK_TRAVEL')]).toEqual(['2026-05-09', '2026-04-24']);
  });

  it('is told when an edition is added that says nothing of it, and when one year says so with its reason', () => {
    add(kind('YEARLY'));
    const at = (date: string) => {
      const question = { rulebook: loadRulebook(folder), programme: 'sawp-mexico', province: 'ON' };
      return obligationsFor(question, { needFrom: plainDate(date) }).notHeld;
    };
    expect(at('2025-05-05')).toEqual([
      expect.objectContaining({
        code: 'OBLIGATION_NOT_COVERED',
        text: 'Nothing says whether "YEARLY" is owed for the need date 2025-05-05; covered: 2026-01-01 to before 2027-01-01.',
      }),
    ]);
    change(
      kinds,
      /(code: YEARLY\n.*\n.*\n)/,
      `$1    gaps: [{ from: 2024-01-01, to: 2026-01-01, reason: 'it began in 2026' }]\n`,
    );
    expect(at('2025-05-05')).toEqual([]);
  });

  it('holds as the more specific keys say', () => {
    const keyed = kind('OWN', { grace: '9' }).replace('sawp-mexico }', 'sawp-mexico, province: ON }');
    add(kind('OWN') + keyed);
    expect(ask().obligations.find(({ code }) => code === 'OWN')?.graceDays).toBe(9);
  });
});

describe('one obligation of a season', () => {
  const one = (
    code: string,
    date = '2026-05-04',
    programme = 'sawp-mexico',
    rulebook = loadRulebook(folder),
  ) => obligationFor({ rulebook, programme, province: 'ON' }, { needFrom: plainDate(date) }, code);

  it('is dated as among all of them, whatever others lack', () => {
    const { obligations } = ask();
    expect(obligations.map(({ code }) => one(code))).toEqual(obligations);
    // The edition of 2000 holds no last day in Canada: workers go home a week after the edition's last day at the latest.
    expect(one('LEAVE_BY', '2000-06-01')?.dueOn).toBe('2001-01-07');
    expect(one('SEND_NAMES', '2000-06-01')?.dueOn).toBe('2000-06-01');
  });

  it('is none where it is not owed or not known', () => {
    expect(one('TAKE_OUT_INSURANCE', '2026-05-04', 'sawp-caribbean')).toBeUndefined();
    expect(one('ADVERTISE', '2024-06-03')).toBeUndefined();
    expect(one('WASH_THE_TRACTOR')).toBeUndefined();
  });

  it('is refused, and not left out, where it is owed and cannot be dated', () => {
    change(
      'canada/duties.yaml',
      /value: 0\n( +from: 2024-01-01\n +to: 2027-01-01\n)/,
      'value: 0\n        status: unconfirmed\n$1',
    );
    expect(() => one('SEND_NAMES')).toThrow(/VALUE_UNCONFIRMED.*names-lead/);
    expect(() => one('SEND_NAMES', '2010-05-03')).toThrow(/DATE_IN_NO_EDITION/);
    add(kind('YEARLY'));
    expect(() => one('YEARLY', '2025-05-05')).toThrow(/OBLIGATION_NOT_COVERED/);
  });
});

describe('an obligation written wrongly', () => {
  it('is refused with every problem and its place', () => {
    const due =
      '{ countedFrom: payday, direction: after, amount: -1, unit: fortnights, calendar: x, rolls: no }';
    add(
      kind('WRONG', { due, source: '', owedBy: 'nobody', reminders: '7', grace: 'x', waivableBy: '[king]' }),
    );
    const at = 'obligations[22].entries[0]';
    expect(problems()).toEqual(
      expect.arrayContaining([
        `${at}.source: missing; every value cites its source`,
        expect.stringMatching(/\.owedBy: one of employer, agency, .* expected, found "nobody"/),
        expect.stringMatching(/\.due\.countedFrom: one of need-date, .* found "payday"/),
        expect.stringMatching(/\.due\.amount: a whole number, 0 or more expected, found -1/),
        expect.stringMatching(/\.due\.unit: one of days, weeks, months, years expected, found "fortnights"/),
        expect.stringMatching(/\.due\.calendar: one of calendar, province expected, found "x"/),
        `${at}.reminders: a list expected`,
        expect.stringMatching(/\.grace: a whole number/),
        expect.stringMatching(/\.waivableBy.*one of host-officer, host-supervisor expected, found "king"/),
      ]),
    );
  });

  it.each([
    [
      '{ countedFrom: arrival, direction: after, amount: 2, unit: weeks, calendar: province, rolls: none }',
      /counted in days, not in weeks/,
    ],
    [
      '{ countedFrom: arrival, direction: after, value: minimum-wage, calendar: calendar, rolls: none }',
      /a value in days, weeks, months, years expected; minimum-wage is in CAD\/hour/,
    ],
    [
      '{ countedFrom: arrival, direction: after, value: names-lead, unit: days, calendar: calendar, rolls: none }',
      /the value has its unit/,
    ],
    ['{ countedFrom: arrival, direction: after, calendar: calendar, rolls: none }', /either "value"/],
    ['{ calculation: magic }', /one of decision-window, advertising/],
    ['{ calculation: last-day, direction: after }', /a calculation decides alone/],
  ])('is refused: %s', (due, message) => {
    add(kind('WRONG', { due }));
    expect(problems()).toContainEqual(expect.stringMatching(message));
  });

  it('may not overlap, leave a hole in an edition, or stand twice', () => {
    const twice = kind('TWICE', { to: '2026-06-01' }) + kind('TWICE', { from: '2026-06-01' });
    add(twice + kind('HOLE', { from: '2026-02-01' }));
    expect(problems()).toEqual([
      expect.stringMatching(/^TWICE .*nothing from 2026-06-01 to 2026-12-31/),
      expect.stringMatching(/^TWICE .*the same code and keys/),
      expect.stringMatching(/^TWICE .*nothing from 2026-01-01 to 2026-05-31/),
      expect.stringMatching(/^HOLE .*nothing from 2026-01-01 to 2026-01-31/),
    ]);
  });

  it('names a wrong holiday too', () => {
    change(holidays, /(corrections:\n)/, '$1    - { name: X, provinces: [], isHoliday: true }\n');
    expect(problems()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^holidays\.corrections\[0\]\.from: a date/),
        expect.stringMatching(/^holidays\.corrections\[0\]\.on: missing/),
        expect.stringMatching(/^holidays\.corrections\[0\]\.provinces: a list of provinces/),
        expect.stringMatching(/^holidays\.corrections\[0\]\.source: missing/),
      ]),
    );
  });
});

describe('a holiday that is added after planning', () => {
  // Monday 27 April 2026, the day on which the travel for 4 May is to be booked, is proclaimed a holiday on 10 April.
  const proclaim = (): void =>
    change(
      holidays,
      /(corrections:\n)/,
      `$1    - { name: Mourning, provinces: [ON], isHoliday: true, 'on': '04-27', from: 2026-04-27, to: 2026-04-28, enteredOn: 2026-04-10, status: confirmed, source: { title: Proclamation, href: none, clause: all } }\n`,
    );
  const plan = (province: string) => ({
    ...{ id: province, code: 'BOOK_TRAVEL', dueOn: plainDate('2026-04-27') },
    ...{ keys: { programme: 'sawp-mexico', province }, season: { needFrom } },
  });

  it('leaves the planned day as it is, and tells which would be another now', () => {
    const planned = ['ON', 'QC'].map(plan);
    expect(movedObligations(loadRulebook(folder), planned)).toEqual([]);
    proclaim();
    const moved = movedObligations(loadRulebook(folder), planned);
    expect(moved).toMatchObject([
      { id: 'ON', code: 'BOOK_TRAVEL', plannedOn: '2026-04-27', now: { dueOn: '2026-04-24' }, notHeld: [] },
    ]);
    const knownOn = plainDate('2026-04-09');
    expect(movedObligations(loadRulebook(folder), planned, { knownOn })).toEqual([]);
  });

  it('is a change of the rules from the day on which it was entered', () => {
    const mark = (day: string) => rulesVersion(loadRulebook(folder), plainDate(day));
    const before = mark('2026-04-10');
    proclaim();
    expect([mark('2026-04-09'), mark('2026-04-10') === before]).toEqual([before, false]);
  });

  it('tells what the rules no longer know', () => {
    const gone = [{ ...plan('ON'), code: 'WASH_THE_TRACTOR' }];
    expect(movedObligations(loadRulebook(folder), gone)).toEqual([
      { id: 'ON', code: 'WASH_THE_TRACTOR', plannedOn: '2026-04-27', notHeld: [] },
    ]);
    const uncovered = [{ ...plan('ON'), season: { needFrom: plainDate('2010-05-03') } }];
    expect(movedObligations(loadRulebook(folder), uncovered)).toMatchObject([
      { id: 'ON', notHeld: [{ code: 'DATE_IN_NO_EDITION' }] },
    ]);
  });
});

it('cites the release of the holidays that is installed', () => {
  const { version } = JSON.parse(
    readFileSync(join(shipped, '../../../node_modules/date-holidays/package.json'), 'utf8'),
  ) as { version: string };
  expect(readFileSync(join(shipped, holidays), 'utf8')).toContain(`release ${version},`);
});
