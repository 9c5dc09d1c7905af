import type { RuleRefusal } from '../../refusal.js';
import type { Source } from '../../value.js';

/** What can be wrong with an order before it is filed; who files it has the words for each. */
export const orderProblemCodes = [
  'NEED_DATES_REVERSED',
  'POSITIONS_DO_NOT_ADD_UP',
  'HOUSING_TOO_SMALL',
  'GUARANTEE_NOT_OFFERED',
  'STAY_TOO_LONG',
  'WAGE_OFFER_BELOW_FLOOR',
  'MEAL_PRICE_OVER_CAP',
] as const;
export type OrderProblemCode = (typeof orderProblemCodes)[number];

/** One reason against an order: its code with what its words name, and the rule with its source where one decides. */
export interface OrderProblem {
  readonly code: OrderProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The value code. */
  readonly rule?: string;
  readonly source?: Source;
}

/** One reason against a filing: of the order, or why the rulebook cannot answer or takes no order now. */
export type FilingProblem = OrderProblem | RuleRefusal;

/** A problem by the value that decides it. */
export function problemBy(
  { code: rule, source }: { readonly code: string; readonly source: Source },
  code: OrderProblemCode,
  params: OrderProblem['params'],
): OrderProblem {
  return { code, params, rule, source };
}
