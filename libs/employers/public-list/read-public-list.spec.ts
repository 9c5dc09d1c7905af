import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FileRefused } from '#libs/csv';
import { employerKey, readPublicList, type PublicListRow, type RejectedRow } from './index.js';

const header =
  'Province/Territory,Program Stream,Employer,Address,Occupation,Incorporate Status,Approved LMIAs,Approved Positions';
const farm =
  'Ontario,Primary Agriculture,Brindlewick Farms Inc.,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,8';

async function readBytes(...chunks: (Buffer | string)[]): Promise<(PublicListRow | RejectedRow)[]> {
  const read: (PublicListRow | RejectedRow)[] = [];
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  for await (const item of readPublicList(Readable.from(bytes, { objectMode: false }))) read.push(item);
  return read;
}

const readLines = (...lines: string[]) => readBytes([header, ...lines, ''].join('\n'));

async function one(line: string): Promise<PublicListRow | RejectedRow> {
  const read = await readLines(line);
  expect(read).toHaveLength(1);
  return read[0] as PublicListRow | RejectedRow;
}

const withCell = (cell: string, index: number) => {
  const cells = [
    'Ontario',
    'Primary Agriculture',
    'Brindlewick Farms',
    '"Quillport, ON N0E 1R0"',
    '85101-Harvesting labourers',
    'Unknown',
    '1',
    '8',
  ];
  cells[index] = cell;
  return cells.join(',');
};

describe('a row of the public list', () => {
  it('is split into its parts', async () => {
    expect(await one(farm)).toEqual({
      outcome: 'row',
      list: 'approved',
      line: 2,
      province: 'ON',
      stream: 'Primary Agriculture',
      employer: 'Brindlewick Farms Inc.',
      address: {
        text: 'Quillport, ON N0E 1R0',
        town: 'Quillport',
        province: 'ON',
        postalCode: 'N0E 1R0',
        postalCodeText: 'N0E 1R0',
      },
      occupation: { code: '85101', title: 'Harvesting labourers' },
      incorporation: 'Unknown',
      labourMarketTests: 1,
      positions: 8,
    });
  });

  it('is trimmed when its cells are padded, with accents, doubled quotes and commas kept', async () => {
    const row = await one(
      '  Québec ,Primary Agriculture, "Les Érables, Frères ""du Nord"" inc." ," Sainte-Brumelle,, QC G0S  2K", 85100 - Livestock - labourers ,, 2 , 0 ',
    );
    expect(row).toMatchObject({
      province: 'QC',
      employer: 'Les Érables, Frères "du Nord" inc.',
      address: { town: 'Sainte-Brumelle', postalCodeText: 'G0S 2K' },
      occupation: { code: '85100', title: 'Livestock - labourers' },
      incorporation: '',
      positions: 0,
    });
    expect(row).not.toHaveProperty('address.postalCode');
  });

  it.each([
    ['Quebec', 'QC'],
    ['Québec', 'QC'],
    ['Newfoundland and Labrador', 'NL'],
    ['Terre-Neuve-et-Labrador', 'NL'],
    ['Prince Edward Island', 'PE'],
    ['Île-du-Prince-Édouard', 'PE'],
    ['Ile du Prince Edouard', 'PE'],
    ['NOUVELLE-ÉCOSSE', 'NS'],
    ['Northwest Territories', 'NT'],
    ['Yukon', 'YT'],
    ['Nunavut', 'NU'],
    ['bc', 'BC'],
  ])('reads the province %s as %s', async (name, code) => {
    expect(await one(withCell(name, 0))).toMatchObject({ province: code });
  });

  it.each([
    ['Province/Territory', 'Ontaro', 0],
    ['Employer', '', 2],
    ['Employer', '--', 2],
    ['Address', '', 3],
    ['Address', '"Quillport, ON N0E 1O0"', 3],
    ['Address', '"Quillport, NY 14201"', 3],
    ['Occupation', '8510-Harvesting labourers', 4],
    ['Occupation', '85101', 4],
    ['Occupation', '851011-Harvesting', 4],
    ['Approved LMIAs', '-1', 6],
    ['Approved Positions', '1.5', 7],
    ['Approved Positions', '', 7],
    ['Approved Positions', 'x', 7],
  ])('is rejected for %s "%s"', async (column, cell, index) => {
    expect(await one(withCell(cell, index))).toMatchObject({
      outcome: 'rejected',
      reason: 'cell',
      line: 2,
      column,
      value: cell.replaceAll('"', ''),
    });
  });

  it.each([
    ['"Quillport, ON"', 'ON'],
    ['"Quillport, on n0e1r0"', 'ON'],
    ['Quillport', undefined],
  ])('takes the address %s', async (cell, province) => {
    const row = await one(withCell(cell, 3));
    expect(row).toMatchObject({ outcome: 'row', address: { town: 'Quillport' } });
    expect((row as PublicListRow).address.province).toBe(province);
  });

  it('reads thousands set apart by commas', async () => {
    expect(await one(withCell('"1,250"', 7))).toMatchObject({ positions: 1250 });
  });

  it('names every wrong cell at once', async () => {
    const row = await one(
      'Ontaro,Primary Agriculture,Brindlewick,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,one,8',
    );
    expect(row).toMatchObject({
      column: 'Province/Territory',
      others: [{ column: 'Approved LMIAs', value: 'one' }],
    });
  });

  it('is rejected when bytes of a cell are not UTF-8, and names the column', async () => {
    const latin1 = Buffer.from(
      'Québec,Primary Agriculture,Ferme Élan,"Brumelle, QC G0S 2K1",85100-Livestock labourers,Unknown,1,2\n',
      'latin1',
    );
    const read = await readBytes(`${header}\n`, latin1, `${farm}\n`);
    expect(read[0]).toMatchObject({
      outcome: 'rejected',
      line: 2,
      column: 'Province/Territory',
      value: 'Qu\ufffdbec',
      others: [{ column: 'Employer' }],
    });
    expect(read[1]).toMatchObject({ outcome: 'row', line: 3 });
  });
});

