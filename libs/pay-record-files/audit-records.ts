import {
  CheckRules,
  type CheckSubject,
  checkWorker,
  type LookupOptions,
  type PayFinding,
  type Rulebook,
} from '#libs/rulebook';
import { AuditTally } from './audit-tally.js';
import type { RecordStore } from './record-store.js';

/**
 * Checks all records of a store, worker by worker, and hands on the findings of each as they come; `tally` sums them up.
 */
export function* auditRecords(
  store: RecordStore,
  rulebook: Rulebook,
  options: LookupOptions,
  tally: AuditTally,
): Generator<readonly PayFinding[]> {
  const rules: CheckRules[] = [];
  for (let subject = 0; subject < store.subjects.size; subject += 1) {
    rules.push(new CheckRules(rulebook, subjectOf(store.subjects.text(subject), rulebook), options));
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
    if (checked.findings.length > 0) yield checked.findings;
  }
}

/** The subject of a row; the country is known where the programme has only one. */
function subjectOf(text: string, rulebook: Rulebook): CheckSubject {
  const [programme = '', province = '', commodity = ''] = text.split('\t');
  const countries = new Set(
    rulebook
      .seriesOf('participating-countries')
      .filter(({ keys }) => keys.programme === programme)
      .flatMap(({ values }) =>
        values.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : [])),
      ),
  );
  const [country] = countries;
  return {
    programme,
    province,
    ...(commodity === '' ? {} : { commodity }),
    ...(countries.size === 1 && country !== undefined ? { country } : {}),
  };
}
