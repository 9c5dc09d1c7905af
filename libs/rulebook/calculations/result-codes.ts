import { checkStepParams, checkWarningParams, retiredCheckStepParams } from './checks/check-codes.js';
import { guaranteeStepParams } from './guarantee/guarantee-codes.js';
import { owedStepParams } from './guarantee/owed-codes.js';
import { payStepParams, payWarningParams } from './pay/pay-codes.js';
import { quebecStepParams, quebecWarningParams } from './withholding/quebec/quebec-codes.js';
import { withholdingStepParams, withholdingWarningParams } from './withholding/step-codes.js';

/** Steps and warnings that are not of one subject. */
const generalStepParams = {
  /** A date so many calendar days before another. Value: the date. */
  DAYS_BEFORE: ['neededOn', 'days'],
} as const;
const generalWarningParams = {
  VALUE_CARRIED: ['value', 'keys', 'fromOn', 'note'],
  VALUE_UNCONFIRMED_USED: ['value', 'keys', 'fromOn', 'note'],
  VALUE_PROPOSED: ['value', 'keys', 'fromOn', 'note'],
  /** No source confirms a value, and the answer is the same for all that it can be. */
  VALUE_BOUNDED: ['value', 'keys', 'fromOn', 'note', 'least', 'most'],
} as const;

/**
 * Every step that a calculation can show, with the names of its params. A subject adds its own map here and its sentences
 * in `explain/`: a code without a sentence in every language does not compile.
 */
export const stepParams = {
  ...generalStepParams,
  ...payStepParams,
  ...guaranteeStepParams,
  ...checkStepParams,
  ...retiredCheckStepParams,
  ...owedStepParams,
  ...withholdingStepParams,
  ...quebecStepParams,
};

/** Every warning that a result can carry, with the names of its params. */
export const warningParams = {
  ...generalWarningParams,
  ...payWarningParams,
  ...checkWarningParams,
  ...withholdingWarningParams,
  ...quebecWarningParams,
};

export type StepCode = keyof typeof stepParams;
export type WarningCode = keyof typeof warningParams;
