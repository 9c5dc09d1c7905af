import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Cents, dollarsFromCents } from '#libs/quantities';
import { explainWarning } from '#libs/rulebook';
import type { CellProblem } from './cells.js';
import type { ComputedRow, RejectedRow } from './compute-rows.js';

/** Answers are written in pieces of this many characters, so that a long file is not written row by row. */
const pieceLength = 65_536;

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

/** Writes rows as CSV on standard output as they come. `qpip` is empty outside Quebec; `warnings` holds codes. */
export function writeCsv(rows: AsyncIterable<ComputedRow>): Promise<void> {
  return write(csvOf(rows));
}

/** Writes `{ rows, rejected }` on standard output as it goes. */
export function writeJson(
  rows: AsyncIterable<ComputedRow>,
  rejected: AsyncIterable<RejectedRow>,
): Promise<void> {
  return write(jsonOf(rows, rejected));
}

/** A rejected row, as a sentence for people. */
export function rejectionText({ line, others, ...first }: RejectedRow): string {
  return [first, ...others].map((problem) => `  line ${line}, ${problemText(problem)}\n`).join('');
}

function problemText({ column, value, expected }: CellProblem): string {
  return `${column}: ${JSON.stringify(value).replace(/\p{Cc}/gu, '\uFFFD')}; expected ${expected}`;
}

async function write(texts: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(inPieces(texts)), process.stdout, { end: false });
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

async function* csvOf(rows: AsyncIterable<ComputedRow>): AsyncGenerator<string> {
  yield `${columns.join(',')},warnings\n`;
  for await (const row of rows) {
    const answer = answerOf(row);
    const codes = [...new Set(row.made.warnings.map(({ code }) => code))].join(' ');
    yield `${columns.map((column) => quoted(answer[column] ?? '')).join(',')},${codes}\n`;
  }
}

async function* jsonOf(
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
