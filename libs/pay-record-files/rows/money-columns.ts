import type { PayRecordColumn } from '../column-names.js';
import { type Field, fieldAt, rareAt, type RareField } from '../store/fields.js';

/** A column of money. */
export interface MoneyColumn {
  readonly column: PayRecordColumn;
  readonly field: Field | RareField;
  /** Where it stands: among the fields of a record, or among the rare ones. */
  readonly at: number;
  readonly isRare: boolean;
  /** What an empty cell says: nothing that is allowed, that it is not known, or that it is 0. */
  readonly empty: 'refused' | 'unknown' | 'zero';
  /** Whether it was paid or kept back with the record, so that a reversal takes it back; else it is a fact beside the pay. */
  readonly isPaid: boolean;
}

const from =
  (empty: MoneyColumn['empty'], isPaid: boolean) =>
  ([column, field]: readonly [PayRecordColumn, Field | RareField]): MoneyColumn => {
    const isRare = field in rareAt;
    return {
      column,
      field,
      at: isRare ? rareAt[field as RareField] : fieldAt[field as Field],
      isRare,
      empty,
      isPaid,
    };
  };

/** Deductions and earnings beside the wages: an empty cell is 0. */
const deductionsAndEarnings = [
  ['transport', 'transport'],
  ['meals', 'meals'],
  ['insurance', 'insurance'],
  ['administration', 'administration'],
  ['savings', 'savings'],
  ['utilities', 'utilities'],
  ['housing', 'housing'],
  ['agency_fee', 'agencyFee'],
  ['other', 'other'],
  ['liaison_fee', 'liaisonFee'],
  ['advance_given', 'advanceGiven'],
  ['advance_recovered', 'advanceRecovered'],
  ['vacation_pay', 'vacationPay'],
  ['recognition_pay', 'recognitionPay'],
  ['holiday_pay', 'holidayPay'],
  ['bonus', 'bonus'],
  ['other_earnings', 'otherEarnings'],
] as const satisfies readonly (readonly [PayRecordColumn, Field | RareField])[];

/** What is withheld by statute: an empty cell was not reported. */
const statutory = [
  ['cpp', 'cpp'],
  ['cpp2', 'cpp2'],
  ['ei', 'ei'],
  ['qpip', 'qpip'],
  ['income_tax', 'incomeTax'],
] as const satisfies readonly (readonly [PayRecordColumn, Field | RareField])[];

const besideThePay = [
  ['transport_cost', 'transportCost'],
  ['insurance_premium', 'insurancePremium'],
  ['federal_claim', 'federalClaim'],
  ['provincial_claim', 'provincialClaim'],
  ['expected_annual_income', 'expectedAnnualIncome'],
  ['ytd_gross', 'ytdGross'],
  ['ytd_cpp', 'ytdCpp'],
  ['ytd_ei', 'ytdEi'],
  ['ytd_qpip', 'ytdQpip'],
] as const satisfies readonly (readonly [PayRecordColumn, Field | RareField])[];

/** All columns of money, in the order in which problems are told. */
export const moneyColumns: readonly MoneyColumn[] = [
  ...(
    [
      ['gross', 'gross'],
      ['net', 'net'],
    ] as const
  ).map(from('refused', true)),
  ...statutory.map(from('unknown', true)),
  ...deductionsAndEarnings.map(from('zero', true)),
  ...besideThePay.map(from('unknown', false)),
];
