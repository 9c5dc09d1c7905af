import {
  cents,
  centsFromDecimal,
  daysBetween,
  Decimal,
  zeroCents,
  type Cents,
  type Rounding,
} from '#libs/quantities';

import { RuleRefused } from '../refusal.js';
import type { DatedValue, Source } from '../value.js';
import { isYes, shareOf, whole, word, type RuleStep, type RuleWarning } from './inquiry.js';
import type { payStepParams, payWarningParams } from './pay-codes.js';
import type { DeductionKind, PayFacts } from './pay-facts.js';
import type { PayRule, PayRules } from './pay-rules.js';

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
type PayWarningFacts = RuleWarning['params'] & { readonly kind: DeductionKind };

/** The deductions of one period in the making. */
export class Deductions {
  readonly lines: PayLine[] = [];
  readonly warnings: RuleWarning[] = [];
  readonly used: DatedValue[] = [];
  totalCents = 0;

  constructor(
    readonly facts: PayFacts,
    readonly rules: PayRules,
    readonly grossCents: Cents,
  ) {}

  /** The value on the last day of the period; refused when it is not held. */
  need(code: Parameters<PayRules['need']>[0]): PayRule {
    const rule = this.rules.need(code, this.facts.periodEnd);
    if (rule.value.status !== 'confirmed') this.used.push(rule.value);
    return rule;
  }

  add(line: PayLine): void {
    if (line.amountCents === 0 && line.capLeftCents === undefined) return;
    this.lines.push(line);
    this.totalCents += line.amountCents;
  }

  warn(code: PayWarningCode, params: PayWarningFacts, value?: DatedValue): void {
    this.warnings.push({ code, params, ...(value && { source: value.source }) });
  }

  /** Warns that something was asked for which this edition or province does not allow. */
  notAllowed(kind: DeductionKind, rule: PayRule): void {
    this.warn('DEDUCTION_NOT_ALLOWED', { kind }, rule.value);
  }
}

/** Computes every lawful deduction of a period in its fixed order; transport comes last, as it may wait for a later pay. */
export function deduct(facts: PayFacts, rules: PayRules, grossCents: Cents): Deductions {
  const deductions = new Deductions(facts, rules, grossCents);
  statutory(deductions);
  insurance(deductions);
  administration(deductions);
  savings(deductions);
  liaisonFee(deductions);
  meals(deductions);
  utilities(deductions);
  transport(deductions);
  return deductions;
}

function statutory(made: Deductions): void {
  const reported = made.facts.statutory;
  if (!reported) return;
  const kinds = [
    ['cpp', reported.cppCents],
    ['cpp2', reported.cpp2Cents],
    ['ei', reported.eiCents],
    ['income-tax', reported.incomeTaxCents],
  ] as const;
  for (const [kind, amountCents] of kinds) {
    if (!amountCents) continue;
    const steps = [step('AS_REPORTED', { kind }, amountCents)];
    made.add({ kind, amountCents, rule: 'as-reported', source: null, steps });
  }
}

/** The premium as paid to the insurer, or the premium of each calendar day since the first day worked. */
function insurance(made: Deductions): void {
  const basis = made.need('insurance-basis');
  const paid = made.facts.insurancePremiumCents;
  const way = word(basis.value);
  if (way === null) {
    if (paid) made.notAllowed('insurance', basis);
    return;
  }
  if (way === 'premium-paid') {
    if (!paid) return;
    const amountCents = least(paid, made.facts.asked?.insurance);
    const steps = [step('PREMIUM_PAID', {}, amountCents)];
    made.add({ kind: 'insurance', amountCents, rule: basis.value.code, source: basis.value.source, steps });
    return;
  }
  const premium = made.need('insurance-premium');
  const { firstDayWorked, periodStart, periodEnd } = made.facts;
  const from = firstDayWorked !== undefined && firstDayWorked > periodStart ? firstDayWorked : periodStart;
  const days = Math.max(0, daysBetween(from, periodEnd) + 1);
  const due = centsFromDecimal((premium.amount ?? new Decimal(0)).times(days), 'half-up');
  const amountCents = least(least(due, paid), made.facts.asked?.insurance);
  const rateDollars = premium.amount?.toNumber() ?? 0;
  const steps = [step('CALENDAR_DAYS_TIMES_RATE', { days, rateDollars, rounding: 'half-up' }, due)];
  made.add({ kind: 'insurance', amountCents, rule: premium.value.code, source: premium.value.source, steps });
}

