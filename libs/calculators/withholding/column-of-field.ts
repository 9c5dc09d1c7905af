import type { WithholdingField } from '#libs/rulebook';
import type { WithholdingColumn } from './columns.js';

/** A fact that a row can tell; a date of birth is no column of the file, which says `cpp_exempt` instead. */
export type FieldOfRow = Exclude<WithholdingField, 'birthOn'>;

/** The column that each fact of a withholding is read from: what is refused of the fact is told of this column. */
export const columnOfField: Readonly<Record<FieldOfRow, WithholdingColumn>> = {
  province: 'province',
  payDate: 'pay_date',
  payPeriods: 'pay_periods',
  grossCents: 'gross_pay',
  federalClaim: 'federal_claim',
  provincialClaim: 'provincial_claim',
  rrspCents: 'rrsp',
  unionDuesCents: 'union_dues',
  taxableBenefitsCents: 'taxable_benefits',
  prescribedZoneCents: 'prescribed_zone',
  additionalTaxCents: 'additional_tax',
  dependants: 'dependants',
  pensionableMonths: 'pensionable_months',
  foreignFarmWorker: 'foreign_farm_worker',
  expectedAnnualIncomeCents: 'expected_annual_income',
  requiredExpensesCents: 'required_expenses',
  'exempt.cpp': 'cpp_exempt',
  'exempt.cpp2': 'cpp2_exempt',
  'exempt.ei': 'ei_exempt',
  'exempt.qpip': 'qpip_exempt',
  'exempt.tax': 'tax_exempt',
  'yearToDate.grossCents': 'ytd_gross',
  'yearToDate.pensionableCents': 'ytd_pensionable_earnings',
  'yearToDate.insurableCents': 'ytd_insurable_earnings',
  'yearToDate.cppBaseCents': 'ytd_cpp_base',
  'yearToDate.cppAdditionalCents': 'ytd_cpp_additional',
  'yearToDate.eiCents': 'ytd_ei',
  'yearToDate.qpipCents': 'ytd_qpip',
  'lumpSum.kind': 'bonus',
  'lumpSum.grossCents': 'bonus',
  'lumpSum.rrspCents': 'lump_sum_rrsp',
  'lumpSum.priorGrossCents': 'ytd_lump_sums',
  'lumpSum.priorRrspCents': 'ytd_lump_sum_rrsp',
  'lumpSum.priorAdditionalPensionCents': 'ytd_lump_sum_pension',
  'lumpSum.usualGrossCents': 'usual_gross',
  'agriculture.workingDaysInYear': 'farm_days',
  'agriculture.cashInYearCents': 'farm_cash',
  'quebecAveraging.period': 'quebec_period',
  'quebecAveraging.rrspToDateCents': 'ytd_rrsp',
  'quebecAveraging.taxToDateCents': 'ytd_quebec_tax',
};
