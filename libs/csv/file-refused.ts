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

/** A table that is broken at a line; the message names the line and what was expected. */
export class CsvFileError extends FileRefused {
  override readonly name: string = 'CsvFileError';

  constructor(message: string, line: number) {
    const instead = `Correct line ${line} and try again.`;
    super([{ code: 'FILE_UNREADABLE', line, detail: message, instead }]);
  }
}

const longestHeader = 500;

/** A refusal that names every mandatory column that a header lacks, and once what it has instead. `names` is not empty. */
export function columnsMissing(
  line: number,
  names: readonly string[],
  header: readonly string[],
): FileRefused {
  const found = header.map((cell) => JSON.stringify(cell)).join(', ');
  const shown = found.length > longestHeader ? `${found.slice(0, longestHeader)}…` : found;
  const problems = names.map((column, at) => ({
    ...{ code: 'COLUMN_MISSING', line, column, expected: `a column called "${column}"` },
    detail: `Line ${line}: the column "${column}" is missing${at === 0 ? `; the header has ${shown}` : ''}.`,
    instead: `Add each missing column, with its name in line ${line}.`,
  }));
  const [first, ...others] = problems;
  if (first === undefined) throw new RangeError('No column is missing');
  return new FileRefused([first, ...others]);
}
