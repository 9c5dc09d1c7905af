import type { Cents } from '#libs/quantities';

import type { Source } from '../../value.js';
import type { RuleResult, RuleStep } from '../inquiry.js';

/** What is withheld by statute, in the order in which it is worked out. */
export type WithholdingKind = 'cpp' | 'cpp2' | 'ei' | 'qpip' | 'federal-tax' | 'provincial-tax';

/** One step of a withholding; what comes out of it is in cents. */
export interface WithholdingStep extends RuleStep {
  readonly value: number;
}

/** One amount withheld, with how it was found. */
export interface WithholdingLine {
  readonly kind: WithholdingKind;
  readonly amountCents: Cents;
  /** The value code that it rests on. */
  readonly rule: string;
  readonly source: Source;
  readonly steps: readonly WithholdingStep[];
}

/** Everything withheld from one payment. */
export interface Withholding extends RuleResult {
  /** The year and issue of the tables, as `2026/jan`. */
  readonly edition: string;
  /** Base and first additional pension contribution of the worker, without the second. */
  readonly cppCents: Cents;
  readonly cpp2Cents: Cents;
  readonly eiCents: Cents;
  /** In Quebec alone. */
  readonly qpipCents?: Cents;
  readonly federalTaxCents: Cents;
  readonly provincialTaxCents: Cents;
  /** All that is kept back: the statutory amounts, registered plans and union dues. */
  readonly totalCents: Cents;
  /** Pay, cash benefits and lump sum less the total; below 0 where that is more, with a warning. */
  readonly netCents: Cents;
  /** One line for each kind that the place of work knows, also where it is 0. */
  readonly lines: readonly WithholdingLine[];
}
