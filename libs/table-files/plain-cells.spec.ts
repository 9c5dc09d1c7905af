import { describe, expect, it } from '@jest/globals';
import { type CellType } from '#libs/xlsx';
import { columnsOf, isBlank, plainCells, type ColumnKind } from './plain-cells.js';

const columns = columnsOf(['id', 'money', 'other'], (name) =>
  name === 'other' ? undefined : (name as ColumnKind),
);

const read = (cells: string[], types?: CellType[]) =>
  plainCells({ line: 2, raw: cells.join(','), cells, ...(types && { types }) }, columns);

describe('the cells of a workbook as those of a CSV file', () => {
  it.each([
    ['17.6', '17.6'],
    ['52', '52'],
    // What a sum of cents comes to in binary.
    ['37.880000000000003', '37.88'],
    ['0.30000000000000004', '0.30'],
    // Within 0.005 of a cent, and beyond.
    ['17.60005', '17.60'],
    ['17.60006', '17.60006'],
    ['17.59995', '17.60'],
    ['17.59994', '17.59994'],
    ['17.605', '17.605'],
    ['-4.9999999999', '-5.00'],
    ['1.7600000000000001E1', '17.60'],
    ['1E-9', '0.00'],
    ['no number', 'no number'],
  ])('have the money %s as %s', (stored, money) => {
    expect(read(['', stored], ['text', 'number'])).toEqual({ cells: ['', money, ''], faults: [] });
  });

  it.each([
    ['9.125', '9.125'],
    ['52.0', '52'],
    ['50.00', '50'],
    ['9.5', '9.5'],
    ['9.5000000000000018', '9.5'],
    ['17.600004', '17.600004'],
    ['0.1234567890123', '0.1234567890123'],
    ['4.0000000000000001E-3', '0.004'],
    ['1E-7', '0.0000001'],
  ])('have another number %s as %s', (stored, number) => {
    expect(read(['', '', stored], ['text', 'text', 'number']).cells?.[2]).toBe(number);
  });

  it('are as many as the header has: what a sheet leaves out is empty, what stands beside it is left out', () => {
    expect(read(['a'], ['text']).cells).toEqual(['a', '', '']);
    expect(read(['a', '', '', 'beside'], ['text', 'text', 'text', 'text']).cells).toEqual(['a', '', '']);
  });

  it.each<[CellType, string]>([
    ['number', 'leading zeros'],
    ['date', 'leading zeros'],
    ['boolean', 'leading zeros'],
    ['error', 'gives an error'],
    ['uncalculated', 'was not saved'],
  ])('are no id where they hold a %s', (type, expected) => {
    expect(read(['123', '1.00'], [type, 'number']).faults).toEqual([
      { column: 'id', value: '123', expected: expect.stringContaining(expected) },
    ]);
  });

  it('reject their row for an error in any column, known or not', () => {
    const { faults } = read(['a', '#REF!', '#N/A'], ['text', 'error', 'error']);
    expect(faults.map(({ column, value }) => [column, value])).toEqual([
      ['money', '#REF!'],
      ['other', '#N/A'],
    ]);
  });

  it('are handed on as they are where they come from a CSV file', () => {
    const cells = ['123', '17.60006'];
    expect(read(cells)).toEqual({ cells, faults: [] });
    expect(read(cells).cells).toBe(cells);
  });
});

describe('a blank record', () => {
  it.each<[string[] | undefined, string, boolean]>([
    [['', '', ''], ',,', true],
    [[''], '', true],
    [[' ', '\t'], ' ,\t', true],
    [['', '0'], ',0', false],
    [undefined, '"', false],
  ])('%j: %s %s', (cells, raw, blank) => {
    expect(isBlank({ line: 1, raw, ...(cells && { cells }) })).toBe(blank);
  });

  it('is none that holds formulas without a value', () => {
    expect(isBlank({ line: 1, raw: '', cells: [''], types: ['uncalculated'] })).toBe(false);
  });
});
