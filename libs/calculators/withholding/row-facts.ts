import { cellText } from '#libs/csv';
import { cents } from '#libs/quantities';
import { type Exemptions, type LumpSum, payPeriodCounts, type WithholdingFacts } from '#libs/rulebook';
import type { CellProblem } from './cells.js';
import { RowCells } from './cells.js';
import { type ColumnNotWorkedOut, notWorkedOut, type WithholdingColumns } from './columns.js';

/** A row that can be asked about, with its cells, or all that is wrong with it. */
export type ReadRow =
  | { readonly caseId: string; readonly facts: WithholdingFacts; readonly cells: RowCells }
  | { readonly problems: readonly CellProblem[] };

/** Reads a row of a withholding file. `provinces` are the places of work that the rulebook knows. */
export function readRow(
  cells: readonly string[],
  columns: WithholdingColumns,
  provinces: readonly string[],
): ReadRow {
  const row = new RowCells(cells, columns);
  if (cells.length !== columns.width)
    row.wrong(
      '(row)',
      cellText(cells.join(',')).shown,
      `${columns.width} cells, as the header has; found ${cells.length}`,
    );
  if (row.problems.length > 0) return { problems: row.problems };
  const caseId = row.needText('case_id');
  const province = row.oneOf('province', provinces);
  const payDate = row.date('pay_date');
  const payPeriods = row.wholeOf('pay_periods', payPeriodCounts);
  const grossCents = row.cents('gross_pay');
  for (const column of ['pay_periods', 'gross_pay'] as const) {
    if (row.text(column) === undefined) row.wrong(column, '', 'a number; the cell is empty');
  }
  const more = optionalFacts(row, province !== 'QC');
  refuseNotWorkedOut(row);
  if (more.lumpSum) checkLumpSumAlone(row, more, grossCents);
  if (
    row.problems.length > 0 ||
    payDate === undefined ||
    payPeriods === undefined ||
    grossCents === undefined
  )
    return { problems: row.problems };
  return { caseId, facts: { province, payDate, payPeriods, grossCents, ...more }, cells: row };
}

function optionalFacts(row: RowCells, provinceHasCodes: boolean): Partial<WithholdingFacts> {
  const yearToDate = given({
    grossCents: row.cents('ytd_gross'),
    pensionableCents: row.cents('ytd_pensionable_earnings'),
    insurableCents: row.cents('ytd_insurable_earnings'),
    cppBaseCents: row.cents('ytd_cpp_base'),
    cppAdditionalCents: row.cents('ytd_cpp_additional'),
    eiCents: row.cents('ytd_ei'),
    qpipCents: row.cents('ytd_qpip'),
  });
  const exempt = given<Exemptions>({
    cpp: row.exemption('cpp_exempt', 'cpp'),
    cpp2: row.exemption('cpp2_exempt', 'cpp2'),
    ei: row.exemption('ei_exempt', 'ei'),
    qpip: row.exemption('qpip_exempt', 'qpip'),
    tax: row.exemption('tax_exempt', 'tax'),
  });
  return given<WithholdingFacts>({
    federalClaim: row.claim('federal_claim', true),
    provincialClaim: row.claim('provincial_claim', provinceHasCodes),
    rrspCents: row.cents('rrsp'),
    unionDuesCents: row.cents('union_dues'),
    taxableBenefitsCents: row.cents('taxable_benefits'),
    pensionableMonths: row.whole('pensionable_months', 0, 12),
    exempt: Object.keys(exempt).length > 0 ? exempt : undefined,
    yearToDate: Object.keys(yearToDate).length > 0 ? yearToDate : undefined,
    foreignFarmWorker: row.yes('foreign_farm_worker'),
    expectedAnnualIncomeCents: row.cents('expected_annual_income'),
    prescribedZoneCents: row.cents('prescribed_zone'),
    requiredExpensesCents: row.cents('required_expenses'),
    additionalTaxCents: row.cents('additional_tax'),
    dependants: row.whole('dependants', 0, 99),
    lumpSum: lumpSum(row),
    agriculture: farmWork(row),
    quebecAveraging: averaging(row),
  });
}

/** A bonus or retroactive pay; both in one row are one payment. */
function lumpSum(row: RowCells): LumpSum | undefined {
  const bonus = row.cents('bonus') ?? 0;
  const retroactive = row.cents('retroactive_pay') ?? 0;
  const more = given({
    rrspCents: row.cents('lump_sum_rrsp'),
    priorGrossCents: row.cents('ytd_lump_sums'),
    priorRrspCents: row.cents('ytd_lump_sum_rrsp'),
    priorAdditionalPensionCents: row.cents('ytd_lump_sum_pension'),
    usualGrossCents: row.cents('usual_gross'),
  });
  if (bonus + retroactive === 0) return undefined;
  const kind = bonus > 0 ? 'bonus' : 'retroactive-pay';
  return { kind, grossCents: cents(bonus + retroactive), ...more };
}

/** A lump sum alone is taxed on top of the most recent pay, which only the file knows. */
function checkLumpSumAlone(
  row: RowCells,
  { lumpSum, taxableBenefitsCents = 0 }: { lumpSum?: LumpSum; taxableBenefitsCents?: number },
  grossCents: number | undefined,
): void {
  if (grossCents !== 0 || taxableBenefitsCents > 0 || lumpSum?.usualGrossCents !== undefined) return;
  const expected =
    'the gross of the most recent pay beside a lump sum without other pay; 0.00 if there was none';
  row.wrong('usual_gross', '', expected);
}

/** What is not worked out may be empty, 0 or no; anything else would silently be left out. */
function refuseNotWorkedOut(row: RowCells): void {
  for (const column of Object.keys(notWorkedOut) as ColumnNotWorkedOut[]) {
    const text = row.text(column);
    if (text === undefined || /^(0+(\.0+)?|no|false)$/i.test(text)) continue;
    row.wrong(column, text, `nothing: ${notWorkedOut[column]} is not worked out here`);
  }
}

/** The number of the period asks for averaging; what goes with it alone would be left out. */
function averaging(row: RowCells): WithholdingFacts['quebecAveraging'] {
  const period = row.whole('quebec_period', 1, Math.max(...payPeriodCounts));
  const toDate = given({
    rrspToDateCents: row.cents('ytd_rrsp'),
    taxToDateCents: row.cents('ytd_quebec_tax'),
  });
  if (period !== undefined) return { period, ...toDate };
  if ((toDate.taxToDateCents ?? 0) > 0)
    row.wrong('quebec_period', '', 'the number of the pay period in the year, beside ytd_quebec_tax');
  return undefined;
}

function farmWork(row: RowCells): WithholdingFacts['agriculture'] {
  const workingDaysInYear = row.whole('farm_days', 0, 366);
  const cashInYearCents = row.cents('farm_cash');
  if (workingDaysInYear !== undefined && cashInYearCents !== undefined)
    return { workingDaysInYear, cashInYearCents };
  if (workingDaysInYear !== undefined) row.wrong('farm_cash', '', 'the pay of the year, beside farm_days');
  if (cashInYearCents !== undefined) row.wrong('farm_days', '', 'the days of the year, beside farm_cash');
  return undefined;
}

/** What is known of it, so that an absent fact is absent and not undefined. */
function given<T extends object>(facts: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Partial<T>;
}
