import type { RuleParams } from '../inquiry.js';
import type { StepCode } from '../result-codes.js';
import type { WithholdingStep } from './result.js';

/** One step of a withholding. */
export function step(code: StepCode, params: RuleParams, value: number): WithholdingStep {
  return { code, params, value };
}

/** Where steps are noted; absent where only amounts are asked for, which takes half the time. */
export type Steps = WithholdingStep[] | undefined;
