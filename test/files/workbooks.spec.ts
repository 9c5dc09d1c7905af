import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { archive, type Cell, workbook, type WorkbookOptions } from '../support/workbook.js';
import { sheetRows, type SheetRow, type WorkbookLimits, WorkbookRefused } from '#libs/xlsx';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheet-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Buffer, limits: Partial<WorkbookLimits> = {}): Promise<SheetRow[]> {
  const path = join(folder, 'book');
  await writeFile(path, bytes);
  const file = await open(path);
  try {
    const rows: SheetRow[] = [];
    for await (const some of sheetRows(file.fd, limits)) rows.push(...some);
    return rows;
  } finally {
    await file.close();
  }
}

const rowsOf = async (rows: (Cell[] | undefined)[], options?: WorkbookOptions) =>
  (await read(await workbook(rows, options))).map(({ line, cells }) => [line, ...cells]);

/** What a workbook is refused as; `read` where it is not. */
const fateOf = async (bytes: Buffer, limits?: Partial<WorkbookLimits>): Promise<string> => {
  try {
    await read(bytes, limits);
    return 'read';
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.format ?? error.fault;
    throw error;
  }
};

describe('the rows of a workbook', () => {
  it.each([true, false])(
    'are its cells as shown, with what each holds (texts in cells: %s)',
    async (inline) => {
      const cells: Cell[] = [
        '00123',
        'Zoé & "Ñ" <x>',
        17.6,
        { day: '2026-06-01' },
        true,
        { error: '#N/A' },
        '',
      ];
      const [row] = await read(await workbook([[...cells, { formula: 'A1*2', value: 35.2 }]], { inline }));
      expect(row).toEqual({
        line: 1,
        cells: ['00123', 'Zoé & "Ñ" <x>', '17.6', '2026-06-01', 'TRUE', '#N/A', '', '35.2'],
        types: ['text', 'text', 'number', 'date', 'boolean', 'error', 'text', 'number'],
      });
    },
  );

  it('keep the number of the sheet, and rows without a value are none', async () => {
    expect(await rowsOf([['a'], undefined, [null, null], ['', ' '], ['b']])).toEqual([
      [1, 'a'],
      [5, 'b'],
    ]);
  });

  it('are those of the first visible sheet', async () => {
    expect(await rowsOf([['seen']], { hidden: [['hidden']] })).toEqual([[1, 'seen']]);
  });

  it.each([true, false])(
    'have their days by the count of the workbook (from 1904: %s)',
    async (countsFrom1904) => {
      const days = [{ day: '2000-02-29' }, { day: '2026-12-31' }];
      expect(await rowsOf([days], { countsFrom1904 })).toEqual([[1, '2000-02-29', '2026-12-31']]);
    },
  );

  it('have a date only where the format of the cell shows one', async () => {
    const numbers = [0, 1, 2, 3, 4, 5].map((format) => ({ number: '46174', format }));
    const [row] = await read(await workbook([numbers]));
    expect(row?.types).toEqual(['number', 'date', 'number', 'number', 'date', 'date']);
  });

  it('have formulas as they were saved, and tell those that were not', async () => {
    const formulas = [{ formula: 'A9', value: 'x' }, { formula: 'A9', value: '' }, { formula: 'A9' }];
    const [row] = await read(await workbook([formulas]));
    expect(row?.types).toEqual(['text', 'text', 'uncalculated']);
    expect(row?.cells).toEqual(['x', '', '']);
  });

  it('join runs of rich text, leave readings out, and read escaped characters', async () => {
    const strings = `<sst><si><r><t>Pe</t></r><r><t>ña</t></r></si><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si><si><t>a_x000A_b_x005F_c</t></si></sst>`;
    const parts = { 'xl/sharedStrings.xml': strings };
    expect(await rowsOf([['', '', '']], { parts })).toEqual([[1, 'Peña', '東京', 'a\nb_c']]);
  });

  it('come from workbooks of other programs: prefixes, no references, parts elsewhere', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="d"><x:v>2026-06-01T00:00:00Z</x:v></x:c></x:row><x:row><x:c t="str"><x:v><![CDATA[<&>]]></x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = await archive({
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/workbook2.xml"/></Relationships>',
      'book/workbook2.xml': '<w xmlns:q="r"><sheets><sheet name="a" q:id="s"/></sheets></w>',
      'book/_rels/workbook2.xml.rels':
        '<Relationships><Relationship Id="s" Type="x/worksheet" Target="../Data/Sheet.XML"/></Relationships>',
      'data/sheet.xml': sheet,
    });
    expect(await read(bytes)).toEqual([
      { line: 1, cells: ['1', '2026-06-01'], types: ['number', 'date'] },
      { line: 2, cells: ['<&>'], types: ['text'] },
    ]);
  });
});

const sheet = (rows: string) => ({
  parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
});

