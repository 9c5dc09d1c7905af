import { cents, daysBetween, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../codes.js';
import type { DatedValue, Source } from '../../value.js';
import { statusWarning, type RuleStep } from '../inquiry.js';
import type { CheckRules, HeldRule, RefusedRule } from './check-rules.js';
import type { PayFinding, Unchecked } from './finding.js';
import type { FindingCode } from './finding-codes.js';
import { partsPerUnit, shareDown } from './parts.js';
import type { CheckBalances, PaidRecord, TakenKind } from './paid-record.js';

/** What a check found wrong, before it is told of whom and when. */
export interface Wrong {
  readonly code: FindingCode;
  readonly owedCents: number;
  readonly expectedCents: number | null;
  readonly actualCents: number | null;
  /** The values that decide, the first of which names rule and source. */
  readonly values: readonly DatedValue[];
  /** Rule and source where the record contradicts itself, or an officer's rate decides. */
  readonly rule?: string;
  readonly source?: Source;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** Made only for what is found. */
  readonly explanation: readonly RuleStep[];
  /** Other records that show it, before this one. */
  readonly with?: readonly string[];
}

/** A finding about a record, or about records of which it is the last. */
export function findingOf(record: PaidRecord, wrong: Wrong): PayFinding {
  const [decisive] = wrong.values;
  return {
    code: wrong.code,
    recordIds: [...(wrong.with ?? []), record.recordId],
    workerId: record.workerId,
    employerId: record.employerId,
    from: wrong.from ?? record.periodStart,
    to: wrong.to ?? record.periodEnd,
    owedCents: cents(Math.max(0, wrong.owedCents)),
    expectedCents: wrong.expectedCents === null ? null : cents(wrong.expectedCents),
    actualCents: wrong.actualCents === null ? null : cents(wrong.actualCents),
    rule: wrong.rule ?? decisive?.code ?? 'pay-record',
    source: wrong.source ?? decisive?.source ?? ownSource,
    explanation: wrong.explanation,
    warnings: wrong.values.flatMap((value) => statusWarning(value) ?? []),
  };
}

const ownSource: Source = { title: 'Pay record', href: null, clause: 'its own figures' };

/** The check of one record in the making: what it takes from the rules, and what it finds. */
export class RecordCheck {
  readonly findings: PayFinding[] = [];
  readonly unchecked: Unchecked[] = [];
  /** Values that no source confirms for the date. */
  readonly used: DatedValue[] = [];

  constructor(
    readonly record: PaidRecord,
    readonly rules: CheckRules,
    readonly before: CheckBalances,
  ) {}

  /** Calendar days of the period. */
  get dayCount(): number {
    return daysBetween(this.record.periodStart, this.record.periodEnd) + 1;
  }

  /** Cents taken of a kind. */
  taken(kind: TakenKind): number {
    return this.record.taken[kind] ?? 0;
  }

  /** The value on the last day of the period; where there is none, the check is noted as not made. */
  need(code: ValueCode, check: FindingCode): HeldRule | undefined {
    const rule = this.rules.look(code, this.record.periodEnd);
    if (!rule.held) {
      this.leaveOut(check, rule);
      return undefined;
    }
    this.use(rule);
    return rule;
  }

  use({ value }: HeldRule): void {
    if (value.status !== 'confirmed') this.used.push(value);
  }

  leaveOut(check: FindingCode, { code, params }: Omit<RefusedRule, 'held'>): void {
    this.unchecked.push({ check, code, params });
  }

  find(wrong: Wrong): void {
    this.findings.push(findingOf(this.record, wrong));
  }

  /** Reports what was taken beyond what is allowed, if anything was. Gives back the lawful part. */
  cap(code: FindingCode, takenCents: number, allowedCents: number, found: () => Caps): number {
    if (takenCents <= allowedCents) return takenCents;
    const owedCents = takenCents - allowedCents;
    this.find({ code, owedCents, expectedCents: allowedCents, actualCents: takenCents, ...found() });
    return allowedCents;
  }

  /** Reports a kind that may not be taken at all, with the value that says so. */
  notAllowed(
    kind: TakenKind,
    value: DatedValue,
    code: FindingCode = 'DEDUCTION_NOT_ALLOWED',
    stepCode: 'KIND_NOT_ALLOWED' | 'NO_CONSENT' = 'KIND_NOT_ALLOWED',
  ): void {
    const takenCents = this.taken(kind);
    const explanation = [step(stepCode, { kind }, takenCents)];
    const amounts = { owedCents: takenCents, expectedCents: 0, actualCents: takenCents };
    this.find({ code, ...amounts, values: [value], explanation });
  }

  /** Days with at least so many hours, and some. */
  daysOfAtLeast(hours: number): number {
    const { dailyHourParts } = this.record;
    const least = Math.max(1, hours * partsPerUnit);
    let days = 0;
    for (let day = 0; day < dailyHourParts.length; day += 1) {
      if ((dailyHourParts[day] ?? 0) >= least) days += 1;
    }
    return days;
  }
}

/** What decides a cap, and its steps. */
type Caps = Pick<Wrong, 'values' | 'explanation'>;

export function step(code: RuleStep['code'], params: RuleStep['params'], value: string | number): RuleStep {
  return { code, params, value };
}

/** So many times an amount in ten-thousandths of a dollar, in cents rounded half up. */
export function timesRate(count: number, rateParts: number): number {
  const doubled = 2 * count * rateParts + 100;
  return shareDown(doubled, { numerator: 1, denominator: 200 });
}
