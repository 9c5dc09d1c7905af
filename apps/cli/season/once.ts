import { idempotencyClaim } from '#libs/audit-trail';

/**
 * Does an act of the season under a key of its own. A season that was interrupted is run again from its beginning: what
 * was done answers with its first result, as it would to any caller who did not hear the answer, and the rest is done now.
 */
export function once<T>(key: string, act: () => Promise<T>): Promise<T> {
  return idempotencyClaim.run({ key: `season:${key}`, fingerprint: 'season' }, act);
}
