import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellProblem, ImportCounts, RejectedRow } from '#libs/employers';

/** Prints the outcome of an import on standard output: for people, or as one JSON document for programs. */
export async function printImport(
  counts: ImportCounts,
  rejections: AsyncIterable<RejectedRow>,
  asJson: boolean,
): Promise<void> {
  const text = asJson ? asDocument(counts, rejections) : asTable(counts, rejections);
  await pipeline(Readable.from(text), process.stdout, { end: false });
}

/** `{ rows, imported, updated, unchanged, rejected }`, written as it goes: there may be very many rejections. */
async function* asDocument(
  { rows, imported, updated, unchanged }: ImportCounts,
  rejections: AsyncIterable<RejectedRow>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ rows, imported, updated, unchanged }).slice(0, -1)},"rejected":[`;
  let separator = '';
  for await (const { line, column, value, expected, others } of rejections) {
    const further = others.length > 0 ? { others } : {};
    yield `${separator}${JSON.stringify({ line, column, value, expected, ...further })}`;
    separator = ',';
  }
  yield ']}\n';
}

async function* asTable(
  counts: ImportCounts,
  rejections: AsyncIterable<RejectedRow>,
): AsyncGenerator<string> {
  const figures: [string, number][] = [
    ['Rows read', counts.rows],
    ['  imported', counts.imported],
    ['  updated', counts.updated],
    ['  unchanged', counts.unchanged],
    ['  rejected', counts.rejected],
    ['Employers', counts.newEmployers + counts.knownEmployers],
    ['  new', counts.newEmployers],
    ['  known before', counts.knownEmployers],
    ['Positions', counts.positions],
  ];
  yield figures.map(([name, figure]) => `${name.padEnd(16)}${String(figure).padStart(10)}\n`).join('');
  let heading = '\nRejected:\n';
  for await (const { line, reason, others, ...first } of rejections) {
    const what = reason === 'blank' ? 'blank line' : reason === 'note' ? 'note' : undefined;
    const problems = [first, ...others].map((problem) => sentence(problem, what));
    yield `${heading}${problems.map((text) => `  line ${line}, ${text}\n`).join('')}`;
    heading = '';
  }
}

function sentence({ column, value, expected }: CellProblem, what?: string): string {
  const shown = JSON.stringify(value).replace(/\p{Cc}/gu, '\uFFFD');
  return `${what ?? column}: ${shown}; expected ${expected}`;
}
