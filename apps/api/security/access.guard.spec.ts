import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { refuseForeignOrigin } from './access.guard.js';

const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers: { host: 'temporada.example', ...headers } }) as unknown as FastifyRequest;

const passes = (method: string, headers: Record<string, string>) => {
  try {
    refuseForeignOrigin(request(method, headers));
    return true;
  } catch {
    return false;
  }
};

describe('a change made with a session cookie', () => {
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true],
    [
      'our own page, whatever its origin says behind a proxy',
      { 'sec-fetch-site': 'same-origin', origin: 'https://proxy.example' },
      true,
    ],
    [
      'a page of a sister site',
      { 'sec-fetch-site': 'same-site', origin: 'https://temporada.example' },
      false,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['an address typed in', { 'sec-fetch-site': 'none' }, false],
    ['an old browser on our page', { origin: 'https://temporada.example' }, true],
    ['an old browser on another site', { origin: 'https://attacker.example' }, false],
    ['the same name at another port', { origin: 'https://temporada.example:8443' }, false],
    ['a name that only begins like ours', { origin: 'https://temporada.example.attacker.example' }, false],
    ['a page without an origin', { origin: 'null' }, false],
    ['no browser we know', {}, false],
  ])('from %s', (_who, headers, accepted) => {
    expect(passes('POST', headers as Record<string, string>)).toBe(accepted);
    expect(passes('DELETE', headers as Record<string, string>)).toBe(accepted);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('is not what %s makes', (method) => {
    expect(passes(method, { 'sec-fetch-site': 'cross-site', origin: 'https://attacker.example' })).toBe(true);
  });
});
