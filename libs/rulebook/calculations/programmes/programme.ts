import type { PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../codes.js';
import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import { covers, type LookupOptions, type Rulebook } from '../../rulebook.js';
import type { DatedValue, ValueKeys } from '../../value.js';
import { word, words } from '../inquiry.js';

/** A programme as an object made of data: what it answers are the rulebook's values under its name. */
export class Programme {
  private constructor(
    private readonly rulebook: Rulebook,
    /** As the keys of values name it, e.g. `sawp-mexico`. */
    readonly name: string,
  ) {}

  /** All programmes of a rulebook, by name. */
  static all(rulebook: Rulebook): readonly Programme[] {
    const names = rulebook.seriesOf('participating-countries').flatMap(({ keys }) => keys.programme ?? []);
    return [...new Set(names)].sort().map((name) => new Programme(rulebook, name));
  }

  /** The programme of a name. Throws RuleRefused (PROGRAMME_UNKNOWN), which names those that exist. */
  static named(rulebook: Rulebook, name: string): Programme {
    const all = Programme.all(rulebook);
    const found = all.find((one) => one.name === name);
    if (found === undefined) throw new RuleRefused([unknown(name, all)]);
    return found;
  }

  /** Countries whose citizens it takes or has taken, over all days that its lists cover, in their order. */
  get countries(): readonly string[] {
    return [...new Set(this.lists().flatMap(words))];
  }

  /** Whether it takes citizens of a country: on a day, or on any day when none is given. */
  takes(country: string, on?: PlainDate): boolean {
    return this.lists().some(
      (list) => (on === undefined || covers(list, on)) && words(list).includes(country),
    );
  }

  /** Refusal: it takes nobody from a country; names the countries that it takes. */
  notTaking(country: string): RuleRefusal {
    return notParticipating(country, this.lists());
  }

  /** The currency of its pay on a day, as an ISO 4217 code. Throws RuleRefused where none is held. */
  currencyOn(on: PlainDate, options: LookupOptions = {}): string {
    const value = this.rulebook.resolve('currency', { programme: this.name }, on, options);
    const currency = word(value);
    if (currency === null) throw new TypeError(`The currency of ${this.name} cannot be "none"`);
    return currency;
  }

  /**
   * Whether it sets something on a day, such as a deduction or a duty: it is confirmed or carried, and neither "none" nor
   * "no". `keys` say for whom beside the programme.
   */
  sets(code: ValueCode, on: PlainDate, keys: ValueKeys = {}): boolean {
    const value = this.rulebook.find(code, { ...keys, programme: this.name }, on);
    if (value === undefined || value.status === 'unconfirmed') return false;
    return value.value !== null && value.value !== false;
  }

  private lists(): readonly DatedValue[] {
    return this.rulebook
      .seriesOf('participating-countries')
      .filter(({ keys }) => keys.programme === this.name)
      .flatMap(({ values }) => values);
  }
}

/** Refusal: a country that is on none of some lists of participating countries. */
export function notParticipating(country: string, lists: readonly DatedValue[]): RuleRefusal {
  const participating = [...new Set(lists.flatMap(words))].sort();
  const last = lists.at(-1);
  return {
    code: 'COUNTRY_NOT_PARTICIPATING',
    params: { country, participating },
    rule: 'participating-countries',
    ...(last === undefined ? {} : { source: last.source }),
    text: `${country} takes no part in the programme.`,
    instead: `Choose one of ${participating.join(', ')}.`,
  };
}

function unknown(programme: string, all: readonly Programme[]): RuleRefusal {
  const programmes = all.map(({ name }) => name);
  return {
    code: 'PROGRAMME_UNKNOWN',
    params: { programme, programmes },
    rule: 'participating-countries',
    text: `There is no programme "${programme}".`,
    instead: `Name one of ${programmes.join(', ')}.`,
  };
}
