import { type PaySubject, type Rulebook, type WhatIfRecord, whatIfRecordOf } from '#libs/rulebook';
import type { RecordStore } from './record-store.js';
import { subjectOf } from './subject-of.js';

/**
 * The work behind the records of a store, one worker after another, to be paid anew. A row that pays the same worker, employer
 * and period again is handed to `repeated` by its line and record id, and left out.
 */
export function* workRecords(
  store: RecordStore,
  rulebook: Rulebook,
  repeated: (line: number, recordId: string) => void,
): Generator<readonly WhatIfRecord[]> {
  const subjects: PaySubject[] = [];
  for (let subject = 0; subject < store.subjects.size; subject += 1)
    subjects.push(subjectOf(store.subjects.text(subject), rulebook));
  const { starts, rows } = store.rowsByWorker();
  for (let worker = 0; worker < store.workers.size; worker += 1) {
    const seen = new Set<string>();
    const records: WhatIfRecord[] = [];
    for (const row of rows.subarray(starts[worker], starts[worker + 1])) {
      const record = store.record(row);
      const { employerId, periodStart, periodEnd, recordId } = record;
      const period = `${employerId} ${periodStart} ${periodEnd}`;
      const subject = subjects[record.subject];
      if (subject === undefined) throw new RangeError(`There is no subject ${record.subject}`);
      if (seen.has(period)) repeated(store.value(row, 'line'), recordId);
      else records.push(whatIfRecordOf(record, { country: '', ...subject }, rulebook));
      seen.add(period);
    }
    yield records;
  }
}
