import { cents, type Cents } from '#libs/quantities';

import { isYes, word } from '../../inquiry.js';
import { countBy, type Found } from './amounts.js';
import { asAsked, leftOfSeason, lesser, withinPay, withinWeeklyCap } from './caps.js';
import { deductionTable, type DeductionRule, type Way } from './deduction-table.js';
import { Deductions } from './deductions.js';
import { askedOf, type DeductionKind, type PayFacts } from '../facts/pay-facts.js';
import type { PayRule, PayRules } from '../rules/pay-rules.js';
import { statutory } from './statutory.js';

/**
 * Computes every lawful deduction of a period in its fixed order: what the state takes, then what the programme allows.
 * `lumpSumCents` is the part of gross that belongs to no single period.
 */
export function deduct(
  facts: PayFacts,
  rules: PayRules,
  grossCents: Cents,
  lumpSumCents?: Cents,
): Deductions {
  const made = new Deductions(facts, rules, grossCents, lumpSumCents);
  statutory(made, rules);
  for (const rule of deductionTable) {
    if (isTaken(rule, made, rules) && mayBeTaken(rule, made)) take(rule, made);
  }
  return made;
}

function isTaken({ kind, taken }: DeductionRule, made: Deductions, rules: PayRules): boolean {
  const { facts } = made;
  switch (taken) {
    case 'always':
      return true;
    case 'asked':
      return Boolean(askedOf(facts, kind));
    case 'provided':
      return made.mealDays > 0;
    case 'consented':
      return hasConsent(facts, kind);
    case 'advanced':
      return (
        askedOf(facts, kind) !== undefined ||
        facts.transportCostCents !== undefined ||
        rules.subject.route !== undefined
      );
    case 'lent':
      return facts.advancedCents !== undefined || askedOf(facts, kind) !== undefined;
  }
}

/** Says what stands against a deduction that is asked for: it is forbidden, or the worker has not agreed. */
function mayBeTaken({ kind, allowedBy, consentBy }: DeductionRule, made: Deductions): boolean {
  const allowed = allowedBy && made.need(allowedBy);
  if (allowed && !isYes(allowed.value)) {
    made.warn('DEDUCTION_NOT_ALLOWED', { kind }, allowed.value);
    return false;
  }
  const consent = consentBy && made.need(consentBy);
  if (consent && isYes(consent.value) && !hasConsent(made.facts, kind)) {
    made.warn('CONSENT_MISSING', { kind }, consent.value);
    return false;
  }
  return true;
}

function hasConsent({ consents }: PayFacts, kind: DeductionKind): boolean {
  return consents?.includes(kind) ?? false;
}

/** The way that holds with its value; the value that forbids them all; or undefined where that is not confirmed. */
function wayOf(rule: DeductionRule, made: Deductions): { way: Way; rate: PayRule } | PayRule | undefined {
  const chosen = rule.chosenBy && made.need(rule.chosenBy);
  const basis = chosen && word(chosen.value);
  if (chosen && basis === null) return chosen;
  let forbidding: PayRule | undefined;
  for (const way of rule.ways) {
    if (basis !== undefined && way.basis !== basis) continue;
    const rate = rule.leftOutUnconfirmed ? made.maybe(way.rate) : made.need(way.rate);
    if (!rate) return undefined;
    if (rate.value.value !== null) return { way, rate };
    forbidding = rate;
  }
  return forbidding;
}

function take(rule: DeductionRule, made: Deductions): void {
  const { kind } = rule;
  const found = wayOf(rule, made);
  if (found === undefined) {
    made.warn('LIAISON_FEE_NOT_CONFIRMED', { kind });
    return;
  }
  if (!('way' in found)) {
    if (isClaimed(rule, made.facts)) made.warn('DEDUCTION_NOT_ALLOWED', { kind }, found.value);
    return;
  }
  const counted = countBy[found.way.basis](made, found.rate, found.way);
  if (counted) addLine(made, rule, found.way, found.rate, counted);
}

/** Whether the employer wants a deduction in this period: a forbidden one is then told. */
function isClaimed({ kind, taken }: DeductionRule, facts: PayFacts): boolean {
  if (taken === 'provided' || taken === 'consented') return true;
  return Boolean(kind === 'insurance' ? facts.insurancePremiumCents : askedOf(facts, kind));
}

/** Holds an amount against its caps, what is left of the pay and what is asked. */
function addLine(
  made: Deductions,
  { kind, beyondPay }: DeductionRule,
  way: Way,
  rate: PayRule,
  { due, step }: Found,
): void {
  const steps = [step];
  const { code: rule, source } = rate.value;
  const inPeriod = withinWeeklyCap(made, way, due, steps);
  const left = leftOfSeason(made, kind, way, due);
  const lawful = left === undefined ? inPeriod : lesser(inPeriod, left);
  const asked = asAsked(made, kind, way, rate, lawful);
  const amountCents = beyondPay === undefined ? asked : withinPay(made, kind, beyondPay, rate, asked);
  if (left === undefined) {
    made.add({ kind, amountCents, rule, source, steps });
    return;
  }
  const code = way.basis === 'advanced-pay' ? 'ADVANCE_TO_RECOVER' : 'CAP_LEFT';
  steps.push({ code, params: { leftCents: left }, value: amountCents });
  made.add({ kind, amountCents, rule, source, steps, capLeftCents: cents(left - amountCents) });
}