function administration(made: Deductions): void {
  const rate = made.need('administration-rate');
  if (rate.amount === null) {
    if (made.facts.asked?.administration) made.notAllowed('administration', rate);
    return;
  }
  const cap = made.need('administration-cap');
  const share = shareOf(made.grossCents, rate.value, 'half-up');
  const left = capLeft(cap, made.facts.seasonToDate?.administrationCents);
  const amountCents = least(least(share, left), made.facts.asked?.administration);
  const steps = [shareStep(rate, made.grossCents, share), capStep(left, amountCents)];
  const capLeftCents = cents(left - amountCents);
  made.add({
    kind: 'administration',
    amountCents,
    rule: rate.value.code,
    source: rate.value.source,
    steps,
    capLeftCents,
  });
}

function savings(made: Deductions): void {
  const rate = made.need('savings-rate');
  if (rate.amount === null) return;
  const amountCents = shareOf(made.grossCents, rate.value, 'half-up');
  const steps = [shareStep(rate, made.grossCents, amountCents)];
  made.add({ kind: 'savings', amountCents, rule: rate.value.code, source: rate.value.source, steps });
}

/** Owed without anyone asking, so an unconfirmed fee does not stop the pay: it is left out and said so. */
function liaisonFee(made: Deductions): void {
  const fee = made.rules.maybe('liaison-fee', made.facts.periodEnd);
  if (!fee) {
    made.warn('LIAISON_FEE_NOT_CONFIRMED', { kind: 'liaison-fee' });
    return;
  }
  if (fee.amount === null) return;
  if (fee.value.status !== 'confirmed') made.used.push(fee.value);
  made.add(workingDaysLine(made, 'liaison-fee', fee, fee.amount));
}

function meals(made: Deductions): void {
  const { facts } = made;
  const days = facts.mealsDays ?? facts.days.filter((day) => day.meals).length;
  if (days === 0) return;
  const consent = made.need('meals-consent-required');
  if (isYes(consent.value) && !facts.consents?.includes('meals')) {
    made.warn('CONSENT_MISSING', { kind: 'meals' }, consent.value);
    return;
  }
  const cap = made.need('meals-cap');
  if (cap.amount === null) {
    made.notAllowed('meals', cap);
    return;
  }
  const capCents = centsFromDecimal(cap.amount, 'down');
  const priceCents = least(facts.mealsPriceCents ?? capCents, capCents);
  if (facts.mealsPriceCents !== undefined && facts.mealsPriceCents > capCents) {
    made.warn('MEALS_CAPPED', { kind: 'meals', askedCents: facts.mealsPriceCents, capCents }, cap.value);
  }
  const amountCents = cents(priceCents * days);
  const steps = [step('MEAL_DAYS_TIMES_PRICE', { days, priceCents }, amountCents)];
  made.add({ kind: 'meals', amountCents, rule: cap.value.code, source: cap.value.source, steps });
}

/** Taken for this period only, and only where the worker consented. */
function utilities(made: Deductions): void {
  if (!made.facts.consents?.includes('utilities')) return;
  const rate = made.need('utilities-rate');
  if (rate.amount === null) {
    made.notAllowed('utilities', rate);
    return;
  }
  made.add(workingDaysLine(made, 'utilities', rate, rate.amount));
}

function workingDaysLine(made: Deductions, kind: DeductionKind, rule: PayRule, amount: Decimal): PayLine {
  const leastHours = whole(made.need('working-day-hours').value) ?? 0;
  const days = made.facts.days.filter(
    (day) => Number(day.hours) >= leastHours && Number(day.hours) > 0,
  ).length;
  const amountCents = centsFromDecimal(amount.times(days), 'half-up');
  const params = { days, leastHours, rateDollars: amount.toNumber(), rounding: 'half-up' };
  const steps = [step('WORKING_DAYS_TIMES_RATE', params, amountCents)];
  return { kind, amountCents, rule: rule.value.code, source: rule.value.source, steps };
}

