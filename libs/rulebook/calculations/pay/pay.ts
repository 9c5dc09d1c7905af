import { cents, dollarsFromCents, zeroCents, type Cents } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import type { RuleResult, RuleWarning } from '../inquiry.js';
import type { GuaranteeWindow } from '../guarantee/guarantee-window.js';
import { deduct } from './deductions/deduct.js';
import { Deductions, type PayLine } from './deductions/deductions.js';
import { routeUnknown } from './deductions/missing-facts.js';
import { statutory } from './deductions/statutory.js';
import { earnBesideWages, type EarningLine, type Earnings } from './earnings/beside-wages.js';
import { grossPay, type GrossPay } from './earnings/gross.js';
import { balancesAfter, takenBefore } from './facts/balances.js';
import { invalidPayFacts } from './facts/invalid-pay-facts.js';
import type { PayFacts, SeasonBalances } from './facts/pay-facts.js';
import { periodFactsOf, type PeriodFacts } from './facts/period-facts.js';
import { GatheredRefusals } from './gathered-refusals.js';
import { guaranteeOf, type GuaranteeState } from './guarantee-state.js';
import { lateDays } from './late-days.js';
import type { RetroactivePay } from './retroactive/retroactive-pay.js';
import type { PayRule, PayRules } from './rules/pay-rules.js';

/** One pay period assessed lawfully: to be stored with what it decided and never recomputed to be shown. */
export interface PayStatement extends RuleResult {
  readonly edition: string;
  /** Of all amounts, as an ISO 4217 code: that of the programme. */
  readonly currency: string;
  /** Wages and what is paid beside them. */
  readonly grossCents: Cents;
  readonly floorCents: Cents;
  readonly topUpCents: Cents;
  /** How the wages were found: rule, source and steps. */
  readonly gross: Pick<GrossPay, 'rule' | 'source' | 'steps'>;
  /** What of gross is paid beside the wages; absent where nothing is. */
  readonly earnings?: readonly EarningLine[] | undefined;
  readonly lines: readonly PayLine[];
  readonly deductionsCents: Cents;
  /** Money advanced with this pay, beside its earnings; absent where none is. */
  readonly advanceGivenCents?: Cents | undefined;
  /** Gross less deductions, with what is advanced. */
  readonly netCents: Cents;
  readonly guarantee: GuaranteeState;
  /** The days whose hours count for the guarantee; absent where they are not known. */
  readonly guaranteeWindow?: GuaranteeWindow | undefined;
  /** The balances to hand to the next period of this worker and season; one that is absent is not known. */
  readonly seasonToDate: Partial<SeasonBalances>;
  /** What it makes up for earlier periods; the amounts above are those of its own period alone. */
  readonly retroactive?: RetroactivePay;
}

/**
 * Assesses one pay record under the rules of its subject. Throws RuleRefused with every refusal: facts that cannot be,
 * values that are not held or unconfirmed, or deductions above gross (net below zero).
 */
export function assessPay(facts: PayFacts, rules: PayRules): PayStatement {
  const statement = lawfulPay(facts, rules);
  const { grossCents, deductionsCents, netCents } = statement;
  if (netCents < 0) throw new RuleRefused([netBelowZero(grossCents, deductionsCents)]);
  return statement;
}

