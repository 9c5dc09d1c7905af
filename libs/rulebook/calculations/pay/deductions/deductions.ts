import { cents, zeroCents, type Cents } from '#libs/quantities';

import type { DatedValue, Source } from '../../../value.js';
import type { RuleStep, RuleWarning } from '../../inquiry.js';
import type { DeductionKind } from '../facts/pay-facts.js';
import type { payWarningParams } from '../pay-codes.js';
import type { PayRule } from '../rules/pay-rules.js';

/** One deduction of a pay statement, with how it was computed. */
export interface PayLine {
  readonly kind: DeductionKind;
  /** Positive: money kept back from the worker. */
  readonly amountCents: Cents;
  /** The value code that allows it, or `as-reported`. */
  readonly rule: string;
  readonly source: Source | null;
  readonly steps: readonly RuleStep[];
  /** What the cap of the season leaves after this line. */
  readonly capLeftCents?: Cents;
}

type PayWarningCode = keyof typeof payWarningParams;
type PayWarningFacts = RuleWarning['params'] & { readonly kind?: DeductionKind };

/** The deductions of one period in the making. */
export class Deductions {
  readonly lines: PayLine[] = [];
  readonly warnings: RuleWarning[] = [];
  /** Values used that are not confirmed. */
  readonly used: PayRule[] = [];
  totalCents: Cents = zeroCents;
  /** True when statutory amounts rest on a value that no source confirms. */
  tainted = false;

  constructor(readonly grossCents: Cents) {}

  /** What is left of the pay after the deductions made so far. */
  get leftCents(): Cents {
    return cents(Math.max(0, this.grossCents - this.totalCents));
  }

  add(line: PayLine): void {
    if (line.amountCents === 0 && line.capLeftCents === undefined) return;
    this.lines.push(line);
    this.totalCents = cents(this.totalCents + line.amountCents);
  }

  warn(code: PayWarningCode, params: PayWarningFacts, value?: DatedValue): void {
    this.warnings.push({ code, params, ...(value && { source: value.source }) });
  }

  note(rule: PayRule): void {
    if (rule.warning) this.used.push(rule);
  }
}
