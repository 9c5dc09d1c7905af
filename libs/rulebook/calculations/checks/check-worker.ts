import type { PlainDate } from '#libs/quantities';

import type { DatedValue } from '../../value.js';
import { checkContract, checkFinalWages } from './check-contract.js';
import { checkGuarantee, type SeasonRecord } from './check-guarantee.js';
import { checkRecord } from './check-record.js';
import type { CheckRules } from './check-rules.js';
import { checkHole, checkOverlap, inOrder, withoutDuplicates } from './check-sequence.js';
import type { PayFinding, Unchecked } from './finding.js';
import { noBalances, type CheckBalances, type PaidRecord } from './paid-record.js';

/** Under which rules records are checked, and what other records show. */
export interface WorkerQuestion<Paid extends PaidRecord> {
  readonly rulesOf: (record: Paid) => CheckRules;
  /** The last pay day of an employer in all records, not only this worker's. */
  readonly paidUntil?: (employerId: string) => PlainDate | undefined;
}

/** What the check of all records of one worker found. */
export interface WorkerChecked {
  readonly findings: readonly PayFinding[];
  readonly unchecked: readonly (Unchecked & { readonly recordId: string })[];
  /** Values used that no source confirms for the date. */
  readonly used: ReadonlySet<DatedValue>;
}

/**
 * Checks all records of one worker, given in any order: each by itself with the balances of the season before it, and
 * all against one another. A season is a calendar year. A duplicate is reported and left out of everything else.
 */
export function checkWorker<Paid extends PaidRecord>(
  records: readonly Paid[],
  question: WorkerQuestion<Paid>,
): WorkerChecked {
  const findings: PayFinding[] = [];
  const unchecked: (Unchecked & { recordId: string })[] = [];
  const used = new Set<DatedValue>();
  const kept = withoutDuplicates(inOrder(records), findings);
  const add = (finding: PayFinding | undefined): void => {
    if (finding) findings.push(finding);
  };
  let season: SeasonRecord[] = [];
  let balances: CheckBalances = noBalances;
  let furthest: PaidRecord | undefined;
  const endSeason = (): void => {
    const last = season.at(-1)?.record;
    if (!last) return;
    const outcome = checkGuarantee(season);
    if (outcome && 'recordIds' in outcome) add(outcome);
    else if (outcome) unchecked.push({ ...outcome, recordId: last.recordId });
    add(checkFinalWages(last, question.paidUntil?.(last.employerId)));
    season = [];
    // A period of December that is paid in January belongs to the tax year that begins.
    balances = { ...noBalances, yearsToDate: balances.yearsToDate };
    furthest = undefined;
  };
  let year = '';
  for (const record of kept) {
    const ownYear = record.periodEnd.slice(0, 4);
    if (ownYear !== year) endSeason();
    year = ownYear;
    furthest = compareWithEarlier(season, furthest, record, add);
    add(checkContract(record));
    const rules = question.rulesOf(record);
    const checked = checkRecord(record, rules, balances);
    balances = checked.after;
    findings.push(...checked.findings);
    for (const one of checked.unchecked) unchecked.push({ ...one, recordId: record.recordId });
    for (const value of checked.used) used.add(value);
    season.push({ record, rules, lastRateParts: checked.lastRateParts });
  }
  endSeason();
  return { findings, unchecked, used };
}

/** Overlap with any earlier record of the season, or the hole after the one that reaches furthest, which is given back. */
function compareWithEarlier(
  season: readonly SeasonRecord[],
  furthest: PaidRecord | undefined,
  record: PaidRecord,
  add: (finding: PayFinding | undefined) => void,
): PaidRecord {
  if (!furthest) return record;
  if (furthest.periodEnd < record.periodStart) add(checkHole(furthest, record));
  else for (const { record: earlier } of season) add(checkOverlap(earlier, record));
  return record.periodEnd >= furthest.periodEnd ? record : furthest;
}
