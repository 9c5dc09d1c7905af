import type { PlaceFinding } from './json-place.js';

/** Fields of a document on which no amount of a pay rests but their own. */
const withoutAmounts: ReadonlySet<string> = new Set(['route', 'consents', 'firstDayWorked']);

/** Refusals that compare amounts, and so hold only where all that makes them could be read. */
const ofAmounts: ReadonlySet<string> = new Set(['NET_BELOW_ZERO', 'WITHHOLDING_AT_ZERO']);

/**
 * Whether a refusal may follow from what could not be read alone: it is about the same place, or about amounts that rest on it. Who
 * corrects the document then sees whether it is left.
 */
export function isFollowedFrom(
  { code, path }: { readonly code: string; readonly path?: string },
  findings: readonly PlaceFinding[],
): boolean {
  if (ofAmounts.has(code) && findings.some((one) => !withoutAmounts.has(fieldOf(one.path)))) return true;
  return path !== undefined && findings.some((one) => isWithin(path, one.path) || isWithin(one.path, path));
}

const fieldOf = (path: string): string => path.split(/[.[]/)[1] ?? '';

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
