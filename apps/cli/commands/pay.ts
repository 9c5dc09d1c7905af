import { Command, Option } from 'commander';
import { calculatePay, type PayRefused, statementJson } from '#libs/calculators';
import { type ExplanationLanguage, loadRulebook } from '#libs/rulebook';
import { nameOf, readText } from '../input.js';
import { statementText } from '../pay/statement-text.js';
import { payslipForm, writePayslip } from '../pay/write-payslip.js';
import { CommandRefused, problemsIn } from '../refusal/command-refused.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { parseJson } from '../refusal/parse-json.js';
import { ruleProblems, rulesRefused } from '../refusal/rules-refused.js';

interface Options {
  json?: boolean;
  language: ExplanationLanguage;
  allowUnconfirmed?: boolean;
  payslip?: string;
}

/** Assesses one pay period, without a database. */
export const payCommand = () =>
  new Command('pay')
    .description('Work out one pay period lawfully, with the explanation of every amount. Needs no database.')
    .argument('<file>', 'the pay period as JSON, or - for standard input')
    .option('--json', 'answer with one JSON document')
    .addOption(
      new Option('--language <language>', 'of the explanation').choices(['en', 'fr', 'es']).default('en'),
    )
    .option('--payslip <file>', 'also write the payslip, as .pdf or .html')
    .option('--allow-unconfirmed', 'also use values that no source confirms; the result is marked')
    .addHelpText('after', `\nExample:\n  temporada pay week.json --language es\n\nweek.json:\n${example}`)
    .addHelpText('after', exitCodesHelp())
    .action(pay);

const example = `  { "programme": "sawp-mexico", "country": "MX", "province": "ON", "periodStart": "2026-06-01", "periodEnd": "2026-06-07",
    "payDate": "2026-06-11", "payPeriods": 52, "hourlyRate": "17.60", "prevailingRate": "17.60",
    "days": [{ "date": "2026-06-01", "hours": 9.5 }, { "date": "2026-06-02", "hours": 10, "meals": true }] }

Where they apply:
  "vacationPay": true, "harvester": true                  vacation pay on these wages is paid now; harvesters' in Ontario
  "recognition": { "seasons": 5, "weeks": 22 }            with the last pay: seasons in a row here, weeks of this one
  "otherEarnings": [{ "kind": "bonus", "amount": "50.00" }]   beside the wages by your own word: holiday-pay, bonus, other
  "advance": { "advanced": "150.00", "asked": "50.00" }   money advanced this season, and the most asked back of it now;
                                                          "given": what of it is given with this pay
  "route": "mexico-toronto", "transportCost": "900.00"    the journey, whose cap goes by its route
  "insurancePremium": "36.00", "administration": "10.00"  paid to the insurer; the most asked for administration (2000)
  "withholding": { "cpp": "10.00", "incomeTax": "5.00" }  as withheld, where it is not to be worked out (2000)
  "exempt": { "cpp": "age" }                             nothing is withheld, and why: for cpp age, election, short-engagement;
                                                        for ei and qpip short-engagement; for tax claim-e, treaty, authorised
  "seasonToDate": { "transport": "120.00", "hours": "96" }   what earlier periods took and worked; unknown without it
  "expectedAnnualIncome": "15000.00"                      Quebec: from all sources`;

async function pay(path: string, { json, language, allowUnconfirmed, payslip }: Options): Promise<void> {
  if (payslip !== undefined) payslipForm(payslip);
  const expected = 'one pay period as JSON';
  const document = parseJson(await readText(path, expected), nameOf(path), expected);
  const made = calculatePay(document, loadRulebook(), { allowUnconfirmed: allowUnconfirmed === true });
  if ('findings' in made) throw payRefused(made, path);
  const { period, statement, forecast } = made;
  if (payslip !== undefined) await writePayslip(payslip, period, statement, language);
  process.stdout.write(
    json === true
      ? `${JSON.stringify(statementJson(statement, forecast, language))}\n`
      : statementText(period.facts, statement, forecast, language),
  );
}

/** Everything that stands against a pay period: what cannot be read of it, and what the rules refuse of the rest. */
function payRefused({ findings, refusals }: PayRefused, path: string): CommandRefused {
  const problems = problemsIn([
    ...findings.map(({ isMissing, ...finding }) => ({
      ...{ code: 'FIELD_INVALID', ...finding },
      detail: isMissing
        ? `${finding.path} is missing`
        : `${finding.path}: expected ${finding.expected}; found ${JSON.stringify(finding.value)}`,
      instead: 'Correct the file and try again.',
    })),
    ...ruleProblems(refusals),
  ]);
  if (problems === undefined) throw new RangeError('Nothing is wrong with the pay period');
  if (findings.length === 0) return rulesRefused(refusals);
  return new CommandRefused('FACTS_INVALID', problems, nameOf(path));
}
