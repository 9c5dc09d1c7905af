import { cents, type Cents, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { DatedValue, Source } from '../../../value.js';
import { statusWarning, type RuleStep, type RuleWarning } from '../../inquiry.js';
import type { PayRule, PayRules } from '../../pay/rules/pay-rules.js';
import type { PayFinding, Unchecked } from '../finding.js';
import type { FindingCode } from '../finding-codes.js';
import type { CheckBalances, PaidRecord, TakenKind } from '../paid-record.js';

/** A violation that a check found, before it is told of whom and when. */
export interface Violation {
  readonly code: FindingCode;
  readonly owedCents: number;
  readonly estimateCents?: Cents;
  readonly expectedCents: number | null;
  readonly actualCents: number | null;
  /** The values that decide, the first of which names rule and source. */
  readonly values: readonly DatedValue[];
  /** Rule and source where the record contradicts itself, or an officer-set rate decides. */
  readonly rule?: string;
  readonly source?: Source;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** Made only for what is found. */
  readonly explanation: readonly RuleStep[];
  /** All records that show it, where these are not just the one that is checked. */
  readonly recordIds?: readonly string[];
}

/** A finding about a record, or about records of which it is the last. */
export function findingOf(record: PaidRecord, violation: Violation): PayFinding {
  const [decisive] = violation.values;
  return {
    code: violation.code,
    recordIds: violation.recordIds ?? idsOf(record),
    workerId: record.workerId,
    employerId: record.employerId,
    from: violation.from ?? record.periodStart,
    to: violation.to ?? record.periodEnd,
    owedCents: cents(Math.max(0, violation.owedCents)),
    estimateCents: violation.estimateCents,
    expectedCents: violation.expectedCents === null ? null : cents(violation.expectedCents),
    actualCents: violation.actualCents === null ? null : cents(violation.actualCents),
    rule: violation.rule ?? decisive?.code ?? 'pay-record',
    source: violation.source ?? decisive?.source ?? ownSource,
    explanation: violation.explanation,
    warnings: violation.values.flatMap((value) => statusWarning(value) ?? []),
  };
}

const ownSource: Source = { title: 'Pay record', href: null, clause: 'its own figures' };

/** A record's own id, with those of the payments that were added to it. */
export function idsOf({ recordId, supplementIds }: PaidRecord): readonly string[] {
  return supplementIds === undefined ? [recordId] : [recordId, ...supplementIds];
}

/** The check of one record in the making: what it takes from the rules, and what it finds. */
export class RecordCheck {
  readonly findings: PayFinding[] = [];
  readonly unchecked: Unchecked[] = [];
  readonly warnings: RuleWarning[] = [];
  /** Values that no source confirms for the date. */
  readonly used: DatedValue[] = [];

  constructor(
    readonly record: PaidRecord,
    readonly rules: PayRules,
    readonly before: CheckBalances,
  ) {}

  /** Cents taken of a kind. */
  taken(kind: TakenKind): number {
    return this.record.taken[kind] ?? 0;
  }

  /** The value on the last day of the period; where there is none, the check is noted as not made. */
  need(code: ValueCode, check: FindingCode): PayRule | undefined {
    const rule = this.rules.on(this.record.periodEnd).look(code);
    if (rule instanceof RuleRefused) {
      this.leaveOut(check, whyNot(rule, code, this));
      return undefined;
    }
    this.use(rule);
    return rule;
  }

  use({ value }: PayRule): void {
    if (value.status !== 'confirmed') this.used.push(value);
  }

  leaveOut(check: FindingCode, { code, params }: Omit<Unchecked, 'check'>): void {
    this.unchecked.push({ check, code, params });
  }

  find(violation: Violation): void {
    this.findings.push(findingOf(this.record, violation));
  }
}

/** Why a value cannot be used in the check of a record. */
export function whyNot(
  { refusals }: RuleRefused,
  code: ValueCode,
  { rules, record }: Pick<RecordCheck, 'rules' | 'record'>,
): Omit<Unchecked, 'check'> {
  const [first] = refusals;
  const value = typeof first?.params['value'] === 'string' ? first.params['value'] : code;
  return {
    code: first?.code === 'VALUE_UNCONFIRMED' ? 'VALUE_UNCONFIRMED' : 'VALUE_NOT_COVERED',
    params: { value, keys: rules.subject, dateOn: record.periodEnd },
  };
}

export function step(code: RuleStep['code'], params: RuleStep['params'], value: string | number): RuleStep {
  return { code, params, value };
}
