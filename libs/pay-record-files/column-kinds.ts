import type { ColumnKind } from '#libs/table-files';

const ids = ['record_id', 'employer_id', 'worker_id', 'refers_to'];

const money = [
  ...['hourly_rate', 'prevailing_rate', 'gross', 'net', 'cpp', 'cpp2', 'ei', 'qpip', 'income_tax'],
  ...['transport', 'meals', 'insurance', 'administration', 'savings', 'utilities', 'housing', 'agency_fee'],
  ...['other', 'transport_cost', 'federal_claim', 'provincial_claim', 'vacation_pay', 'recognition_pay'],
  ...['holiday_pay', 'bonus', 'other_earnings', 'advance_given', 'advance_recovered', 'insurance_premium'],
  ...['expected_annual_income', 'liaison_fee', 'ytd_gross', 'ytd_cpp', 'ytd_ei', 'ytd_qpip'],
];

/** What a workbook has to hold in the columns of pay records: ids as texts, amounts to the cent. */
export const columnKinds: ReadonlyMap<string, ColumnKind> = new Map<string, ColumnKind>([
  ...ids.map((name) => [name, 'id'] as const),
  ...money.map((name) => [name, 'money'] as const),
]);
