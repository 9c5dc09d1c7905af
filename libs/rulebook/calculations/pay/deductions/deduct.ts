import { cents, rateTimes, zeroCents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { words, type RuleStep } from '../../inquiry.js';
import { askedOf, type DeductionKind, type PayFacts } from '../facts/pay-facts.js';
import { GatheredRefusals } from '../gathered-refusals.js';
import type { PayRule } from '../rules/pay-rules.js';
import type { DeductionQuestion } from './deduction-question.js';
import { deductionTable, type DeductionRule } from './deduction-table.js';
import type { Deductions } from './deductions.js';
import { lawfulDeduction, type AllowedDeduction, type OpenDeduction } from './lawful-deduction.js';
import { factMissing } from './missing-facts.js';

/**
 * Takes every lawful deduction of the programme in its fixed order, as far as the employer asks for it. Throws RuleRefused with all
 * that is refused.
 */
export function deduct(made: Deductions, facts: PayFacts, asked: DeductionQuestion): void {
  const refused = new GatheredRefusals();
  for (const rule of deductionTable)
    if (isWanted(rule, facts, asked)) refused.tried(() => deductOne(made, rule, facts, asked));
  if (!refused.isEmpty) throw refused.refusal();
}

function deductOne(made: Deductions, rule: DeductionRule, facts: PayFacts, asked: DeductionQuestion): void {
  const lawful = lawfulDeduction(rule, asked);
  switch (lawful.is) {
    case 'forbidden':
      if (isClaimed(rule, facts)) made.warn('DEDUCTION_NOT_ALLOWED', { kind: rule.kind }, lawful.by.value);
      break;
    case 'without-consent':
      made.warn('CONSENT_MISSING', { kind: rule.kind }, lawful.by.value);
      break;
    case 'open':
      if (isStatedOf(rule, facts)) takeAsStated(made, rule, facts);
      else leaveOut(made, rule, lawful, facts, asked);
      break;
    case 'allowed':
      takeAllowed(made, rule, lawful, facts, asked);
      break;
    case 'unlimited':
      throw new TypeError(`Pay does not know how much "${rule.kind}" to take`);
  }
}

/** Takes what is allowed, unless a limit of it is not known: that is left out, or stands within the limits that are known where it was taken. */
function takeAllowed(
  made: Deductions,
  rule: DeductionRule,
  lawful: AllowedDeduction,
  facts: PayFacts,
  asked: DeductionQuestion,
): void {
  const isUnknown = isRouteMissing(rule, lawful, asked) || lawful.unknownCap !== undefined;
  if (isUnknown && isStatedOf(rule, facts)) made.warn('DEDUCTION_AS_STATED', { kind: rule.kind });
  if (!isUnknown || isStatedOf(rule, facts)) take(made, rule, lawful, facts);
  else if (lawful.unknownCap === undefined) warnOfRoute(made, asked);
  else warnOfValue(made, rule.kind, lawful.unknownCap);
}

/** Whether a deduction was taken, as whoever paid states. */
function isStatedOf({ kind }: DeductionRule, facts: PayFacts): boolean {
  return facts.stated !== undefined && (askedOf(facts, kind) ?? 0) > 0;
}

function takeAsStated(made: Deductions, { kind }: DeductionRule, facts: PayFacts): void {
  const amountCents = askedOf(facts, kind) ?? zeroCents;
  made.warn('DEDUCTION_AS_STATED', { kind });
  const steps: RuleStep[] = [{ code: 'AS_REPORTED', params: { kind }, value: amountCents }];
  made.add({ kind, amountCents, rule: 'as-reported', source: null, steps });
}

/** Whether the period calls for a deduction at all. */
function isWanted(
  { kind, taken }: DeductionRule,
  facts: PayFacts,
  { facts: period, rules }: DeductionQuestion,
): boolean {
  switch (taken) {
    case 'always':
      return true;
    case 'asked':
      return Boolean(askedOf(facts, kind));
    case 'provided':
      return (period.mealDays ?? 0) > 0;
    case 'consented':
      return period.consents.includes(kind) || Boolean(askedOf(facts, kind));
    case 'recovered':
      return (
        askedOf(facts, kind) !== undefined ||
        facts.transportCostCents !== undefined ||
        rules.subject.route !== undefined
      );
    case 'advanced':
      return facts.advancedCents !== undefined || askedOf(facts, kind) !== undefined;
  }
}

/** Whether the employer wants a deduction in this period: a forbidden one is then told. */
function isClaimed({ kind, taken }: DeductionRule, facts: PayFacts): boolean {
  if (taken === 'provided' || taken === 'consented' || taken === 'advanced') return true;
  if (taken === 'recovered') return askedOf(facts, kind) !== 0;
  return Boolean(kind === 'insurance' ? facts.insurancePremiumCents : askedOf(facts, kind));
}

/** What is optional never holds up wages: it is left out, and that is told. Throws RuleRefused for what is owed by law, and for facts that are missing. */
function leaveOut(
  made: Deductions,
  { kind, mandatory }: DeductionRule,
  { because, rate }: OpenDeduction,
  facts: PayFacts,
  asked: DeductionQuestion,
): void {
  if (because instanceof RuleRefused) {
    if (mandatory) throw new RuleRefused(because.refusals);
    warnOfValue(made, kind, because);
  } else if (because === 'balance') made.warn('BALANCE_UNKNOWN', { kind }, rate?.value);
  else if (because === 'advance' || (because === 'cost' && askedOf(facts, kind)))
    throw new RuleRefused([factMissing(because, rate, asked.rules.on(facts.periodEnd))]);
}

function warnOfValue(made: Deductions, kind: DeductionKind, { refusals }: RuleRefused): void {
  const [first] = refusals;
  const { value = first?.rule ?? '', keys = '' } = first?.params ?? {};
  const source = first?.source;
  made.warnings.push({
    code: 'DEDUCTION_LEFT_OUT',
    params: { kind, value: String(value), keys: String(keys) },
    ...(source && { source }),
  });
}

/** The cap of a journey goes by its route: where routes are held and none is told, nothing can be taken back. */
function isRouteMissing(
  { kind }: DeductionRule,
  { basis, season }: AllowedDeduction,
  { rules, facts }: DeductionQuestion,
): boolean {
  if (kind !== 'transport' || basis !== 'gross' || rules.subject.route !== undefined) return false;
  const routes = rules.on(facts.periodEnd).maybe('transport-routes');
  return season !== undefined && routes !== undefined && words(routes.value).length > 0;
}

function warnOfRoute(made: Deductions, { rules, facts }: DeductionQuestion): void {
  const routes = rules.on(facts.periodEnd).need('transport-routes');
  made.warn(
    'TRANSPORT_ROUTE_MISSING',
    { kind: 'transport', routes: words(routes.value).join(', ') },
    routes.value,
  );
}

/** Holds an amount against its caps, what is left of the pay and what is asked. */
function take(made: Deductions, rule: DeductionRule, lawful: AllowedDeduction, facts: PayFacts): void {
  const { kind } = rule;
  const { rate, weekly, season } = lawful;
  // A value that nothing is taken by was not used.
  if (season !== undefined || !isNothingAsked(kind, facts)) noteAll(made, lawful);
  if (kind === 'meals') warnOfMealPrice(made, facts, rate);
  const steps: RuleStep[] = [lawful.step];
  // Whoever paid may have rounded as they may.
  let mostCents = facts.stated ? lawful.dueAtMostCents : lawful.dueCents;
  if (weekly !== undefined && weekly.mostCents < mostCents) {
    steps.push(weekly.step);
    mostCents = weekly.mostCents;
  }
  if (season?.costCents !== undefined)
    steps.push({ code: 'COST_OF_JOURNEY', params: { costCents: season.costCents }, value: season.capCents });
  mostCents = lesser(mostCents, facts.stated ? season?.leftAtMostCents : season?.leftCents);
  const isKept = kind === 'savings' && facts.stated !== undefined;
  const wantedCents = isKept ? facts.stated.savingsCents : asAsked(made, rule, lawful, facts, mostCents);
  const amountCents = withinPay(made, rule, rate, wantedCents);
  const { code, source } = rate.value;
  if (season === undefined) {
    made.add({ kind, amountCents, rule: code, source, steps });
    return;
  }
  const { leftCents } = season;
  const stepCode = lawful.basis === 'advanced-pay' ? 'ADVANCE_TO_RECOVER' : 'CAP_LEFT';
  steps.push({ code: stepCode, params: { leftCents }, value: amountCents });
  made.add({ kind, amountCents, rule: code, source, steps, capLeftCents: cents(leftCents - amountCents) });
}

/** Whether the facts alone say that nothing is taken, whatever the value is. */
function isNothingAsked(kind: DeductionKind, facts: PayFacts): boolean {
  return askedOf(facts, kind) === 0 || (kind === 'insurance' && facts.insurancePremiumCents === 0);
}

function noteAll(made: Deductions, { rate, used, weekly, season }: AllowedDeduction): void {
  made.note(rate);
  for (const rule of used) made.note(rule);
  if (weekly) made.note(weekly.rule);
  for (const rule of season?.rules ?? []) made.note(rule);
}

function warnOfMealPrice(
  made: Deductions,
  { mealsPriceCents: askedCents }: PayFacts,
  { value, amount }: PayRule,
): void {
  if (askedCents === undefined || amount === null) return;
  const capCents = rateTimes(amount, 1, 'down');
  if (askedCents > capCents) made.warn('MEALS_CAPPED', { kind: 'meals', askedCents, capCents }, value);
}

/** As much as the employer asks for, within what is lawful; asking for more than that is told. */
function asAsked(
  made: Deductions,
  { kind }: DeductionRule,
  { rate, basis, season }: AllowedDeduction,
  facts: PayFacts,
  lawfulCents: Cents,
): Cents {
  const askedCents = askedOf(facts, kind);
  if (kind === 'insurance') {
    // What was taken is held against the law, which asks for the premium where it goes by it.
    const premiumCents = facts.stated === undefined ? facts.insurancePremiumCents : undefined;
    return lesser(lesser(lawfulCents, premiumCents), askedCents);
  }
  const isMore = askedCents !== undefined && askedCents > lawfulCents;
  if (kind === 'transport' && isMore)
    made.warn('TRANSPORT_CAPPED', { kind, askedCents, lawfulCents }, (season?.rules[0] ?? rate).value);
  if (kind === 'advance' && isMore)
    made.warn('ADVANCE_CAPPED', { kind, askedCents, lawfulCents }, rate.value);
  // Money is not given and taken back by the same pay unless that is asked for.
  if (kind === 'advance' && askedCents === undefined)
    return lesser(lawfulCents, cents(Math.max(0, (season?.leftCents ?? 0) - (facts.advanceGivenCents ?? 0))));
  // The whole share of the cost is due at once, but never more of it than what is left of the pay.
  if (basis === 'cost' && askedCents === undefined) return lesser(lawfulCents, made.leftCents);
  return lesser(lawfulCents, askedCents);
}

/** As much of an amount as is left of the pay; that the rest is forgone is told. */
function withinPay(
  made: Deductions,
  { kind, beyondPay }: DeductionRule,
  { value }: PayRule,
  dueCents: Cents,
): Cents {
  if (beyondPay === undefined) return dueCents;
  const takenCents = lesser(dueCents, made.leftCents);
  if (beyondPay === 'forgone' && takenCents < dueCents)
    made.warn('DEDUCTION_ABOVE_PAY', { kind, dueCents, takenCents }, value);
  return takenCents;
}

function lesser(one: Cents, other: Cents | undefined): Cents {
  return other !== undefined && other < one ? other : one;
}
