import type { Ratio } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { RuleResult } from '../../inquiry.js';

/** A rate as it is printed and as it is multiplied. */
export interface Rate extends Ratio {
  readonly text: string;
}

/** A rate and the constant that belong to incomes from a threshold on. */
export interface Bracket {
  readonly fromCents: number;
  readonly rate: Rate;
  readonly constantCents: number;
}

/** An amount that depends on income: fixed outside its points, a straight line between two of them. */
export type SlidingAmount = readonly { readonly incomeCents: number; readonly amountCents: number }[];

/** The ages of a worker between which pension contributions are due. */
export interface PensionAges {
  /** Due from the month after this birthday. */
  readonly fromYears: number;
  /** Due up to this birthday. */
  readonly toYears: number;
  /** Whether they end with the month of that birthday, or with the year before it. */
  readonly ends: 'month' | 'year';
  readonly fromRule: DatedValue;
  readonly toRule: DatedValue;
}

/** The worker's pension plan contributions of a year. */
export interface PensionTable {
  readonly basicExemptionCents: number;
  readonly earningsMaximumCents: number;
  /** Base and first additional contribution together. */
  readonly rate: Rate;
  readonly maximumCents: number;
  readonly baseMaximumCents: number;
  /** What part of a contribution is its base, and what part is the first additional one. */
  readonly baseShare: Ratio;
  readonly additionalShare: Ratio;
  readonly secondRate: Rate;
  readonly secondMaximumCents: number;
  /** The least that a contribution above nothing is; 0 where it may round to nothing. */
  readonly smallestCents: number;
  readonly agricultureDays: number;
  readonly agricultureCashCents: number;
  readonly ages: PensionAges;
  readonly rule: DatedValue;
  readonly secondRule: DatedValue;
  /** The value of the days of farm work, and that of the cash. */
  readonly agricultureRule: DatedValue;
  readonly agricultureCashRule: DatedValue;
}

/** The worker's employment insurance premiums of a year. */
export interface InsuranceTable {
  readonly earningsMaximumCents: number;
  readonly rate: Rate;
  readonly maximumCents: number;
  readonly agricultureDays: number;
  readonly rule: DatedValue;
  readonly agricultureRule: DatedValue;
}

/** The worker's parental insurance premiums of a year. */
export interface ParentalTable {
  readonly earningsMaximumCents: number;
  readonly rate: Rate;
  readonly maximumCents: number;
  /** The least that a premium above nothing is. */
  readonly smallestCents: number;
  readonly rule: DatedValue;
}

/** What federal and provincial tax have in common. */
export interface TaxTable {
  readonly brackets: readonly Bracket[];
  /** The rate of the first bracket, at which credits count. */
  readonly lowestRate: Rate;
  readonly basicAmount: SlidingAmount;
  readonly claimCodeStepCents: number;
  /** Canada employment amount; 0 where there is none. */
  readonly employmentAmountCents: number;
  readonly rule: DatedValue;
}

/** Federal tax, with what is added outside Canada or taken off in Quebec. */
export interface FederalTable extends TaxTable {
  readonly surtax?: Rate;
  readonly abatement?: Rate;
}

/** Tax of a province or territory, with what only some of them have. */
export interface ProvincialTable extends TaxTable {
  readonly supplementalCredit?: { readonly thresholdCents: number; readonly rate: Rate };
  readonly surtax: readonly { readonly fromCents: number; readonly rate: Rate }[];
  readonly healthPremium: readonly {
    readonly fromCents: number;
    readonly rate: Rate;
    readonly baseCents: number;
    readonly capCents: number;
  }[];
  /** Ontario's kind of reduction: twice a personal amount less the tax itself. */
  readonly personalReduction?: { readonly basicCents: number; readonly dependantCents: number };
  /** British Columbia's kind: a fixed amount that shrinks with income. */
  readonly incomeReduction?: {
    readonly largestCents: number;
    readonly fromCents: number;
    readonly endCents: number;
    readonly rate: Rate;
  };
}

/** What income tax is worked out from, for one place of work on one day. */
export interface IncomeTaxTables {
  /** What the standing of the values read brings to every result: warnings of carried ones, taint of unconfirmed ones. */
  readonly standing: RuleResult;
  readonly federal: FederalTable;
  /** Absent outside Canada, and in Quebec, which has forms and formulas of its own. */
  readonly provincial?: ProvincialTable;
  readonly lumpSum: { readonly thresholdCents: number; readonly rate: Rate };
}

/** What contributions and premiums are worked out from, for one place of work on one day. */
export interface ContributionTables {
  readonly standing: RuleResult;
  readonly edition: string;
  readonly pension: PensionTable;
  readonly insurance: InsuranceTable;
  /** Where the place of work has parental insurance of its own. */
  readonly parental?: ParentalTable;
}

/** Everything that one place of work needs on one day. */
export interface WithholdingTables extends IncomeTaxTables, ContributionTables {
  readonly standing: RuleResult;
}
