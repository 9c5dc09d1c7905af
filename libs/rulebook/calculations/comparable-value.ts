import { Decimal, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../codes.js';
import { unconfirmed } from '../lookup-refusals.js';
import { RuleRefused } from '../refusal.js';
import { numberOf, type DatedValue } from '../value.js';
import { statusWarning, type RuleQuestion, type RuleResult } from './inquiry.js';

/** What a comparison with a value came to. */
export interface Compared<T> extends RuleResult {
  readonly answer: T;
  /** The least and the most that the value can be; both are the value itself where the answer rests on it. */
  readonly least: Decimal;
  readonly most: Decimal;
}

/**
 * A number of the rulebook that comparisons may be asked of. Doubt about it is bounded, not total: where it is unconfirmed
 * and its bounds are stated, an answer that is the same for every value inside them is given, with a warning and without
 * taint.
 */
export class ComparableValue {
  /** The value itself first, then what it can be at the least and at the most. */
  private readonly number: Decimal;
  private readonly least: Decimal;
  private readonly most: Decimal;

  constructor(
    readonly value: DatedValue,
    private readonly date: PlainDate,
    private readonly allowUnconfirmed: boolean,
  ) {
    this.number = numberOf(value.value);
    const { from, to } = value.bounds ?? {};
    // No amount, count or share is below 0.
    this.least = from === undefined ? new Decimal(0) : numberOf(from.value);
    this.most = to === undefined ? new Decimal(Infinity) : numberOf(to.value);
  }

  /**
   * The answer of a comparison, such as `(limit) => income.lessThan(limit)`: as the value grows it may change once, so that
   * both ends speak for all between. Throws RuleRefused (VALUE_UNCONFIRMED) where the ends disagree and unconfirmed values
   * are not allowed.
   */
  sameForAll<T extends boolean | string | number>(ask: (value: Decimal) => T): Compared<T> {
    const { value, number, least, most } = this;
    const answer = ask(number);
    if (value.status === 'unconfirmed') {
      if (value.bounds !== undefined && ask(least) === answer && ask(most) === answer)
        return { answer, least, most, warnings: [boundedWarning(value)], tainted: false };
      if (!this.allowUnconfirmed) throw new RuleRefused([unconfirmed(value, this.date)]);
    }
    const warning = statusWarning(value);
    return {
      ...{ answer, least: number, most: number },
      warnings: warning === undefined ? [] : [warning],
      tainted: value.status === 'unconfirmed',
    };
  }
}

/**
 * The number of a code on a date, for comparisons. Throws RuleRefused (VALUE_NOT_COVERED) where none is held, and a
 * TypeError for no number.
 */
export function comparable(code: ValueCode, date: PlainDate, question: RuleQuestion): ComparableValue {
  const { rulebook, allowUnconfirmed = false } = question;
  const value = rulebook.resolve(code, question, date, { ...question, allowUnconfirmed: true });
  return new ComparableValue(value, date, allowUnconfirmed);
}

function boundedWarning(value: DatedValue): RuleResult['warnings'][number] {
  const { code, keys, from, note = null, bounds, source } = value;
  const [least, most] = [bounds?.from?.value ?? null, bounds?.to?.value ?? null];
  return { code: 'VALUE_BOUNDED', params: { value: code, keys, fromOn: from, note, least, most }, source };
}
