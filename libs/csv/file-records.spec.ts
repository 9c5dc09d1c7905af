import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { cellText } from './cell-text.js';
import { type FileRecord, fileRecords } from './file-records.js';

async function read(...pieces: (string | Buffer)[]): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece));
  for await (const some of fileRecords(Readable.from(bytes))) records.push(...some);
  return records;
}

const shown = (records: readonly FileRecord[]) =>
  records.map(({ line, cells }) => [line, cells?.map((cell) => cellText(cell).shown)]);

describe('records of a CSV file', () => {
  it('keep the last letter of a word, with and without quotes', async () => {
    // The second byte of "à" in UTF-8 is 0xA0, which is a space that does not break in latin1.
    const records = await read('id,place\n1, Voilà \n2,"Voilà"\n3,Voilà,"x"\n');
    expect(shown(records)).toEqual([
      [1, ['id', 'place']],
      [2, ['1', 'Voilà']],
      [3, ['2', 'Voilà']],
      [4, ['3', 'Voilà', 'x']],
    ]);
  });

  it('are the same whether a file quotes every cell or none, and however it is cut into pieces', async () => {
    const plain = Array.from({ length: 40 }, (_, row) => `R${row},Zoé ${row},${row}.50`);
    const quoted = plain.map((row) => `"${row.split(',').join('","')}"`);
    const expected = shown(await read(plain.join('\r\n')));
    for (const size of [1, 7, 64, 5000]) {
      const bytes = Buffer.from(quoted.join('\r\n'), 'utf8');
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(shown(await read(...pieces))).toEqual(expected);
    }
  });

  it('of one broken line are lost alone, among others that have quotes', async () => {
    const records = await read('a,"b"\n"c,d\n"e","f, ""g"""\n"h" "i",j\n"k\nl","m"\nn,o');
    expect(shown(records)).toEqual([
      [1, ['a', 'b']],
      [2, undefined],
      [3, ['e', 'f, "g"']],
      [4, undefined],
      [5, ['k\nl', 'm']],
      [7, ['n', 'o']],
    ]);
  });

  it('that are empty stand where they stood', async () => {
    expect(shown(await read('"a"\n\n"b"\n'))).toEqual([
      [1, ['a']],
      [2, ['']],
      [3, ['b']],
    ]);
  });
});
