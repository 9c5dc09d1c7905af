import { cents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { RuleStep } from '../../inquiry.js';
import type { DeductionQuestion } from '../../pay/deductions/deduction-question.js';
import { deductionLaws, type DeductionLaw } from '../../pay/deductions/deduction-table.js';
import {
  lawfulDeduction,
  mostOf,
  type AllowedDeduction,
  type BarredDeduction,
  type LawfulDeduction,
  type OpenDeduction,
} from '../../pay/deductions/lawful-deduction.js';
import type { PeriodFacts } from '../../pay/facts/period-facts.js';
import type { FindingCode } from '../finding-codes.js';
import type { CheckBalances, PaidRecord, TakenKind } from '../paid-record.js';
import { step, whyNot, type RecordCheck } from './record-check.js';

/** What is reported of a kind that is taken beyond what is lawful, and of one that may not be taken at all. */
const codes: Readonly<Record<TakenKind, { over: FindingCode; forbidden: FindingCode }>> = {
  insurance: { over: 'INSURANCE_OVER_PREMIUM', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  administration: { over: 'ADMINISTRATION_OVER_CAP', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  savings: { over: 'SAVINGS_WRONG', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  meals: { over: 'MEALS_OVER_CAP', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  utilities: { over: 'UTILITIES_OVER_CAP', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  housing: { over: 'HOUSING_CHARGED', forbidden: 'HOUSING_CHARGED' },
  'agency-fee': { over: 'AGENCY_FEE_CHARGED', forbidden: 'AGENCY_FEE_CHARGED' },
  'liaison-fee': { over: 'DEDUCTION_NOT_ALLOWED', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  other: { over: 'DEDUCTION_NOT_ALLOWED', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  advance: { over: 'DEDUCTION_NOT_ALLOWED', forbidden: 'DEDUCTION_NOT_ALLOWED' },
  transport: { over: 'TRANSPORT_OVER_CAP', forbidden: 'DEDUCTION_NOT_ALLOWED' },
};

/** The columns in which a record says what a rule needs. */
const columns = { cost: 'transport_cost', premium: 'insurance_premium', advance: 'advance_given' } as const;

/**
 * Holds what was taken of a kind against what the law lets be taken, and gives its lawful part: only that counts towards the
 * season's cap, so that no excess is reported twice. What cannot be held against anything counts whole.
 */
export function checkDeduction(check: RecordCheck, asked: DeductionQuestion, kind: TakenKind): number {
  const takenCents = check.taken(kind);
  if (takenCents === 0) return 0;
  const law = lawOf(kind);
  const lawful = lawfulDeduction(law, asked);
  switch (lawful.is) {
    case 'unlimited':
      return takenCents;
    case 'open':
      check.leaveOut(codes[kind].over, whyOpen(check, lawful));
      return takenCents;
    case 'allowed':
      return checkAmount(check, kind, lawful, takenCents);
    default:
      if (kind === 'other' && lawful.is === 'forbidden') return checkUnnamed(check, asked, lawful);
      reportBarred(check, kind, lawful, takenCents);
      return 0;
  }
}

function lawOf(kind: TakenKind): DeductionLaw {
  const law = deductionLaws.get(kind);
  if (law === undefined) throw new RangeError(`The law says nothing of the deduction "${kind}"`);
  return law;
}

function reportBarred(
  check: RecordCheck,
  kind: TakenKind,
  { is, by }: BarredDeduction,
  takenCents: number,
): void {
  const amounts = { owedCents: takenCents, expectedCents: 0, actualCents: takenCents };
  const values = [by.value];
  if (is === 'forbidden')
    check.find({
      code: codes[kind].forbidden,
      ...{ ...amounts, values },
      explanation: [step('KIND_NOT_ALLOWED', { kind }, takenCents)],
    });
  else
    check.find({
      code: 'CONSENT_MISSING',
      ...{ ...amounts, values },
      explanation: [step('NO_CONSENT', { kind }, takenCents)],
    });
}

function whyOpen(check: RecordCheck, { because, rate }: OpenDeduction) {
  if (because instanceof RuleRefused)
    return whyNot(because, rate?.value.code ?? 'other-deductions-allowed', check);
  const column = because === 'balance' ? 'season to date' : columns[because];
  return { code: 'NOT_IN_RECORD' as const, params: { column } };
}

function checkAmount(
  check: RecordCheck,
  kind: TakenKind,
  lawful: AllowedDeduction,
  takenCents: number,
  alreadyCents = 0,
): number {
  noteUsed(check, lawful);
  if (lawful.unknownCap !== undefined)
    check.leaveOut(codes[kind].over, whyNot(lawful.unknownCap, lawful.rate.value.code, check));
  const mostCents = Math.max(0, mostOf(lawful) - alreadyCents);
  if (takenCents <= mostCents) return takenCents;
  check.find({
    code: codes[kind].over,
    ...{ owedCents: takenCents - mostCents, expectedCents: mostCents, actualCents: takenCents },
    values: decisive(lawful),
    explanation: stepsOf(kind, lawful),
  });
  return mostCents;
}

function noteUsed(check: RecordCheck, { rate, used, weekly, season }: AllowedDeduction): void {
  check.use(rate);
  for (const rule of used) check.use(rule);
  if (weekly) check.use(weekly.rule);
  for (const rule of season?.rules ?? []) check.use(rule);
}

/** The values that decide how much may be taken, the tightest first. */
function decisive({ rate, dueAtMostCents, weekly, season }: AllowedDeduction) {
  const caps = (season?.rules ?? []).map(({ value }) => value);
  if (weekly && weekly.mostCents < Math.min(dueAtMostCents, season?.leftAtMostCents ?? Infinity))
    return [weekly.rule.value, rate.value];
  return season && season.leftAtMostCents < dueAtMostCents ? [...caps, rate.value] : [rate.value, ...caps];
}

function stepsOf(kind: TakenKind, { step: due, weekly, season }: AllowedDeduction): RuleStep[] {
  const steps = weekly ? [due, weekly.step] : [due];
  if (season === undefined) return steps;
  const { costCents, capAtMostCents: capCents, takenCents, leftAtMostCents } = season;
  if (costCents !== undefined) steps.push(step('COST_OF_JOURNEY', { costCents }, costCents));
  return [...steps, step('SEASON_CAP_LEFT', { kind, capCents, takenCents }, leftAtMostCents)];
}

/** Nothing beyond the named kinds may be taken; but the liaison fee may stand there in files that give it no column. */
function checkUnnamed(check: RecordCheck, asked: DeductionQuestion, forbidden: BarredDeduction): number {
  const takenCents = check.taken('other');
  const fee: LawfulDeduction = lawfulDeduction(lawOf('liaison-fee'), asked);
  if (fee.is === 'allowed') return checkAmount(check, 'other', fee, takenCents, check.taken('liaison-fee'));
  if (fee.is === 'open') {
    check.leaveOut('DEDUCTION_NOT_ALLOWED', whyOpen(check, fee));
    return takenCents;
  }
  reportBarred(check, 'other', forbidden, takenCents);
  return 0;
}

/** A deduction question about a record, with what earlier records of the season took. */
export function questionOf({ record, rules, before }: RecordCheck, baseCents: number): DeductionQuestion {
  const advance = before.advances.get(record.employerId);
  return {
    facts: factsOf(record, before, advance?.givenCents ?? 0),
    rules,
    grossCents: cents(baseCents),
    before: {
      transportCents: before.transportCents,
      administrationCents: before.administrationCents,
      savingsCents: 0,
      housingCents: before.housingCents,
      advanceCents: advance?.recoveredCents ?? 0,
    },
  };
}

/** The facts of a record; what it does not repeat of the season is what earlier records said. */
function factsOf(
  record: PaidRecord,
  { transportCostCents: costBefore, transportCosts, partlyShown }: CheckBalances,
  givenBefore: number,
): PeriodFacts {
  const transportCostCents = costBefore ?? transportCosts?.get(record.employerId);
  const lacksCost = record.transportCostCents === undefined && transportCostCents !== undefined;
  // Records that are not among those checked may have advanced more than the others tell.
  const isAdvanceKnown = !partlyShown?.has(record.employerId) && !partlyShown?.has(undefined);
  const lacksAdvance =
    record.advancedCents === undefined && isAdvanceKnown && (record.taken.advance ?? 0) > 0;
  if (!lacksCost && !lacksAdvance) return record;
  return {
    ...record,
    ...(lacksCost && { transportCostCents }),
    ...(lacksAdvance && { advancedCents: cents(givenBefore + (record.advanceGivenCents ?? 0)) }),
  };
}
