import { Command } from 'commander';
import {
  acceptedRows,
  type ComputedWithholding,
  computeWithholding,
  type RejectedWithholding,
  withholdingCsv,
  withholdingJson,
} from '#libs/calculators';
import { Rejections } from '#libs/csv';
import { exemptionReasons, explainWarning, loadRulebook, payPeriodCounts } from '#libs/rulebook';
import { type Input, withInput } from '../input.js';
import { openProgress } from '../progress.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { rejectionText, write, writeWhole } from '../withholding/report.js';

interface Options {
  json?: boolean;
  allowUnconfirmed?: boolean;
}

/** The reasons for an exemption, by column. */
const exemptionHelp = Object.entries(exemptionReasons)
  .map(([kind, reasons]) => `  ${kind}_exempt: ${reasons.join(', ')}`)
  .join('\n');

const help = `
Example:
  temporada withholding payments.csv > withheld.csv
  cat payments.csv | temporada withholding - --json

Columns (a prefix in_ is accepted, others are ignored):
  case_id, province, pay_date, pay_periods, gross_pay, federal_claim, provincial_claim, and if wanted rrsp, union_dues,
  taxable_benefits (in cash), pensionable_months, cpp_exempt, cpp2_exempt, ei_exempt, qpip_exempt, tax_exempt, ytd_gross,
  ytd_pensionable_earnings, ytd_insurable_earnings, ytd_cpp_base, ytd_cpp_additional (the second contribution), ytd_ei,
  ytd_qpip, foreign_farm_worker, expected_annual_income, required_expenses, bonus, retroactive_pay, lump_sum_rrsp,
  usual_gross (beside a bonus without other pay), ytd_lump_sums, ytd_lump_sum_rrsp, ytd_lump_sum_pension,
  prescribed_zone, additional_tax, dependants, farm_days, farm_cash; for pay that varies in Quebec, whose tax is averaged
  over the year so far, quebec_period (its number in the year), ytd_quebec_tax, ytd_rrsp. Year-to-date amounts are those of this employer:
  the maxima begin anew with another.
Not worked out, and refused where they hold an amount: commission, commission_income, commission_expenses, alimony,
annual_deductions, annual_credits, labour_funds, non_cash_benefits, ytd_qpp, ytd_tax.
Pay periods of a year are ${payPeriodCounts.join(', ')}; other numbers are refused.
An exemption is yes, or better its reason:
${exemptionHelp}
A claim-e leaves Ontario's health premium and Quebec's tax due; the other reasons for tax leave no income tax at all.
A claim is an amount of a TD1 form (0 for a non-resident without credits), E when the form asks that no tax be withheld, or
a claim code from 1 to 10; empty stands for the basic amount, as for a worker without a form. Province OC is work outside
Canada. The edition of the tables follows the pay date. Total deductions hold registered plans and union dues too; where they are more than the
pay, net pay is below 0 and the row has the warning DEDUCTIONS_ABOVE_PAY.
The file is CSV in UTF-8, or an Excel workbook (.xlsx) of which the first visible sheet is read, whatever its name.
${exitCodesHelp(
  'every row was worked out',
  'done, and some rows were rejected: each is reported with line, column, value and what was expected',
)}`;

/** Works out statutory withholding for a file of payments, without a database. */
export const withholdingCommand = () =>
  new Command('withholding')
    .description(
      'Work out pension plan, insurance and income tax withheld from payments, row by row. Needs no database.',
    )
    .argument('<file>', 'CSV file or Excel workbook, or - for standard input')
    .option('--allow-unconfirmed', 'also use values that no source confirms; such rows are marked')
    .option('--json', 'answer with one JSON document')
    .addHelpText('after', help)
    .action(withholdFile);

function withholdFile(path: string, options: Options): Promise<void> {
  return withInput(path, (input) => withholdInput(input, options));
}

async function withholdInput(input: Input, { json, allowUnconfirmed }: Options): Promise<void> {
  const rejections = new Rejections<RejectedWithholding>();
  const warnings = new Map<string, string>();
  const question = { rulebook: loadRulebook(), allowUnconfirmed: allowUnconfirmed === true };
  const rows = computeWithholding(input.stream, question);
  const progress = openProgress('Withholding', input.bytes);
  let count = 0;
  try {
    const computed = await acceptedRows(rows, rejections, (row) => {
      count += 1;
      if (count % 1000 === 0) progress.at(input.bytesRead(), `${count} rows`);
      if ('made' in row) noteWarnings(row, warnings);
    });
    if (json === true) await writeWhole(withholdingJson(computed, rejections.all()));
    else await write(withholdingCsv(computed));
    progress.stop();
    for (const text of warnings.values()) process.stderr.write(`Note: ${text}\n`);
    let heading = 'Rejected:\n';
    for await (const row of rejections.all()) {
      process.exitCode = exitCodes.findings;
      if (json === true) break;
      process.stderr.write(`${heading}${rejectionText(row)}`);
      heading = '';
    }
  } finally {
    progress.stop();
    await rejections.close();
  }
}

/** Remembers each warning once. */
function noteWarnings({ made }: ComputedWithholding, warnings: Map<string, string>): void {
  for (const warning of made.warnings) {
    const key = JSON.stringify([warning.code, warning.params['note']]);
    if (!warnings.has(key)) warnings.set(key, explainWarning(warning, 'en'));
  }
}
