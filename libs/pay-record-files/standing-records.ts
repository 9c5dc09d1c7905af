import type { UnreadRecord } from '#libs/rulebook';
import { withSupplements } from './links/supplements.js';
import type { PayRecordsRead } from './read-pay-records.js';
import type { RecordStore } from './store/record-store.js';
import { rowsByWorker } from './store/rows-by-worker.js';
import type { FindStanding } from './store/unread-rows.js';
import { type StoredRecord, StoredRecords } from './store/stored-record.js';

/** The records of one worker that stand: corrected, without what was taken back, and with further payments added. */
export interface WorkerRecords {
  readonly records: readonly StandingRecord[];
  /** What is known of rows that could not be read and may be of this worker. */
  readonly unread: readonly UnreadRecord[];
}

/** A record that stands, with the line of the file on which it begins. */
export interface StandingRecord extends StoredRecord {
  readonly line: number;
}

const nothing: readonly UnreadRecord[] = [];

/** Finds the record that stands for an id to which a row refers. */
function findStanding(store: RecordStore, links: PayRecordsRead['links']): FindStanding {
  return (recordId) => {
    const row = store.rowOf(recordId);
    const standing = row < 0 ? undefined : links.standingOf(row);
    if (standing === undefined) return undefined;
    const id = store.recordIds.text(store.value(standing, 'record'));
    return { worker: store.value(standing, 'worker'), recordId: id };
  };
}

/** The records that stand of one worker after another. */
export function* standingRecords({
  store,
  links,
}: Pick<PayRecordsRead, 'store' | 'links'>): Generator<WorkerRecords> {
  const stored = new StoredRecords(store);
  const unreadOf = store.unread.isEmpty ? undefined : store.unread.byWorker(findStanding(store, links));
  const { starts, rows } = rowsByWorker(store, links.leftOut);
  const record = (row: number): StandingRecord => {
    const own = Object.assign(stored.record(row), { line: store.value(row, 'line') });
    const further = links.supplements.get(row);
    if (further)
      Object.assign(
        own,
        withSupplements(
          own,
          further.map((one) => stored.record(one)),
        ),
      );
    return links.corrections.has(row) ? Object.assign(own, { isCorrection: true }) : own;
  };
  for (let worker = 0; worker < store.workers.size; worker += 1) {
    const own = rows.subarray(starts[worker], starts[worker + 1]);
    const employers = () => new Set(Array.from(own, (row) => store.value(row, 'employer')));
    yield { records: Array.from(own, record), unread: unreadOf?.(worker, employers()) ?? nothing };
  }
}
