import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Readable } from 'node:stream';
import { UsageProblem } from './exit-codes.js';

/** A file that a command reads, or standard input. */
export interface Input {
  stream: Readable;
  /** Its name without folder and ending; undefined for standard input. */
  name: string | undefined;
  /** Its length, where that is known. */
  bytes: number | undefined;
  bytesRead(): number;
}

/** Opens FILE, or standard input for `-`. Throws UsageProblem, saying why, when it cannot be read. */
export async function openInput(path: string): Promise<Input> {
  if (path === '-') {
    return { stream: process.stdin, name: undefined, bytes: undefined, bytesRead: () => 0 };
  }
  const file = await open(path).catch((error: unknown) => {
    throw new UsageProblem(
      `${path} ${whyNot(error)}; expected a file that can be read, or - for standard input`,
    );
  });
  const stats = await file.stat();
  if (stats.isDirectory()) {
    await file.close();
    throw new UsageProblem(`${path} is a directory; expected a file, or - for standard input`);
  }
  const stream = file.createReadStream();
  return {
    stream,
    name: basename(path, extname(path)),
    bytes: stats.isFile() ? stats.size : undefined,
    bytesRead: () => stream.bytesRead,
  };
}

function whyNot(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user';
    default:
      return `cannot be opened (${String(code)})`;
  }
}
