import { cents, daysBetween, numberOf, rateTimes, zeroCents, type Cents } from '#libs/quantities';

import type { RuleStep } from '../../inquiry.js';
import type { Way } from './deduction-table.js';
import type { Deductions } from './deductions.js';
import { askedOf, type DeductionKind, type PayFacts } from '../facts/pay-facts.js';
import type { PayRule } from '../rules/pay-rules.js';

export function lesser(one: Cents, other: Cents | undefined): Cents {
  return other !== undefined && other < one ? other : one;
}

/** An amount held to the cap of each week that the period touches; a step tells when that lowers it. */
export function withinWeeklyCap(made: Deductions, way: Way, due: Cents, steps: RuleStep[]): Cents {
  const cap = way.weeklyCap && made.held(way.weeklyCap);
  if (!cap || cap.amount === null) return due;
  const weeks = Math.ceil((daysBetween(made.facts.periodStart, made.facts.periodEnd) + 1) / 7);
  const most = rateTimes(cap.amount, weeks, 'down');
  if (due <= most) return due;
  steps.push({ code: 'WEEKLY_CAP', params: { weeks, rateDollars: numberOf(cap.amount) }, value: most });
  return most;
}

/** What the season still allows of a deduction; undefined where nothing caps it. What was taken elsewhere counts. */
export function leftOfSeason(
  made: Deductions,
  kind: DeductionKind,
  { basis, seasonCap }: Way,
  due: Cents,
): Cents | undefined {
  const cap = basis === 'cost' || basis === 'advanced-pay' ? due : seasonCap && capOf(made.need(seasonCap));
  return cap === undefined ? undefined : cents(Math.max(0, cap - takenBefore(made.facts, kind)));
}

function capOf({ amount }: PayRule): Cents {
  return amount === null ? zeroCents : rateTimes(amount, 1, 'down');
}

function takenBefore({ seasonToDate }: PayFacts, kind: DeductionKind): number {
  switch (kind) {
    case 'transport':
      return seasonToDate?.transportCents ?? 0;
    case 'administration':
      return seasonToDate?.administrationCents ?? 0;
    case 'housing':
      return seasonToDate?.housingCents ?? 0;
    case 'advance':
      return seasonToDate?.advanceCents ?? 0;
    default:
      return 0;
  }
}

/** As much as the employer asks for, within what is lawful; asking for more travel money than that is told. */
export function asAsked(
  made: Deductions,
  kind: DeductionKind,
  way: Way,
  rate: PayRule,
  lawful: Cents,
): Cents {
  const { facts } = made;
  const asked = askedOf(facts, kind);
  if (kind === 'insurance') return lesser(lesser(lawful, facts.insurancePremiumCents), asked);
  if (kind === 'transport' && asked !== undefined && asked > lawful) {
    const told = way.seasonCap === undefined ? rate : made.need(way.seasonCap);
    made.warn('TRANSPORT_CAPPED', { kind, askedCents: asked, lawfulCents: lawful }, told.value);
  }
  if (kind === 'advance' && asked !== undefined && asked > lawful)
    made.warn('ADVANCE_CAPPED', { kind, askedCents: asked, lawfulCents: lawful }, rate.value);
  // The whole share of the cost is due at once, but never more of it than what is left of the pay.
  if (way.basis === 'cost' && asked === undefined) return lesser(lawful, leftOfPay(made));
  return lesser(lawful, asked);
}

/** What is left of the pay after the deductions made so far. */
function leftOfPay({ grossCents, totalCents }: Deductions): Cents {
  return cents(Math.max(0, grossCents - totalCents));
}

/** As much of an amount as is left of the pay; that the rest is waived is told. */
export function withinPay(
  made: Deductions,
  kind: DeductionKind,
  beyond: 'waived' | 'waits',
  { value }: PayRule,
  dueCents: Cents,
): Cents {
  const takenCents = lesser(dueCents, leftOfPay(made));
  if (beyond === 'waived' && takenCents < dueCents)
    made.warn('DEDUCTION_ABOVE_PAY', { kind, dueCents, takenCents }, value);
  return takenCents;
}