/** What a record would lawfully say, even where that leaves less than nothing. Throws RuleRefused for everything else. */
export function lawfulPay(facts: PayFacts, rules: PayRules): PayStatement {
  const refused = new GatheredRefusals();
  const edition = refused.tried(() => rules.editionOn(facts.periodEnd));
  if (edition === undefined) {
    // Outside all editions no value is held, and each would only say so again.
    refused.add(invalidPayFacts(facts));
    throw refused.refusal();
  }
  const earned = earnedOf(facts, rules, refused);
  const before = takenBefore(facts);
  const made = new Deductions(earned?.grossCents ?? zeroCents);
  // Without a gross pay the facts of the tax forms and the tables can be judged all the same.
  refused.tried(() => statutory(made, facts, rules, earned?.beside.lumpSumCents ?? zeroCents));
  if (earned === undefined) throw refused.refusal();
  const { period, gross, beside, grossCents } = earned;
  refused.tried(() => deduct(made, facts, { facts: period, rules, grossCents, before }));
  const guarantee = refused.tried(() => guaranteeOf(period, facts.seasonToDate?.hours, rules));
  if (guarantee === undefined || !refused.isEmpty) throw refused.refusal();
  const used = unconfirmedOf(made, beside, guarantee.rule, gross);
  const { advanceGivenCents = 0 } = facts;
  return {
    edition,
    currency: rules.currencyOn(facts.periodEnd),
    grossCents,
    floorCents: gross.floorCents,
    topUpCents: gross.topUpCents,
    gross: { rule: gross.rule, source: gross.source, steps: gross.steps },
    earnings: beside.lines.length > 0 ? beside.lines : undefined,
    lines: made.lines,
    deductionsCents: made.totalCents,
    advanceGivenCents: advanceGivenCents > 0 ? cents(advanceGivenCents) : undefined,
    netCents: cents(grossCents - made.totalCents + advanceGivenCents),
    guarantee: guarantee.state,
    guaranteeWindow: guarantee.window,
    seasonToDate: balancesAfter(facts, before, made.lines, guarantee.state.hoursSoFar),
    warnings: warningsOf(used, period, gross, rules, [beside, made]),
    tainted: made.tainted || used.some(({ value }) => value.status === 'unconfirmed'),
  };
}

/** What a period earns. */
interface Earned {
  readonly period: PeriodFacts;
  readonly gross: GrossPay;
  readonly beside: Earnings;
  readonly grossCents: Cents;
}

/** What a period earns; undefined where its facts cannot be, or a value is not held, which is gathered with all that stands against the facts. */
function earnedOf(facts: PayFacts, rules: PayRules, refused: GatheredRefusals): Earned | undefined {
  const invalid = invalidPayFacts(facts);
  const route = routeUnknown(rules.subject.route, rules.on(facts.periodEnd));
  refused.add([...invalid, ...(route ? [route] : [])]);
  if (invalid.length > 0) return undefined;
  const period = periodFactsOf(facts);
  const gross = refused.tried(() => grossPay(period, rules));
  const beside = gross && refused.tried(() => earnBesideWages(facts, rules, gross.wagesCents));
  if (gross === undefined || beside === undefined) return undefined;
  const grossCents = cents(gross.wagesCents + beside.totalCents);
  return { period, gross, beside, grossCents };
}

/** Every value that was used and is not confirmed, each once. */
function unconfirmedOf(
  made: Deductions,
  earned: Earnings,
  guaranteed: PayRule,
  { floors }: GrossPay,
): PayRule[] {
  const used: PayRule[] = [];
  const note = (rule: PayRule | undefined): void => {
    if (rule?.warning && !used.includes(rule)) used.push(rule);
  };
  for (const rule of made.used) note(rule);
  for (const rule of earned.used) note(rule);
  note(guaranteed);
  for (const { minimum, commodity } of floors) {
    note(minimum);
    note(commodity);
  }
  return used;
}

function warningsOf(
  used: readonly PayRule[],
  period: PeriodFacts,
  gross: GrossPay,
  rules: PayRules,
  parts: readonly Pick<Deductions, 'warnings'>[],
): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  for (const { warning } of used) if (warning) warnings.push(warning);
  if (isFloorUntested(period, gross))
    warnings.push({
      code: 'PREVAILING_RATE_NOT_HELD',
      params: { fromOn: period.periodStart, toOn: period.periodEnd },
    });
  const late = lateDays(period, rules);
  if (late) warnings.push(late);
  for (const part of parts) warnings.push(...part.warnings);
  return warnings;
}

/** Today's contracts test against a commodity table; where none is held and no prevailing rate is given, the floor may be too low. */
function isFloorUntested({ prevailingRate }: PeriodFacts, { floors }: GrossPay): boolean {
  return prevailingRate === 0 && !floors.every(({ commodity }) => commodity);
}

function netBelowZero(gross: Cents, deductions: Cents): RuleRefusal {
  return {
    code: 'NET_BELOW_ZERO',
    params: { gross: dollarsFromCents(gross), deductions: dollarsFromCents(deductions) },
    rule: 'pay-record',
    text: `Deductions of $${dollarsFromCents(deductions)} exceed gross pay of $${dollarsFromCents(gross)}.`,
    instead: 'Ask for less of what can be deferred (transport, meals) or check the statutory amounts.',
  };
}
