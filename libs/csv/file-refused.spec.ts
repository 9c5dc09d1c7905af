import { describe, expect, it } from '@jest/globals';
import { CsvFileError, headerRefused } from './file-refused.js';

describe('a header', () => {
  const told = (missing: string[], twice: string[]) =>
    headerRefused(3, { missing, twice }, ['a', 'a'])?.problems.map(({ code, line, column, expected }) => [
      ...[code, line, column, expected],
    ]);

  it('is refused for all columns that it lacks and all that it has twice, and else not', () => {
    expect(told([], [])).toBeUndefined();
    expect(told(['b', 'c'], ['a'])).toEqual([
      ['COLUMN_MISSING', 3, 'b', 'a column called "b"'],
      ['COLUMN_MISSING', 3, 'c', 'a column called "c"'],
      ['COLUMN_REPEATED', 3, 'a', 'each column once'],
    ]);
    expect(told([], ['a'])).toHaveLength(1);
  });
});

describe('a broken table', () => {
  it('tells what was expected, in its sentence and by itself', () => {
    const { message, problems } = new CsvFileError('Line 2: it is so', 2, 'another', 'Do that.');
    expect(message).toBe('Line 2: it is so; expected another. Do that.');
    expect(problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', line: 2, expected: 'another' });
  });
});
