import type { Cents, PlainDate } from '#libs/quantities';

import type { Exemptions } from './exemptions.js';

/**
 * A total claim from a TD1 form: its amount (0 for a non-resident without credits), `E` when the form asks that no tax be
 * withheld, or a claim code from 0 to 10. In Quebec a provincial claim is variable E of form TP-1015.3. A claim that is
 * absent means that no form is on file: the basic amount is allowed.
 */
export type TaxClaim = Cents | 'E' | { readonly code: number };

/**
 * What this employer has paid and withheld since 1 January, without the current period. Another employer's amounts never
 * count: the yearly maxima begin anew with each employer, also when a worker is transferred.
 */
export interface YearToDate {
  readonly grossCents: Cents;
  /** Pensionable earnings (PIYTD); gross to date when absent. */
  readonly pensionableCents: Cents;
  /** Insurable earnings; they stand in for the premiums when those are absent. */
  readonly insurableCents: Cents;
  /** Base and first additional pension contributions together (D; in Quebec DQ). */
  readonly cppBaseCents: Cents;
  /** Second additional pension contributions (D2; in Quebec D2Q). */
  readonly cppAdditionalCents: Cents;
  /** Employment insurance premiums (D1). */
  readonly eiCents: Cents;
  /** Quebec parental insurance premiums. */
  readonly qpipCents: Cents;
}

/** A bonus, a retroactive pay increase or another payment that belongs to no single period. */
export interface LumpSum {
  readonly kind: 'bonus' | 'retroactive-pay';
  /** Gross of this payment (B); it is not part of the period's gross. */
  readonly grossCents: Cents;
  /** Kept back from this payment for a registered plan (F3); more than the payment only makes its tax 0. */
  readonly rrspCents?: Cents;
  /** Such payments earlier in the year (B1), and what was kept back from them for registered plans (F4). */
  readonly priorGrossCents?: Cents;
  readonly priorRrspCents?: Cents;
  /** Additional pension contributions on the earlier payments (F5BYTD); what they owe when absent. */
  readonly priorAdditionalPensionCents?: Cents;
  /** Gross of the most recent ordinary period, for a payment in a period without other pay. */
  readonly usualGrossCents?: Cents;
}

/**
 * Employment in agriculture over the whole calendar year: too little of it is outside pension plan and insurance
 * (`farmWorkDuties`).
 */
export interface AgriculturalEmployment {
  /** Working days with this employer in the calendar year, as the terms of employment provide. */
  readonly workingDaysInYear: number;
  /** Cash that this employer pays in the calendar year. */
  readonly cashInYearCents: Cents;
}

/** Pay that varies, whose tax in Quebec is averaged over the pay periods that have gone by (TP-1015.F, part 2.2). */
export interface QuebecAveraging {
  /** Which pay period of the year this is, from 1. */
  readonly period: number;
  /** Kept back earlier in the year from ordinary pay for registered plans. */
  readonly rrspToDateCents?: Cents;
  /** Quebec's tax withheld earlier in the year, without what the worker asked for on top (M). */
  readonly taxToDateCents?: Cents;
}

/** One payment from which statutory amounts are withheld. Amounts are those of the period unless their name says otherwise. */
export interface WithholdingFacts {
  /** Province or territory of employment in two letters; `OC` outside Canada and beyond the limits of any province. */
  readonly province: string;
  /** The day on which it is paid: it decides which edition of the tables holds. */
  readonly payDate: PlainDate;
  /** Pay periods in the year (P): one of `payPeriodCounts`. */
  readonly payPeriods: number;
  /** Ordinary pay, without taxable benefits and lump sums. */
  readonly grossCents: Cents;
  readonly federalClaim?: TaxClaim;
  readonly provincialClaim?: TaxClaim;
  /**
   * Kept back for a registered pension or retirement savings plan (F); with union dues above the pay it makes taxable
   * income 0.
   */
  readonly rrspCents?: Cents;
  readonly unionDuesCents?: Cents;
  /** Taxable benefits in cash: taxed, pensionable and insurable like pay. */
  readonly taxableBenefitsCents?: Cents;
  /** Yearly deduction for living in a prescribed zone (HD). */
  readonly prescribedZoneCents?: Cents;
  /** Tax that the worker asks to have withheld on top of what is due (L). */
  readonly additionalTaxCents?: Cents;
  /** Disabled dependants and dependants under 19, where the province reduces its tax for them. */
  readonly dependants?: number;
  /** Months of the year in which pension contributions are required (PM); those of the worker's age, or 12, when absent. */
  readonly pensionableMonths?: number;
  /** The worker's date of birth: too young or too old, a worker contributes nothing to the pension plan. */
  readonly birthOn?: PlainDate;
  /** What nothing is withheld of though something would be, and why. */
  readonly exempt?: Exemptions;
  readonly yearToDate?: Partial<YearToDate>;
  readonly lumpSum?: LumpSum;
  readonly agriculture?: AgriculturalEmployment;
  /** Quebec: averages the tax of pay that varies; the tax of a year of such pays is taken when absent. */
  readonly quebecAveraging?: QuebecAveraging;
  /** Quebec: a foreign farm worker under the programme, and the income expected of the year. */
  readonly foreignFarmWorker?: boolean;
  readonly expectedAnnualIncomeCents?: Cents;
  /** Quebec: what the work itself makes a foreign farm worker spend in the period, such as on gloves. */
  readonly requiredExpensesCents?: Cents;
}
