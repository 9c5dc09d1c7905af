import type { Source } from './value.js';

/** Codes of what the rulebook refuses or finds wanting. Callers translate messages by code. */
export type RuleRefusalCode =
  | 'DATE_IN_NO_EDITION'
  | 'VALUE_NOT_COVERED'
  | 'VALUE_UNCONFIRMED'
  | 'OBLIGATION_NOT_COVERED'
  | 'OBLIGATION_UNCONFIRMED'
  | 'HOLIDAYS_NOT_COVERED'
  | 'HOLIDAY_UNCONFIRMED'
  | 'FILED_TOO_LATE'
  | 'FILED_LATER_THAN_ADVISED'
  | 'LMT_WINDOW_NOT_OPEN'
  | 'LMT_WINDOW_CLOSED'
  | 'ADVERTISING_METHODS_TOO_FEW'
  | 'ADVERTISING_TOO_SHORT'
  | 'ADVERTISING_OUTSIDE_WINDOW'
  | 'ADVERTISING_OUTREACH_TOO_FEW'
  | 'PROGRAMME_UNKNOWN'
  | 'COUNTRY_NOT_PARTICIPATING'
  | 'WORKER_TOO_YOUNG'
  | 'FIRST_TIMER_TOO_YOUNG'
  | 'FARM_EXPERIENCE_MISSING'
  | 'DOCUMENT_MISSING'
  | 'PAY_FACTS_INVALID'
  | 'WITHHOLDING_NOT_STATED'
  | 'WITHHOLDING_NOT_COMPUTED'
  | 'WITHHOLDING_KIND_UNKNOWN'
  | 'WITHHOLDING_STATED_TWICE'
  | 'WITHHOLDING_AT_ZERO'
  | 'NET_BELOW_ZERO';

const notHeld: ReadonlySet<string> = new Set<RuleRefusalCode>([
  'DATE_IN_NO_EDITION',
  'VALUE_NOT_COVERED',
  'VALUE_UNCONFIRMED',
  'OBLIGATION_NOT_COVERED',
  'OBLIGATION_UNCONFIRMED',
  'HOLIDAYS_NOT_COVERED',
  'HOLIDAY_UNCONFIRMED',
]);

/** Whether a refusal says that the rulebook holds no value that may be used, and not that a fact is wrong. */
export function isNotHeld(code: string): boolean {
  return notHeld.has(code);
}

/** One thing refused: what (code and params), the rule and its source, and what can be done instead. */
export interface RuleRefusal {
  readonly code: RuleRefusalCode;
  readonly params: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** The value code or calculation that refuses. */
  readonly rule: string;
  readonly source?: Source;
  /** What happened, in English; other languages are rendered from code and params. */
  readonly text: string;
  /** What can be done instead, in English. */
  readonly instead: string;
}

/**
 * Thrown when a question cannot be answered from the rulebook or a pay record cannot lawfully stand. Findings about facts
 * (a worker too young, an advertisement too short) are not thrown: calculations return them as a list.
 */
export class RuleRefused extends Error {
  constructor(readonly refusals: readonly RuleRefusal[]) {
    super(refusals.map((refusal) => `${refusal.code}: ${refusal.text} ${refusal.instead}`).join('\n'));
    this.name = 'RuleRefused';
  }
}
