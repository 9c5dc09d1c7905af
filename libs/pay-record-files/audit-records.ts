import {
  checkWorker,
  type LookupOptions,
  type PayFinding,
  type PayRules,
  payRulesBySubject,
  type Rulebook,
} from '#libs/rulebook';
import type { AuditTally } from './audit-tally.js';
import type { PayRecordsRead } from './read-pay-records.js';
import { standingRecords } from './standing-records.js';
import { lastPayDates } from './store/rows-by-worker.js';
import { subjectOf } from './subject-of.js';

/**
 * Checks all records that stand, worker by worker, and hands on the findings of each as they come, none of them for most;
 * `tally` sums them up.
 */
export function* auditRecords(
  read: Pick<PayRecordsRead, 'store' | 'links'>,
  rulebook: Rulebook,
  options: LookupOptions,
  tally: AuditTally,
): Generator<readonly PayFinding[]> {
  const { store, links } = read;
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
    paidUntil: lastPayDates(store, links.leftOut),
  };
  tally.leaveOut(read);
  for (const { records, unread } of standingRecords(read)) {
    const checked = checkWorker(records, { ...question, unread });
    tally.add(checked);
    yield checked.findings;
  }
}
