import type { PlainDate } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import type { Rulebook } from '../../rulebook.js';
import type { DatedValue, Source } from '../../value.js';
import { Inquiry, words, type RuleQuestion, type RuleResult } from '../inquiry.js';

/** The programme under which citizens of a country come. */
export interface CountryProgramme extends RuleResult {
  /** As the keys of values name it, e.g. `sawp-mexico`. */
  readonly programme: string;
  readonly source: Source;
}

const code = 'participating-countries';

/**
 * Which programme holds a country on a need date. Throws RuleRefused for a date in no edition, for lists that do not cover
 * it, and with COUNTRY_NOT_PARTICIPATING for a country that no programme holds then.
 */
export function programmeOfCountry(
  question: RuleQuestion,
  country: string,
  needFrom: PlainDate,
): CountryProgramme {
  question.rulebook.editionOn(needFrom);
  const unanswered: RuleRefusal[] = [];
  const asked: DatedValue[] = [];
  for (const programme of programmesIn(question.rulebook)) {
    const inquiry = new Inquiry({ ...question, programme });
    const countries = inquiry.attempt(code, needFrom);
    if (!('value' in countries)) unanswered.push(...countries);
    else if (words(countries).includes(country)) {
      const { tainted } = inquiry;
      return { programme, source: countries.source, warnings: inquiry.warnings(), tainted };
    } else asked.push(countries);
  }
  // A list that cannot be read might name the country.
  throw new RuleRefused(unanswered.length > 0 ? unanswered : [heldByNone(country, asked)]);
}

/** Throws RuleRefused with COUNTRY_NOT_PARTICIPATING for a country that no programme holds on any date. */
export function refuseUnheldCountry(rulebook: Rulebook, country: string): void {
  const lists = rulebook.seriesOf(code).map(({ values }) => values);
  if (lists.flat().some((value) => words(value).includes(country))) return;
  throw new RuleRefused([
    heldByNone(
      country,
      lists.flatMap((values) => values.at(-1) ?? []),
    ),
  ]);
}

function programmesIn(rulebook: Rulebook): Set<string> {
  return new Set(rulebook.seriesOf(code).flatMap(({ keys }) => keys.programme ?? []));
}

function heldByNone(country: string, lists: readonly DatedValue[]): RuleRefusal {
  const participating = [...new Set(lists.flatMap(words))].sort();
  const [first] = lists;
  return {
    code: 'COUNTRY_NOT_PARTICIPATING',
    params: { country, participating },
    rule: code,
    ...(first === undefined ? {} : { source: first.source }),
    text: `${country} takes part in no programme.`,
    instead: `Choose one of ${participating.join(', ')}.`,
  };
}
