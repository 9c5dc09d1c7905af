import type { Language } from '#libs/platform';
import { isPlainDate } from '#libs/quantities';
import { consequenceOf, type ObligationKind, type Rulebook, type WhenMissed } from '#libs/rulebook';
import type { OwedRow } from './owed.js';

/** What an obligation is called, and what missing it leads to. */
export interface ObligationInWords {
  name: string;
  /** Null where the rulebook tells of no consequence. */
  whenMissed: WhenMissed | null;
  otherwise: string | null;
}

/**
 * An obligation in words, by the rules of its order's need date. One that these rules do not hold keeps the name that
 * others give it, and has no consequence to tell of; one that no rule knows is called by its code.
 */
export function inWords(
  book: Rulebook,
  { kind, province, programme, needFrom }: Pick<OwedRow, 'kind' | 'province' | 'programme' | 'needFrom'>,
  language: Language,
): ObligationInWords {
  const held =
    programme !== null && isPlainDate(needFrom)
      ? book.obligationOn(kind, { programme, province }, needFrom)
      : undefined;
  if (held === undefined || held === 'not-owed')
    return { name: anyOf(book, kind)?.name[language] ?? kind, whenMissed: null, otherwise: null };
  const { name, whenMissed } = held;
  return { name: name[language], whenMissed, otherwise: consequenceOf(whenMissed, language) };
}

function anyOf(book: Rulebook, code: string): ObligationKind | undefined {
  return book.obligations.find((series) => series.code === code)?.values.at(-1);
}
