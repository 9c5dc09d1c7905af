import type { Cents, PlainDate } from '#libs/quantities';

import type { YearToDate } from '../withholding/facts.js';

/** Deductions beside the statutory ones that a pay record can name. */
export const takenKinds = [
  'transport',
  'meals',
  'insurance',
  'administration',
  'savings',
  'utilities',
  'liaison-fee',
  'housing',
  'advance',
  'agency-fee',
  'other',
] as const;
export type TakenKind = (typeof takenKinds)[number];

/** What was withheld by statute; absent where the employer did not report it. */
export interface StatutoryTaken {
  readonly cppCents?: Cents | undefined;
  readonly cpp2Cents?: Cents | undefined;
  readonly eiCents?: Cents | undefined;
  /** Parental insurance, in Quebec only. */
  readonly qpipCents?: Cents | undefined;
  readonly incomeTaxCents?: Cents | undefined;
}

/** One worker's pay for one period as it was paid. Whose law it falls under is in the CheckRules. */
export interface PaidRecord {
  readonly recordId: string;
  readonly workerId: string;
  readonly employerId: string;
  readonly periodStart: PlainDate;
  /** Included. */
  readonly periodEnd: PlainDate;
  readonly payDate: PlainDate;
  /** Pay periods in a year: 52, 26, 24, 12. */
  readonly payPeriods: number;
  readonly firstDayWorkedOn?: PlainDate | undefined;
  readonly contractFrom?: PlainDate | undefined;
  /** Included. */
  readonly contractTo?: PlainDate | undefined;
  /** Ten-thousandths of an hour on each day from `periodStart`; days at the end may be missing. */
  readonly dailyHourParts: ArrayLike<number>;
  /** Microcents that the pieces of each day earn, `partsOf(count) * partsOf(rate)`; empty without pieces. */
  readonly dailyPieceMicrocents: ArrayLike<number>;
  /** Ten-thousandths of a dollar an hour; 0 when paid by the piece only. */
  readonly hourlyRateParts: number;
  /** Hourly prevailing rate fixed for the job order; 0 when none is. */
  readonly prevailingRateParts: number;
  readonly grossCents: Cents;
  /** What of gross is no wage for hours and pieces: vacation pay, recognition pay. */
  readonly besideWagesCents?: Cents | undefined;
  /** What of gross belongs to no single period: recognition pay. */
  readonly lumpSumCents?: Cents | undefined;
  /** Paid beside gross, to make up for earlier periods. */
  readonly retroactiveCents?: Cents | undefined;
  readonly netCents: Cents;
  readonly statutory: StatutoryTaken;
  readonly taken: Readonly<Partial<Record<TakenKind, number>>>;
  /** Money advanced in the season, all of it, and what earlier records took back of it; absent where none was. */
  readonly advance?: { readonly advancedCents: number; readonly recoveredCents: number } | undefined;
  /** Cost of the round trip that the employer advanced. */
  readonly transportCostCents?: Cents | undefined;
  /** Days on which meals were provided; all days of the period are granted when it is not known. */
  readonly mealsDays?: number | undefined;
  /** Premium that the employer paid to the insurer for this period. */
  readonly insurancePremiumCents?: Cents | undefined;
  /** Kinds of deduction that the worker consented to in writing. */
  readonly consents: readonly string[];
  readonly federalClaimCents?: Cents | undefined;
  readonly provincialClaimCents?: Cents | undefined;
  /** Whether the federal form asks that no tax be withheld. */
  readonly noTaxClaimed?: boolean | undefined;
  /** The income that the worker expects of the year, from all sources: Quebec asks for it. */
  readonly expectedAnnualIncomeCents?: Cents | undefined;
}

/** By year and employer: the maxima begin anew with another employer. */
export type YearsToDate = ReadonlyMap<string, YearToDate>;

/** What earlier records of the same worker and season leave for a check. */
export interface CheckBalances {
  /** Lawfully taken back of the journey, with any employer: it goes with the worker. */
  readonly transportCents: number;
  /** The journey's cost as last stated. */
  readonly transportCostCents: number | undefined;
  /** Lawfully taken for administration, with any employer. */
  readonly administrationCents: number;
  /** What each employer has paid and should have withheld in a year, by year and employer; withholding is not checked without. */
  readonly yearsToDate?: YearsToDate | undefined;
}

/** The balances before the first record of a season. */
export const noBalances: CheckBalances = {
  transportCents: 0,
  transportCostCents: undefined,
  administrationCents: 0,
  yearsToDate: new Map(),
};
