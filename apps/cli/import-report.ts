import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellProblem, ImportCounts, PublicListRow, RejectedRow } from '#libs/employers';

/** What an import did with a list: its name, and which of the two lists it is, null where no row of it was taken. */
export interface ImportOutcome {
  readonly list: string;
  readonly kind: PublicListRow['list'] | null;
  readonly counts: ImportCounts;
}

/** Prints the outcome of an import on standard output: for people, or as one JSON document for programs. */
export async function printImport(
  outcome: ImportOutcome,
  rejections: AsyncIterable<RejectedRow>,
  asJson: boolean,
): Promise<void> {
  const text = asJson ? asDocument(outcome, rejections) : asTable(outcome.counts, rejections);
  await pipeline(Readable.from(text), process.stdout, { end: false });
}

/** `{ list, kind, rows, imported, updated, unchanged, rejected }`, written as it goes: there may be very many rejections. */
async function* asDocument(
  { list, kind, counts: { rows, imported, updated, unchanged } }: ImportOutcome,
  rejections: AsyncIterable<RejectedRow>,
): AsyncGenerator<string> {
  const head = { list, kind, rows, imported, updated, unchanged };
  yield `${JSON.stringify(head).slice(0, -1)},"rejected":[`;
  let separator = '';
  for await (const { reason, line, column, value, expected, others } of rejections) {
    const further = others.length > 0 ? { others } : {};
    const told = { reason: reasonTold(reason), line, column, value, expected, ...further };
    yield `${separator}${JSON.stringify(told)}`;
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

/** Outsiders tell wrong rows from what stands around the table, and not one way of being wrong from another. */
const reasonTold = (reason: RejectedRow['reason']): 'wrong' | 'note' | 'blank' =>
  reason === 'note' || reason === 'blank' ? reason : 'wrong';

function sentence({ column, value, expected }: CellProblem, what?: string): string {
  const shown = JSON.stringify(value).replace(/\p{Cc}/gu, '\uFFFD');
  return `${what ?? column}: ${shown}; expected ${expected}`;
}
