import type { Cents, Measure, PlainDate } from '#libs/quantities';

import type { StatutoryAmount } from '../pay/facts/pay-facts.js';
import type { PeriodFacts } from '../pay/facts/period-facts.js';
import type { FarmWork } from '../withholding/contributions/farm-work.js';
import type { Exemptions } from '../withholding/exemptions.js';
import type { YearToDate } from '../withholding/facts.js';
import type { Unchecked } from './finding.js';

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

/** One worker's pay for one period as it was paid: what the law asks of the period, and the amounts. Whose law it falls under is in the PayRules. */
export interface PaidRecord extends PeriodFacts {
  readonly recordId: string;
  /** Records that were added to this one: further payments for the same period. */
  readonly supplementIds?: readonly string[] | undefined;
  /** Whether it is judged in the place of another record. */
  readonly isCorrection?: boolean | undefined;
  readonly workerId: string;
  readonly employerId: string;
  readonly payDate: PlainDate;
  /** Pay periods in a year. */
  readonly payPeriods: number;
  readonly grossCents: Cents;
  /** Hours that further payments of the period pay at a higher rate than the record's own. */
  readonly higherOffers?: readonly { readonly hours: Measure; readonly rate: Measure }[] | undefined;
  /** What of gross is no wage for hours and pieces: vacation pay, recognition pay, a bonus. */
  readonly besideWagesCents?: Cents | undefined;
  /** What of gross belongs to no single period: recognition pay, a bonus. */
  readonly lumpSumCents?: Cents | undefined;
  /** Paid beside gross, to make up for earlier periods. */
  readonly retroactiveCents?: Cents | undefined;
  /** Absent where nobody says what reached the worker. */
  readonly netCents?: Cents | undefined;
  /** What was withheld by statute; a kind that the employer did not report is absent. */
  readonly statutory: readonly StatutoryAmount[];
  /** Kinds that only some of its payments report: what was withheld in all is not known. */
  readonly partlyReported?: readonly StatutoryAmount['kind'][] | undefined;
  readonly taken: Readonly<Partial<Record<TakenKind, number>>>;
  /** Money given before it was earned, with this pay. */
  readonly advanceGivenCents?: Cents | undefined;
  readonly federalClaimCents?: Cents | undefined;
  readonly provincialClaimCents?: Cents | undefined;
  /** Whether the provincial form claims exemption (code E) and no amount. */
  readonly isProvincialClaimE?: boolean | undefined;
  /** What nothing is withheld of though something would be, and why. */
  readonly exempt?: Exemptions | undefined;
  /** Whether the worker is a foreign farm worker, where a place of work taxes these by a rule of its own; they are one unless it is said. */
  readonly foreignFarmWorker?: boolean | undefined;
  /** The income that the worker expects of the year, from all sources: Quebec asks for it. */
  readonly expectedAnnualIncomeCents?: Cents | undefined;
  /** What the employer had paid and withheld in the year, where the records before this one are not among those checked. */
  readonly yearToDate?: Partial<YearToDate> | undefined;
}

/** What was withheld of a kind; undefined where it was not reported, or not by all payments of the record. */
export function withheldOf(
  { statutory, partlyReported }: Pick<PaidRecord, 'statutory' | 'partlyReported'>,
  kind: StatutoryAmount['kind'],
): Cents | undefined {
  if (partlyReported?.includes(kind)) return undefined;
  for (const one of statutory) if (one.kind === kind) return one.amountCents;
  return undefined;
}

/** By year and employer: the maxima begin anew with another employer. */
export type YearsToDate = ReadonlyMap<string, YearToDate>;

/** Money advanced by one employer in a season, and what came back of it. */
export interface AdvanceBalance {
  readonly givenCents: number;
  readonly recoveredCents: number;
}

/** What earlier records of the same worker and season leave for a check. */
export interface CheckBalances {
  /** Lawfully taken back of the journey, with any employer: it goes with the worker. */
  readonly transportCents: number;
  /** The journey's cost as last stated. */
  readonly transportCostCents: Cents | undefined;
  /** Lawfully taken for administration and for housing, with any employer. */
  readonly administrationCents: number;
  readonly housingCents: number;
  /** By employer: an advance is owed to whoever gave it. */
  readonly advances: ReadonlyMap<string, AdvanceBalance>;
  /** Employers of whom not all records are among those checked, `undefined` for any: what those advanced is not known. */
  readonly partlyShown?: ReadonlySet<string | undefined> | undefined;
  /** What each employer has paid and should have withheld in a year, by year and employer; withholding is not checked without. */
  readonly yearsToDate?: YearsToDate | undefined;
  /** How much farm work each employer has in a year, by year and employer, where that is known. */
  readonly farmWork?: ReadonlyMap<string, FarmWork> | undefined;
  /** The journey's cost by employer, as some record of the season tells it. */
  readonly transportCosts?: ReadonlyMap<string, Cents> | undefined;
  /** Pay of the year that is not shown before a record; undefined where all of it is. */
  readonly yearUnknown?: ((record: PaidRecord) => YearUnknown | undefined) | undefined;
}

/** Pay of a year that the records do not show, and why they do not. */
export interface YearUnknown {
  /** The most that was paid of it. */
  readonly mostCents: Cents;
  /** Whether records that are shown may not stand either. */
  readonly mayBeLess: boolean;
  readonly why: Omit<Unchecked, 'check'>;
}

/** The balances before the first record of a season. */
export const noBalances: CheckBalances = {
  transportCents: 0,
  transportCostCents: undefined,
  administrationCents: 0,
  housingCents: 0,
  advances: new Map(),
  yearsToDate: new Map(),
};
