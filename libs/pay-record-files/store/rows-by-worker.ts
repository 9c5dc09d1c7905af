import type { PlainDate } from '#libs/quantities';
import type { RecordStore } from './record-store.js';

/** The rows of all workers in one list, those of a worker one after another: `rows` from `starts[worker]` up to `starts[worker + 1]`. */
export interface RowsByWorker {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** The rows of each worker, in the order of the file, without those that are marked in `leftOut`. */
export function rowsByWorker(store: RecordStore, leftOut: Uint8Array | undefined): RowsByWorker {
  const starts = new Int32Array(store.workers.size + 1);
  const workers = store.column('worker');
  workers.forEach((worker, row) => {
    if (!leftOut?.[row]) starts[worker + 1] = (starts[worker + 1] ?? 0) + 1;
  });
  for (let worker = 0; worker < store.workers.size; worker += 1)
    starts[worker + 1] = (starts[worker + 1] ?? 0) + (starts[worker] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(starts.at(-1) ?? 0);
  workers.forEach((worker, row) => {
    if (leftOut?.[row]) return;
    const place = next[worker] ?? 0;
    rows[place] = row;
    next[worker] = place + 1;
  });
  return { starts, rows };
}

/** The last pay day of each employer, without the rows that are marked in `leftOut`. */
export function lastPayDates(
  store: RecordStore,
  leftOut: Uint8Array | undefined,
): (employerId: string) => PlainDate | undefined {
  const last = new Int32Array(store.employers.size).fill(-1);
  const payDates = store.column('payDate');
  store.column('employer').forEach((employer, row) => {
    if (!leftOut?.[row]) last[employer] = Math.max(last[employer] ?? -1, payDates[row] ?? -1);
  });
  return (employerId) => {
    const employer = store.employers.find(employerId);
    const day = employer < 0 ? -1 : (last[employer] ?? -1);
    return day < 0 ? undefined : store.calendar.date(day);
  };
}
