import { Decimal, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../codes.js';
import { RuleRefused, type RuleRefusal } from '../refusal.js';
import type { LookupOptions, Rulebook } from '../rulebook.js';
import type { DatedValue, Source, ValueKeys } from '../value.js';
import type { StepCode, WarningCode } from './result-codes.js';

/** Who and where a question is about, which rulebook answers it, and how values are looked up. */
export interface RuleQuestion extends LookupOptions, ValueKeys {
  readonly rulebook: Rulebook;
}

/** A question about a programme: what belongs to one cannot be asked without naming it. */
export interface ProgrammeQuestion extends RuleQuestion {
  readonly programme: string;
}

/** The facts that a sentence names, raw: `…Cents` is money in cents, `…Dollars` a rate, `…On` a date. */
export type RuleParams = Readonly<Record<string, string | number | null | ValueKeys>>;

/** Something that the reader of a result must know; `explain/` has its words. */
export interface RuleWarning {
  readonly code: WarningCode;
  readonly params: RuleParams;
  readonly source?: Source;
}

/** One step of a calculation: what was done and what came out, as raw numbers; `explain/` has its words. */
export interface RuleStep {
  readonly code: StepCode;
  readonly params: RuleParams;
  /** Money in cents (with fractions of a cent where the step does not round), or a date. */
  readonly value: string | number;
}

/** What every result of a calculation carries beside its answer. */
export interface RuleResult {
  readonly warnings: readonly RuleWarning[];
  /** True when a value that is not confirmed by any source was used. */
  readonly tainted: boolean;
}

/** Reads values for one question and remembers what it used, so that a result can show its sources and warnings. */
export class Inquiry {
  private readonly used = new Set<DatedValue>();

  constructor(readonly question: RuleQuestion) {}

  /** The value that holds on a date; throws RuleRefused when none does or it is unconfirmed. */
  value(code: ValueCode, date: PlainDate): DatedValue {
    const { rulebook } = this.question;
    const value = rulebook.resolve(code, this.question, date, this.question);
    this.used.add(value);
    return value;
  }

  /** The value, or the refusals that say why there is none. */
  attempt(code: ValueCode, date: PlainDate): DatedValue | readonly RuleRefusal[] {
    const value = this.question.rulebook.attempt(code, this.question, date, this.question);
    if (value instanceof RuleRefused) return value.refusals;
    this.used.add(value);
    return value;
  }

  /** Warnings for all values used that are not confirmed. */
  warnings(): RuleWarning[] {
    return [...this.used].flatMap((value) => statusWarning(value) ?? []);
  }

  get tainted(): boolean {
    return [...this.used].some((value) => value.status === 'unconfirmed');
  }
}

const warningOf = {
  carried: 'VALUE_CARRIED',
  unconfirmed: 'VALUE_UNCONFIRMED_USED',
  proposed: 'VALUE_PROPOSED',
} as const;

/** The warning that a carried, unconfirmed or proposed value, or what is dated and cited like one, brings; undefined for a confirmed one. */
export function statusWarning(
  value: Pick<DatedValue, 'keys' | 'from' | 'status' | 'source' | 'note'> & { readonly code: string },
): RuleWarning | undefined {
  if (value.status === 'confirmed') return undefined;
  return {
    code: warningOf[value.status],
    params: { value: value.code, keys: value.keys, fromOn: value.from, note: value.note ?? null },
    source: value.source,
  };
}

/** A whole number (days, weeks, hours, years, counts); null when the rule sets none. */
export function whole(value: DatedValue): number | null {
  if (value.value === null || typeof value.value === 'number') return value.value;
  throw wrongKind(value, 'a whole number');
}

/** A word or text; null when the rule sets none. */
export function word(value: DatedValue): string | null {
  if (value.value === null || typeof value.value === 'string') return value.value;
  throw wrongKind(value, 'a text');
}

/** A yes or no; null counts as no. */
export function isYes(value: DatedValue): boolean {
  if (value.value === null || typeof value.value === 'boolean') return value.value === true;
  throw wrongKind(value, 'yes or no');
}

/** A list of words; null counts as none. */
export function words(value: DatedValue): readonly string[] {
  if (value.value === null) return [];
  if (typeof value.value === 'object') return value.value;
  throw wrongKind(value, 'a list');
}

/** An amount or rate as a decimal; null when the rule sets none. */
export function decimal(value: DatedValue): Decimal | null {
  if (value.value === null) return null;
  if (typeof value.value !== 'string') throw wrongKind(value, 'a decimal text');
  return new Decimal(value.value);
}

function wrongKind(value: DatedValue, expected: string): TypeError {
  return new TypeError(
    `The value of "${value.code}" (${value.file ?? 'fixed by an officer'}) must be ${expected}`,
  );
}
