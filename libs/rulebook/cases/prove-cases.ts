import { Decimal } from '#libs/quantities';

import { RuleRefused } from '../refusal.js';
import type { Rulebook } from '../rulebook.js';
import type { CaseAnswer } from './case-calculation.js';
import { caseKinds } from './case-kinds.js';
import type { WorkedCase } from './worked-case.js';

/** One answer that is not what a case expects. */
export interface CaseDifference {
  readonly answer: string;
  readonly expected: CaseAnswer;
  /** Undefined when the calculation gives no answer of that name. */
  readonly actual: CaseAnswer | undefined;
  readonly tolerance?: string;
}

/** A case that does not hold, and why. */
export interface FailedCase {
  readonly case: WorkedCase;
  /** What the rulebook said where it refused. */
  readonly refused?: string;
  readonly differences: readonly CaseDifference[];
}

/** Works every case with the rulebook and gives those that do not hold. Throws what is no refusal: a broken calculation. */
export function proveCases(rulebook: Rulebook, cases: readonly WorkedCase[]): FailedCase[] {
  return cases.flatMap((one) => {
    const actual = answersOf(rulebook, one);
    const differences = Object.entries(one.expected).flatMap(([answer, expected]) => {
      const tolerance = one.tolerance[answer];
      if (agree(expected, actual[answer], tolerance)) return [];
      return [{ answer, expected, actual: actual[answer], ...(tolerance !== undefined && { tolerance }) }];
    });
    if (actual['refused'] !== undefined && one.expected['refused'] === undefined)
      differences.push({ answer: 'refused', expected: null, actual: actual['refused'] });
    const said = actual['refusedText'];
    const refused = typeof said === 'string' ? { refused: said } : {};
    return differences.length > 0 ? [{ case: one, ...refused, differences }] : [];
  });
}

function answersOf(rulebook: Rulebook, one: WorkedCase): Readonly<Record<string, CaseAnswer>> {
  try {
    const { allowUnconfirmed } = one;
    return caseKinds[one.kind].answer(one.facts, rulebook, { allowUnconfirmed });
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return {
      refused: error.refusals.map((refusal) => refusal.code).join(' '),
      refusedText: error.refusals.map((refusal) => refusal.text).join(' '),
    };
  }
}

function agree(expected: CaseAnswer, actual: CaseAnswer | undefined, tolerance: string | undefined): boolean {
  if (tolerance === undefined || typeof actual !== 'string' || typeof expected !== 'string')
    return JSON.stringify(expected) === JSON.stringify(actual);
  return new Decimal(actual).minus(expected).abs().lessThanOrEqualTo(tolerance);
}
