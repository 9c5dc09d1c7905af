import type { Cents, PlainDate } from '#libs/quantities';

import type { PayFacts } from '../pay/facts/pay-facts.js';
import type { PaySubject } from '../pay/rules/pay-rules.js';
import type { TaxClaim, WithholdingFacts } from '../withholding/facts.js';

/** What a worker's forms say beside the claims, where withholding is worked out. */
type OfForms = Pick<WithholdingFacts, 'exempt' | 'foreignFarmWorker' | 'expectedAnnualIncomeCents'>;

/** One worker's work of one period, to be paid anew under other rules. What was paid for it does not count. */
export interface WhatIfRecord extends OfForms {
  readonly recordId: string;
  readonly workerId: string;
  readonly employerId: string;
  readonly subject: PaySubject;
  /** Balances of the season and taxes of the year are kept for each set of rules, so they are not among the facts. */
  readonly facts: Omit<PayFacts, 'seasonToDate' | 'withholding' | 'statutory'>;
  /** As reported, which holds where no tables do. */
  readonly statutory: Exclude<PayFacts['statutory'], 'compute' | undefined>;
  readonly payDate: PlainDate;
  /** Pay periods in a year. */
  readonly payPeriods: number;
  readonly federalClaim?: TaxClaim | undefined;
  readonly provincialClaim?: TaxClaim | undefined;
}

/** What a group's pay comes to, in cents. */
export interface PayTotals {
  readonly grossCents: number;
  /** Each kind of deduction that was made. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly deductionsCents: number;
  readonly netCents: number;
}

/** What records are put together by. */
export const whatIfDimensions = ['country', 'province', 'commodity', 'employer'] as const;
export type WhatIfDimension = (typeof whatIfDimensions)[number];

/** The pay of some workers before and after. */
export interface WhatIfGroup {
  /** The country, province, commodity or employer; empty where the records do not tell it. */
  readonly key: string;
  readonly workers: number;
  readonly records: number;
  readonly before: PayTotals;
  readonly after: PayTotals;
  /** Net pay after less net pay before. */
  readonly differenceCents: number;
  /** The same in hundredths of a percent of the net pay before, rounded half up; null where that is 0. */
  readonly differenceBps: number | null;
  readonly betterOff: number;
  readonly worseOff: number;
  /** What the worker who loses most loses in all; 0 where nobody does. */
  readonly largestLossCents: Cents;
}

/** Records that cannot be paid under one or both sets of rules, for one reason. */
export interface WhatIfRefused {
  readonly under: 'base' | 'overlay' | 'both';
  readonly code: string;
  /** The value or calculation that refuses. */
  readonly rule: string;
  /** As told of the first record. */
  readonly text: string;
  readonly records: number;
  /** The first of them. */
  readonly recordIds: readonly string[];
}
