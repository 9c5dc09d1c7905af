import { addDays, cents, numberOf, rateTimes, shareOfCents, zeroCents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { Source } from '../../../value.js';
import { isYes, whole, type RuleStep, type RuleWarning } from '../../inquiry.js';
import type { payWarningParams } from '../pay-codes.js';
import type { EarningKind, PayFacts, RecognitionEarned, StatedPay } from '../facts/pay-facts.js';
import type { PayRule, PayRules, RulesOfDay } from '../rules/pay-rules.js';

/** One amount paid beside the wages, with how it was found. It is part of gross: taxed, pensionable, insurable. */
export interface EarningLine {
  readonly kind: EarningKind;
  readonly amountCents: Cents;
  /** The value code that gives it. */
  readonly rule: string;
  readonly source: Source;
  readonly steps: readonly RuleStep[];
}

type Warned = keyof typeof payWarningParams;

/** What a period earns beside its wages, in the making. */
export class Earnings {
  readonly lines: EarningLine[] = [];
  readonly warnings: RuleWarning[] = [];
  /** Values used that are not confirmed. */
  readonly used: PayRule[] = [];
  totalCents = zeroCents;
  /** What of it belongs to no single period. */
  lumpSumCents = zeroCents;

  add(line: EarningLine): void {
    if (line.amountCents === 0) return;
    this.lines.push(line);
    this.totalCents = cents(this.totalCents + line.amountCents);
  }

  warn(code: Warned, params: RuleWarning['params'], { value }: PayRule): void {
    this.warnings.push({ code, params, source: value.source });
  }

  note(rule: PayRule): PayRule {
    if (rule.warning) this.used.push(rule);
    return rule;
  }
}

/** Nothing beside the wages: what almost every pay earns. */
export const noEarnings: Earnings = new Earnings();

/**
 * Works out vacation pay and recognition pay where they are to be paid with this period. What the rules do not give is left
 * out with a warning; throws RuleRefused where no value is held or it is unconfirmed.
 */
export function earnBesideWages(facts: PayFacts, rules: PayRules, wagesCents: Cents): Earnings {
  const { vacationPay, recognition, otherEarnings = [], stated } = facts;
  if (!vacationPay && recognition === undefined && otherEarnings.length === 0 && !stated) return noEarnings;
  const made = new Earnings();
  const values = rules.on(facts.periodEnd);
  if (vacationPay) addVacationPay(made, values, facts, wagesCents);
  if (recognition !== undefined) addRecognitionPay(made, values, facts, recognition);
  for (const { kind, amountCents } of otherEarnings) addReported(made, kind, amountCents);
  if (stated) addStated(made, stated, wagesCents);
  return made;
}

/** What a payment may be off by its rounding. */
const roundingCents = 1;

/** What was paid beside the wages beyond what the rules give, and above the lawful gross, stands by the word of whoever paid it. */
function addStated(made: Earnings, { grossCents, earnings }: StatedPay, wagesCents: Cents): void {
  for (const kind of new Set(earnings.map((one) => one.kind))) {
    const paid = sumOf(earnings, kind) - sumOf(made.lines, kind);
    if (paid > 0) addReported(made, kind, cents(paid));
  }
  const beyond = grossCents - wagesCents - made.totalCents;
  if (beyond > roundingCents) addReported(made, 'other', cents(beyond));
}

function sumOf(all: readonly { kind: EarningKind; amountCents: Cents }[], kind: EarningKind): number {
  return all.reduce((sum, one) => (one.kind === kind ? sum + one.amountCents : sum), 0);
}

/** What the employer pays by its own word; a bonus or recognition pay belongs to no single period. */
function addReported(made: Earnings, kind: EarningKind, amountCents: Cents): void {
  const steps: RuleStep[] = [{ code: 'EARNING_AS_REPORTED', params: { earning: kind }, value: amountCents }];
  made.add({ kind, amountCents, rule: 'as-reported', source: asReported, steps });
  if (kind === 'bonus' || kind === 'recognition-pay')
    made.lumpSumCents = cents(made.lumpSumCents + amountCents);
}

const asReported: Source = {
  title: 'Pay record',
  href: null,
  clause: 'what the employer pays beside the wages',
};

/** Why somebody has no vacation pay, with the value that says so. */
interface NoRight {
  readonly code: Warned;
  readonly params: RuleWarning['params'];
  readonly because: PayRule;
}

function addVacationPay(made: Earnings, values: RulesOfDay, facts: PayFacts, wagesCents: Cents): void {
  const right = vacationRight(made, values, facts);
  if ('code' in right) {
    made.warn(right.code, right.params, right.because);
    return;
  }
  const { share, value } = right;
  const rounding = 'half-up';
  const amountCents = share === null ? zeroCents : shareOfCents(wagesCents, share, rounding);
  const params = { share: String(value.value), wagesCents, rounding };
  made.add({
    ...{ kind: 'vacation-pay', amountCents, rule: value.code, source: value.source },
    steps: [{ code: 'SHARE_OF_WAGES', params, value: amountCents }],
  });
}

/** The share that a province gives this worker, or why it gives none. */
function vacationRight(made: Earnings, values: RulesOfDay, facts: PayFacts): PayRule | NoRight {
  const rate = made.note(values.need('vacation-pay-rate'));
  if (rate.share === null) return { code: 'VACATION_PAY_NONE', params: {}, because: rate };
  const harvest = values.held('vacation-pay-harvesters-only');
  if (harvest && isYes(made.note(harvest).value) && facts.harvester !== true)
    return { code: 'VACATION_PAY_HARVESTERS_ONLY', params: {}, because: harvest };
  const least = values.held('vacation-pay-weeks');
  const weeks = (least && whole(made.note(least).value)) ?? 0;
  if (!least || weeks === 0) return rate;
  const { firstDayWorked, periodEnd } = facts;
  if (firstDayWorked === undefined) throw new RuleRefused([firstDayMissing(least, weeks)]);
  // The weeks are complete at the end of their last day; a period counts as a whole, by its own last day.
  const completeOn = addDays(firstDayWorked, 7 * weeks - 1);
  if (periodEnd >= completeOn) return rate;
  return { code: 'VACATION_PAY_TOO_EARLY', params: { weeks, completeOn }, because: least };
}

function firstDayMissing(
  { value }: PayRule,
  weeks: number,
): ConstructorParameters<typeof RuleRefused>[0][number] {
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: 'firstDayWorked' },
    rule: value.code,
    source: value.source,
    text: `Vacation pay begins after ${String(weeks)} weeks of employment, but firstDayWorked is not given.`,
    instead: 'Give the first day worked, as YYYY-MM-DD.',
  };
}

