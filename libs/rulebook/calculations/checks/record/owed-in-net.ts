import { cents } from '#libs/quantities';

import type { PayFinding } from '../finding.js';
import type { FindingCode } from '../finding-codes.js';
import { step } from './record-check.js';

/** Findings about gross pay, of which something is still to be withheld once it is paid. */
const ofGross: readonly FindingCode[] = ['PAY_BELOW_FLOOR', 'PIECE_BELOW_FLOOR', 'GROSS_MISMATCH'];

/**
 * Findings of one record with what they owe in net pay: together no more than `mostCents`, by which what was paid is less than the
 * net that is due. What is owed of gross is lessened first: something is still to be withheld of it, or was kept for the worker.
 */
export function owedInNet(findings: readonly PayFinding[], mostCents: number): readonly PayFinding[] {
  let over = findings.reduce((sum, { owedCents }) => sum + owedCents, 0) - Math.max(0, mostCents);
  if (over <= 0) return findings;
  const lessened = [...findings];
  const order = [...lessened.keys()].sort((one, other) => rank(lessened[one]) - rank(lessened[other]));
  for (const index of order) {
    const finding = lessened[index];
    const part = Math.min(over, finding?.owedCents ?? 0);
    if (finding === undefined || part <= 0) continue;
    over -= part;
    const explanation = [...finding.explanation, step('NOT_OWED_IN_NET', {}, part)];
    lessened[index] = { ...finding, owedCents: cents(finding.owedCents - part), explanation };
  }
  return lessened;
}

const rank = (finding: PayFinding | undefined): number =>
  finding !== undefined && ofGross.includes(finding.code) ? 0 : 1;
