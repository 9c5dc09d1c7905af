import type { FileRefused } from '#libs/csv';
import { refusedFile } from './file-refusals.js';

/** Names of streams in a compound file, which are written in UTF-16, and what a file that has them is. */
const streams: readonly (readonly [Buffer, () => FileRefused])[] = [
  [Buffer.from('EncryptedPackage', 'utf16le'), () => refusedFile('WORKBOOK_ENCRYPTED')],
  [Buffer.from('WordDocument', 'utf16le'), () => refusedFile('FILE_OF_OTHER_FORMAT', 'Word (.doc)')],
  [
    Buffer.from('PowerPoint Document', 'utf16le'),
    () => refusedFile('FILE_OF_OTHER_FORMAT', 'PowerPoint (.ppt)'),
  ],
];

/** Bytes searched for the names: a directory lies near the beginning or the end of a file of a few megabytes. */
const searchedBytes = 64 * 2 ** 20;
const longestName = Math.max(...streams.map(([name]) => name.length));

/** Why a compound file is refused: what it holds is told by the names of its streams. An old workbook where none is known. */
export async function refusedCompoundFile(pieces: AsyncIterable<Buffer>): Promise<FileRefused> {
  let end = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of pieces) {
    const searched = Buffer.concat([end, piece]);
    const found = streams.find(([name]) => searched.includes(name));
    if (found !== undefined) return found[1]();
    bytes += piece.length;
    if (bytes > searchedBytes) break;
    end = searched.subarray(-longestName);
  }
  return refusedFile('WORKBOOK_OLD');
}