describe('a workbook is refused', () => {
  it.each<[string, WorkbookOptions]>([
    [
      'a sheet that breaks off',
      { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1">' } },
    ],
    ['two roots', { parts: { 'xl/worksheets/sheet1.xml': '<worksheet/><worksheet/>' } }],
    ['no workbook part', { without: ['xl/workbook.xml'] }],
    ['no relationships', { without: ['_rels/.rels'] }],
    ['rows out of order', sheet('<row r="2"/><row r="1"/>')],
    ['a row beyond the last', sheet('<row r="1048577"/>')],
    ['cells out of order', sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['two cells of one place', sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['a shared text that is not there', sheet('<row r="1"><c t="s"><v>7</v></c></row>')],
    ['an unknown type', sheet('<row r="1"><c t="zz"><v>7</v></c></row>')],
    [
      'bytes that are no UTF-8',
      { parts: { 'xl/worksheets/sheet1.xml': Buffer.from('<worksheet>\u00ff</worksheet>', 'latin1') } },
    ],
  ])('as damaged for %s', async (_, options) => {
    expect(await fateOf(await workbook([['plain text']], options))).toBe('damaged');
  });

  it('as damaged where one of its bits was flipped, though it is well-formed', async () => {
    const bytes = await workbook([[{ number: '17.60' }]], { stored: true });
    const at = bytes.indexOf('17.60');
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1;
    expect(await fateOf(bytes)).toBe('damaged');
  });

  it('as damaged where it was cut off', async () => {
    const bytes = await workbook([['a']]);
    for (const share of [0.3, 0.7, 0.99])
      expect(await fateOf(bytes.subarray(0, bytes.length * share))).toBe('damaged');
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'],
    ['elements nested without end', '<a>'.repeat(70)],
    ['a megabyte without a tag', `<worksheet><!--${'x'.repeat(2_300_000)}--></worksheet>`],
    [
      'a cell of forty thousand letters',
      `<worksheet><row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row></worksheet>`,
    ],
  ])('as unsafe for %s', async (_, xml) => {
    const noise = Array.from({ length: 20_000 }, (_item, at) => String(Math.imul(at, 0x9e3779b1))).join('');
    // Beside noise, so that it is not refused for how well it packs.
    const parts = { 'xl/worksheets/sheet1.xml': `${xml}<!--${noise}-->` };
    expect(await fateOf(await workbook([['a']], { parts }), { ratio: 1e9 })).toBe('unsafe');
  });

  it('as unsafe where it packs too well, and only then', async () => {
    const rows = sheet(`<row r="1"><c><v>1</v></c></row>${'<row/>'.repeat(600_000)}`);
    expect(await fateOf(await workbook([['a']], rows))).toBe('unsafe');
    expect(await fateOf(await workbook([['a']], rows), { ratio: 100_000 })).toBe('read');
  });

  it('as too large beyond its bounds, and not at them', async () => {
    const wide = Array.from({ length: 256 }, () => 1);
    expect(await fateOf(await workbook([wide]))).toBe('read');
    expect(await fateOf(await workbook([[...wide, null]]))).toBe('read');
    expect(await fateOf(await workbook([[...wide, 1]]))).toBe('too-large');
    const bytes = await workbook([['a', 'b']]);
    expect(await fateOf(bytes, { sharedStrings: 2 })).toBe('read');
    expect(await fateOf(bytes, { sharedStrings: 1 })).toBe('too-large');
    expect(await fateOf(bytes, { partBytes: 100 })).toBe('too-large');
    expect(await fateOf(bytes, { entries: 7 })).toBe('read');
    expect(await fateOf(bytes, { entries: 6 })).toBe('too-large');
  });

  it('as encrypted, or without a visible sheet', async () => {
    const bytes = await workbook([['a']]);
    // Bit 0 of the flags of the first entry of the directory.
    const at = bytes.indexOf(Buffer.from('PK\u0001\u0002')) + 8;
    bytes[at] = (bytes[at] ?? 0) | 1;
    expect(await fateOf(bytes)).toBe('encrypted');
    const sheets = '<workbook><sheets><sheet name="a" state="veryHidden" r:id="rId1"/></sheets></workbook>';
    expect(await fateOf(await workbook([['a']], { parts: { 'xl/workbook.xml': sheets } }))).toBe(
      'without-sheet',
    );
  });

  it.each([
    ['word/document.xml', 'Word (.docx)'],
    ['ppt/presentation.xml', 'PowerPoint (.pptx)'],
    ['content.xml', 'OpenDocument (.ods)'],
    ['notes.txt', 'ZIP'],
  ])('for what it is where it holds %s', async (part, format) => {
    expect(await fateOf(await archive({ [part]: '<x/>' }))).toBe(format);
  });

  it('as a binary workbook, by its main part', async () => {
    const main =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    const bytes = await archive({ '_rels/.rels': main, 'xl/workbook.bin': 'x' });
    expect(await fateOf(bytes)).toBe('Excel Binary Workbook (.xlsb)');
  });
});
