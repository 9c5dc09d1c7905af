import {
  addMeasures,
  cents,
  dollarsFromCents,
  isHigher,
  measure,
  subtractMeasures,
  textOf,
  zeroCents,
  type Cents,
  type Measure,
} from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { whole, type RuleResult, type RuleWarning } from '../inquiry.js';
import { invalidPayFacts } from './facts/invalid-pay-facts.js';
import { deduct } from './deductions/deduct.js';
import type { Deductions, PayLine } from './deductions/deductions.js';
import type { PayFacts, SeasonBalances } from './facts/pay-facts.js';
import { earnBesideWages, type EarningLine, type Earnings } from './earnings/beside-wages.js';
import { grossPay, type GrossPay } from './earnings/wages.js';
import type { PayRule, PayRules } from './rules/pay-rules.js';
import type { RetroactivePay } from './retroactive/retroactive-pay.js';

/** How far the hours guarantee is met. */
export interface GuaranteeState {
  readonly guaranteedHours: string;
  readonly hoursSoFar: string;
  /** Hours still to be worked or paid: 0 once the guarantee is met. */
  readonly hoursOwed: string;
}

/** One pay period assessed lawfully: to be stored with what it decided and never recomputed to be shown. */
export interface PayStatement extends RuleResult {
  readonly edition: string;
  /** Wages and what is paid beside them. */
  readonly grossCents: Cents;
  readonly floorCents: Cents;
  readonly topUpCents: Cents;
  /** How the wages were found: rule, source and steps. */
  readonly gross: Pick<GrossPay, 'rule' | 'source' | 'steps'>;
  /** What of gross is paid beside the wages; absent where nothing is. */
  readonly earnings?: readonly EarningLine[];
  readonly lines: readonly PayLine[];
  readonly deductionsCents: Cents;
  readonly netCents: Cents;
  readonly guarantee: GuaranteeState;
  /** The balances to hand to the next period of this worker and season. */
  readonly seasonToDate: SeasonBalances;
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
  const wrong = invalidPayFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  const edition = rules.editionOn(facts.periodEnd);
  const gross = grossPay(facts, rules);
  const earned = earnBesideWages(facts, rules, gross.grossCents);
  const grossCents = cents(gross.grossCents + earned.totalCents);
  const made = deduct(facts, rules, grossCents, earned.lumpSumCents);
  const deductionsCents = cents(made.totalCents);
  const netCents = cents(grossCents - deductionsCents);
  const guaranteed = rules.on(facts.periodEnd).need('hours-guarantee');
  const hours = addMeasures(gross.hours, measure(facts.seasonToDate?.hours ?? 0));
  const used = unconfirmedOf(made, earned, guaranteed, gross);
  const statement: PayStatement = {
    edition,
    grossCents,
    floorCents: gross.floorCents,
    topUpCents: gross.topUpCents,
    gross: { rule: gross.rule, source: gross.source, steps: gross.steps },
    lines: made.lines,
    deductionsCents,
    netCents,
    guarantee: guaranteeState(whole(guaranteed.value) ?? 0, hours),
    seasonToDate: balances(facts, made, hours),
    warnings: warningsOf(used, facts, gross, [earned, made]),
    tainted: made.tainted || used.some(({ value }) => value.status === 'unconfirmed'),
  };
  return earned.lines.length === 0 ? statement : { ...statement, earnings: earned.lines };
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
  facts: PayFacts,
  gross: GrossPay,
  parts: readonly Pick<Deductions, 'warnings'>[],
): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  for (const { warning } of used) if (warning) warnings.push(warning);
  if (isFloorUntested(facts, gross))
    warnings.push({
      code: 'PREVAILING_RATE_NOT_HELD',
      params: { fromOn: facts.periodStart, toOn: facts.periodEnd },
    });
  for (const part of parts) warnings.push(...part.warnings);
  return warnings;
}

/** Today's contracts test against a commodity table; where none is held and no prevailing rate is given, the floor may be too low. */
function isFloorUntested(facts: PayFacts, { floors }: GrossPay): boolean {
  return facts.prevailingRate === undefined && !floors.every(({ commodity }) => commodity);
}

function guaranteeState(guaranteed: number, hours: Measure): GuaranteeState {
  const hoursSoFar = textOf(hours);
  const left = measure(guaranteed);
  const owed = isHigher(left, hours) ? textOf(subtractMeasures(left, hours)) : '0';
  return { guaranteedHours: String(guaranteed), hoursSoFar, hoursOwed: owed };
}

/** What the next period of this worker begins with. */
function balances(facts: PayFacts, { lines }: Deductions, hours: Measure): SeasonBalances {
  let { transportCents = zeroCents, administrationCents = zeroCents } = facts.seasonToDate ?? {};
  let { savingsCents = zeroCents, housingCents, advanceCents } = facts.seasonToDate ?? {};
  for (const { kind, amountCents } of lines) {
    if (kind === 'transport') transportCents = cents(transportCents + amountCents);
    else if (kind === 'administration') administrationCents = cents(administrationCents + amountCents);
    else if (kind === 'savings') savingsCents = cents(savingsCents + amountCents);
    else if (kind === 'housing') housingCents = cents((housingCents ?? 0) + amountCents);
    else if (kind === 'advance') advanceCents = cents((advanceCents ?? 0) + amountCents);
  }
  const after = { transportCents, administrationCents, savingsCents, hours: textOf(hours) };
  if (housingCents === undefined && advanceCents === undefined) return after;
  return {
    ...after,
    ...(housingCents !== undefined && { housingCents }),
    ...(advanceCents !== undefined && { advanceCents }),
  };
}

function netBelowZero(gross: Cents, deductions: Cents): ConstructorParameters<typeof RuleRefused>[0][number] {
  return {
    code: 'NET_BELOW_ZERO',
    params: { gross: dollarsFromCents(gross), deductions: dollarsFromCents(deductions) },
    rule: 'pay-record',
    text: `Deductions of ${dollarsFromCents(deductions)} exceed gross pay of ${dollarsFromCents(gross)}.`,
    instead: 'Ask for less of what may wait (transport, meals) or check the statutory amounts.',
  };
}
