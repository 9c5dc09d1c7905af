/**
 * Bounds of what is read out of one workbook: wide enough for any table that people keep, and far below what a file made to
 * exhaust a machine would need.
 */
export interface WorkbookLimits {
  /** Entries of the archive. */
  readonly entries: number;
  /** Bytes that one part may unpack to. */
  readonly partBytes: number;
  /** How many times as large as packed a part of more than 1 MiB may be; tables of records stay below 60. */
  readonly ratio: number;
  /** Columns in which a value may stand. */
  readonly columns: number;
  /** Characters of one cell, as Excel has it. */
  readonly cellCharacters: number;
  readonly sharedStrings: number;
  readonly sharedCharacters: number;
}

export const workbookLimits: WorkbookLimits = {
  entries: 10_000,
  partBytes: 1_400 * 2 ** 20,
  ratio: 200,
  columns: 256,
  cellCharacters: 32_767,
  sharedStrings: 2_000_000,
  sharedCharacters: 100 * 2 ** 20,
};
