import type { PlainDate } from '#libs/quantities';

import type { HolidayCalendar } from './calculations/obligations/working-days.js';
import type { ValueCode } from './codes.js';
import { KeyMissing, lackingKey } from './key-problems.js';
import { noEdition, notCovered, unconfirmed } from './lookup-refusals.js';
import type { ObligationKind, ObligationSeries } from './obligation-kind.js';
import { RuleRefused } from './refusal.js';
import type { DatedValue, Edition, KeyName, ProgrammeKeys, ValueKeys, ValueSeries } from './value.js';
import { keyNames } from './value.js';

/** How values are looked up for one question. */
export interface LookupOptions {
  /** Values that officers fixed during the season; at equal specificity they win over the rulebook's. */
  readonly officerValues?: readonly DatedValue[];
  /** Use unconfirmed values too; results computed from them are tainted. Default false. */
  readonly allowUnconfirmed?: boolean;
  /** Answers with what was known on this day (UTC): values that were entered later are ignored. All are known when absent. */
  readonly knownOn?: PlainDate;
}

/** What a rulebook holds beside its values. */
export interface RulebookParts {
  readonly obligations?: readonly ObligationSeries[];
  readonly holidays?: HolidayCalendar;
}

/** The law as loaded: editions, dated values, obligations and holidays, immutable. Made by `loadRulebook`; holds nothing of the outside world. */
export class Rulebook {
  /** Every kind of obligation, in the order of the files. */
  readonly obligations: readonly ObligationSeries[];
  readonly holidays: HolidayCalendar | undefined;
  private readonly seriesByCode = new Map<ValueCode, ValueSeries[]>();
  private readonly hosts = new Map<string, string>();

  constructor(
    readonly editions: readonly Edition[],
    readonly series: readonly ValueSeries[],
    parts: RulebookParts = {},
  ) {
    this.obligations = Object.freeze([...(parts.obligations ?? [])]);
    this.holidays = parts.holidays;
    for (const one of series) {
      for (const part of [one, one.values, one.gaps, one.keys]) Object.freeze(part);
      const known = this.seriesByCode.get(one.code);
      if (known) known.push(one);
      else this.seriesByCode.set(one.code, [one]);
    }
    for (const list of this.seriesByCode.values())
      list.sort((a, b) => specificity(b.keys) - specificity(a.keys));
    for (const { keys, values } of this.seriesOf('host-country'))
      this.hosts.set(keys.province ?? '', String(values.at(-1)?.value));
    Object.freeze(this.editions);
    Object.freeze(this.series);
  }

  /** The edition whose years contain a need date. Throws RuleRefused (DATE_IN_NO_EDITION) naming the nearest ones. */
  editionOn(date: PlainDate): Edition {
    const edition = this.editions.find((one) => one.from <= date && date < one.to);
    if (!edition) throw new RuleRefused([noEdition(this.editions, date)]);
    return edition;
  }

  /** All series of a code, the most specific first; empty when no file holds it. */
  seriesOf(code: ValueCode): readonly ValueSeries[] {
    return this.seriesByCode.get(code) ?? [];
  }

  /** The host country that keys name, or that their province lies in; undefined where neither is known. */
  private hostOf({ host, province }: ValueKeys): string | undefined {
    return host ?? (province === undefined ? undefined : this.hosts.get(province));
  }

  /** Whether everything that a series asks for is what the question names. */
  matches(series: ValueKeys, question: ValueKeys): boolean {
    for (const name of keyNames) {
      if (series[name] === undefined || series[name] === question[name]) continue;
      if (name !== 'host' || series.host !== this.hostOf(question)) return false;
    }
    return true;
  }

  /** Whether a series asks for nothing that contradicts what a question names: it may be for whoever is asked about. */
  agrees(series: ValueKeys, question: ValueKeys): boolean {
    return keyNames.every((name) => {
      const asked = name === 'host' ? this.hostOf(question) : question[name];
      return series[name] === undefined || asked === undefined || series[name] === asked;
    });
  }

  /**
   * The value that holds on a date for the most specific keys that match, whatever its status; undefined when none does.
   * A declared gap of a more specific series hides what a general series says, since the general one is not meant there.
   * Throws KeyMissing for keys that lack the one that the code needs.
   */
  find(
    code: ValueCode,
    keys: ValueKeys,
    date: PlainDate,
    options: LookupOptions = {},
  ): DatedValue | undefined {
    const lacking = lackingKey(code, keys);
    if (lacking !== undefined) throw new KeyMissing(code, lacking);
    const officer = this.findOfficer(options.officerValues, code, keys, date);
    for (const series of this.seriesOf(code)) {
      if (officer && specificity(officer.keys) >= specificity(series.keys)) return officer;
      if (!this.matches(series.keys, keys)) continue;
      const value = heldOn(series.values, date, options.knownOn);
      if (value) return value;
      if (gapOn(series, date)) return officer;
    }
    return officer;
  }

