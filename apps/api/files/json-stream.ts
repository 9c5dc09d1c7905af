import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A JSON document that is sent as it is written; `done` runs once it is sent, or was given up. */
export function jsonStream(texts: AsyncIterable<string>, done: () => Promise<void>): StreamableFile {
  const stream = Readable.from(texts);
  stream.once('close', () => void done());
  return new StreamableFile(stream, { type: 'application/json; charset=utf-8' });
}
