import type { Rounding } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import type { ProgrammeDeductionKind } from '../facts/pay-facts.js';

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
}

/** A deduction of the programme: its values decide whether, how and how much. */
export interface DeductionRule {
  readonly kind: ProgrammeDeductionKind;
  /** The first way whose value is not "none" holds. */
  readonly ways: readonly Way[];
  /** A value that names the basis which holds among the ways. */
  readonly chosenBy?: ValueCode;
  /** A yes or no that must hold before anything else. */
  readonly allowedBy?: ValueCode;
  /**
   * `always`: owed without anyone asking. `asked`: only as much as the employer asks for. `provided`: for days with meals.
   * `consented`: where the worker agreed in writing. `advanced`: when the employer asks, gives the cost or names the route.
   * `lent`: when money was advanced to the worker.
   */
  readonly taken: 'always' | 'asked' | 'provided' | 'consented' | 'advanced' | 'lent';
  /** A yes or no that says whether the worker must have agreed in writing. */
  readonly consentBy?: ValueCode;
  /** Leaves it out, with a warning, where its value is not confirmed: pay does not wait for it. */
  readonly leftOutUnconfirmed?: true;
  /**
   * Not more than what is left of the pay: the rest is `waived` with a warning where no rule lets it be caught up, or
   * `waits` for a later pay.
   */
  readonly beyondPay?: 'waived' | 'waits';
}

/**
 * The deductions of the programme in the order in which they are taken. Transport and advances come last, as they may
 * wait for a later pay; nothing else catches up for an earlier one.
 */
export const deductionTable: readonly DeductionRule[] = [
  {
    kind: 'insurance',
    taken: 'always',
    // Owed for each calendar day, worked or not; a week without pay cannot bear it, and only travel is caught up for.
    beyondPay: 'waived',
    chosenBy: 'insurance-basis',
    ways: [
      { rate: 'insurance-basis', basis: 'premium-paid', rounding: 'half-up' },
      { rate: 'insurance-premium', basis: 'calendar-day', rounding: 'half-up' },
    ],
  },
  {
    kind: 'administration',
    taken: 'always',
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
    ways: [{ rate: 'savings-rate', basis: 'gross', rounding: 'half-up' }],
  },
  {
    kind: 'liaison-fee',
    taken: 'always',
    leftOutUnconfirmed: true,
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
    ways: [{ rate: 'utilities-rate', basis: 'working-day', rounding: 'half-up' }],
  },
  {
    kind: 'housing',
    taken: 'asked',
    allowedBy: 'housing-charge-allowed',
    ways: [{ rate: 'housing-rate', basis: 'working-day', rounding: 'half-up', seasonCap: 'housing-cap' }],
  },
  {
    kind: 'transport',
    taken: 'advanced',
    ways: [
      { rate: 'transport-cost-share', basis: 'cost', rounding: 'down' },
      { rate: 'transport-rate', basis: 'gross', rounding: 'down', seasonCap: 'transport-cap' },
    ],
  },
  {
    kind: 'advance',
    taken: 'lent',
    allowedBy: 'pay-advance-recovered',
    consentBy: 'pay-advance-consent-required',
    beyondPay: 'waits',
    ways: [{ rate: 'pay-advance-recovered', basis: 'advanced-pay', rounding: 'down' }],
  },
];
