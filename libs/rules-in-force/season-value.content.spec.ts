import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from '#libs/rulebook';
import { contentOf, expectedText } from './season-value.content.js';

const book = loadRulebook();

describe('the content of a season’s value', () => {
  it('is a number where the unit counts', () => {
    expect(contentOf('days', '28')).toBe(28);
    expect(expectedText('trial-period', '28', book)).toBeUndefined();
    expect(expectedText('trial-period', '28.5', book)).toBe('a whole number, 0 or more');
    expect(expectedText('trial-period', '-1', book)).toBe('a whole number, 0 or more');
  });

  it('is a decimal text where the unit is money, with two places at least', () => {
    expect(contentOf('CAD/hour', '17.60')).toBe('17.60');
    expect(expectedText('minimum-wage', '17.60', book)).toBeUndefined();
    expect(expectedText('minimum-wage', '17.6', book)).toContain('two to four places');
  });

  it('is a yes or no, or a list', () => {
    expect(contentOf('yes-no', 'false')).toBe(false);
    expect(expectedText('health-card-required', 'perhaps', book)).toBe('true or false');
    expect(contentOf('list', 'MX, JM')).toEqual(['MX', 'JM']);
  });

  it('is a table of rows with semicolons between them, as the guide prints it', () => {
    const brackets = (text: string) => expectedText('provincial-tax-brackets', text, book);
    expect(contentOf('income/rate/constant', '0 0.0560 0;  50363  0.0770 1058')).toEqual([
      '0 0.0560 0',
      '50363 0.0770 1058',
    ]);
    expect(brackets('0 0.0560 0; 50363 0.0770 1058')).toBeUndefined();
    expect(brackets('0 0.0560; 50363 0.0770')).toContain('each 3 numbers for income/rate/constant');
    expect(brackets('50363 0.0770 1058; 0 0.0560 0')).toContain('growing from row to row');
    expect(brackets('50363 0.0770 1058')).toBe('the first row begins at 0, not at 50363');
    expect(expectedText('provincial-surtax', '5818 0.20', book)).toBeUndefined();
  });

  it('is a word that a calculation knows, where one goes by it', () => {
    expect(expectedText('withholding-method', 'province', book)).toBeUndefined();
    expect(expectedText('withholding-method', 'guess', book)).toBe(
      'one of outside-canada, province, quebec expected, not "guess"',
    );
    expect(expectedText('agency', 'A new agency', book)).toBeUndefined();
    expect(expectedText('withholding-edition', '2026/jul', book)).toBeUndefined();
  });
});
