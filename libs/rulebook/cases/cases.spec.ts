import { describe, expect, it } from '@jest/globals';

import { loadCases, loadRulebook } from '../load.js';
import type { Problem } from '../yaml-place.js';
import { readCases } from './read-cases.js';
import { proveCases } from './prove-cases.js';

const rulebook = loadRulebook();
const cited = { title: 'T', href: 'none', clause: 'c' };
const wage = (facts: object, expected: object, more: object = {}): object => ({
  name: 'wage',
  kind: 'value',
  facts: { code: 'minimum-wage', province: 'ON', on: '2025-10-01', ...facts },
  expected,
  source: cited,
  ...more,
});
const read = (...cases: object[]): { cases: ReturnType<typeof readCases>; problems: string[] } => {
  const problems: Problem[] = [];
  const found = readCases({ cases }, 'test/cases/x.yaml', new Map(), problems);
  return { cases: found, problems: problems.map((one) => `${one.path}: ${one.message}`) };
};
const differences = (one: object): object[] =>
  proveCases(rulebook, read(one).cases).flatMap((failed) => failed.differences);

describe('the worked cases kept beside the values', () => {
  it('all hold', () => {
    const failed = proveCases(rulebook, loadCases());
    expect(failed.map((one) => [one.case.file, one.case.name, one.differences])).toEqual([]);
  });

  it('prove values, obligations, pay and withholdings', () => {
    const kinds = new Set(loadCases().map((one) => one.kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['value', 'obligation', 'pay', 'withholding']));
  });
});

describe('proveCases', () => {
  it('shows what was expected and what came out', () => {
    expect(differences(wage({}, { value: '17.61', status: 'confirmed' }))).toEqual([
      { answer: 'value', expected: '17.61', actual: '17.60' },
    ]);
  });

  it('takes a difference up to the tolerance and not a cent more', () => {
    const tolerance = { value: '0.05' };
    expect(differences(wage({}, { value: '17.65' }, { tolerance }))).toEqual([]);
    expect(differences(wage({}, { value: '17.66' }, { tolerance }))).toMatchObject([{ tolerance: '0.05' }]);
  });

  it('does not take a refusal for an answer, nor an answer for a refusal', () => {
    const refused = differences(wage({ on: '1999-01-01' }, { status: 'confirmed' }));
    expect(refused).toContainEqual({ answer: 'refused', expected: null, actual: 'VALUE_NOT_COVERED' });
    expect(differences(wage({}, { refused: 'VALUE_NOT_COVERED' }))).toEqual([
      { answer: 'refused', expected: 'VALUE_NOT_COVERED', actual: undefined },
    ]);
  });

  it('does not take a name that nothing answers', () => {
    expect(differences(wage({}, { vlaue: '17.60' }))).toMatchObject([{ answer: 'vlaue', actual: undefined }]);
  });
});

describe('readCases', () => {
  it('lists all that is wrong with its place', () => {
    const { problems } = read(
      wage({ on: '2025-02-30', provinse: 'ON' }, {}),
      { name: 'x', kind: 'guess', facts: {}, expected: { a: 1 }, source: cited },
      wage({ code: undefined }, { value: '1' }, { tolerance: { other: '1', value: 1 }, source: undefined }),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^cases\[0\]\.facts\.provinse: unknown field; known are code, on/),
      expect.stringMatching(/^cases\[0\]\.facts\.on\.date: a date as YYYY-MM-DD expected/),
      expect.stringMatching(/^cases\[0\]\.expected: at least one expected answer/),
      expect.stringMatching(/^cases\[1\]\.kind: one of value, obligation, pay/),
      expect.stringMatching(/^cases\[2\]\.facts\.code: missing; a value code of codes.ts is expected/),
      expect.stringMatching(/^cases\[2\]\.tolerance\.other: unknown field; known are value/),
      expect.stringMatching(/^cases\[2\]\.tolerance\.value: an amount in quotes/),
      expect.stringMatching(/^cases\[2\]\.source: missing/),
    ]);
  });

  it('reads a table, leaving out what a cell leaves empty', () => {
    const problems: Problem[] = [];
    const table = {
      name: 'wages',
      kind: 'value',
      facts: { code: 'minimum-wage', on: '2025-10-01' },
      tolerance: { value: '0.01' },
      source: cited,
      columns: ['name', 'facts.province', 'expected.value', 'expected.refused'],
      rows: [
        ['Ontario', 'ON', '17.60', ''],
        ['nowhere', 'XX', '', 'VALUE_NOT_COVERED'],
        ['short', 'ON'],
      ],
    };
    const cases = readCases({ tables: [table] }, 'test/cases/x.yaml', new Map(), problems);
    expect(cases.map((one) => [one.name, one.expected, one.tolerance])).toEqual([
      ['wages: Ontario', { value: '17.60' }, { value: '0.01' }],
      ['wages: nowhere', { refused: 'VALUE_NOT_COVERED' }, {}],
    ]);
    expect(proveCases(rulebook, cases)).toEqual([]);
    expect(problems.map((one) => `${one.path}: ${one.message}`)).toEqual([
      'tables[0].rows[2]: 4 cells expected',
    ]);
  });

  it('refuses a file without any case', () => {
    const problems: Problem[] = [];
    expect(readCases({}, 'x.yaml', new Map(), problems)).toEqual([]);
    expect(problems).toEqual([
      { file: 'x.yaml', path: '(top)', message: expect.stringContaining('at least one case') },
    ]);
  });
});
