import { describe, expect, it } from '@jest/globals';
import { isDateFormat } from './cell-formats.js';

describe('a number format', () => {
  it.each([
    'yyyy\\-mm\\-dd',
    'd. mmmm yyyy;@',
    '[$-409]mmm d, yyyy',
    'dd/mm/yy',
    'h:mm:ss AM/PM',
    '[h]:mm',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  ])('%s shows a date or a time', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  it.each([
    'General',
    '0.00',
    '#,##0.00;[Red]-#,##0.00',
    '[Magenta]0.00',
    '[Yellow]0',
    '"days" 0',
    '0\\d',
    '_-* #,##0.00\\ "$"_-;@',
    '0.00E+00',
    '@',
    '',
    '0;dd',
  ])('%s shows a number', (code) => {
    expect(isDateFormat(code)).toBe(false);
  });
});