/** Either a share of what the journey cost, or a share of each pay up to the cap of the route. */
function transport(made: Deductions): void {
  const { facts, rules } = made;
  const asked = facts.asked?.transport;
  if (asked === undefined && facts.transportCostCents === undefined && rules.subject.route === undefined)
    return;
  const share = made.need('transport-cost-share');
  if (share.amount !== null) {
    shareOfCost(made, share);
    return;
  }
  const rate = made.need('transport-rate');
  if (rate.amount === null) {
    if (asked) made.notAllowed('transport', rate);
    return;
  }
  const cap = made.need('transport-cap');
  const ofPay = shareOf(made.grossCents, rate.value, 'down');
  const left = capLeft(cap, facts.seasonToDate?.transportCents);
  const lawful = least(ofPay, left);
  if (asked !== undefined && asked > lawful) overAsked(made, asked, lawful, cap);
  const amountCents = least(lawful, asked);
  const steps = [shareStep(rate, made.grossCents, ofPay, 'down'), capStep(left, amountCents)];
  const capLeftCents = cents(left - amountCents);
  made.add({
    kind: 'transport',
    amountCents,
    rule: rate.value.code,
    source: rate.value.source,
    steps,
    capLeftCents,
  });
}

function shareOfCost(made: Deductions, share: PayRule): void {
  const { transportCostCents: cost, asked, seasonToDate } = made.facts;
  if (cost === undefined) {
    if (asked?.transport) throw new RuleRefused([costMissing(share)]);
    return;
  }
  const capCents = shareOf(cost, share.value, 'down');
  const left = cents(Math.max(0, capCents - (seasonToDate?.transportCents ?? 0)));
  if (asked?.transport !== undefined && asked.transport > left) overAsked(made, asked.transport, left, share);
  // Without an amount asked, the recovery takes what is left of the cap but never more than what is left of the pay.
  const payLeft = cents(Math.max(0, made.grossCents - made.totalCents));
  const amountCents = asked?.transport === undefined ? least(left, payLeft) : least(left, asked.transport);
  const part = String(share.value.value);
  const steps = [
    step('SHARE_OF_COST', { share: part, costCents: cost, rounding: 'down' }, capCents),
    capStep(left, amountCents),
  ];
  const { code, source } = share.value;
  made.add({
    kind: 'transport',
    amountCents,
    rule: code,
    source,
    steps,
    capLeftCents: cents(left - amountCents),
  });
}

function costMissing(share: PayRule): ConstructorParameters<typeof RuleRefused>[0][number] {
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: 'transportCostCents' },
    rule: share.value.code,
    source: share.value.source,
    text: 'A transport deduction is asked for, but the cost of the journey is not given.',
    instead: 'Give the cost of the round trip with its proof.',
  };
}

function overAsked(made: Deductions, asked: Cents, lawful: Cents, rule: PayRule): void {
  const params = { kind: 'transport', askedCents: asked, lawfulCents: lawful } as const;
  made.warn('TRANSPORT_CAPPED', params, rule.value);
}

function capLeft(cap: PayRule, taken: Cents | undefined): Cents {
  const capCents = cap.amount === null ? zeroCents : centsFromDecimal(cap.amount, 'down');
  return cents(Math.max(0, capCents - (taken ?? 0)));
}

function least(lawful: Cents, asked: Cents | undefined): Cents {
  return asked !== undefined && asked < lawful ? asked : lawful;
}

function shareStep(
  rate: PayRule,
  grossCents: Cents,
  amount: Cents,
  rounding: Rounding = 'half-up',
): RuleStep {
  return step('SHARE_OF_GROSS', { share: String(rate.value.value), grossCents, rounding }, amount);
}

function capStep(leftCents: Cents, taken: Cents): RuleStep {
  return step('CAP_LEFT', { leftCents }, taken);
}

function step(code: keyof typeof payStepParams, params: RuleStep['params'], amount: Cents): RuleStep {
  return { code, params, value: amount };
}
