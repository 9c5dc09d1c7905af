import { type PaySubject, type Rulebook, type WhatIfRecord, whatIfRecordOf } from '#libs/rulebook';
import type { PayRecordsRead } from './read-pay-records.js';
import { standingRecords } from './standing-records.js';
import { subjectOf } from './subject-of.js';

/**
 * The work behind the records that stand, one worker after another, to be paid anew. A row that pays the same worker, employer
 * and period again is handed to `repeated` by its line and record id, and left out.
 */
export function* workRecords(
  read: Pick<PayRecordsRead, 'store' | 'links'>,
  rulebook: Rulebook,
  repeated: (line: number, recordId: string) => void,
): Generator<readonly WhatIfRecord[]> {
  const { store } = read;
  const subjects: PaySubject[] = [];
  for (let subject = 0; subject < store.subjects.size; subject += 1)
    subjects.push(subjectOf(store.subjects.text(subject), rulebook));
  for (const worker of standingRecords(read)) {
    const seen = new Set<string>();
    const records: WhatIfRecord[] = [];
    for (const record of worker.records) {
      const { employerId, periodStart, periodEnd, recordId, line } = record;
      const period = `${employerId} ${periodStart} ${periodEnd}`;
      const subject = subjects[record.subject];
      if (subject === undefined) throw new RangeError(`There is no subject ${record.subject}`);
      if (seen.has(period)) repeated(line, recordId);
      else records.push(whatIfRecordOf(record, { country: '', ...subject }, rulebook));
      seen.add(period);
    }
    yield records;
  }
}
