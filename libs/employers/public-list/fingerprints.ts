import { createHash } from 'node:crypto';
import { employerKey } from './employer-key.js';
import { foldText } from './folding.js';
import type { PublicListRow } from './row.js';

/** A row of the list with what it is found again by. */
export interface IdentifiedRow {
  readonly row: PublicListRow;
  /** Identity of its employer over all lists. */
  readonly employerKey: string;
  /** Identity of the row in its list: a fingerprint, and which of its equals it is. */
  readonly line: string;
}

/**
 * Numbers the rows of one file. A row is the same as one read earlier when its employer, province, occupation and stream are;
 * rows of one file that are the same in this are numbered in file order, so that each of them is kept and reading the
 * file again finds each of them.
 */
export class Fingerprints {
  private readonly lines = new Occurrences();
  private readonly employers = new Occurrences();

  /** Identifies the next row of the file. */
  next(row: PublicListRow): IdentifiedRow {
    const key = employerKey(row);
    const print = fingerprint([key, row.province, row.occupation.code, foldText(row.stream)]);
    this.employers.count(fingerprint([key]));
    return { row, employerKey: key, line: `${print}-${this.lines.count(print)}` };
  }

  /** Distinct employers met so far. */
  get employersMet(): number {
    return this.employers.distinct;
  }
}

/**
 * How often a fingerprint was met. Only 52 of its bits are kept, so that a file of millions of rows fits in a few
 * megabytes; should two rows ever share them, one is numbered 2 instead of 1, the same in every reading.
 */
class Occurrences {
  private readonly counts = new Map<number, number>();

  get distinct(): number {
    return this.counts.size;
  }

  count(print: string): number {
    const bits = Number.parseInt(print.slice(0, 13), 16);
    const count = (this.counts.get(bits) ?? 0) + 1;
    this.counts.set(bits, count);
    return count;
  }
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}
