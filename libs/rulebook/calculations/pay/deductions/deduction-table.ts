import type { Rounding } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import type { ProgrammeDeductionKind } from '../facts/pay-facts.js';
import type { TakenBefore } from '../facts/period-facts.js';

/** What an amount is counted by: a share of gross, a rate for each day of a kind, what was paid to an insurer, a share of a cost, an advance. */
export type Basis =
  'gross' | 'calendar-day' | 'working-day' | 'meal-day' | 'premium-paid' | 'cost' | 'advanced-pay';

/** One way to find an amount. */
export interface Way {
  /** The value that allows it and says how much: none where it is forbidden. */
  readonly rate: ValueCode;
  readonly basis: Basis;
  readonly rounding: Rounding;
  /** The most for each week of the period, where a value is held. */
  readonly weeklyCap?: ValueCode;
  /** The most in a season from one worker, also after a transfer. */
  readonly seasonCap?: ValueCode;
  /** Whether what it recovers cost something, which is then the most of a season whatever the cap. */
  readonly neverAboveCost?: true;
}

/** What the law says of a deduction that a programme may know: its values decide whether, how and how much. */
export interface DeductionLaw {
  readonly kind: ProgrammeDeductionKind | 'agency-fee' | 'other';
  /** The first way whose value is not "none" holds; without any, the amount is free once it is allowed. */
  readonly ways: readonly Way[];
  /** A value that names the basis which holds among the ways. */
  readonly chosenBy?: ValueCode;
  /** A yes or no that must hold before anything else. */
  readonly allowedBy?: ValueCode;
  /** A yes or no that says whether the worker must have agreed in writing. */
  readonly consentBy?: ValueCode;
  /** What earlier records took of it counts for the season’s cap. */
  readonly balance?: keyof TakenBefore;
}

/** When pay takes a deduction. */
export interface DeductionRule extends DeductionLaw {
  readonly kind: ProgrammeDeductionKind;
  /**
   * `always`: owed without anyone asking. `asked`: only as much as the employer asks for. `provided`: for days with meals.
   * `consented`: where the worker agreed in writing. `recovered`: when the employer asks, gives the cost or names the route.
   * `advanced`: when money was advanced to the worker.
   */
  readonly taken: 'always' | 'asked' | 'provided' | 'consented' | 'recovered' | 'advanced';
  /** Owed to somebody by law: where its value is not held, there is no lawful pay. All others are left out with a warning. */
  readonly mandatory?: true;
  /**
   * Not more than what is left of the pay: the rest is `forgone` with a warning where no rule lets it be caught up, or
   * `deferred` to a later pay.
   */
  readonly beyondPay?: 'forgone' | 'deferred';
}

/**
 * The deductions of the programme in the order in which pay takes them. Transport and advances come last, as they may
 * wait for a later pay; nothing else catches up for an earlier one.
 */
export const deductionTable: readonly DeductionRule[] = [
  {
    kind: 'insurance',
    taken: 'always',
    // Owed for each calendar day, worked or not; a week without pay cannot bear it, and only travel is caught up for.
    beyondPay: 'forgone',
    chosenBy: 'insurance-basis',
    ways: [
      { rate: 'insurance-basis', basis: 'premium-paid', rounding: 'half-up' },
      { rate: 'insurance-premium', basis: 'calendar-day', rounding: 'half-up' },
    ],
  },
  {
    kind: 'administration',
    taken: 'always',
    balance: 'administrationCents',
    ways: [
      {
        rate: 'administration-rate',
        basis: 'gross',
        rounding: 'half-up',
        seasonCap: 'administration-cap',
      },
    ],
  },
  {
    kind: 'savings',
    taken: 'always',
    mandatory: true,
    ways: [{ rate: 'savings-rate', basis: 'gross', rounding: 'half-up' }],
  },
  {
    kind: 'liaison-fee',
    taken: 'always',
    ways: [{ rate: 'liaison-fee', basis: 'working-day', rounding: 'half-up' }],
  },
  {
    kind: 'meals',
    taken: 'provided',
    consentBy: 'meals-consent-required',
    ways: [{ rate: 'meals-cap', basis: 'meal-day', rounding: 'down', weeklyCap: 'meals-weekly-cap' }],
  },
  {
    kind: 'utilities',
    taken: 'consented',
    consentBy: 'utilities-consent-required',
    ways: [{ rate: 'utilities-rate', basis: 'working-day', rounding: 'half-up' }],
  },
  {
    kind: 'housing',
    taken: 'asked',
    balance: 'housingCents',
    allowedBy: 'housing-charge-allowed',
    ways: [{ rate: 'housing-rate', basis: 'working-day', rounding: 'half-up', seasonCap: 'housing-cap' }],
  },
  {
    kind: 'transport',
    taken: 'recovered',
    balance: 'transportCents',
    ways: [
      { rate: 'transport-cost-share', basis: 'cost', rounding: 'down' },
      {
        rate: 'transport-rate',
        basis: 'gross',
        rounding: 'down',
        seasonCap: 'transport-cap',
        neverAboveCost: true,
      },
    ],
  },
  {
    kind: 'advance',
    taken: 'advanced',
    balance: 'advanceCents',
    allowedBy: 'pay-advance-recovered',
    consentBy: 'pay-advance-consent-required',
    beyondPay: 'deferred',
    ways: [{ rate: 'pay-advance-recovered', basis: 'advanced-pay', rounding: 'down' }],
  },
];

/** Deductions that pay never takes, but that records name. */
const neverTaken: readonly DeductionLaw[] = [
  { kind: 'agency-fee', allowedBy: 'agency-fee-deductible', ways: [] },
  { kind: 'other', allowedBy: 'other-deductions-allowed', ways: [] },
];

/** What the law says of every deduction that a record can name, by its kind. */
export const deductionLaws: ReadonlyMap<string, DeductionLaw> = new Map(
  [...deductionTable, ...neverTaken].map((law) => [law.kind, law]),
);
