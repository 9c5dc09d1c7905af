import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { permits } from '#libs/identity';
import { loadRulebook } from '#libs/rulebook';

const rulebook = loadRulebook();
const kinds = rulebook.obligationCodes();

/** Every text in the libs that a pattern finds, with the file that it stands in. */
function found(pattern: RegExp): [code: string, file: string][] {
  return readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...readFileSync(join('libs', file), 'utf8').matchAll(pattern)].map(
        ([, code = '']): [string, string] => [code, file],
      ),
    );
}
/** The files that date obligations and plan them. */
const plans = new Set(found(/(SeasonObligations)/g).map(([, file]) => file));
const unknown = (codes: readonly [string, string][]) => codes.filter(([code]) => !kinds.includes(code));

describe('the obligations of the rulebook', () => {
  it('are what deadlines are planned of, and what handlers wait for', () => {
    const named = found(/([A-Z]+(?:_[A-Z]+)*)(?=[':])/g).filter(([, file]) => plans.has(file));
    const planned = kinds.filter((kind) => named.some(([code]) => code === kind));
    // The guaranteed hours show in records that are handed in later: their settlement is planned, and enforced, in their place.
    expect(planned).toEqual(kinds.filter((kind) => kind !== 'HOURS_GUARANTEE'));
    const handled = found(/@OnDeadline\('([A-Z_]+)'\)/g);
    expect(handled.length).toBeGreaterThan(5);
    expect(unknown(handled)).toEqual([]);
  });

  it('are waived by roles that may waive at all', () => {
    const roles = rulebook.obligations.flatMap(({ values }) =>
      values.flatMap(({ waivableBy }) => waivableBy),
    );
    expect(new Set(roles)).toEqual(new Set(['host-supervisor']));
    expect(roles.filter((role) => !permits(role, 'deadlines:waive'))).toEqual([]);
  });
});
