import { TextDecoder } from 'node:util';
import { FileRefused } from '#libs/csv';
import { formatOf, sampleBytes } from './file-format.js';
import { peek } from './peeked.js';

/**
 * The whole text of a file that is no table, such as JSON or YAML, without a byte-order mark; `expected` says what. Throws a
 * FileRefused that names what the file is where it is no text in UTF-8.
 */
export async function textOfFile(stream: AsyncIterable<Buffer | string>, expected: string): Promise<string> {
  const { sample, pieces } = await peek(stream, sampleBytes);
  const found = formatOf(sample);
  const what = found.kind === 'foreign' ? `of the format ${found.format}` : names[found.kind];
  if (what !== undefined) throw notText(what, expected);
  const held: Buffer[] = [];
  for await (const piece of pieces) held.push(piece);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(held));
  } catch {
    throw notText('not in UTF-8', expected);
  }
}

const names: Readonly<Record<string, string | undefined>> = {
  text: undefined,
  'utf-16': 'in UTF-16',
  archive: 'an Excel workbook or another archive',
  compound: 'an old Office document',
  binary: 'no text',
};

function notText(what: string, expected: string): FileRefused {
  return new FileRefused([
    {
      ...{ code: 'FILE_NOT_TEXT', expected, detail: `The file is ${what}; expected ${expected}.` },
      instead: 'Save it as text in UTF-8, and try again.',
    },
  ]);
}
