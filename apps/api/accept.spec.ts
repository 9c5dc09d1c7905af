import { describe, expect, it } from '@jest/globals';
import { wanted } from './accept.js';

const offered = ['application/json', 'text/html', 'application/pdf'] as const;
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('the media type that is wanted', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    [browser, 'text/html'],
    ['application/pdf', 'application/pdf'],
    ['APPLICATION/PDF; q=0.3, text/*;q=0.4', 'text/html'],
    ['text/html;q=0, */*;q=0.1', 'application/json'],
    ['text/html;q=0.5, application/pdf;q=0.5', 'text/html'],
    ['application/*;q=0.2, application/json;q=0.1', 'application/pdf'],
    ['image/png', undefined],
    ['text/html;q=2', undefined],
    ['text/html;q=no', undefined],
    [';;,,;q=', undefined],
  ])('by %j is %j', (accept, type) => {
    expect(wanted(accept, offered)).toBe(type);
  });
});
