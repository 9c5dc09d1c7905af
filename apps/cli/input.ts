import { open, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Readable } from 'node:stream';
import { FileRefused } from '#libs/csv';
import { textOfFile } from '#libs/table-files';
import { CommandRefused } from './refusal/command-refused.js';
import { optionRefused } from './refusal/option-problems.js';

/** A file that a command reads, or standard input. */
export interface Input {
  stream: Readable;
  /** Its name without folder and ending; undefined for standard input. */
  name: string | undefined;
  /** Its length, where that is known. */
  bytes: number | undefined;
  bytesRead(): number;
}

/** Opens FILE, or standard input for `-`, for as long as it is used. Throws CommandRefused, saying why, when it cannot be read. */
export async function withInput<T>(path: string, use: (input: Input) => Promise<T>): Promise<T> {
  const input = await openInput(path);
  try {
    return await use(input);
  } catch (error) {
    if (error instanceof FileRefused)
      throw new CommandRefused('FILE_UNREADABLE', error.problems, nameOf(path));
    throw error;
  } finally {
    input.stream.destroy();
  }
}

/** The whole text of FILE, or of standard input; `expected` says what it is to be. Throws CommandRefused. */
export function readText(path: string, expected: string): Promise<string> {
  return withInput(path, ({ stream }) => textOfFile(stream, expected));
}

/** Writes the file that an option names. Throws CommandRefused, saying why, when it cannot be written. */
export async function writeOutput(option: string, path: string, content: string | Buffer): Promise<void> {
  await writeFile(path, content).catch((error: unknown) => {
    throw optionRefused(option, path, `a file that can be written (this one ${whyNot(error, 'written')})`);
  });
}

/** A file as a refusal names it. */
export const nameOf = (path: string): string => (path === '-' ? 'standard input' : path);

async function openInput(path: string): Promise<Input> {
  if (path === '-') {
    return { stream: process.stdin, name: undefined, bytes: undefined, bytesRead: () => 0 };
  }
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, whyNot(error, 'read'));
  });
  const stats = await file.stat();
  if (stats.isDirectory()) {
    await file.close();
    throw unreadable(path, 'is a directory');
  }
  const stream = file.createReadStream();
  return {
    stream,
    name: basename(path, extname(path)),
    bytes: stats.isFile() ? stats.size : undefined,
    bytesRead: () => stream.bytesRead,
  };
}

function unreadable(path: string, why: string): CommandRefused {
  const expected = 'a file that can be read, or - for standard input';
  return new CommandRefused('CALL_INVALID', [
    {
      ...{ code: 'FILE_MISSING', path: 'file', value: path, expected },
      ...{ detail: `${path} ${why}; expected ${expected}.`, instead: 'Name a file that can be read.' },
    },
  ]);
}

/** Why a file cannot be read or written, in words: what the system calls it says nothing to most people. */
function whyNot(error: unknown, done: 'read' | 'written'): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return done === 'read' ? 'does not exist' : 'lies in a folder that does not exist';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `may not be ${done} by this user`;
    case 'EISDIR':
      return 'is a directory';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'has no space left on its disk';
    case 'EMFILE':
    case 'ENFILE':
      return 'cannot be opened while so many files are';
    default:
      return `cannot be ${done}`;
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
