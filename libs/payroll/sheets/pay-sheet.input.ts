import type { EarningKind, Exemptions, StatutoryAmount, TakenKind } from '#libs/rulebook';

/** Pieces of one day: how many, and dollars for each as a decimal text. */
export interface PiecesSubmitted {
  unit: string;
  count: string | number;
  rate: string | number;
}

/** One day worked. */
export interface DaySubmitted {
  date: string;
  /** With at most two decimals. */
  hours: string | number;
  pieces?: PiecesSubmitted[];
  /** Whether the employer provided meals that day. */
  meals?: boolean;
}

/** A deduction as it was taken, and what was paid beside the wages. */
export interface DeductionPaid {
  kind: TakenKind;
  amountCents: number;
}
export interface EarningPaid {
  kind: EarningKind;
  amountCents: number;
}

/**
 * What the employer says was paid: it stands, and is checked. A deduction that is not named was not taken; earnings beside the
 * wages that are not named are those that the record asks for. In a correction it is all that the worker got for the period, with
 * what was paid since on the worker's account.
 */
export interface PaidSubmitted {
  grossCents: number;
  /** What reached the worker; not stated when left out. */
  netCents?: number | null;
  deductions?: DeductionPaid[];
  /** Part of gross. */
  earnings?: EarningPaid[];
  /** The day on which it was paid, and what proves it: all or none of them. */
  paidOn?: string;
  method?: string;
  proofReference?: string;
}

/** One worker's pay for a period as the employer submits it. */
export interface PayAsSubmitted {
  days: DaySubmitted[];
  /** Dollars an hour, where more is paid than the order offers. */
  hourlyRate?: string;
  /** What is asked back of the journey in this period; nothing when left out and no route is given. */
  transportCents?: number;
  /** The route travelled, where the rules set a cap for each. */
  transportRoute?: string;
  /** Premium paid to the insurer for this period. */
  insuranceCents?: number;
  /** The most that is asked for administration; the lawful amount when left out. */
  administrationCents?: number;
  /** Asked for a day of meals; the order's price when left out. */
  mealPriceCents?: number;
  /** Whether vacation pay on the wages of this period is paid with it. */
  vacationPay?: boolean;
  /** Whether the worker harvests fruit, vegetables or tobacco. */
  harvester?: boolean;
  /** With the last pay of a contract: seasons in a row with this employer, and weeks of the one that ends. */
  recognition?: { seasons: number; weeks: number };
  /** Money advanced to the worker in the season, all of it; what earlier pay recovered is not taken again. */
  advancedCents?: number;
  /** The most that is asked back of it in this period; as much as the pay bears when left out. */
  advanceCents?: number;
  /** Kinds of deduction to which the worker consented in writing. */
  consents?: string[];
  /** Asks for statutory withholding to be worked out, from claims, exemptions, expected income and the year so far. */
  withholding?: 'compute';
  /** What is withheld by statute, or was: each kind of the place of work once. */
  statutory?: StatutoryAmount[];
  /** What nothing is withheld of though something would be, and why. */
  exempt?: Exemptions;
  /** Total claims of the worker's tax forms; the basic amounts when left out. */
  federalClaimCents?: number;
  provincialClaimCents?: number;
  /** The income that the worker expects of the year from all sources; Québec's rule for foreign farm workers asks for it. */
  expectedAnnualIncomeCents?: number;
  /** What was paid, where the employer states it; else what is worked out is to be paid. */
  paid?: PaidSubmitted;
}

/** The pay of one placement on a sheet. */
export type RecordSubmitted = PayAsSubmitted & { placementId: string };

/** The period that a sheet is for. */
export interface SheetPeriod {
  periodStart: string;
  /** Included. */
  periodEnd: string;
  payDate: string;
  /** Pay periods in a year. */
  payPeriods: number;
}

/** The pay of workers of one order for one period. */
export interface SheetSubmitted extends SheetPeriod {
  records: RecordSubmitted[];
}