describe('a file of the public list', () => {
  it('may begin with a byte-order mark, end lines with CRLF, and arrive in chunks of any size', async () => {
    const bytes = Buffer.from(
      `\ufeff"Province/Territory"${header.slice('Province/Territory'.length)}\r\n${farm}\r\n${farm.replace('Farms', 'Férms')}`,
    );
    for (const size of [1, 2, 3, 7, 1000]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const read = await readBytes(...chunks);
      expect(read.map(({ outcome, line }) => [outcome, line])).toEqual([
        ['row', 2],
        ['row', 3],
      ]);
      expect(read[1]).toMatchObject({ employer: 'Brindlewick Férms Inc.' });
    }
  });

  it('gives back any name that was quoted as CSV asks, row by row and line by line', async () => {
    const part = fc.constantFrom('é', 'Ferme', '"', ',', '\n', ' ', '’', '-', '7', '""');
    const name = fc.array(part, { maxLength: 12 }).map((parts) => `A${parts.join('')}z`);
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 8 }), async (names) => {
        const read = await readLines(...names.map((text) => withCell(`"${text.replaceAll('"', '""')}"`, 2)));
        expect(read.map((item) => (item.outcome === 'row' ? item.employer : item.reason))).toEqual(names);
        const lines = names.map(
          (_, index) => 2 + names.slice(0, index).join('').split('\n').length - 1 + index,
        );
        expect(read.map(({ line }) => line)).toEqual(lines);
      }),
      { numRuns: 150 },
    );
  });

  it('may be the list of refused tests', async () => {
    const read = await readBytes(`${header.replaceAll('Approved', 'Requested')}\n${farm}\n`);
    expect(read).toMatchObject([{ list: 'refused', labourMarketTests: 1, positions: 8 }]);
  });

  it('counts physical lines over cells that contain line ends', async () => {
    const read = await readLines(farm.replace('"Quillport,', '"Quillport,\n'), farm, 'Ontario,x');
    expect(read.map(({ outcome, line }) => [outcome, line])).toEqual([
      ['row', 2],
      ['row', 4],
      ['rejected', 5],
    ]);
    expect(read[2]).toMatchObject({
      reason: 'cell-count',
      column: 'row',
      value: 'Ontario,x',
      expected: '8 cells, as the header has; this row has 2',
    });
  });

  it('reports titles, notes and blank lines around the table', async () => {
    const read = await readBytes(
      `Positive tests by employer,,,,,,,\n\n${header}\n${farm}\n\n"Notes: names, as filed",,,,,,,\nSource: invented\n,,,,,,,\nOntario,,,,,,,\n`,
    );
    expect(read.map((item) => [item.line, item.outcome === 'row' ? 'row' : item.reason])).toEqual([
      [1, 'note'],
      [2, 'blank'],
      [4, 'row'],
      [5, 'blank'],
      [6, 'note'],
      [7, 'note'],
      [8, 'blank'],
      [9, 'cell'],
    ]);
  });

  it('loses no row to a stray quote', async () => {
    const stray = farm.replace('Brindlewick', '"Brindlewick');
    const read = await readLines(
      farm,
      stray,
      farm,
      farm.replace('Farms', '"Farms"'),
      ...Array.from({ length: 30 }, () => farm),
      stray,
    );
    expect(read).toHaveLength(35);
    expect(
      read
        .filter(({ outcome }) => outcome === 'rejected')
        .map((item) => [item.line, (item as RejectedRow).reason]),
    ).toEqual([
      [3, 'quoting'],
      [5, 'quoting'],
      [36, 'quoting'],
    ]);
  });

  it.each([
    [
      'a mandatory column is missing',
      `${header.replace('Address', 'Adress')}\n${farm}\n`,
      /Line 1: the column "Address" is missing/,
    ],
    [
      'several are',
      'Province/Territory,Employer\n',
      /"Program Stream" is missing.*"Address" is missing.*"Occupation" is missing/,
    ],
    ['a column appears twice', `${header},Employer\n`, /"Employer" appears twice/],
    ['it is empty', '', /file is empty/],
    ['it is another file', 'record_id,programme\n1,x\n', /"Province\/Territory" is missing/],
  ])('is refused when %s', async (_, text, message) => {
    await expect(readBytes(text)).rejects.toThrow(message);
    await expect(readBytes(text)).rejects.toBeInstanceOf(FileRefused);
  });

  it('is refused when a line has no end', async () => {
    await expect(readBytes(Buffer.alloc(1_100_000, 'x'))).rejects.toThrow(/Line 1: more than/);
  });

  it('passes on the failure of its source', async () => {
    const failing = Readable.from(
      (function* () {
        yield Buffer.from(`${header}\n`);
        throw new Error('disk gone');
      })(),
      { objectMode: false },
    );
    await expect(readPublicList(failing).next()).rejects.toThrow('disk gone');
  });
});

