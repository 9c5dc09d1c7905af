import type { ExplanationLanguage, LookupOptions, WhatIfRecord } from '#libs/rulebook';

/** Where a comparison takes its pay records from: all records of one worker after another. */
export interface RecordSource {
  /** What it is, for people: a file, the database, a fictional season. */
  readonly name: Readonly<Record<ExplanationLanguage, string>>;
  /** Values that officers fixed for these records. */
  readonly options: LookupOptions;
  workers(): AsyncIterable<readonly WhatIfRecord[]> | Iterable<readonly WhatIfRecord[]>;
  /** Rows that could not be read, known once all are. */
  rejected(): readonly RejectedRow[];
  close(): Promise<void>;
}

/** A row of a file that could not be read. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

const nothing = Promise.resolve();

/** A source that reads nothing from outside. */
export const closed = (): Promise<void> => nothing;
