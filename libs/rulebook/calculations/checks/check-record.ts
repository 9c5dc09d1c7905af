import type { DatedValue } from '../../value.js';
import { checkAdvance } from './check-advance.js';
import { checkMeals, checkUtilities } from './check-board.js';
import { checkAdministration, checkCharges, checkInsurance } from './check-fees.js';
import { checkGross } from './check-gross.js';
import { checkNet } from './check-net.js';
import type { CheckRules } from './check-rules.js';
import { checkSavings } from './check-savings.js';
import { checkTransport } from './check-transport.js';
import { checkWithholding } from './check-withholding.js';
import type { PayFinding, Unchecked } from './finding.js';
import { noBalances, type CheckBalances, type PaidRecord } from './paid-record.js';
import { RecordCheck } from './record-check.js';

/** What the check of one record found, what it could not look at, and the balances for the next record. */
export interface RecordChecked {
  readonly findings: readonly PayFinding[];
  readonly unchecked: readonly Unchecked[];
  /** Values used that no source confirms for the date. */
  readonly used: readonly DatedValue[];
  readonly after: CheckBalances;
  /** The lawful hourly rate on its last day worked, in ten-thousandths of a dollar. */
  readonly lastRateParts: number;
}

/**
 * Checks one pay record as it was paid: gross, every deduction, net. Each wrong gives one finding, and the same money is
 * never owed under two. Records of a worker are to be checked in the order of their periods, each with the balances that
 * the one before left; a new season begins with `noBalances`.
 */
export function checkRecord(
  record: PaidRecord,
  rules: CheckRules,
  before: CheckBalances = noBalances,
): RecordChecked {
  const check = new RecordCheck(record, rules, before);
  const { baseCents, lastRateParts } = checkGross(check);
  checkInsurance(check);
  const administrationCents = checkAdministration(check, baseCents);
  checkSavings(check, baseCents);
  checkMeals(check);
  checkUtilities(check);
  checkCharges(check);
  checkAdvance(check);
  const { transportCents, transportCostCents } = checkTransport(check, baseCents);
  const yearsToDate = checkWithholding(check);
  checkNet(check);
  const { findings, unchecked, used } = check;
  const after = { transportCents, transportCostCents, administrationCents, yearsToDate };
  return { findings, unchecked, used, after, lastRateParts };
}
