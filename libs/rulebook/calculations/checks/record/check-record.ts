import { zeroCents } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { RuleWarning } from '../../inquiry.js';
import { lateDays } from '../../pay/late-days.js';
import type { PayRules } from '../../pay/rules/pay-rules.js';
import { checkDeduction, questionOf } from './check-deductions.js';
import { checkNet } from './check-net.js';
import { checkSavings } from './check-savings.js';
import { checkWages } from './check-wages.js';
import { checkWithholding } from './check-withholding.js';
import type { PayFinding, Unchecked } from '../finding.js';
import {
  noBalances,
  takenKinds,
  type CheckBalances,
  type PaidRecord,
  type TakenKind,
} from '../paid-record.js';
import { RecordCheck } from './record-check.js';

/** What the check of one record found, what it could not look at, and the balances for the next record. */
export interface RecordChecked {
  readonly findings: readonly PayFinding[];
  readonly unchecked: readonly Unchecked[];
  /** What the reader must know of the record though it is no finding. */
  readonly warnings: readonly RuleWarning[];
  /** Values used that no source confirms for the date. */
  readonly used: readonly DatedValue[];
  readonly after: CheckBalances;
}

/** What of each kind was lawfully taken. */
type Lawful = Record<TakenKind, number>;
const nothing = Object.fromEntries(takenKinds.map((kind) => [kind, 0])) as Lawful;

/** Kinds of which a record names an amount, in the order in which they are reported; savings must be exact and come after administration. */
const beforeSavings: readonly TakenKind[] = ['insurance', 'administration'];
const afterSavings: readonly TakenKind[] = [
  ...([
    'meals',
    'utilities',
    'housing',
    'agency-fee',
    'liaison-fee',
    'other',
    'advance',
    'transport',
  ] as const),
];

/**
 * Checks one pay record as it was paid: gross, every deduction, net. Each violation gives one finding, and the same money is
 * never owed under two. Records of a worker are to be checked in the order of their periods, each with the balances that
 * the one before left; a new season begins with `noBalances`.
 */
export function checkRecord(
  record: PaidRecord,
  rules: PayRules,
  before: CheckBalances = noBalances,
): RecordChecked {
  const check = new RecordCheck(record, rules, before);
  const baseCents = checkWages(check);
  const asked = questionOf(check, baseCents);
  const lawful = { ...nothing };
  for (const kind of beforeSavings) lawful[kind] = checkDeduction(check, asked, kind);
  checkSavings(check, baseCents);
  for (const kind of afterSavings) lawful[kind] = checkDeduction(check, asked, kind);
  const yearsToDate = checkWithholding(check, baseCents);
  checkNet(check);
  const late = lateDays(record, rules);
  if (late) check.warnings.push(late);
  const { findings, unchecked, used, warnings } = check;
  const after = balancesAfter(check, lawful, yearsToDate);
  return { findings, unchecked, used, warnings, after };
}

function balancesAfter(
  { record, before }: RecordCheck,
  lawful: Lawful,
  yearsToDate: CheckBalances['yearsToDate'],
): CheckBalances {
  const sum = (balance: number, kind: TakenKind) => balance + lawful[kind];
  return {
    transportCents: sum(before.transportCents, 'transport'),
    transportCostCents: record.transportCostCents ?? before.transportCostCents,
    administrationCents: sum(before.administrationCents, 'administration'),
    housingCents: sum(before.housingCents, 'housing'),
    advances: advancesAfter(record, before, lawful.advance),
    partlyShown: before.partlyShown,
    yearsToDate,
    farmWork: before.farmWork,
    transportCosts: before.transportCosts,
    yearUnknown: before.yearUnknown,
  };
}

function advancesAfter(
  { employerId, advanceGivenCents = zeroCents }: PaidRecord,
  { advances }: CheckBalances,
  recoveredCents: number,
): CheckBalances['advances'] {
  if (advanceGivenCents === 0 && recoveredCents === 0) return advances;
  const known = advances.get(employerId);
  return new Map(advances).set(employerId, {
    givenCents: (known?.givenCents ?? 0) + advanceGivenCents,
    recoveredCents: (known?.recoveredCents ?? 0) + recoveredCents,
  });
}
