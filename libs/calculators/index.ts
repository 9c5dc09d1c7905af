export {
  type Checklist,
  checklistCalendar,
  checklistDocument,
  checklistFor,
  type SeasonWords,
  sourceOf,
} from './checklist/checklist.js';
export {
  calculatePay,
  type PayCalculation,
  type PayRefused,
  type PlacedRefusal,
} from './pay/calculate-pay.js';
export type { PlaceFinding } from './pay/json-place.js';
export { knownProgrammes } from './pay/known-words.js';
export type { PayPeriod } from './pay/read-pay-period.js';
export { statementJson } from './pay/statement-json.js';
export { QuestionInvalid, type QuestionProblem } from './question.js';
export { listValues, valuesDocument } from './rules/list-values.js';
export { type LookedUp, lookedUpDocument, lookUp } from './rules/look-up.js';
export { CodeUnknown, type RuleWords } from './rules/rule-question.js';
export { compare, type Comparison, comparisonDocument } from './what-if/comparison.js';
export { closed, type RecordSource, type RejectedRow, RejectedRows } from './what-if/source.js';
export { acceptedRows } from './withholding/accepted-rows.js';
export type { CellProblem } from './withholding/cells.js';
export {
  type ComputedRow as ComputedWithholding,
  computeRows as computeWithholding,
  type RejectedRow as RejectedWithholding,
} from './withholding/compute-rows.js';
export { withholdingCsv, withholdingJson } from './withholding/withholding-documents.js';
