import { centsFromDollars, ratio, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused, type RuleRefusal } from '../../../refusal.js';
import type { LookupOptions, Rulebook } from '../../../rulebook.js';
import type { DatedValue } from '../../../value.js';
import { comparable, type ComparableValue } from '../../comparable-value.js';
import { statusWarning, whole, word, words, type RuleResult, type RuleWarning } from '../../inquiry.js';
import type { Rate } from './tables.js';

/** Reads the values of one province and day, and remembers which it read. */
export class TableReader {
  private readonly used = new Set<DatedValue>();

  constructor(
    private readonly rulebook: Rulebook,
    private readonly province: string,
    private readonly date: PlainDate,
    private readonly options: LookupOptions,
  ) {}

  /** The value of a code; throws RuleRefused when none is held for the province and day. */
  value(code: ValueCode): DatedValue {
    const value = this.rulebook.resolve(code, { province: this.province }, this.date, this.options);
    this.used.add(value);
    return value;
  }

  /** A number that comparisons may be asked of, also where it is only bounded; throws RuleRefused when none is held. */
  comparable(code: ValueCode): ComparableValue {
    const { rulebook, province, date, options } = this;
    return comparable(code, date, { rulebook, province, ...options });
  }

  /**
   * The value, or undefined where the province knows no such thing; throws RuleRefused for one that may not be used, and
   * where a declared gap says that there is one which is not held.
   */
  optional(code: ValueCode): DatedValue | undefined {
    const { rulebook, date, options } = this;
    const keys = { province: this.province };
    const known = rulebook.find(code, keys, date, options);
    const isKnownAbsent =
      known === undefined ? !rulebook.isGap(code, keys, date, options.knownOn) : known.value === null;
    if (isKnownAbsent) return undefined;
    return this.value(code);
  }

  /**
   * Reads all codes of a table, of which those in `may` need not exist. Throws RuleRefused with everything that is not
   * held.
   */
  demand(must: readonly ValueCode[], may: readonly ValueCode[]): void {
    const refusals = [
      ...must.map((code) => orRefusal(() => this.value(code))),
      ...may.map((code) => orRefusal(() => this.optional(code))),
    ].flatMap((found) => (found instanceof RuleRefused ? found.refusals : []));
    if (refusals.length > 0) throw new RuleRefused(refusals.map(notWithheld));
  }

  /** Warnings and taint of all values read so far; values that are carried for the same reason warn once. */
  get standing(): RuleResult {
    const byNote = new Map<string, RuleWarning>();
    for (const value of this.used) {
      const warning = statusWarning(value);
      const note = value.note ?? value.code;
      if (warning && !byNote.has(note)) byNote.set(note, warning);
    }
    const tainted = [...this.used].some(({ status }) => status === 'unconfirmed');
    return { warnings: [...byNote.values()], tainted };
  }

  text(code: ValueCode): string {
    return required(word(this.value(code)), code);
  }

  /** One of the words that a calculation knows. Throws a TypeError naming them for any other. */
  oneOf<Word extends string>(code: ValueCode, known: readonly Word[]): Word {
    const text = this.text(code);
    const word = known.find((one) => one === text);
    if (word === undefined) throw new TypeError(`"${text}" is no ${code}; there are ${known.join(', ')}`);
    return word;
  }

  count(code: ValueCode): number {
    return required(whole(this.value(code)), code);
  }

  cents(code: ValueCode): number {
    return centsFromDollars(this.text(code));
  }

  rate(code: ValueCode): Rate {
    return rateOf(this.text(code));
  }

  /** The rows of a small table, each with its numbers as written. */
  rows(code: ValueCode): string[][] {
    return rowsOf(this.value(code));
  }

  optionalRows(code: ValueCode): string[][] {
    const value = this.optional(code);
    return value ? rowsOf(value) : [];
  }
}

function required<T>(content: T | null, code: ValueCode): T {
  if (content === null) throw new TypeError(`The value of "${code}" cannot be "none"`);
  return content;
}

export function rateOf(text: string): Rate {
  return { ...ratio(text), text };
}

export function rowsOf(value: DatedValue): string[][] {
  return words(value).map((row) => row.split(' '));
}

export const dollars = (text: string | undefined): number => centsFromDollars(text ?? '');

/** What can be done where a value of a tax table is not held. */
function notWithheld(refusal: RuleRefusal): RuleRefusal {
  if (refusal.code !== 'VALUE_NOT_COVERED') return refusal;
  const file = String(refusal.params['file']);
  const instead = `State the tax as it was withheld, let an officer of the province fix the value for the season with its source, or add it to values/${file}.`;
  return { ...refusal, instead };
}

/** What a place of work and day has, or the refusal that says why it has none. */
export function orRefusal<T>(read: () => T): T | RuleRefused {
  try {
    return read();
  } catch (error) {
    if (error instanceof RuleRefused) return error;
    throw error;
  }
}
