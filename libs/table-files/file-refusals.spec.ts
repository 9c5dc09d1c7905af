import { describe, expect, it } from '@jest/globals';
import { type FileRefusalCode, fileRefusals, refusedFile } from './file-refusals.js';

describe('a file that is refused for what it is', () => {
  it.each(Object.keys(fileRefusals) as FileRefusalCode[])('as %s tells what was expected', (code) => {
    const [problem] = refusedFile(code, 'PDF').problems;
    expect(problem.expected).toMatch(/workbook|CSV/);
    expect(problem.detail).not.toContain('{format}');
  });
});
