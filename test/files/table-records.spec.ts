import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { cellText, FileRefused } from '#libs/csv';
import { archive, type Cell, workbook } from '../support/workbook.js';
import { type TableRecord, tableRecords } from '#libs/table-files';

async function read(bytes: Buffer, piece = bytes.length): Promise<TableRecord[]> {
  const records: TableRecord[] = [];
  const pieces = Array.from({ length: Math.ceil(bytes.length / Math.max(1, piece)) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  for await (const some of tableRecords(Readable.from(pieces))) records.push(...some);
  return records;
}

const shown = (records: readonly TableRecord[]) =>
  records.map(({ line, cells }) => [line, ...(cells ?? []).map((cell) => cellText(cell).shown)]);

/** The code that a file is refused with, and its words. */
async function refusal(bytes: Buffer | string): Promise<string> {
  try {
    await read(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof FileRefused)
      return error.problems.map(({ code, detail }) => `${code} ${detail}`).join('\n');
    throw error;
  }
  return 'read';
}

const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('temporada-workbook-'));

describe('the records of a table', () => {
  const rows: Cell[][] = [
    ['id', 'naïve'],
    ['0042', 'Zoé'],
  ];

  it('are the same of a CSV file and of a workbook, however they come', async () => {
    const expected = [
      [1, 'id', 'naïve'],
      [2, '0042', 'Zoé'],
    ];
    const book = await workbook(rows);
    for (const piece of [1, 100, 1 << 20]) {
      expect(shown(await read(Buffer.from('\uFEFFid,naïve\n0042,Zoé\n'), piece))).toEqual(expected);
      expect(shown(await read(book, piece))).toEqual(expected);
    }
    expect(spooled()).toEqual([]);
  });

  it('of a workbook say what each cell holds, and look like a line of CSV where a line is shown', async () => {
    const [record] = await read(await workbook([['é', 1, { day: '2026-06-01' }]]));
    expect(record?.types).toEqual(['text', 'number', 'date']);
    expect(cellText(record?.raw ?? '').shown).toBe('é,1,2026-06-01');
    expect((await read(Buffer.from('a,b')))[0]?.types).toBeUndefined();
  });

  it('leave nothing on disk when nobody reads on', async () => {
    const book = await workbook(Array.from({ length: 5000 }, (_, at) => [at]));
    for await (const some of tableRecords(Readable.from([book]))) {
      expect(some.length).toBeGreaterThan(0);
      break;
    }
    expect(spooled()).toEqual([]);
  });
});

/** A compound file is told by its first bytes and by the names in its directory. */
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(70_000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(500),
  ]);

describe('a file that is no table', () => {
  it.each<[string, Buffer | string, string]>([
    ['UTF-16 with a mark', Buffer.from('\uFEFFrecord_id,programme\r\n', 'utf16le'), 'FILE_IN_UTF16'],
    ['UTF-16 without', Buffer.from('record_id,programme\r\nR1,Zoé\r\n', 'utf16le'), 'FILE_IN_UTF16'],
    ['UTF-16, the other way round', Buffer.from('\uFEFFid,\u1234', 'utf16le').swap16(), 'FILE_IN_UTF16'],
    ['PDF', '%PDF-1.7\n%âãÏÓ', 'FILE_OF_OTHER_FORMAT The file is of the format PDF;'],
    ['a web page', '\uFEFF\n <html><table><tr><td>1', 'FILE_OF_OTHER_FORMAT The file is of the format HTML;'],
    ['XML', '<?xml version="1.0"?><Workbook>', 'FILE_OF_OTHER_FORMAT The file is of the format XML;'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]),
      'FILE_OF_OTHER_FORMAT The file is of the format PNG;',
    ],
    [
      'an old workbook',
      compound('Workbook'),
      'WORKBOOK_OLD The file is an Excel workbook of the old form (.xls);',
    ],
    ['a workbook with a password', compound('EncryptedPackage'), 'WORKBOOK_ENCRYPTED'],
    [
      'an old letter',
      compound('WordDocument'),
      'FILE_OF_OTHER_FORMAT The file is of the format Word (.doc);',
    ],
    [
      'bytes of any kind',
      Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 251)),
      'FILE_BINARY',
    ],
    [
      'the beginning of a workbook',
      'PK\u0003\u0004\u0014',
      'WORKBOOK_DAMAGED The file is a damaged Excel workbook.',
    ],
  ])('is refused by its name: %s', async (_, bytes, told) => {
    const found = await refusal(bytes);
    expect(found.slice(0, told.length)).toBe(told);
    expect(found).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('is named where it is another archive', async () => {
    expect(await refusal(await archive({ 'content.xml': '<x/>' }))).toContain('OpenDocument (.ods)');
  });

  it('is not taken for one that has a slip in it', async () => {
    // A stray control character, Windows-1252, a short file.
    for (const text of ['id,name\n1,Fa\u0000rm\n', Buffer.from('id\n\u00e9\u00e8\n', 'latin1'), 'a', ''])
      expect(await refusal(text)).toBe('read');
  });
});
