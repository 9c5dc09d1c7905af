import { describe, expect, it } from '@jest/globals';
import { Argument, Command, Option } from 'commander';
import { loadRulebook, readOverlay } from '#libs/rulebook';
import { refusalOf } from './refusal-of.js';
import { placeProblems } from './place-problems.js';

const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
};

/** What is told of a call of a small program. */
const problemOf = (...args: string[]) => {
  const program = new Command('temporada').exitOverride().configureOutput({ outputError: () => undefined });
  const audit = new Command('audit')
    .addArgument(new Argument('<file>'))
    .addOption(new Option('--language <language>').choices(['en', 'fr']))
    .requiredOption('--need-from <date>')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  program.addCommand(audit.action(() => undefined));
  return refusalOf(thrown(() => program.parse(args, { from: 'user' })))?.problems[0];
};

describe('a call that the parser refuses', () => {
  it.each<[string[], object]>([
    [['audut'], { code: 'UNKNOWN_COMMAND', value: 'audut', expected: 'audit' }],
    [['zzz'], { code: 'UNKNOWN_COMMAND', value: 'zzz', expected: 'a command that there is' }],
    [
      ['audit', 'x', '--need-from', 'z', '--languge', 'y'],
      { code: 'UNKNOWN_OPTION', path: '--languge', value: '--languge', expected: '--language' },
    ],
    [
      ['audit', 'x', '--language', 'xx'],
      { code: 'INVALID_ARGUMENT', path: '--language', value: 'xx', expected: 'one of en, fr' },
    ],
    [['audit', '--need-from', 'x'], { code: 'MISSING_ARGUMENT', expected: 'file' }],
    [['audit', 'x'], { path: '--need-from', expected: '--need-from <date>' }],
    [['audit', 'x', '--need-from'], { path: '--need-from', expected: '--need-from <date>' }],
    [['audit', 'x', 'y', '--need-from', 'z'], { code: 'EXCESS_ARGUMENTS', expected: '1 argument' }],
  ])('%j tells what stood there and what was expected', (args, expected) => {
    expect(problemOf(...args)).toMatchObject(expected);
  });
});

describe('an overlay', () => {
  it('tells what was expected of each value, apart from what was found', () => {
    const error = thrown(() => readOverlay('proposal: { title: T }\nvalues: 1', loadRulebook(), 'o.yaml'));
    for (const problem of refusalOf(error)?.problems ?? []) expect(problem.expected).toMatch(/\S/);
    const expected = (message: string) =>
      placeProblems([{ file: 'o', path: 'values[0]', message }])[0]?.expected;
    expect(expected('a date as YYYY-MM-DD expected, found "2026-13-01"')).toBe('a date as YYYY-MM-DD');
    expect(expected('province is one of ON, QC, not "XX"')).toBe('province is one of ON, QC');
    expect(expected('missing; a text is expected')).toBe('missing; a text');
  });
});
