import { describe, expect, it } from '@jest/globals';
import { CommandRefused } from './command-refused.js';
import { parseJson } from './parse-json.js';

const lineOf = (text: string): number | undefined | 'read' => {
  try {
    parseJson(text, 'x.json', 'one pay period as JSON');
    return 'read';
  } catch (error) {
    if (error instanceof CommandRefused) return error.problems[0].line;
    throw error;
  }
};

describe('a text that is no JSON', () => {
  it.each([
    ['{"a": [1, 2.5e3, "é\\n"], "b": null}', 'read'],
    ['{\n "secret": not json', 2],
    ['{\n "a": 1\n "b": 2 }', 3],
    ['{\n "a": 01 }', 2],
    ["{\n\n 'a': 1 }", 3],
    ['{\n "a": "x\ny" }', 2],
    ['{\n "a": [1,\n\n', 4],
    ['', 1],
    ['\n\n]', undefined],
  ])('%j: line %s', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});
