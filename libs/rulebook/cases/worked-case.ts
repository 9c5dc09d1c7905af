import type { Source } from '../value.js';
import type { CaseAnswer } from './case-calculation.js';
import type { CaseFacts } from './case-facts.js';
import type { CaseKind } from './case-kinds.js';

/** One example worked out by hand or taken from a publication: facts, and what a lawful calculation answers. */
export interface WorkedCase {
  readonly name: string;
  readonly kind: CaseKind;
  readonly facts: CaseFacts;
  readonly expected: Readonly<Record<string, CaseAnswer>>;
  /** How far an answer may lie from what is expected, by its name: dollars or another number, as text. */
  readonly tolerance: Readonly<Record<string, string>>;
  /** Whether unconfirmed values may be used; the answer `tainted` says that they were. */
  readonly allowUnconfirmed: boolean;
  readonly source: Source;
  readonly note?: string;
  /** The YAML file below `values/`, and the place in it. */
  readonly file: string;
  readonly path: string;
}
