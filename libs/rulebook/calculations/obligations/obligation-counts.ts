import { addDays, addMonths, addYears, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../codes.js';
import type { CountedFrom, CountRule, CountUnit, ObligationKind } from '../../obligation-kind.js';
import type { DatedValue } from '../../value.js';
import { whole } from '../inquiry.js';
import type { DueDay } from './obligation.js';
import type { WorkingDays } from './working-days.js';

/** Where events of a season lie, and how the reader calls each in this season. */
export type Events = Readonly<Record<CountedFrom, { readonly on: PlainDate; readonly name: string }>>;

/** Reads a value on the need date; undefined when it is not held. */
export type Read = (code: ValueCode) => DatedValue | undefined;

/** What a count is made with. */
export interface Counting {
  readonly read: Read;
  readonly events: Events;
  readonly workingDays: WorkingDays;
  readonly province: string | undefined;
}

/**
 * Dates an obligation that is a plain count; undefined when its value is not held or sets none. Throws RuleRefused where it
 * counts working days and the holidays are not held.
 */
export function countedDay(
  kind: Omit<ObligationKind, 'due'>,
  due: CountRule,
  { read, events, workingDays, province }: Counting,
): DueDay | undefined {
  const value = typeof due.amount === 'number' ? undefined : read(due.amount);
  if (value === undefined && typeof due.amount !== 'number') return undefined;
  const count = value === undefined ? due.amount : whole(value);
  if (typeof count !== 'number') return undefined;
  const unit = due.unit ?? (value?.unit as CountUnit);
  const { on, name } = events[due.countedFrom];
  const signed = due.direction === 'before' ? -count : count;
  const counted = due.calendar === 'province' ? workingDays.add(on, signed) : added(on, signed, unit);
  const dueOn = due.rolls === 'none' ? counted : workingDays.rolled(counted, due.rolls);
  const amount = inWords(count, due.calendar === 'province' ? `working day of ${province ?? ''}` : unit);
  const place = due.countedFrom === 'need-date' ? name : `the day of ${name}`;
  const counting =
    (count === 0 ? `on ${place}` : `${amount} ${due.direction} ${name}`) +
    (due.rolls === 'none' ? '' : `, or the ${due.rolls} working day of ${province ?? ''}`);
  return { dueOn, countedFrom: due.countedFrom, countedFromOn: on, counting, by: value ?? kind };
}

function added(on: PlainDate, count: number, unit: CountUnit): PlainDate {
  switch (unit) {
    case 'days':
      return addDays(on, count);
    case 'weeks':
      return addDays(on, 7 * count);
    case 'months':
      return addMonths(on, count);
    case 'years':
      return addYears(on, count);
  }
}

/** "1 working day of ON", "6 weeks", "56 calendar days". */
function inWords(count: number, unit: string): string {
  const [, first = unit, rest = ''] = /^(working day)( .*)$/.exec(unit) ?? [];
  const one = unit === 'days' ? 'calendar day' : first.replace(/s$/, '');
  return `${String(count)} ${one}${count === 1 ? '' : 's'}${rest}`;
}