/** A rate for each week of the season up to its cap, for long service, where no vacation pay is due instead. */
function addRecognitionPay(
  made: Earnings,
  values: RulesOfDay,
  facts: PayFacts,
  { seasons, weeks }: RecognitionEarned,
): void {
  const rate = made.note(values.need('recognition-pay-rate'));
  if (rate.amount === null) {
    made.warn('RECOGNITION_PAY_NONE', {}, rate);
    return;
  }
  const least = made.note(values.need('recognition-pay-seasons'));
  const leastSeasons = whole(least.value) ?? 0;
  if (seasons < leastSeasons) {
    made.warn('RECOGNITION_PAY_TOO_FEW_SEASONS', { seasons, leastSeasons }, least);
    return;
  }
  const vacation = vacationRight(made, values, facts);
  if (!('code' in vacation)) {
    made.warn('RECOGNITION_PAY_REPLACED', {}, vacation);
    return;
  }
  const dueCents = rateTimes(rate.amount, weeks, 'half-up');
  const params = { weeks, rateDollars: numberOf(rate.amount), rounding: 'half-up' };
  const steps: RuleStep[] = [{ code: 'WEEKS_TIMES_RATE', params, value: dueCents }];
  const { amount } = made.note(values.need('recognition-pay-cap'));
  const capCents = amount === null ? dueCents : rateTimes(amount, 1, 'down');
  const amountCents = cents(Math.min(dueCents, capCents));
  if (amountCents < dueCents)
    steps.push({ code: 'RECOGNITION_CAP', params: { capCents }, value: amountCents });
  const { code, source } = rate.value;
  made.add({ kind: 'recognition-pay', amountCents, rule: code, source, steps });
  made.lumpSumCents = cents(made.lumpSumCents + amountCents);
}
