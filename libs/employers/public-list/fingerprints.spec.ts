import { describe, expect, it } from '@jest/globals';
import { Fingerprints, type PublicListRow } from './index.js';

const row = (changes: Partial<PublicListRow> = {}): PublicListRow => ({
  outcome: 'row',
  list: 'approved',
  line: 2,
  province: 'ON',
  stream: 'Primary Agriculture',
  employer: 'Brindlewick Farms Inc.',
  address: { text: 'Quillport, ON N0E 1R0', town: 'Quillport', province: 'ON', postalCodeText: 'N0E 1R0' },
  occupation: { code: '85101', title: 'Harvesting labourers' },
  incorporation: 'Unknown',
  labourMarketTests: 1,
  positions: 8,
  ...changes,
});

const lineOf = (changes?: Partial<PublicListRow>) => new Fingerprints().next(row(changes)).line;

describe('the identity of a row', () => {
  it('stays when what is published of it changes', () => {
    const changed = { line: 90, positions: 9, labourMarketTests: 2, stream: 'primary  agriculture' };
    expect(lineOf({ ...changed, employer: 'BRINDLEWICK FARMS' })).toBe(lineOf());
  });

  it.each([
    ['employer', { employer: 'Brindlewick Orchards Inc.' }],
    ['province', { province: 'QC' as const }],
    ['occupation', { occupation: { code: '85100', title: 'Harvesting labourers' } }],
    ['stream', { stream: 'High Wage' }],
  ])('is another for another %s', (_, changes) => {
    expect(lineOf(changes)).not.toBe(lineOf());
  });

  it('numbers equal rows of a file in their order, the same in every reading', () => {
    const read = () => {
      const fingerprints = new Fingerprints();
      const lines = [row(), row({ province: 'QC' }), row({ positions: 3 })].map(
        (each) => fingerprints.next(each).line,
      );
      return { lines, employers: fingerprints.employersMet };
    };
    const { lines, employers } = read();
    expect(lines.map((line) => line.slice(-2))).toEqual(['-1', '-1', '-2']);
    expect(new Set(lines).size).toBe(3);
    expect(employers).toBe(1);
    expect(read().lines).toEqual(lines);
  });
});
