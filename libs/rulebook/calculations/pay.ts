import { cents, Decimal, dollarsFromCents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../refusal.js';
import type { DatedValue } from '../value.js';
import { statusWarning, whole, type RuleResult, type RuleWarning } from './inquiry.js';
import { deduct, type Deductions, type PayLine } from './pay-deductions.js';
import { invalidPayFacts, type PayFacts, type SeasonBalances } from './pay-facts.js';
import { grossPay, type GrossPay } from './pay-gross.js';
import type { PayRules } from './pay-rules.js';

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
  readonly grossCents: Cents;
  readonly floorCents: Cents;
  readonly topUpCents: Cents;
  /** How gross was found: rule, source and steps. */
  readonly gross: Pick<GrossPay, 'rule' | 'source' | 'steps'>;
  readonly lines: readonly PayLine[];
  readonly deductionsCents: Cents;
  readonly netCents: Cents;
  readonly guarantee: GuaranteeState;
  /** The balances to hand to the next period of this worker and season. */
  readonly seasonToDate: SeasonBalances;
}

/**
 * Assesses one pay record under the rules of its subject. Throws RuleRefused with every refusal: facts that cannot be,
 * values that are not held or unconfirmed, or deductions above gross (net below zero).
 */
export function assessPay(facts: PayFacts, rules: PayRules): PayStatement {
  const wrong = invalidPayFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  const edition = rules.editionOn(facts.periodEnd);
  const gross = grossPay(facts, rules);
  const made = deduct(facts, rules, gross.grossCents);
  const deductionsCents = cents(made.totalCents);
  const netCents = cents(gross.grossCents - deductionsCents);
  if (netCents < 0) throw new RuleRefused([netBelowZero(gross.grossCents, deductionsCents)]);
  const guaranteed = rules.need('hours-guarantee', facts.periodEnd);
  const hours = gross.hours.plus(facts.seasonToDate?.hours ?? 0);
  const used = [...made.used, guaranteed.value, ...gross.floors.flatMap(floorValues)];
  return {
    edition,
    grossCents: gross.grossCents,
    floorCents: gross.floorCents,
    topUpCents: gross.topUpCents,
    gross: { rule: gross.rule, source: gross.source, steps: gross.steps },
    lines: made.lines,
    deductionsCents,
    netCents,
    guarantee: guaranteeState(whole(guaranteed.value) ?? 0, hours),
    seasonToDate: balances(facts, made, hours),
    warnings: [...statusWarnings(used), ...tableWarnings(facts, gross), ...made.warnings],
    tainted: used.some((value) => value.status === 'unconfirmed'),
  };
}

function floorValues(floor: GrossPay['floors'][number]): DatedValue[] {
  return floor.commodity ? [floor.minimum.value, floor.commodity.value] : [floor.minimum.value];
}

function statusWarnings(used: readonly DatedValue[]): RuleWarning[] {
  return [...new Set(used)].flatMap((value) => statusWarning(value) ?? []);
}

/** Today's contracts test against a commodity table; where none is held and no prevailing rate is given, the floor may be too low. */
function tableWarnings(facts: PayFacts, gross: GrossPay): RuleWarning[] {
  if (facts.prevailingRate !== undefined || gross.floors.every((floor) => floor.commodity)) return [];
  return [
    {
      code: 'PREVAILING_RATE_NOT_HELD',
      params: { fromOn: facts.periodStart, toOn: facts.periodEnd },
    },
  ];
}

function guaranteeState(guaranteed: number, hours: Decimal): GuaranteeState {
  const owed = Decimal.max(0, new Decimal(guaranteed).minus(hours));
  return { guaranteedHours: String(guaranteed), hoursSoFar: hours.toString(), hoursOwed: owed.toString() };
}

function balances(facts: PayFacts, made: Deductions, hours: Decimal): SeasonBalances {
  const before = facts.seasonToDate;
  const taken = (kind: PayLine['kind']): number =>
    made.lines.find((line) => line.kind === kind)?.amountCents ?? 0;
  return {
    transportCents: cents((before?.transportCents ?? 0) + taken('transport')),
    administrationCents: cents((before?.administrationCents ?? 0) + taken('administration')),
    savingsCents: cents((before?.savingsCents ?? 0) + taken('savings')),
    hours: hours.toString(),
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
