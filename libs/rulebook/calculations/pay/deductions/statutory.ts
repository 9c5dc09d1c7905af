import { cents, zeroCents, type Cents } from '#libs/quantities';

import { word } from '../../inquiry.js';
import type { LumpSum, WithholdingFacts } from '../../withholding/facts.js';
import type { WithholdingLine } from '../../withholding/result.js';
import { withhold } from '../../withholding/withhold.js';
import type { PayFacts } from '../facts/pay-facts.js';
import type { PayRules } from '../rules/pay-rules.js';
import type { Deductions } from './deductions.js';
import { dueInstead } from './due-instead.js';
import { reportedLine } from './reported-line.js';

/**
 * Adds what the state takes: as the employer reports it, or worked out where that is asked for and the edition computes it.
 * `lumpSumCents` is the part of gross that belongs to no single period.
 */
export function statutory(made: Deductions, facts: PayFacts, rules: PayRules, lumpSumCents: Cents): void {
  const { statutory: wanted, withholding } = facts;
  if (wanted === undefined) return;
  if (wanted !== 'compute') {
    const lines = facts.stated && dueInstead(made, facts, rules, wanted, lumpSumCents);
    for (const line of lines ?? wanted.map(reportedLine)) made.add(line);
    return;
  }
  const way = rules.on(facts.periodEnd).need('statutory-withholding');
  made.note(way);
  if (word(way.value) !== 'computed') made.warn('STATUTORY_AS_REPORTED', {}, way.value);
  else if (withholding)
    computed(made, rules, withholding, { lumpSumCents, retroactiveCents: facts.retroactiveCents });
}

/** What of a payment belongs to no single period: a part of its gross, and what it makes up for beside it. */
interface BesidePeriod {
  readonly lumpSumCents: Cents;
  readonly retroactiveCents: Cents | undefined;
}

function computed(
  made: Deductions,
  rules: PayRules,
  facts: NonNullable<PayFacts['withholding']>,
  beside: BesidePeriod,
): void {
  const { province } = rules.subject;
  // An object that is spread costs more here than the tax: V8 keeps its fields in a dictionary.
  const grossCents = cents(made.grossCents - beside.lumpSumCents);
  const asked: WithholdingFacts = Object.assign({ province, grossCents }, facts, lumpSumOf(beside));
  const withheld = withhold(asked, rules.withholding);
  for (const line of withheld.lines) {
    made.add(line);
    warnOfExemption(made, line);
  }
  made.warnings.push(...withheld.warnings);
  made.tainted ||= withheld.tainted;
}

/** A line of 0 is not on the statement: that an exemption is the reason is told beside it. */
function warnOfExemption(made: Deductions, { kind, amountCents, steps }: WithholdingLine): void {
  if (amountCents !== 0) return;
  for (const { params } of steps) {
    const { exemption } = params;
    const isTold = kind === 'cpp2' && made.warnings.some((one) => one.params['kind'] === 'cpp');
    if (typeof exemption === 'string' && !isTold) made.warn('NOT_WITHHELD', { kind, exemption });
  }
}

/** Undefined in all but the last pay of a contract, and pay that makes up for earlier one. */
function lumpSumOf({
  lumpSumCents,
  retroactiveCents = zeroCents,
}: BesidePeriod): { lumpSum: LumpSum } | undefined {
  const grossCents = cents(lumpSumCents + retroactiveCents);
  if (grossCents === 0) return undefined;
  return { lumpSum: { kind: lumpSumCents > 0 ? 'bonus' : 'retroactive-pay', grossCents } };
}
