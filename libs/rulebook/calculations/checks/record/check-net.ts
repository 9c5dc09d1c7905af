import { cents } from '#libs/quantities';

import type { Source } from '../../../value.js';
import { takenKinds, withheldOf } from '../paid-record.js';
import { step, type RecordCheck } from './record-check.js';

const recordNet: Source = { title: 'Pay record', href: null, clause: 'net is its gross less its deductions' };

/** What every record is expected to report; what is missing explains no difference, and is told with it. */
const reported = ['cpp', 'ei', 'income-tax'] as const;

/**
 * Net against gross less every deduction of the record, with what was advanced; what is not reported explains no difference, and
 * a net that nobody stated is not held against anything.
 */
export function checkNet(check: RecordCheck): void {
  const { record } = check;
  const { grossCents, netCents, statutory, advanceGivenCents = 0 } = record;
  if (netCents === undefined) {
    check.leaveOut('NET_MISMATCH', { code: 'NOT_IN_RECORD', params: { column: 'net' } });
    return;
  }
  let deductionsCents = 0;
  for (const { amountCents } of statutory) deductionsCents += amountCents;
  for (const kind of takenKinds) deductionsCents += check.taken(kind);
  const expectedCents = grossCents - deductionsCents + advanceGivenCents;
  if (netCents === expectedCents) return;
  makeUp(check, netCents - expectedCents);
  const empty = reported.filter((kind) => withheldOf(record, kind) === undefined).length;
  check.find({
    code: 'NET_MISMATCH',
    ...{ owedCents: expectedCents - netCents, expectedCents, actualCents: netCents, values: [] },
    ...{ rule: 'net-pay', source: recordNet },
    explanation: [
      step('NET_OF_RECORD', { grossCents, deductionsCents }, expectedCents),
      ...(empty > 0 ? [step('STATUTORY_NOT_REPORTED', {}, empty)] : []),
    ],
  });
}

/** Money that reached the worker with the net is not owed a second time. */
function makeUp(check: RecordCheck, tooMuchCents: number): void {
  let left = tooMuchCents;
  check.findings.forEach((finding, index) => {
    const part = Math.min(left, finding.owedCents);
    if (part <= 0) return;
    left -= part;
    const explanation = [...finding.explanation, step('MADE_UP_IN_NET', {}, part)];
    check.findings[index] = { ...finding, owedCents: cents(finding.owedCents - part), explanation };
  });
}
