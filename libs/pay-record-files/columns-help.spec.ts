import { expect, it } from '@jest/globals';
import { payRecordColumns } from './column-names.js';
import { columnsHelp } from './columns-help.js';

it('tells every column that the reader knows once, by whether it must be there', () => {
  const [must = '', may = ''] = columnsHelp().split('Columns that may be there');
  const named = (lines: string) =>
    [...lines.matchAll(/^ {2}([a-z0-9_, ]+):/gm)].flatMap(([, names = '']) => names.split(', '));
  const columns = (need: string) =>
    Object.entries(payRecordColumns).flatMap(([name, needed]) => (needed === need ? [name] : []));
  expect(named(must).sort()).toEqual(columns('must').sort());
  expect(named(may).sort()).toEqual(columns('may').sort());
});
