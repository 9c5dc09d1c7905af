import { describe, expect, it } from '@jest/globals';
import { hashPassword, newSecret, passwordMatches, secretHash } from './secrets.js';

/** The shortest of several runs, in milliseconds: what the work takes when nothing disturbs it. */
async function shortest(act: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < 6; run += 1) {
    const start = performance.now();
    await act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('a password', () => {
  it('is stored as argon2id with OWASP’s cost and a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(two).not.toBe(one);
  });

  it('matches itself alone', async () => {
    const stored = await hashPassword('correct horse');
    expect(await passwordMatches(stored, 'correct horse')).toBe(true);
    expect(await passwordMatches(stored, 'Correct horse')).toBe(false);
    expect(await passwordMatches(undefined, 'correct horse')).toBe(false);
  });

  it('costs the same work where there is no account', async () => {
    const stored = await hashPassword('correct horse');
    await passwordMatches(undefined, 'the first call makes the decoy');
    const wrong = await shortest(() => passwordMatches(stored, 'wrong horse'));
    const unknown = await shortest(() => passwordMatches(undefined, 'wrong horse'));
    expect(unknown).toBeGreaterThan(wrong / 2);
    expect(unknown).toBeLessThan(wrong * 2);
  });
});

describe('a secret', () => {
  it('has 256 bits, tells what it is, and is never the same', () => {
    const secrets = Array.from({ length: 100 }, () => newSecret('ttok'));
    for (const secret of secrets) expect(secret).toMatch(/^ttok_[\w-]{43}$/);
    expect(new Set(secrets).size).toBe(100);
    expect(newSecret('tses')).toMatch(/^tses_/);
  });

  it('is stored as a hash', () => {
    expect(secretHash('ttok_abc')).toMatch(/^[0-9a-f]{64}$/);
    expect(secretHash('ttok_abc')).not.toBe(secretHash('ttok_abd'));
  });
});
