import { isPlainDate } from '#libs/quantities';
import {
  type Obligation,
  type ObligationName,
  obligationsFor,
  type Rulebook,
  RuleRefused,
  type ValueBasis,
  type WhenMissed,
} from '#libs/rulebook';
import type { Noticed } from './noticed.js';

/** What the rulebook says of the obligation that a notice is about. */
export interface ObligationWords {
  name: ObligationName;
  whenMissed: WhenMissed | null;
  /** Null where no edition covers its season, or no programme is named yet. */
  basis: ValueBasis | null;
}

type Asked = Pick<Noticed, 'obligation' | 'province' | 'programme' | 'needFrom'>;

/** Asks the rulebook about obligations, once for each order's rules. */
export function obligationWords(book: Rulebook): (asked: Asked) => ObligationWords {
  const known = new Map<string, ReadonlyMap<string, Obligation>>();
  return (asked) => {
    const key = `${asked.province} ${asked.programme ?? ''} ${asked.needFrom ?? ''}`;
    let obligations = known.get(key);
    if (obligations === undefined) known.set(key, (obligations = obligationsOf(book, asked)));
    const found = obligations.get(asked.obligation);
    return {
      name: found?.name ?? nameOf(book, asked.obligation),
      whenMissed: found?.whenMissed ?? null,
      basis: found?.basis ?? null,
    };
  };
}

function obligationsOf(
  rulebook: Rulebook,
  { province, programme, needFrom }: Asked,
): ReadonlyMap<string, Obligation> {
  if (programme === null || !isPlainDate(needFrom)) return new Map();
  try {
    const { obligations } = obligationsFor({ rulebook, programme, province }, { needFrom });
    return new Map(obligations.map((one) => [one.code, one]));
  } catch (error) {
    // What no edition covers is told by its name alone.
    if (error instanceof RuleRefused) return new Map();
    throw error;
  }
}

/** An obligation has one name, whatever the season; one that the rulebook does not know is called by its code. */
function nameOf(book: Rulebook, code: string): ObligationName {
  const name = book.obligations.find((series) => series.code === code)?.values[0]?.name;
  return name ?? { en: code, fr: code, es: code };
}
