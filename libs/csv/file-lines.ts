import { CsvFileError } from './file-refused.js';

/** No line of a table comes near this; a longer one means a file of another kind, and is refused before it fills memory. */
const maxLineBytes = 1_048_576;

const byteOrderMark = '\u00ef\u00bb\u00bf';

/**
 * The physical lines of a file, without their ends (CRLF, LF or CR) and without a UTF-8 byte-order mark, as many at once as
 * come with a piece of it: to wait for each line would cost more than to read it. Lines are in latin1, which keeps every
 * byte, so that each cell can be checked for UTF-8 by itself. Throws a CsvFileError for a line longer than 1 MiB.
 */
export async function* fileLines(pieces: AsyncIterable<Buffer | string>): AsyncGenerator<readonly string[]> {
  let pending = '';
  let line = 1;
  let atStart = true;
  for await (const chunk of pieces) {
    pending +=
      typeof chunk === 'string' ? Buffer.from(chunk, 'utf8').toString('latin1') : chunk.toString('latin1');
    if (atStart && pending.length < byteOrderMark.length) continue;
    if (atStart && pending.startsWith(byteOrderMark)) pending = pending.slice(byteOrderMark.length);
    atStart = false;
    // A CR at the end of a chunk may be half of a CRLF whose LF has not come yet.
    const held = pending.endsWith('\r') ? '\r' : '';
    const lines = pending.slice(0, pending.length - held.length).split(/\r\n|\n|\r/);
    pending = (lines.pop() ?? '') + held;
    if (lines.length > 0) yield lines;
    line += lines.length;
    if (pending.length > maxLineBytes) {
      const found = `Line ${line}: more than ${maxLineBytes} bytes without an end of line`;
      throw new CsvFileError(found, line, 'a text file of comma-separated rows');
    }
  }
  if (pending.startsWith(byteOrderMark)) pending = pending.slice(byteOrderMark.length);
  if (pending !== '') yield [pending.replace(/\r$/, '')];
}
