import type { PlainDate } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { Rulebook } from '../../rulebook.js';
import { notParticipating, Programme } from './programme.js';

/** The programme that an order names, and the country of its workers; null while open. */
export interface ProgrammeNaming {
  readonly programme: string | null;
  readonly country: string | null;
}

/**
 * Completes what an order names: a country alone stands for the one programme that takes it, a programme alone for its
 * one country. Where several would do, the other stays open. `held` is what the order named before; what is named again
 * replaces it. Throws RuleRefused for a programme that does not exist (PROGRAMME_UNKNOWN) and for a country that is not
 * of the programme, or of any (COUNTRY_NOT_PARTICIPATING).
 */
export function completeNaming(
  rulebook: Rulebook,
  named: Partial<ProgrammeNaming>,
  held: ProgrammeNaming,
  needFrom: PlainDate | null,
): ProgrammeNaming {
  const country = named.country === undefined ? held.country : named.country;
  if (typeof named.programme === 'string') {
    const programme = Programme.named(rulebook, named.programme);
    return { programme: programme.name, country: countryOf(programme, named.country, held.country) };
  }
  const before = named.programme === undefined ? held.programme : null;
  if (country === null || named.country === undefined) return { programme: before, country };
  return { programme: programmeOf(rulebook, country, before, needFrom), country };
}

/** The country named; else the one before where the programme takes it, else the only one that it takes. */
function countryOf(
  programme: Programme,
  named: string | null | undefined,
  before: string | null,
): string | null {
  const country = named === undefined ? before : named;
  if (country !== null && programme.takes(country)) return country;
  const [only, ...others] = programme.countries;
  if (typeof named !== 'string' && others.length === 0) return only ?? null;
  if (country !== null) throw new RuleRefused([programme.notTaking(country)]);
  return null;
}

/** The programme of a country that is named alone: the one before where it takes the country, else the only one that does. */
function programmeOf(
  rulebook: Rulebook,
  country: string,
  before: string | null,
  needFrom: PlainDate | null,
): string | null {
  const all = Programme.all(rulebook);
  const taking = all.filter((one) => one.takes(country));
  if (taking.some(({ name }) => name === before)) return before;
  const then = needFrom === null ? [] : taking.filter((one) => one.takes(country, needFrom));
  const [only, ...others] = then.length > 0 ? then : taking;
  if (only === undefined) {
    const lists = rulebook.seriesOf('participating-countries').map(({ values }) => values);
    throw new RuleRefused([notParticipating(country, lists.flat())]);
  }
  if (others.length === 0) return only.name;
  if (before === null) return null;
  throw new RuleRefused([Programme.named(rulebook, before).notTaking(country)]);
}