describe('the identity of an employer', () => {
  const key = async (name: string, address: string, province = 'Ontario') => {
    const row = await one(
      withCell(province, 0)
        .replace('Brindlewick Farms', `"${name}"`)
        .replace('Quillport, ON N0E 1R0', address),
    );
    return employerKey(row as PublicListRow);
  };
  const here = 'Quillport, ON N0E 1R0';

  it.each([
    ['Brindlewick Farms Inc.', 'BRINDLEWICK  FARMS INC'],
    ['Brindlewick Farms Ltd.', 'Brindlewick Farms Limited'],
    ['Ferme Élan & Fils', 'FERME ELAN ET FILS S.E.N.C.'],
    ["D'Orme-Brumelle Ltée", 'D’Orme Brumelle ltee'],
    ['W.P. Quillon Inc.', 'WP Quillon Inc'],
  ])('is the same for %s and %s at one place', async (a, b) => {
    expect(await key(a, here)).toBe(await key(b, here));
  });

  it('follows a numbered company to any place and by-name', async () => {
    const first = await key('99912345 Canada INC.', here);
    expect(await key('99912345 Canada Inc. (Brindlewick)', 'Otherwick, ON N8H 3V5')).toBe(first);
    expect(await key('99912345 Ontario Inc.', here)).not.toBe(first);
    expect(await key('9991-2345 Québec inc', here)).toBe(await key('9991-2345 QC Inc.', here));
    expect(await key('9990001 Alberta Ltd & 9990002 Alberta Ltd', here)).not.toBe(
      await key('9990001 Alberta Ltd', here),
    );
  });

  it('tells namesakes, years and places apart, but not a cut postal code', async () => {
    const first = await key('Brindlewick Farms', here);
    expect(await key('Brindlewick Farms', 'Quillport, ON N0E 1R')).toBe(first);
    expect(await key('Brindlewick Farms', 'Quillport, ON N8H 3V5')).not.toBe(first);
    expect(await key('Brindlewick Farms (2010) Inc.', here)).not.toBe(first);
    expect(await key('Farms Brindlewick', here)).not.toBe(first);
    expect(await key('Brindlewick', 'St-Quill, ON')).toBe(await key('Brindlewick', 'Saint Quill, ON'));
  });
});
