import type { PayPeriod } from '#libs/calculators';
import { payslipDocument, payslipOf, renderHtml, renderPdf, toBePaid } from '#libs/payslips';
import type { ExplanationLanguage, PayStatement } from '#libs/rulebook';
import { writeOutput } from '../input.js';
import { optionRefused } from '../refusal/option-problems.js';

/** What a file knows nothing of; a payslip leaves it out. */
const unknown = {
  worker: { givenNames: '', familyNames: '', number: '' },
  employer: { name: '', number: '', town: null },
  placement: { number: '' },
};

/** Whether a page or a paper is written, by the name. Throws CommandRefused for a name that says neither. */
export function payslipForm(file: string): 'html' | 'pdf' {
  const form = /\.(html|pdf)$/.exec(file)?.[1];
  if (form === 'html' || form === 'pdf') return form;
  throw optionRefused('--payslip', file, 'a name that ends in .pdf or .html');
}

/** Writes the payslip of a period that was worked out at the terminal: without names, year so far and code. */
export async function writePayslip(
  file: string,
  { subject, facts }: PayPeriod,
  statement: PayStatement,
  language: ExplanationLanguage,
): Promise<void> {
  const { periodStart, periodEnd, days, withholding, transportCostCents = null } = facts;
  const record = {
    number: '',
    correctsId: null,
    edition: statement.edition,
    province: subject.province,
    periodStart,
    periodEnd,
    payDate: withholding?.payDate ?? periodEnd,
    facts: {
      days: days.map(({ date, hours, pieces = [], meals = false }) => ({
        date,
        hours: String(hours),
        pieces: pieces.map(({ unit, count, rate }) => ({ unit, count: String(count), rate: String(rate) })),
        meals,
      })),
    },
    statement,
  };
  const parties = { ...unknown, placement: { ...unknown.placement, transportCostCents } };
  const payslip = payslipOf(record, toBePaid(statement), parties, null, { state: null, code: null });
  const how = { madeAt: new Date(`${record.payDate}T00:00:00Z`), addressOf: () => '' };
  const document = payslipDocument(payslip, language, how);
  const content = payslipForm(file) === 'html' ? renderHtml(document) : await renderPdf(document);
  await writeOutput('--payslip', file, content);
}
