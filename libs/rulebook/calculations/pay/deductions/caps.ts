import { cents, daysBetween, numberOf, rateTimes, type Cents } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { RuleStep } from '../../inquiry.js';
import type { PayRule } from '../rules/pay-rules.js';
import { hasNoValue } from '../rules/pay-rules.js';
import type { Counted } from './counts.js';
import type { DeductionQuestion } from './deduction-question.js';
import type { Way } from './deduction-table.js';

/** The most for the weeks that a period touches. */
export interface WeeklyCap {
  readonly rule: PayRule;
  readonly mostCents: Cents;
  readonly step: RuleStep;
}

/** The cap of each week; undefined where no value is held. */
export function weeklyCapOf(
  code: ValueCode,
  { facts, rules }: DeductionQuestion,
): WeeklyCap | RuleRefused | undefined {
  const rule = rules.on(facts.periodEnd).look(code);
  if (rule instanceof RuleRefused) return hasNoValue(rule) ? undefined : rule;
  if (rule.amount === null) return undefined;
  const weeks = Math.ceil((daysBetween(facts.periodStart, facts.periodEnd) + 1) / 7);
  const mostCents = rateTimes(rule.amount, weeks, 'down');
  const params = { weeks, rateDollars: numberOf(rule.amount) };
  return { rule, mostCents, step: { code: 'WEEKLY_CAP', params, value: mostCents } };
}

/** The most of a season from one worker. */
export interface SeasonCap {
  /** The values that set it; none where what was paid or advanced does. */
  readonly rules: readonly PayRule[];
  /** What it cost, where that and not a value is the cap. */
  readonly costCents: Cents | undefined;
  readonly capCents: Cents;
  /** The same, rounded as whoever takes it may round. */
  readonly capAtMostCents: Cents;
}

/** The season's cap of a way as far as it is known, and why a part of it is not; undefined where nothing caps it. */
export function seasonCapOf(
  way: Way,
  counted: Counted,
  { facts, rules }: DeductionQuestion,
): { cap?: SeasonCap; unknown?: RuleRefused } | undefined {
  if (way.basis === 'cost' || way.basis === 'advanced-pay') {
    const { dueCents: capCents, dueAtMostCents: capAtMostCents } = counted;
    return { cap: { rules: [], costCents: undefined, capCents, capAtMostCents } };
  }
  const { seasonCap } = way;
  if (seasonCap === undefined) return undefined;
  const costCents = way.neverAboveCost ? facts.transportCostCents : undefined;
  const rule =
    seasonCap === 'transport-cap'
      ? rules.transportCap(facts.periodEnd)
      : rules.on(facts.periodEnd).look(seasonCap);
  const byCost = costCents === undefined ? undefined : costCap(costCents);
  if (rule instanceof RuleRefused) return { unknown: rule, ...(byCost && { cap: byCost }) };
  if (rule.amount === null) return byCost && { cap: byCost };
  const capCents = rateTimes(rule.amount, 1, 'down');
  if (costCents !== undefined && costCents < capCents) return { cap: costCap(costCents) };
  return { cap: { rules: [rule], costCents: undefined, capCents, capAtMostCents: capCents } };
}

/** No more is ever recovered than was spent. */
function costCap(costCents: Cents): SeasonCap {
  const capCents = cents(costCents);
  return { rules: [], costCents, capCents, capAtMostCents: capCents };
}
