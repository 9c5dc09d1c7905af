import { cents, dollarsFromCents } from '#libs/quantities';
import { absent } from '../cells.js';
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
  const differs = (column: string, value: string, paid: string): void => {
    problems.push({ column, value, expected: `${paid}, the exact negative of ${whose}` });
  };
  for (const money of moneyColumns) {
    if (!money.isPaid) continue;
    const [taken, paid] = [amountOf(store, reversal, money), Math.max(0, amountOf(store, record, money))];
    if (Math.max(0, taken) !== paid)
      differs(money.column, taken === absent ? '' : negative(taken), negative(paid));
  }
  const [taken, paid] = [hoursOf(store, reversal), hoursOf(store, record)];
  if (workOf(taken) !== workOf(paid)) differs('daily_hours', written(taken), workOf(paid));
  return problems;
}

/** An amount in cents; `absent` where the cell is empty and that is held. */
function amountOf(store: RecordStore, row: number, { field, isRare }: MoneyColumn): number {
  return isRare ? store.rare(row, field as RareField) : store.value(row, field as Field);
}

const negative = (amount: number): string => `${amount === 0 ? '' : '-'}${dollarsFromCents(cents(amount))}`;

/** The hours of each day as a row has them, in ten-thousandths. */
function hoursOf(store: RecordStore, row: number): readonly number[] {
  return [...store.list(store.value(row, 'hoursAt'), store.value(row, 'hoursCount'))];
}

/** Hours as they are taken back. */
const written = (hours: readonly number[]): string =>
  hours.map((parts) => String(parts === 0 ? 0 : -parts / 10_000)).join(' ') || '0';

/** The same without the days at the end that have none: they need not be told. */
function workOf(hours: readonly number[]): string {
  const worked = [...hours];
  while (worked.at(-1) === 0) worked.pop();
  return written(worked);
}
