/** One reason for which a file cannot be read as a table. */
export interface FileProblem {
  readonly code: string;
  /** Physical line, or row of the sheet, from 1; absent where the whole file is meant. */
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly expected?: string;
  /** What is wrong, in English. */
  readonly detail: string;
  /** What can be done about it, in English. */
  readonly instead: string;
}

/** A file that cannot be read as a table at all; carries everything that is known to be wrong with it. */
export class FileRefused extends Error {
  override readonly name: string = 'FileRefused';

  constructor(readonly problems: readonly [FileProblem, ...FileProblem[]]) {
    super(problems.map(({ detail }) => detail).join(' '));
  }

  /** The line of the first problem. */
  get line(): number {
    return this.problems[0].line ?? 1;
  }
}

/** A table that is broken at a line; the message names the line, what was found and what was expected. */
export class CsvFileError extends FileRefused {
  override readonly name: string = 'CsvFileError';

  /** `found` is the beginning of a sentence, with the line where one is meant; `hint` a further sentence. */
  constructor(found: string, line: number, expected: string, hint = '') {
    const detail = `${found}; expected ${expected}.${hint === '' ? '' : ` ${hint}`}`;
    super([
      { code: 'FILE_UNREADABLE', line, expected, detail, instead: `Correct line ${line} and try again.` },
    ]);
  }
}

const longestHeader = 500;

/** What is wrong with the columns that a header names. */
export interface HeaderFaults {
  /** Mandatory columns that it lacks. */
  readonly missing: readonly string[];
  /** Columns that it has more than once. */
  readonly twice: readonly string[];
}

/**
 * A refusal that names every mandatory column that a header lacks, with what it has instead, and every column that it has twice;
 * undefined where nothing is wrong.
 */
export function headerRefused(
  line: number,
  { missing, twice }: HeaderFaults,
  header: readonly string[],
): FileRefused | undefined {
  const found = header.map((cell) => JSON.stringify(cell)).join(', ');
  const shown = found.length > longestHeader ? `${found.slice(0, longestHeader)}…` : found;
  const lacking = missing.map((column, at) => ({
    ...{ code: 'COLUMN_MISSING', line, column, expected: `a column called "${column}"` },
    detail: `Line ${line}: the column "${column}" is missing${at === 0 ? `; the header has ${shown}` : ''}.`,
    instead: `Add each missing column, with its name in line ${line}.`,
  }));
  const repeated = twice.map((column) => ({
    ...{ code: 'COLUMN_REPEATED', line, column, value: column, expected: 'each column once' },
    detail: `Line ${line}: the column "${column}" appears twice; expected once.`,
    instead: `Leave out or rename one of the columns "${column}" in line ${line}.`,
  }));
  const [first, ...others] = [...lacking, ...repeated];
  return first && new FileRefused([first, ...others]);
}
