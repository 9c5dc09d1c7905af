import { setImmediate as turn } from 'node:timers/promises';
import type { Rejections } from '#libs/csv';
import type { ComputedRow, RejectedRow } from './compute-rows.js';

/** Rows after which others get their turn, where a file is worked out in a process that serves them. */
const rowsAtOnce = 250;

/**
 * The rows that were worked out; rejected ones are set aside. It reads as far as the first row, so that a file of another
 * kind is refused before anything is answered. `seen` hears of every row. Throws a CsvFileError.
 */
export async function acceptedRows(
  rows: AsyncIterable<ComputedRow | RejectedRow>,
  rejections: Rejections<RejectedRow>,
  seen?: (row: ComputedRow | RejectedRow) => void,
): Promise<AsyncGenerator<ComputedRow>> {
  const accepted = setAside(rows, rejections, seen);
  const first = await accepted.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* accepted;
  })();
}

async function* setAside(
  rows: AsyncIterable<ComputedRow | RejectedRow>,
  rejections: Rejections<RejectedRow>,
  seen?: (row: ComputedRow | RejectedRow) => void,
): AsyncGenerator<ComputedRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count % rowsAtOnce === 0) await turn();
    seen?.(row);
    if ('line' in row) await rejections.add(row);
    else yield row;
  }
}
