import type { ExplanationLanguage, LookupOptions, WhatIfRecord } from '#libs/rulebook';

/** Where a comparison takes its pay records from: all records of one worker after another. */
export interface RecordSource {
  /** What it is, for people: a file, the database, a fictional season. */
  readonly name: Readonly<Record<ExplanationLanguage, string>>;
  /** Values that officers fixed for these records. */
  readonly options: LookupOptions;
  workers(): AsyncIterable<readonly WhatIfRecord[]> | Iterable<readonly WhatIfRecord[]>;
  /** Rows that could not be read, known once all are. */
  readonly rejected: RejectedRows;
  close(): Promise<void>;
}

/** A row of a file that could not be read. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

/** Rows that could not be read: how many, and the first of them, since a file of another kind has millions. */
export class RejectedRows {
  count = 0;
  readonly first: RejectedRow[] = [];

  add(row: RejectedRow): void {
    this.count += 1;
    if (this.first.length < 1000) this.first.push(row);
  }
}

const nothing = Promise.resolve();

/** A source that reads nothing from outside. */
export const closed = (): Promise<void> => nothing;
