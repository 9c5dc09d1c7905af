import { cents, type Cents } from '#libs/quantities';

import { word, type RuleStep } from '../../inquiry.js';
import type { LumpSum, WithholdingFacts } from '../../withholding/facts.js';
import { withhold } from '../../withholding/withhold.js';
import type { PayFacts, StatutoryAmount } from '../facts/pay-facts.js';
import type { PayRules } from '../rules/pay-rules.js';
import type { Deductions } from './deductions.js';

/**
 * Adds what the state takes: as the employer reports it, or worked out where that is asked for and the edition computes it.
 * `lumpSumCents` is the part of gross that belongs to no single period.
 */
export function statutory(made: Deductions, facts: PayFacts, rules: PayRules, lumpSumCents: Cents): void {
  const { statutory: wanted, withholding } = facts;
  if (wanted === undefined) return;
  if (wanted !== 'compute') {
    for (const amount of wanted) asReported(made, amount);
    return;
  }
  const way = rules.on(facts.periodEnd).need('statutory-withholding');
  made.note(way);
  if (word(way.value) !== 'computed') made.warn('STATUTORY_AS_REPORTED', {}, way.value);
  else if (withholding) computed(made, rules, withholding, lumpSumCents);
}

function computed(
  made: Deductions,
  rules: PayRules,
  facts: NonNullable<PayFacts['withholding']>,
  lumpSumCents: Cents,
): void {
  const { province } = rules.subject;
  // An object that is spread costs more here than the tax: V8 keeps its fields in a dictionary.
  const grossCents = cents(made.grossCents - lumpSumCents);
  const asked: WithholdingFacts = Object.assign({ province, grossCents }, facts, lumpSumOf(lumpSumCents));
  const withheld = withhold(asked, rules.withholding);
  for (const line of withheld.lines) made.add(line);
  made.warnings.push(...withheld.warnings);
  made.tainted ||= withheld.tainted;
}

/** Undefined in all but the last pay of a contract. */
function lumpSumOf(lumpSumCents: Cents): { lumpSum: LumpSum } | undefined {
  return lumpSumCents === 0 ? undefined : { lumpSum: { kind: 'bonus', grossCents: lumpSumCents } };
}

function asReported(made: Deductions, { kind, amountCents }: StatutoryAmount): void {
  const steps: RuleStep[] = [{ code: 'AS_REPORTED', params: { kind }, value: amountCents }];
  made.add({ kind, amountCents, rule: 'as-reported', source: null, steps });
}
