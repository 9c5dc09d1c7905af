import { zeroCents, type Cents } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import type { DatedValue, Source } from '../../../value.js';
import type { RuleStep, RuleWarning } from '../../inquiry.js';
import type { payWarningParams } from '../pay-codes.js';
import type { DeductionKind, PayFacts } from '../facts/pay-facts.js';
import type { PayRule, PayRules, RulesOfDay } from '../rules/pay-rules.js';

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
  readonly mealDays: number;
  totalCents = 0;
  /** True when statutory amounts rest on a value that no source confirms. */
  tainted = false;
  private readonly rules: RulesOfDay;

  constructor(
    readonly facts: PayFacts,
    rules: PayRules,
    readonly grossCents: Cents,
    /** What of gross belongs to no single period, and is taxed as such. */
    readonly lumpSumCents: Cents = zeroCents,
  ) {
    this.rules = rules.on(facts.periodEnd);
    this.mealDays = facts.mealsDays ?? daysWithMeals(facts);
  }

  /** The value on the last day of the period; refused when it is not held. */
  need(code: ValueCode): PayRule {
    return this.note(this.rules.need(code));
  }

  /** The value, or undefined where none is held; refused when it is unconfirmed. */
  held(code: ValueCode): PayRule | undefined {
    const rule = this.rules.held(code);
    return rule && this.note(rule);
  }

  /** The value, or undefined where it is not held or not confirmed. */
  maybe(code: ValueCode): PayRule | undefined {
    const rule = this.rules.maybe(code);
    return rule && this.note(rule);
  }

  add(line: PayLine): void {
    if (line.amountCents === 0 && line.capLeftCents === undefined) return;
    this.lines.push(line);
    this.totalCents += line.amountCents;
  }

  warn(code: PayWarningCode, params: PayWarningFacts, value?: DatedValue): void {
    this.warnings.push({ code, params, ...(value && { source: value.source }) });
  }

  private note(rule: PayRule): PayRule {
    if (rule.warning) this.used.push(rule);
    return rule;
  }
}

function daysWithMeals({ days }: PayFacts): number {
  let count = 0;
  for (const day of days) if (day.meals) count += 1;
  return count;
}
