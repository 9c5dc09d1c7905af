import { describe, expect, it } from '@jest/globals';
import { contentOf, expectedText } from './season-value.content.js';

describe('the content of a season’s value', () => {
  it('is a number where the unit counts', () => {
    expect(contentOf('days', '28')).toBe(28);
    expect(expectedText('days', '28')).toBeUndefined();
    expect(expectedText('days', '28.5')).toBe('a whole number, 0 or more');
    expect(expectedText('days', '-1')).toBe('a whole number, 0 or more');
  });

  it('is a decimal text where the unit is money, with two places at least', () => {
    expect(contentOf('CAD/hour', '17.60')).toBe('17.60');
    expect(expectedText('CAD/hour', '17.60')).toBeUndefined();
    expect(expectedText('CAD/hour', '17.6')).toContain('two to four places');
  });

  it('is a yes or no, or a list', () => {
    expect(contentOf('yes-no', 'false')).toBe(false);
    expect(expectedText('yes-no', 'perhaps')).toBe('true or false');
    expect(contentOf('list', 'MX, JM')).toEqual(['MX', 'JM']);
  });
});
