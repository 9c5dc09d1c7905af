import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedFile } from './file-refusals.js';

/** A workbook is read from its end on, and so it is held on disk, where nobody else can read it, while it is read. */
const mostBytes = 200 * 2 ** 20;

/** Hands a stream on as an open file, which is gone when that has ended. Throws FileRefused for one above 200 MiB. */
export async function* throughFile<T>(
  pieces: AsyncIterable<Buffer>,
  read: (fd: number) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-workbook-'));
  let file: FileHandle | undefined;
  try {
    file = await open(join(folder, 'workbook.xlsx'), 'wx+', 0o600);
    // Without a name it goes with the process, however that ends; where the system keeps the name, it goes below.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    await fill(file, pieces);
    yield* read(file.fd);
  } finally {
    await file?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(file: FileHandle, pieces: AsyncIterable<Buffer>): Promise<void> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) throw refusedFile('WORKBOOK_TOO_LARGE');
    await file.writeFile(piece);
  }
}
