import {
  checkWorker,
  type LookupOptions,
  type PayFinding,
  type PayRules,
  payRulesBySubject,
  type Rulebook,
} from '#libs/rulebook';
import { AuditTally } from './audit-tally.js';
import type { RecordStore } from './record-store.js';
import { subjectOf } from './subject-of.js';

/**
 * Checks all records of a store, worker by worker, and hands on the findings of each as they come, none of them for most; `tally` sums
 * them up.
 */
export function* auditRecords(
  store: RecordStore,
  rulebook: Rulebook,
  options: LookupOptions,
  tally: AuditTally,
): Generator<readonly PayFinding[]> {
  const rulesOf = payRulesBySubject(rulebook, options);
  const rules: PayRules[] = [];
  for (let subject = 0; subject < store.subjects.size; subject += 1) {
    rules.push(rulesOf(subjectOf(store.subjects.text(subject), rulebook)));
  }
  const question = {
    rulesOf: ({ subject }: { subject: number }) => {
      const found = rules[subject];
      if (found === undefined) throw new RangeError(`There is no subject ${subject}`);
      return found;
    },
    paidUntil: store.lastPayDates(),
  };
  const { starts, rows } = store.rowsByWorker();
  for (let worker = 0; worker < store.workers.size; worker += 1) {
    const own = rows.subarray(starts[worker], starts[worker + 1]);
    const checked = checkWorker(
      Array.from(own, (row) => store.record(row)),
      question,
    );
    tally.add(checked);
    yield checked.findings;
  }
}
