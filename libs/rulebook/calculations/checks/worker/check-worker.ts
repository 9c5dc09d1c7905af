import type { Cents, PlainDate } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { RuleWarning } from '../../inquiry.js';
import type { PayRules } from '../../pay/rules/pay-rules.js';
import { checkContract } from './check-contract.js';
import { checkGuarantee, type SeasonRecord } from './check-guarantee.js';
import { checkRecord } from '../record/check-record.js';
import { checkOverlaps, inOrder, withoutDuplicates } from './check-sequence.js';
import { checkStay, tellsOfEarlier } from './check-stay.js';
import { spansOf, type UnreadRecord } from './coverage.js';
import type { PayFinding, Unchecked } from '../finding.js';
import { noBalances, type CheckBalances, type PaidRecord } from '../paid-record.js';
import { mayBeReplaced, uncheckedOf, withUnread } from './unread-links.js';
import { farmWorkOf, lacksContribution } from '../record/shown-work.js';
import { yearUnknownBefore } from './year-unknown.js';

/** Under which rules records are checked, and what other records show. */
export interface WorkerQuestion<Paid extends PaidRecord> {
  readonly rulesOf: (record: Paid) => PayRules;
  /** The last pay day of an employer in all records, not only this worker's. */
  readonly paidUntil?: (employerId: string) => PlainDate | undefined;
  /** Records of this worker that could not be read. */
  readonly unread?: readonly UnreadRecord[];
}

/** What the check of all records of one worker found. */
export interface WorkerChecked {
  readonly findings: readonly PayFinding[];
  readonly unchecked: readonly (Unchecked & { readonly recordId: string })[];
  readonly warnings: readonly (RuleWarning & { readonly recordId: string })[];
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
  const made: Made = { findings: [], unchecked: [], warnings: [], used: new Set() };
  const { unread = [] } = question;
  const kept = withoutDuplicates(inOrder(records), { ...made, unread });
  const farmWork = kept.some(lacksContribution) ? farmWorkOf(kept) : undefined;
  const yearUnknown = (record: PaidRecord) => yearUnknownBefore(record, kept, unread);
  let balances: CheckBalances = noBalances;
  for (const season of seasonsOf(kept)) {
    addOverlaps(made, season, unread);
    const isAdvanced = season.some(({ taken }) => (taken.advance ?? 0) > 0);
    // A period of December that is paid in January belongs to the tax year that begins.
    balances = {
      ...noBalances,
      ...{ farmWork, yearUnknown, yearsToDate: balances.yearsToDate },
      partlyShown: isAdvanced ? partlyShownIn(season, unread) : undefined,
      transportCosts: transportCostsOf(season),
    };
    const checked: SeasonRecord[] = [];
    for (const record of season) {
      const rules = question.rulesOf(record);
      balances = addRecord(made, record, { rules, unread }, balances);
      checked.push({ record, rules });
    }
    endSeason(made, checked, question, kept);
  }
  return made;
}

interface Made {
  readonly findings: PayFinding[];
  readonly unchecked: (Unchecked & { recordId: string })[];
  readonly warnings: (RuleWarning & { recordId: string })[];
  readonly used: Set<DatedValue>;
}

/**
 * The employers of whom a season does not show all records: some could not be read, earlier ones are elsewhere, or none says when the
 * stay began or shows an advance.
 */
function partlyShownIn(
  season: readonly PaidRecord[],
  unread: readonly UnreadRecord[],
): ReadonlySet<string | undefined> {
  const partly = new Set(unread.map(({ employerId }) => employerId));
  for (const own of byEmployer(season).values()) {
    const [first] = own;
    if (first !== undefined && tellsOfEarlier(first)) partly.add(first.employerId);
  }
  return partly;
}

/** The cost of the journey by employer, as the first record of a season that has it tells: it was the same before that record. */
function transportCostsOf(season: readonly PaidRecord[]): CheckBalances['transportCosts'] {
  const costs = new Map<string, Cents>();
  for (const { employerId, transportCostCents } of season)
    if (transportCostCents !== undefined && !costs.has(employerId)) costs.set(employerId, transportCostCents);
  return costs;
}