  /** Whether the most specific series that says anything of a date declares that its value is not held. */
  isGap(code: ValueCode, keys: ValueKeys, date: PlainDate, knownOn?: PlainDate): boolean {
    for (const series of this.seriesOf(code)) {
      if (!this.matches(series.keys, keys)) continue;
      if (heldOn(series.values, date, knownOn)) return false;
      if (gapOn(series, date)) return true;
    }
    return false;
  }

  /** The value that holds on a date, or why it cannot be used. Throws KeyMissing as `find` does. */
  attempt(
    code: ValueCode,
    keys: ValueKeys,
    date: PlainDate,
    options: LookupOptions = {},
  ): DatedValue | RuleRefused {
    const value = this.find(code, keys, date, options);
    if (!value) return new RuleRefused([notCovered(this, code, keys, date)]);
    if (value.status === 'unconfirmed' && !options.allowUnconfirmed)
      return new RuleRefused([unconfirmed(value, date)]);
    return value;
  }

  /**
   * The value that holds on a date. Throws RuleRefused: VALUE_NOT_COVERED, or VALUE_UNCONFIRMED unless that is allowed;
   * KeyMissing as `find` does.
   */
  resolve(code: ValueCode, keys: ValueKeys, date: PlainDate, options: LookupOptions = {}): DatedValue {
    const value = this.attempt(code, keys, date, options);
    if (value instanceof RuleRefused) throw value;
    return value;
  }

  /** Codes of all obligations, each once, in the order of the files. */
  obligationCodes(): string[] {
    return [...new Set(this.obligations.map(({ code }) => code))];
  }

  /**
   * What holds of a programme's obligation for a need date, by the most specific keys that match; `not-owed` where a gap
   * with its reason is declared; undefined when nothing covers the date.
   */
  obligationOn(
    code: string,
    keys: ProgrammeKeys,
    date: PlainDate,
    knownOn?: PlainDate,
  ): ObligationKind | 'not-owed' | undefined {
    const matching = this.obligations
      .filter((one) => one.code === code && this.matches(one.keys, keys))
      .sort((a, b) => specificity(b.keys) - specificity(a.keys));
    for (const { values, gaps } of matching) {
      const held = heldOn(values, date, knownOn);
      if (held) return held;
      if (gapOn({ gaps }, date)) return 'not-owed';
    }
    return undefined;
  }

  /** Every value of the book that holds on a date for keys that do not contradict the ones given, for lists and screens. */
  valuesOn(date: PlainDate, keys: ValueKeys = {}): DatedValue[] {
    return this.series
      .filter((series) => this.agrees(series.keys, keys))
      .flatMap((series) => heldOn(series.values, date) ?? []);
  }

  private findOfficer(
    values: readonly DatedValue[] | undefined,
    code: ValueCode,
    keys: ValueKeys,
    date: PlainDate,
  ): DatedValue | undefined {
    let best: DatedValue | undefined;
    for (const value of values ?? []) {
      if (value.code !== code || !this.matches(value.keys, keys) || !covers(value, date)) continue;
      if (!best || specificity(value.keys) > specificity(best.keys)) best = value;
    }
    return best;
  }
}

/** An entry of a series, with its days. */
type Entry = Pick<DatedValue, 'from' | 'to' | 'enteredOn'>;

/** The entry of a series that holds on a date: of those known, the one that was entered last. */
function heldOn<T extends Entry>(values: readonly T[], date: PlainDate, knownOn?: PlainDate): T | undefined {
  let held: T | undefined;
  for (const value of values) {
    if (!covers(value, date) || !isKnown(value, knownOn)) continue;
    if (!held || (value.enteredOn ?? '') > (held.enteredOn ?? '')) held = value;
  }
  return held;
}

function gapOn({ gaps }: Pick<ValueSeries, 'gaps'>, date: PlainDate): boolean {
  return gaps.some((gap) => gap.from <= date && date < gap.to);
}

function isKnown({ enteredOn }: Entry, knownOn: PlainDate | undefined): boolean {
  return enteredOn === undefined || knownOn === undefined || enteredOn <= knownOn;
}

/** Whether a value holds on a date. */
export function covers(value: Pick<DatedValue, 'from' | 'to'>, date: PlainDate): boolean {
  return value.from <= date && (value.to === null || date < value.to);
}

/** More keys weigh more; among as many, later names (a route, a skill) say more than earlier ones (a programme). */
function specificity(keys: ValueKeys): number {
  let count = 0;
  let weight = 0;
  keyNames.forEach((name: KeyName, index) => {
    if (keys[name] === undefined) return;
    count += 1;
    weight += 1 << index;
  });
  return count * 1000 + weight;
}
