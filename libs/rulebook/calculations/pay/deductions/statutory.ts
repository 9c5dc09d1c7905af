import { cents, type Cents } from '#libs/quantities';

import { word, type RuleStep } from '../../inquiry.js';
import type { Deductions } from './deductions.js';
import type { DeductionKind, PayFacts, StatutoryReported } from '../facts/pay-facts.js';
import type { PayRules } from '../rules/pay-rules.js';
import type { WithholdingFacts } from '../../withholding/facts.js';
import { withhold } from '../../withholding/withhold.js';

/** Adds what the state takes: as the employer reports it, or worked out where that is asked for and the edition computes it. */
export function statutory(made: Deductions, rules: PayRules): void {
  const { statutory: wanted, withholding } = made.facts;
  if (wanted === undefined) return;
  if (wanted !== 'compute') {
    asReported(made, wanted);
    return;
  }
  const way = made.need('statutory-withholding');
  if (word(way.value) !== 'computed') made.warn('STATUTORY_AS_REPORTED', {}, way.value);
  else if (withholding) computed(made, rules, withholding);
}

function computed(made: Deductions, rules: PayRules, facts: NonNullable<PayFacts['withholding']>): void {
  const { province } = rules.subject;
  // An object that is spread costs more here than the tax: V8 keeps its fields in a dictionary.
  const grossCents = cents(made.grossCents - made.lumpSumCents);
  const asked = Object.assign({ province, grossCents }, facts, lumpSumOf(made));
  const withheld = withhold(asked, rules.withholding);
  for (const line of withheld.lines) made.add(line);
  made.warnings.push(...withheld.warnings);
  made.tainted ||= withheld.tainted;
}

/** Undefined in all but the last pay of a contract. */
function lumpSumOf({ lumpSumCents }: Deductions): Pick<WithholdingFacts, 'lumpSum'> | undefined {
  return lumpSumCents === 0 ? undefined : { lumpSum: { kind: 'bonus', grossCents: lumpSumCents } };
}

function asReported(made: Deductions, reported: StatutoryReported): void {
  add(made, 'cpp', reported.cppCents);
  add(made, 'cpp2', reported.cpp2Cents);
  add(made, 'ei', reported.eiCents);
  add(made, 'qpip', reported.qpipCents);
  add(made, 'income-tax', reported.incomeTaxCents);
}

function add(made: Deductions, kind: DeductionKind, amountCents: Cents | undefined): void {
  if (!amountCents) return;
  const steps: RuleStep[] = [{ code: 'AS_REPORTED', params: { kind }, value: amountCents }];
  made.add({ kind, amountCents, rule: 'as-reported', source: null, steps });
}
