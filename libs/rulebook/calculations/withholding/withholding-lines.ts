import { cents, zeroCents, type Cents } from '#libs/quantities';

import type { DatedValue } from '../../value.js';
import type { RuleWarning } from '../inquiry.js';
import type { WithholdingFacts } from './facts.js';
import type { Withholding, WithholdingKind, WithholdingLine, WithholdingStep } from './result.js';
import { taxExemptionWarnings } from './tax/tax-exemption.js';

/** One line of a withholding. */
export function withholdingLine(
  kind: WithholdingKind,
  amountCents: number,
  rule: DatedValue,
  steps: readonly WithholdingStep[],
): WithholdingLine {
  return { kind, amountCents: cents(amountCents), rule: rule.code, source: rule.source, steps };
}

/**
 * A withholding of its lines: amounts by kind, what is kept back in all, and the net that is left, which is below 0 where
 * deductions are more than the pay.
 */
export function withholdingOf(
  facts: WithholdingFacts,
  edition: string,
  lines: readonly WithholdingLine[],
  standing: Pick<Withholding, 'warnings' | 'tainted'>,
): Withholding {
  const { lumpSum } = facts;
  let total = (facts.rrspCents ?? 0) + (facts.unionDuesCents ?? 0) + (lumpSum?.rrspCents ?? 0);
  for (const line of lines) total += line.amountCents;
  const paid = facts.grossCents + (facts.taxableBenefitsCents ?? 0) + (lumpSum?.grossCents ?? 0);
  const qpipCents = lines.find(({ kind }) => kind === 'qpip')?.amountCents;
  const made: Unfinished = {
    edition,
    cppCents: amountOf('cpp', lines),
    cpp2Cents: amountOf('cpp2', lines),
    eiCents: amountOf('ei', lines),
    federalTaxCents: amountOf('federal-tax', lines),
    provincialTaxCents: amountOf('provincial-tax', lines),
    totalCents: cents(total),
    netCents: cents(paid - total),
    lines,
    warnings: warningsOf(facts, paid, total, standing.warnings),
    tainted: standing.tainted,
  };
  if (qpipCents !== undefined) made.qpipCents = qpipCents;
  return made;
}

/** Warnings of the values, and of the payment itself. */
function warningsOf(
  facts: WithholdingFacts,
  payCents: number,
  deductionsCents: number,
  ofValues: readonly RuleWarning[],
): readonly RuleWarning[] {
  const ofExemption = taxExemptionWarnings(facts);
  if (deductionsCents <= payCents) return ofExemption.length === 0 ? ofValues : [...ofValues, ...ofExemption];
  const params = { payCents, deductionsCents, netCents: payCents - deductionsCents };
  return [...ofValues, ...ofExemption, { code: 'DEDUCTIONS_ABOVE_PAY', params }];
}

/** A copy for one more field would cost more than all the rest of it. */
type Unfinished = Omit<Withholding, 'qpipCents'> & { qpipCents?: Cents };

function amountOf(kind: WithholdingKind, lines: readonly WithholdingLine[]): Cents {
  for (const line of lines) if (line.kind === kind) return line.amountCents;
  return zeroCents;
}
