import { cents, dollarsFromCents } from '#libs/quantities';
import type { CellProblem } from '../row-cells.js';
import { type MoneyColumn, moneyColumns } from '../rows/money-columns.js';
import type { Field, RareField } from '../store/fields.js';
import type { RecordStore } from '../store/record-store.js';

/**
 * What of a reversal is not the exact negative of the record that it takes back: money paid or kept back, and hours. A store
 * holds a reversal by what it takes back, so that its numbers are those of the record; an empty amount takes back nothing.
 */
export function differences(store: RecordStore, reversal: number, record: number): CellProblem[] {
  const whose = `what record ${store.recordIds.text(store.value(record, 'record'))} (line ${store.value(record, 'line')}) has`;
  const problems: CellProblem[] = [];
  const hold = (column: string, taken: string, paid: string): void => {
    if (taken !== paid)
      problems.push({ column, value: taken, expected: `${paid}, the exact negative of ${whose}` });
  };
  for (const money of moneyColumns) {
    if (!money.isPaid) continue;
    hold(money.column, negative(amountOf(store, reversal, money)), negative(amountOf(store, record, money)));
  }
  hold('daily_hours', hoursOf(store, reversal), hoursOf(store, record));
  return problems;
}

function amountOf(store: RecordStore, row: number, { field, isRare }: MoneyColumn): number {
  return Math.max(0, isRare ? store.rare(row, field as RareField) : store.value(row, field as Field));
}

const negative = (amount: number): string => `${amount === 0 ? '' : '-'}${dollarsFromCents(cents(amount))}`;

/** The hours that a row takes back, without the days at its end that have none. */
function hoursOf(store: RecordStore, row: number): string {
  const hours = [...store.list(store.value(row, 'hoursAt'), store.value(row, 'hoursCount'))];
  while (hours.at(-1) === 0) hours.pop();
  return hours.map((parts) => String(parts === 0 ? 0 : -parts / 10_000)).join(' ') || '0';
}
