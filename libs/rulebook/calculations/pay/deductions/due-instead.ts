import { cents, rateTimes, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { dueWithholding, type DueWithholding } from '../../withholding/due.js';
import type { WithholdingFacts } from '../../withholding/facts.js';
import { withhold } from '../../withholding/withhold.js';
import type { PayFacts, StatutoryAmount } from '../facts/pay-facts.js';
import type { PayRules } from '../rules/pay-rules.js';
import type { Deductions } from './deductions.js';
import { kindOf } from './statutory-kinds.js';
import { reportedLine, type StatutoryLine } from './reported-line.js';

/**
 * The statutory lines that are due of a pay that states what was withheld: each kind as it is stated where that is due within the
 * tolerance, or where it is not known what is due, and else as it is worked out. Undefined where nothing can be worked out.
 */
export function dueInstead(
  made: Deductions,
  { withholding }: PayFacts,
  rules: PayRules,
  stated: readonly StatutoryAmount[],
  lumpSumCents: Cents,
): StatutoryLine[] | undefined {
  if (!withholding) return undefined;
  const { province } = rules.subject;
  const lumpSum = lumpSumCents > 0 ? { lumpSum: { kind: 'bonus' as const, grossCents: lumpSumCents } } : {};
  const asked = { ...withholding, ...lumpSum, province, grossCents: cents(made.grossCents - lumpSumCents) };
  const due = known(() => dueWithholding(asked, rules.withholding));
  const tolerance = rules.on(withholding.payDate).maybe('withholding-tolerance')?.amount;
  if (due === undefined || tolerance == null) return undefined;
  const toleranceCents = rateTimes(tolerance, 1, 'down');
  const workedOut = linesOf(asked, rules, due);
  const kinds = new Set([...stated, ...workedOut].map(({ kind }) => groupOf(kind)));
  return [...kinds].flatMap((group) => {
    const own = stated.filter(({ kind }) => groupOf(kind) === group);
    const dueCents = dueOf(group, due);
    const off = own.reduce((sum, one) => sum + one.amountCents, 0) - (dueCents ?? 0);
    if (dueCents === undefined || Math.abs(off) <= toleranceCents) return own.map(reportedLine);
    return workedOut.filter(({ kind }) => groupOf(kind) === group);
  });
}

/** The kinds that are held against what is due together: both contributions of the pension plan, and all income tax. */
const groupOf = (kind: StatutoryAmount['kind']): string => (kind === 'cpp2' ? 'cpp' : kindOf(kind));

function dueOf(group: string, { made, taxCents, taxOpen }: DueWithholding): number | undefined {
  switch (group) {
    case 'cpp':
      return made.cppCents + made.cpp2Cents;
    case 'ei':
      return made.eiCents;
    case 'qpip':
      return made.qpipCents ?? 0;
    default:
      return taxOpen === undefined ? taxCents : undefined;
  }
}

/** Lines with their steps, where all of them are known. */
function linesOf(
  asked: WithholdingFacts,
  rules: PayRules,
  { made }: DueWithholding,
): readonly StatutoryLine[] {
  return known(() => withhold(asked, rules.withholding).lines) ?? made.lines;
}

function known<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RuleRefused) return undefined;
    throw error;
  }
}
