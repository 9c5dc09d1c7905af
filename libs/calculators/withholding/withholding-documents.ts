import { type Cents, dollarsFromCents } from '#libs/quantities';
import { explainWarning } from '#libs/rulebook';
import type { ComputedRow, RejectedRow } from './compute-rows.js';

const columns = [
  'case_id',
  'edition',
  'cpp',
  'cpp2',
  'ei',
  'federal_tax',
  'provincial_tax',
  'total_deductions',
  'net_pay',
  'qpip',
] as const;

/** Rows as CSV, as they come. `qpip` is empty outside Quebec; `warnings` holds codes. */
export async function* withholdingCsv(rows: AsyncIterable<ComputedRow>): AsyncGenerator<string> {
  yield `${columns.join(',')},warnings\n`;
  for await (const row of rows) {
    const answer = answerOf(row);
    const codes = [...new Set(row.made.warnings.map(({ code }) => code))].join(' ');
    yield `${columns.map((column) => quoted(answer[column] ?? '')).join(',')},${codes}\n`;
  }
}

/** `{ rows, rejected }` as one document, written as it goes. */
export async function* withholdingJson(
  rows: AsyncIterable<ComputedRow>,
  rejected: AsyncIterable<RejectedRow>,
): AsyncGenerator<string> {
  yield '{"rows":[';
  let separator = '';
  for await (const row of rows) {
    const warnings = row.made.warnings.map(({ code, ...more }) => ({
      code,
      text: explainWarning({ code, ...more }, 'en'),
    }));
    yield `${separator}${JSON.stringify({ ...answerOf(row), warnings, tainted: row.made.tainted })}`;
    separator = ',';
  }
  yield '],"rejected":[';
  separator = '';
  for await (const { line, column, value, expected, others } of rejected) {
    const further = others.length > 0 ? { others } : {};
    yield `${separator}${JSON.stringify({ line, column, value, expected, ...further })}`;
    separator = ',';
  }
  yield ']}\n';
}

type Answer = Partial<Record<(typeof columns)[number], string>>;

function answerOf({ caseId, made }: ComputedRow): Answer {
  const dollars = (amount: Cents): string => dollarsFromCents(amount);
  return {
    case_id: caseId,
    edition: made.edition,
    cpp: dollars(made.cppCents),
    cpp2: dollars(made.cpp2Cents),
    ei: dollars(made.eiCents),
    federal_tax: dollars(made.federalTaxCents),
    provincial_tax: dollars(made.provincialTaxCents),
    total_deductions: dollars(made.totalCents),
    net_pay: dollars(made.netCents),
    ...(made.qpipCents !== undefined && { qpip: dollars(made.qpipCents) }),
  };
}

/** A cell in quotes where it needs them. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
