import type { UnreadRecord } from './coverage.js';
import type { FindingCode } from '../finding-codes.js';
import type { PayFinding, Unchecked } from '../finding.js';
import type { PaidRecord } from '../paid-record.js';
import { idsOf } from '../record/record-check.js';

/**
 * Whether a row that could not be read adds to a record, corrects it or takes it back, as far as the row tells: it names the record, or
 * its employer and period are those of the record.
 */
export function mayTouch(row: UnreadRecord, record: PaidRecord): boolean {
  if (row.replacesAnother !== true && row.addsToAnother !== true) return false;
  if (row.refersTo !== undefined && idsOf(record).includes(row.refersTo)) return true;
  const { employerId, periodStart, periodEnd } = row;
  // Without a period, a row that names another record of the worker is none of this one.
  if (row.refersTo !== undefined && (periodStart === undefined || periodEnd === undefined)) return false;
  return (
    (employerId ?? record.employerId) === record.employerId &&
    (periodStart ?? record.periodStart) === record.periodStart &&
    (periodEnd ?? record.periodEnd) === record.periodEnd
  );
}

/** Whether a record may have been corrected or taken back by a row that could not be read. */
export function mayBeReplaced(record: PaidRecord, unread: readonly UnreadRecord[]): boolean {
  return unread.some((row) => row.replacesAnother === true && mayTouch(row, record));
}

/** What no further payment of a period makes good. */
const beyondPayment: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'HOUSING_CHARGED',
  'AGENCY_FEE_CHARGED',
  'OUTSIDE_CONTRACT',
]);

/**
 * What was found of a record to which rows that could not be read may belong, and what of it is not known then: each check is told once
 * as not made. A further payment changes no more than what it can make good.
 */
export function withUnread(
  findings: readonly PayFinding[],
  record: PaidRecord,
  unread: readonly UnreadRecord[],
): { findings: readonly PayFinding[]; unchecked: readonly Unchecked[] } {
  if (findings.length === 0 || !unread.some((row) => mayTouch(row, record)))
    return { findings, unchecked: [] };
  const isOpen = mayBeReplaced(record, unread)
    ? () => true
    : ({ code }: PayFinding) => !beyondPayment.has(code);
  return {
    findings: findings.filter((one) => !isOpen(one)),
    unchecked: uncheckedOf(findings.filter(isOpen), record),
  };
}

/** Checks of which it is not known what they would find, each once, for a rejected row of a period. */
export function uncheckedOf(
  findings: readonly PayFinding[],
  { periodStart: fromOn, periodEnd: toOn }: Pick<PaidRecord, 'periodStart' | 'periodEnd'>,
): Unchecked[] {
  const checks = new Set(findings.map(({ code }) => code));
  return [...checks].map((check) => ({ check, code: 'ROW_REJECTED', params: { fromOn, toOn } }));
}
