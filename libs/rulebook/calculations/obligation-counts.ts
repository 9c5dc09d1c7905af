import { addDays, addMonths, addYears, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../codes.js';
import type { DatedValue } from '../value.js';
import { whole } from './inquiry.js';
import {
  type CountedFrom,
  type Dated,
  dated,
  type ObligationCode,
  type OwedBy,
  type WhenMissed,
} from './obligation.js';

/** An obligation that is a plain count of one value from one event. */
interface Count {
  readonly code: ObligationCode;
  readonly owedBy: OwedBy;
  readonly value: ValueCode;
  readonly from: CountedFrom;
  readonly whenMissed: WhenMissed;
}

/** Values called a lead count backwards from their event, all others forwards. */
const counts: readonly Count[] = [
  {
    code: 'TRANSMIT_TO_AGENCY',
    owedBy: 'host-ministry',
    value: 'transmission-delay',
    from: 'decision',
    whenMissed: 'escalates',
  },
  { code: 'SEND_NAMES', owedBy: 'employer', value: 'names-lead', from: 'need-date', whenMissed: 'lapses' },
  {
    code: 'COMPLETE_DOCUMENTS',
    owedBy: 'sending-ministry',
    value: 'documents-lead',
    from: 'need-date',
    whenMissed: 'warned',
  },
  {
    code: 'REPORT_ARRIVAL',
    owedBy: 'employer',
    value: 'arrival-report-delay',
    from: 'planned-arrival',
    whenMissed: 'escalates',
  },
  {
    code: 'REQUEST_TAX_NUMBER',
    owedBy: 'employer',
    value: 'tax-number-delay',
    from: 'first-day-worked',
    whenMissed: 'reminder-then-finding',
  },
  {
    code: 'SUBMIT_PAY_RECORD',
    owedBy: 'employer',
    value: 'pay-record-delay',
    from: 'pay-period-end',
    whenMissed: 'finding',
  },
  {
    code: 'SEND_PAY_SHEETS',
    owedBy: 'employer',
    value: 'pay-sheet-delay',
    from: 'pay-period-end',
    whenMissed: 'finding',
  },
  {
    code: 'HOURS_GUARANTEE',
    owedBy: 'employer',
    value: 'hours-guarantee-window',
    from: 'first-day-worked',
    whenMissed: 'owed',
  },
  {
    code: 'FINAL_WAGES',
    owedBy: 'employer',
    value: 'final-wages-delay',
    from: 'last-day-worked',
    whenMissed: 'finding',
  },
  {
    code: 'EVALUATE',
    owedBy: 'employer',
    value: 'evaluation-delay',
    from: 'season-end',
    whenMissed: 'next-order-refused',
  },
  {
    code: 'KEEP_RECORDS_UNTIL',
    owedBy: 'employer',
    value: 'record-keeping',
    from: 'first-day-worked',
    whenMissed: 'purge-due',
  },
];

/** The obligation of a value that is asked for only where another value says so. */
export const healthCard: Count = {
  code: 'HEALTH_CARD',
  owedBy: 'employer',
  value: 'health-card-delay',
  from: 'first-day-worked',
  whenMissed: 'reminder-then-finding',
};

/** Where events of a season lie, and how the reader calls each in this season. */
export type Events = Readonly<Record<CountedFrom, { readonly on: PlainDate; readonly name: string }>>;

/** Dates every obligation that is a plain count; those whose value is not held, or sets none, are left out. */
export function countAll(read: (code: ValueCode) => DatedValue | undefined, events: Events): Dated[] {
  return counts.flatMap((count) => countOne(count, read, events) ?? []);
}

/** Dates one obligation; undefined when its value is not held or sets none. */
export function countOne(
  { code, owedBy, value: wanted, from, whenMissed }: Count,
  read: (code: ValueCode) => DatedValue | undefined,
  events: Events,
): Dated | undefined {
  const value = read(wanted);
  const count = value === undefined ? null : whole(value);
  if (value === undefined || count === null) return undefined;
  const { on, name } = events[from];
  const before = wanted.endsWith('-lead');
  const dueOn = counted(on, before ? -count : count, value.unit);
  const words = value.unit === 'days' ? 'calendar days' : value.unit;
  const counting =
    count === 0
      ? `on ${from === 'need-date' ? name : `the day of ${name}`}`
      : `${String(count)} ${words} ${before ? 'before' : 'after'} ${name}`;
  return dated(code, owedBy, dueOn, [from, on], value, { counting, whenMissed });
}

function counted(on: PlainDate, count: number, unit: string): PlainDate {
  switch (unit) {
    case 'weeks':
      return addDays(on, 7 * count);
    case 'months':
      return addMonths(on, count);
    case 'years':
      return addYears(on, count);
    default:
      return addDays(on, count);
  }
}
