import type { LookupOptions, Rulebook } from '../rulebook.js';
import type { CaseFacts, FactShape } from './case-facts.js';

/** What a case states or an answer gives under one name; money is dollars as text, as "55.50". */
export type CaseAnswer = string | number | boolean | null | readonly string[];

/** How one kind of case is asked and answered. */
export interface CaseCalculation {
  readonly shape: FactShape;
  /** Every answer by its name. May throw RuleRefused: the answer is then `refused`, the codes. */
  answer(facts: CaseFacts, rulebook: Rulebook, options: LookupOptions): Record<string, CaseAnswer>;
}
