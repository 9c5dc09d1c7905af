import { cents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { isYes, word, type RuleStep } from '../../inquiry.js';
import type { PayRule } from '../rules/pay-rules.js';
import { seasonCapOf, weeklyCapOf, type SeasonCap, type WeeklyCap } from './caps.js';
import { countBy, type MissingFact } from './counts.js';
import type { DeductionQuestion } from './deduction-question.js';
import type { Basis, DeductionLaw, Way } from './deduction-table.js';

/** A deduction may be taken, up to an amount. */
export interface AllowedDeduction {
  readonly is: 'allowed';
  readonly basis: Basis;
  readonly rate: PayRule;
  /** By its basis alone, as pay rounds it, before any cap. */
  readonly dueCents: Cents;
  /** The same, rounded as whoever takes it may round: half up where pay cuts off. */
  readonly dueAtMostCents: Cents;
  readonly step: RuleStep;
  readonly weekly: WeeklyCap | undefined;
  readonly season: SeasonLeft | undefined;
  /** Why a cap is not known; the amounts above hold without it. */
  readonly unknownCap: RuleRefused | undefined;
  /** Values used beside those of rate and caps. */
  readonly used: readonly PayRule[];
}

/** A deduction may not be taken: the edition forbids it, or the worker has not agreed to it in writing. */
export interface BarredDeduction {
  readonly is: 'forbidden' | 'without-consent';
  readonly by: PayRule;
}

/** It is not known how much may be taken: a value is not held or unconfirmed, or the record does not say what the rule needs. */
export interface OpenDeduction {
  readonly is: 'open';
  readonly because: RuleRefused | MissingFact | 'balance';
  readonly rate: PayRule | undefined;
}

/** Any amount may be taken: the edition allows the kind and sets no limit. */
export interface UnlimitedDeduction {
  readonly is: 'unlimited';
  readonly by: PayRule | undefined;
}

export type LawfulDeduction = AllowedDeduction | BarredDeduction | OpenDeduction | UnlimitedDeduction;

/**
 * What the law lets be taken of a kind in a period, whoever asks: pay that takes it and the check of what was taken. Throws
 * nothing: what is not held comes back as open.
 */
export function lawfulDeduction(law: DeductionLaw, asked: DeductionQuestion): LawfulDeduction {
  const { allowedBy, consentBy } = law;
  const values = asked.rules.on(asked.facts.periodEnd);
  const allowed = allowedBy && values.look(allowedBy);
  if (allowed instanceof RuleRefused) return open(allowed);
  if (allowed && !isYes(allowed.value)) return { is: 'forbidden', by: allowed };
  if (law.ways.length === 0) return { is: 'unlimited', by: allowed };
  const found = wayOf(law, asked);
  // What is forbidden needs no consent; what is not known to be allowed needs it all the same.
  if (!(found instanceof RuleRefused) && !('way' in found)) return { is: 'forbidden', by: found };
  const consent = consentBy && values.look(consentBy);
  if (consent instanceof RuleRefused) return open(consent);
  if (consent && isYes(consent.value) && !asked.facts.consents.includes(law.kind))
    return { is: 'without-consent', by: consent };
  if (found instanceof RuleRefused) return open(found);
  return amountBy(law, found, asked);
}

/** What may be taken at most in a period, under all caps that are known, rounded as whoever takes it may round. */
export function mostOf({ dueAtMostCents, weekly, season }: AllowedDeduction): Cents {
  return cents(Math.min(dueAtMostCents, weekly?.mostCents ?? Infinity, season?.leftAtMostCents ?? Infinity));
}

const open = (because: OpenDeduction['because'], rate?: PayRule): OpenDeduction => ({
  is: 'open',
  because,
  rate,
});

/** The way that holds with its value, the value that forbids them all, or why neither is known. */
function wayOf(
  { chosenBy, ways }: DeductionLaw,
  { facts, rules }: DeductionQuestion,
): { way: Way; rate: PayRule } | PayRule | RuleRefused {
  const values = rules.on(facts.periodEnd);
  const chosen = chosenBy && values.look(chosenBy);
  if (chosen instanceof RuleRefused) return chosen;
  const basis = chosen && word(chosen.value);
  if (chosen && basis === null) return chosen;
  let forbidding: PayRule | undefined;
  for (const way of ways) {
    if (basis !== undefined && way.basis !== basis) continue;
    const rate = values.look(way.rate);
    if (rate instanceof RuleRefused) return rate;
    if (!rate.none) return { way, rate };
    forbidding = rate;
  }
  if (forbidding) return forbidding;
  throw new TypeError(`"${chosen?.value.code ?? ''}" names a basis that the deduction does not know`);
}

function amountBy(
  { balance }: DeductionLaw,
  { way, rate }: { way: Way; rate: PayRule },
  asked: DeductionQuestion,
): LawfulDeduction {
  const counted = countBy[way.basis](asked, rate, way);
  if (typeof counted === 'string' || counted instanceof RuleRefused) return open(counted, rate);
  const weekly = way.weeklyCap === undefined ? undefined : weeklyCapOf(way.weeklyCap, asked);
  const season = seasonCapOf(way, counted, asked);
  const takenCents = balance === undefined ? 0 : asked.before[balance];
  if (season?.cap && takenCents === undefined) return open('balance', rate);
  return {
    is: 'allowed',
    basis: way.basis,
    rate,
    dueCents: counted.dueCents,
    dueAtMostCents: counted.dueAtMostCents,
    step: counted.step,
    weekly: weekly instanceof RuleRefused ? undefined : weekly,
    season: season?.cap && leftOf(season.cap, takenCents ?? 0),
    unknownCap: weekly instanceof RuleRefused ? weekly : season?.unknown,
    used: counted.used,
  };
}

/** A season's cap and what earlier records leave of it. */
export interface SeasonLeft extends SeasonCap {
  readonly takenCents: number;
  readonly leftCents: Cents;
  /** The same, rounded as whoever takes it may round. */
  readonly leftAtMostCents: Cents;
}

function leftOf(cap: SeasonCap, takenCents: number): SeasonLeft {
  const left = (capCents: number) => cents(Math.max(0, capCents - takenCents));
  const { rules, costCents, capCents, capAtMostCents } = cap;
  const [leftCents, leftAtMostCents] = [left(capCents), left(capAtMostCents)];
  return { rules, costCents, capCents, capAtMostCents, takenCents, leftCents, leftAtMostCents };
}
