import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellProblem, RejectedWithholding } from '#libs/calculators';

/** Answers are written in pieces of this many characters, so that a long file is not written row by row. */
const pieceLength = 65_536;

/** A rejected row, as a sentence for people. */
export function rejectionText({ line, others, ...first }: RejectedWithholding): string {
  return [first, ...others].map((problem) => `  line ${line}, ${problemText(problem)}\n`).join('');
}

function problemText({ column, value, expected }: CellProblem): string {
  return `${column}: ${JSON.stringify(value).replace(/\p{Cc}/gu, '\uFFFD')}; expected ${expected}`;
}

/**
 * Writes a document on standard output once all of it is there: what breaks off in the middle leaves nothing of it. It waits on
 * disk, where it may be of any length.
 */
export async function writeWhole(texts: AsyncIterable<string>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-answer-'));
  const path = join(folder, 'answer.json');
  try {
    await pipeline(Readable.from(inPieces(texts)), createWriteStream(path, { mode: 0o600 }));
    await pipeline(createReadStream(path), process.stdout, { end: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes a document on standard output as it comes. */
export async function write(texts: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(inPieces(texts)), process.stdout, { end: false });
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
