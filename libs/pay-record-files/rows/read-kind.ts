import { absent } from '../cells.js';
import type { RowCells } from '../row-cells.js';
import { fieldAt, kindNumber, type RecordKind, recordKinds } from '../store/fields.js';
import type { RecordStore } from '../store/record-store.js';

const isKind = (word: string): word is RecordKind => (recordKinds as readonly string[]).includes(word);

/** Reads what kind of record a row is into the draft; gives the record that it refers to, empty where it is a regular one. */
export function readKind(row: RowCells, { draft }: RecordStore): string {
  const word = row.raw('record_kind');
  const kind = word === '' ? 'regular' : word;
  draft[fieldAt.kind] = isKind(kind) ? kindNumber(kind) : kindNumber('regular');
  row.isReversal = kind === 'reversal';
  if (!isKind(kind)) {
    row.wrong('record_kind', `empty, or one of ${recordKinds.join(', ')}`);
    return '';
  }
  if (kind !== 'regular') return row.text('refers_to');
  if (row.raw('refers_to') !== '')
    row.wrong('refers_to', 'nothing, since a regular record refers to none; or a record_kind that does');
  return '';
}

/** Holds the record that a row refers to. */
export function holdReference({ draft, recordIds }: RecordStore, refersTo: string): void {
  draft[fieldAt.refersTo] = refersTo === '' ? absent : recordIds.add(refersTo);
}

/** An id stands once, but for a regular row that pays the same worker, employer and period again: that is a finding. */
export function checkUnique(
  row: RowCells,
  recordId: string,
  workerId: string,
  employerId: string,
  store: RecordStore,
): void {
  const known = store.recordIds.find(recordId);
  const first = known < 0 ? -1 : store.rowOf(known);
  if (first < 0) return;
  const { draft } = store;
  const regular = kindNumber('regular');
  const same =
    store.value(first, 'worker') === store.workers.find(workerId) &&
    store.value(first, 'employer') === store.employers.find(employerId) &&
    store.value(first, 'periodStart') === draft[fieldAt.periodStart] &&
    store.value(first, 'periodEnd') === draft[fieldAt.periodEnd] &&
    store.value(first, 'kind') === regular &&
    draft[fieldAt.kind] === regular;
  if (!same) row.wrong('record_id', `an id that stands once; line ${store.value(first, 'line')} has it too`);
}