function byEmployer<Paid extends PaidRecord>(records: readonly Paid[]): ReadonlyMap<string, Paid[]> {
  const employers = new Map<string, Paid[]>();
  for (const record of records) {
    const own = employers.get(record.employerId);
    if (own) own.push(record);
    else employers.set(record.employerId, [record]);
  }
  return employers;
}

/** The records of each calendar year, by the last day of their period. */
function seasonsOf<Paid extends PaidRecord>(ordered: readonly Paid[]): Paid[][] {
  const seasons: Paid[][] = [];
  let year = '';
  for (const record of ordered) {
    const own = record.periodEnd.slice(0, 4);
    if (own === year) seasons.at(-1)?.push(record);
    else seasons.push([record]);
    year = own;
  }
  return seasons;
}

/** Under which rules a record is checked, and the rows that could not be read and may belong to it. */
interface RecordQuestion {
  readonly rules: PayRules;
  readonly unread: readonly UnreadRecord[];
}

/** Checks one record and gives the balances after it. */
function addRecord(
  made: Made,
  record: PaidRecord,
  { rules, unread }: RecordQuestion,
  before: CheckBalances,
): CheckBalances {
  const outside = checkContract(record);
  const { recordId } = record;
  const { findings, ...checked } = checkRecord(record, rules, before);
  const found = withUnread(outside ? [outside, ...findings] : findings, record, unread);
  made.findings.push(...found.findings);
  for (const one of [...found.unchecked, ...checked.unchecked]) made.unchecked.push({ ...one, recordId });
  for (const one of checked.warnings) made.warnings.push({ ...one, recordId });
  for (const value of checked.used) made.used.add(value);
  if (!mayBeReplaced(record, unread)) return checked.after;
  // What a record took that may not stand leaves no less of a cap.
  const { transportCents, administrationCents, housingCents } = before;
  return { ...checked.after, transportCents, administrationCents, housingCents };
}

/** Reports records that share days; where one of them may not stand, that is not known. */
function addOverlaps(made: Made, season: readonly PaidRecord[], unread: readonly UnreadRecord[]): void {
  for (const overlap of checkOverlaps(season)) {
    const open = season.find(
      (record) => overlap.recordIds.includes(record.recordId) && mayBeReplaced(record, unread),
    );
    if (open === undefined) made.findings.push(overlap);
    else
      for (const one of uncheckedOf([overlap], open))
        made.unchecked.push({ ...one, recordId: open.recordId });
  }
}

/** What only the whole of a season shows: days without a record, and the hours of the guarantee. */
function endSeason<Paid extends PaidRecord>(
  made: Made,
  season: readonly SeasonRecord[],
  { paidUntil, unread = [] }: WorkerQuestion<Paid>,
  all: readonly PaidRecord[],
): void {
  const records = season.map(({ record }) => record);
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return;
  const year = last.periodEnd.slice(0, 4);
  const ofSeason = unread.filter(({ periodEnd }) => periodEnd === undefined || periodEnd.startsWith(year));
  const paidAtAll = all.reduce((day, { payDate }) => (payDate > day ? payDate : day), last.payDate);
  const earlier = all.slice(0, all.indexOf(first));
  for (const [employerId, own] of byEmployer(records)) {
    const known = paidUntil?.(employerId);
    const stay = checkStay({
      records: own,
      earlier: earlier.filter((record) => record.employerId === employerId).at(-1),
      unread: ofSeason.filter((one) => (one.employerId ?? employerId) === employerId),
      elsewhere: spansOf(records.filter((record) => record.employerId !== employerId)),
      paidUntil: known !== undefined && paidAtAll > known ? paidAtAll : known,
    });
    made.findings.push(...stay.findings);
    made.unchecked.push(...stay.unchecked);
  }
  const outcome = checkGuarantee(season, ofSeason);
  if (outcome && 'recordIds' in outcome) made.findings.push(outcome);
  else if (outcome) made.unchecked.push({ ...outcome, recordId: last.recordId });
}
