import { cents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { word, type RuleParams, type RuleWarning } from '../inquiry.js';
import { dueWithholding, type DueWithholding } from '../withholding/due.js';
import type { WithholdingFacts } from '../withholding/facts.js';
import { kindOf } from './deductions/statutory-kinds.js';
import type { PayFacts, StatutoryKind } from './facts/pay-facts.js';
import type { PayStatement } from './pay.js';
import type { PayRules } from './rules/pay-rules.js';

/** Gross pay, and what of it belongs to no single period. */
export interface PaidGross {
  readonly grossCents: Cents;
  readonly lumpSumCents?: Cents;
}

/** The gross pay of a statement, and what of it belongs to no single period. */
export function lumpSumsOf({ grossCents, earnings = [] }: PayStatement): Required<PaidGross> {
  const isLumpSum = (kind: string) => kind === 'recognition-pay' || kind === 'bonus';
  const lumpSumCents = earnings.reduce((sum, one) => (isLumpSum(one.kind) ? sum + one.amountCents : sum), 0);
  return { grossCents, lumpSumCents: cents(lumpSumCents) };
}

/** Tells that stated income tax was held against nothing, and which value is missing; undefined where it was, or no tables are to be held. */
export function statedTaxUnchecked(
  facts: PayFacts,
  rules: PayRules,
  paid: PaidGross,
): RuleWarning | undefined {
  const { statutory, withholding } = facts;
  if (!withholding || statutory === undefined || statutory === 'compute') return undefined;
  if (!statutory.some(({ kind }) => kindOf(kind) === 'income-tax')) return undefined;
  const way = rules.on(facts.periodEnd).maybe('statutory-withholding');
  if (way === undefined || word(way.value) !== 'computed') return undefined;
  const due = dueOf(askedOf(withholding, rules, paid), rules);
  const open = due instanceof RuleRefused ? due : due.taxOpen;
  return open && { code: 'STATED_TAX_NOT_CHECKED', params: lackingOf(open) };
}

function lackingOf({ refusals: [first] }: RuleRefused): RuleParams {
  const { value, field, keys = '' } = first?.params ?? {};
  return { kind: 'income-tax', value: String(value ?? field ?? first?.rule ?? ''), keys: String(keys) };
}

/** A pay as the tables of withholding ask about it. */
export function askedOf(
  withholding: NonNullable<PayFacts['withholding']>,
  rules: PayRules,
  { grossCents, lumpSumCents = cents(0) }: PaidGross,
): WithholdingFacts {
  const { province } = rules.subject;
  const lumpSum = lumpSumCents > 0 ? { lumpSum: { kind: 'bonus' as const, grossCents: lumpSumCents } } : {};
  return { ...withholding, ...lumpSum, province, grossCents: cents(grossCents - lumpSumCents) };
}

/** What is due of each kind as far as tables are held; the least of an income tax that is open. */
export function dueByKind(asked: WithholdingFacts, rules: PayRules): ReadonlyMap<StatutoryKind, number> {
  const due = dueOf(asked, rules);
  if (due instanceof RuleRefused) return new Map();
  const { made, taxCents } = due;
  return new Map<StatutoryKind, number>([
    ['cpp', made.cppCents + made.cpp2Cents],
    ['ei', made.eiCents],
    ['qpip', made.qpipCents ?? 0],
    ['income-tax', taxCents ?? 0],
  ]);
}

function dueOf(asked: WithholdingFacts, rules: PayRules): DueWithholding | RuleRefused {
  try {
    return dueWithholding(asked, rules.withholding);
  } catch (error) {
    if (error instanceof RuleRefused) return error;
    throw error;
  }
}
