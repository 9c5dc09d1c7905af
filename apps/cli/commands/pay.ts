import { text as textOf } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import {
  assessPay,
  type ExplanationLanguage,
  guaranteeForecast,
  type GuaranteeForecast,
  loadRulebook,
  PayRules,
  type PayStatement,
  RuleRefused,
  type RuleRefusal,
  whole,
} from '#libs/rulebook';
import { exitCodes, UsageProblem } from '../exit-codes.js';
import { openInput } from '../input.js';
import type { PlaceFinding } from '../pay/json-place.js';
import { knownWords } from '../pay/known-words.js';
import { placeOfRefusal, type RefusalPlace } from '../pay/refusal-places.js';
import { type PayPeriod, readPayPeriod } from '../pay/read-pay-period.js';
import { statementJson } from '../pay/statement-json.js';
import { statementText } from '../pay/statement-text.js';
import { payslipForm, writePayslip } from '../pay/write-payslip.js';

interface Options {
  json?: boolean;
  language: ExplanationLanguage;
  allowUnconfirmed?: boolean;
  payslip?: string;
}

/** Assesses one pay period, without a database. */
export const payCommand = () =>
  new Command('pay')
    .description(
      'Work out one pay period lawfully, with the explanation of every amount. Needs no database. ' +
        'Exits with 1 when something in the file cannot be, 2 when it cannot be read, 3 when no rule is held for it.',
    )
    .argument('<file>', 'the pay period as JSON, or - for standard input')
    .option('--json', 'answer with one JSON document')
    .addOption(
      new Option('--language <language>', 'of the explanation').choices(['en', 'fr', 'es']).default('en'),
    )
    .option('--payslip <file>', 'also write the payslip, as .pdf or .html')
    .option('--allow-unconfirmed', 'also use values that no source confirms; the result is marked')
    .addHelpText('after', `\nExample:\n  temporada pay week.json --language es\n\nweek.json:\n${example}`)
    .action(pay);

const example = `  { "programme": "sawp-mexico", "country": "MX", "province": "ON", "periodStart": "2026-06-01", "periodEnd": "2026-06-07",
    "payDate": "2026-06-11", "payPeriods": 52, "hourlyRate": "17.60", "prevailingRate": "17.60",
    "days": [{ "date": "2026-06-01", "hours": 9.5 }, { "date": "2026-06-02", "hours": 10, "meals": true }] }

Where they apply:
  "vacationPay": true, "harvester": true                  vacation pay on these wages is paid now; harvesters' in Ontario
  "recognition": { "seasons": 5, "weeks": 22 }            with the last pay: seasons in a row here, weeks of this one
  "advance": { "advanced": "150.00", "asked": "50.00" }   money advanced this season, and the most asked back of it now
  "expectedAnnualIncome": "15000.00"                      Quebec: from all sources`;

async function pay(path: string, { json, language, allowUnconfirmed, payslip }: Options): Promise<void> {
  if (payslip !== undefined) payslipForm(payslip);
  const rulebook = loadRulebook();
  const read = readPayPeriod(await readJson(path), knownWords(rulebook));
  if (!('facts' in read)) {
    tellFindings(read, json === true);
    process.exitCode = exitCodes.findings;
    return;
  }
  const rules = new PayRules(rulebook, read.subject, { allowUnconfirmed: allowUnconfirmed === true });
  try {
    const statement = assessPay(read.facts, rules);
    const forecast = forecastOf(read, rules, statement);
    if (payslip !== undefined) await writePayslip(payslip, read, statement, language);
    process.stdout.write(
      json === true
        ? `${JSON.stringify(statementJson(statement, forecast, language))}\n`
        : statementText(statement, forecast, language),
    );
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    tellRefusals(error, json === true, (refusal) => placeOfRefusal(refusal, read, rules));
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await textOf((await openInput(path)).stream);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageProblem(`${path} is not JSON (${why}); expected one pay period as JSON`);
  }
}

/** The guarantee counts from the first day worked: without it nothing can be forecast. */
function forecastOf(
  { facts }: PayPeriod,
  rules: PayRules,
  statement: PayStatement,
): GuaranteeForecast | undefined {
  const { firstDayWorked, periodEnd } = facts;
  const weeks = rules.on(periodEnd).maybe('hours-guarantee-window');
  if (firstDayWorked === undefined || weeks === undefined) return undefined;
  return guaranteeForecast({
    guaranteedHours: Number(statement.guarantee.guaranteedHours),
    weeks: whole(weeks.value) ?? 0,
    firstDay: firstDayWorked,
    hoursSoFar: statement.guarantee.hoursSoFar,
    asOf: periodEnd,
  });
}

function tellFindings(findings: readonly PlaceFinding[], json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ findings })}\n`);
  for (const { path, value, expected } of findings)
    process.stderr.write(`${path}: expected ${expected}; found ${JSON.stringify(value)}\n`);
}

/** Facts that cannot stand are the file's fault; a value that is not held or not confirmed is not. */
function tellRefusals(
  { refusals }: RuleRefused,
  json: boolean,
  placeOf: (refusal: RuleRefusal) => RefusalPlace | undefined,
): void {
  const ofFacts = refusals.every(({ code }) => code === 'PAY_FACTS_INVALID' || code === 'NET_BELOW_ZERO');
  process.exitCode = ofFacts ? exitCodes.findings : exitCodes.failed;
  if (json)
    process.stdout.write(
      `${JSON.stringify({ refusals: refusals.map((one) => ({ ...one, ...placeOf(one) })) })}\n`,
    );
  for (const refusal of refusals) {
    const { code, text, instead } = refusal;
    const place = placeOf(refusal);
    const what = place === undefined ? instead : `${place.path}: expected ${place.expected}`;
    process.stderr.write(`${code}: ${text}\nWhat to do: ${what}\n`);
  }
}
