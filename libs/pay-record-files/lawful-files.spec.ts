import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audited, rulebook, told } from './fixtures/audited.js';
import { lawfulSeasons } from './fixtures/lawful-season.js';
import { type RandomSeason, randomSeason } from './fixtures/random-season.js';
import { retold, waysToTell } from './fixtures/retold.js';
import { type FileRow, rowsOf } from './fixtures/season-file.js';

const lawfulOf = lawfulSeasons(rulebook);
/** Without shrinking, which takes minutes: the seed and path of what failed are told. */
const runs = (numRuns: number) => ({ numRuns: Number(process.env['RUNS'] ?? numRuns), endOnFailure: true });

/** Seasons of several workers in one file, all under the same answer to what is not confirmed. */
const fileOfSeasons = fc.tuple(fc.boolean(), fc.array(randomSeason, { minLength: 1, maxLength: 8 }));

/** The rows of each worker's season; every worker has employers of their own. */
const rowsOfAll = ([allowUnconfirmed, seasons]: [boolean, RandomSeason[]]): FileRow[][] =>
  seasons.map((season, index) =>
    rowsOf(lawfulOf({ ...season, allowUnconfirmed }), `W${index}`).map((row) => ({
      ...row,
      employer_id: `${row.employer_id ?? ''} of W${index}`,
    })),
  );

async function expectInOrder(rows: readonly FileRow[], allowUnconfirmed: boolean): Promise<void> {
  const outcome = await audited(rows, allowUnconfirmed);
  const wrong = rows.filter(({ record_id: id }) =>
    outcome.findings.some((one) => one.recordIds.includes(id ?? '')),
  );
  expect({ rejected: outcome.rejected, found: told(outcome), wrong }).toEqual({
    rejected: [],
    found: [],
    wrong: [],
  });
}

describe('what pay works out, written as records', () => {
  it('is in order for the audit, in any edition, programme, province and pay cycle', async () => {
    await fc.assert(
      fc.asyncProperty(fileOfSeasons, async (file) => {
        await expectInOrder(rowsOfAll(file).flat(), file[0]);
      }),
      runs(12),
    );
  });

  it('is in order however it comes to stand: corrected, reversed and paid anew, or in two payments, in any order', async () => {
    const ways = fc.infiniteStream(fc.constantFrom(...waysToTell));
    const order = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(fileOfSeasons, ways, order, async (file, told_, places) => {
        const rows = rowsOfAll(file)
          .flat()
          .flatMap((row) => retold(row, told_.next().value));
        const shuffled = rows
          .map((row) => [places.next().value, row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row);
        await expectInOrder(shuffled, file[0]);
      }),
      runs(8),
    );
  });

  it('is in order from any period on, with the year to date of what is not in the file', async () => {
    const property = fc.asyncProperty(fileOfSeasons, fc.nat(6), async (file, from) => {
      const rows = rowsOfAll(file).flatMap((all) => {
        const own = all.filter(({ employer_id: employer }) => employer === all.at(-1)?.employer_id);
        const left = own.slice(Math.min(from, own.length - 1));
        return left.map((row, index) => (index === 0 ? { ...row, ...yearBefore(own, row) } : row));
      });
      await expectInOrder(rows, file[0]);
    });
    // A contract of few days, and maxima that were reached before the file begins.
    await fc.assert(property, { seed: -1599612115, path: '4', endOnFailure: true });
    await fc.assert(property, runs(8));
  });
});

/** What the rows before one had paid and withheld in the year of its pay date. */
function yearBefore(rows: readonly FileRow[], row: FileRow): FileRow {
  const earlier = rows
    .slice(0, rows.indexOf(row))
    .filter(({ pay_date: day }) => day?.slice(0, 4) === row.pay_date?.slice(0, 4));
  const sum = (...columns: ('gross' | 'cpp' | 'cpp2' | 'ei' | 'qpip')[]) =>
    earlier
      .flatMap((one) => columns.map((column) => Number(one[column] ?? 0)))
      .reduce((so, one) => so + one, 0)
      .toFixed(2);
  return { ytd_gross: sum('gross'), ytd_cpp: sum('cpp', 'cpp2'), ytd_ei: sum('ei'), ytd_qpip: sum('qpip') };
}
