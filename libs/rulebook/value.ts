import { Decimal, type PlainDate } from '#libs/quantities';

import type { ValueCode } from './codes.js';

/**
 * How far a value is known. `confirmed`: seen in its source. `carried`: the last published value of a table that is
 * reissued at known dates, used after the date it was last seen, with a warning. `unconfirmed`: memory, inference or
 * contradictory sources; refused unless it is asked for, and then it taints the result.
 */
export const valueStatuses = ['confirmed', 'carried', 'unconfirmed'] as const;

/** `proposed` is a value of an overlay, which nobody has decided: it holds in what-ifs alone and no file of the rulebook may say it. */
export type ValueStatus = (typeof valueStatuses)[number] | 'proposed';

/** What gives a value its force: a statute, the contract between the governments, administrative practice, or this system's own policy. */
export const valueBases = ['law', 'agreement', 'practice', 'policy'] as const;
export type ValueBasis = (typeof valueBases)[number];

/** Where a value was read. `href` is null for a document without a known public address. */
export interface Source {
  readonly title: string;
  readonly href: string | null;
  readonly clause: string;
}

/**
 * What a value may depend on, in the order in which keys weigh when two equally specific series match. `host` is the
 * country of the work, `country` that of the workers.
 */
export const keyNames = ['host', 'programme', 'country', 'province', 'commodity', 'skill', 'route'] as const;
export type KeyName = (typeof keyNames)[number];
export type ValueKeys = Readonly<Partial<Record<KeyName, string>>>;

/** Keys that name the programme, as whatever belongs to one is asked for. */
export type ProgrammeKeys = ValueKeys & { readonly programme: string };

/** Money, rates and fractions are decimal strings, counts are whole numbers, null says that the rule sets no such thing. */
export type ValueContent = string | number | boolean | readonly string[] | null;

/** One end of what an unconfirmed value can be, and why it can be no less or no more. */
export interface ValueBound {
  readonly value: string | number;
  readonly reason: string;
  readonly source: Source;
}

/** What an unconfirmed value is known to lie between, both ends included; an end that is absent is open. */
export interface ValueBounds {
  readonly from?: ValueBound;
  readonly to?: ValueBound;
}

/** One value over a half-open stretch of days (`from` included, `to` not; `to` null while an officer's value is open). */
export interface DatedValue {
  readonly code: ValueCode;
  readonly keys: ValueKeys;
  readonly value: ValueContent;
  readonly unit: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** The first day (UTC) on which this system knew it; absent when it did from the beginning. */
  readonly enteredOn?: PlainDate;
  readonly status: ValueStatus;
  readonly basis: ValueBasis;
  readonly source: Source;
  readonly note?: string;
  /** Only of an unconfirmed value; see `ComparableValue`. */
  readonly bounds?: ValueBounds;
  /** The YAML file below `values/`, that of an overlay, or null for a value that an officer fixed during a season. */
  readonly file: string | null;
}

/** A stretch of days for which no source has been seen, declared so that a hole is never an oversight. */
export interface DeclaredGap {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
}

/**
 * All values of one code under one set of keys, ascending. Those that were entered at the same time do not overlap; where
 * one that was entered later covers a day of an earlier one, it holds from the day on which it was entered.
 */
export interface ValueSeries {
  readonly code: ValueCode;
  readonly keys: ValueKeys;
  readonly file: string;
  readonly values: readonly DatedValue[];
  readonly gaps: readonly DeclaredGap[];
}

/** A named set of rules for the need dates `from` (included) to `to` (not included). */
export interface Edition {
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The number that a content stands for: dollars, a count, or a share as `0.25` or `1/3`. Throws a TypeError for any other
 * content.
 */
export function numberOf(content: ValueContent): Decimal {
  if (typeof content === 'number') return new Decimal(content);
  const [numerator, denominator] = typeof content === 'string' ? content.split('/') : [];
  if (numerator === undefined || !/^\d+(\.\d+)?$|^\.\d+$/.test(numerator))
    throw new TypeError(`A number expected, not ${JSON.stringify(content)}`);
  const number = new Decimal(numerator);
  return denominator === undefined ? number : number.dividedBy(denominator);
}
