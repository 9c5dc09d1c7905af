import type { RuleParams } from '../inquiry.js';
import type { StepCode } from '../result-codes.js';
import type { WithholdingStep } from './result.js';

/** One step of a withholding. */
export function step(code: StepCode, params: RuleParams, value: number): WithholdingStep {
  return { code, params, value };
}
