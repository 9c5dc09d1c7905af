import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audited, told } from './fixtures/audited.js';
import { dayAfter, dollars } from './fixtures/planted.js';
import type { FileRow } from './fixtures/season-file.js';

const runs = { numRuns: Number(process.env['RUNS'] ?? 4) };

describe('a violation planted in plain weeks is the one finding:', () => {
  /** Expects nothing of some rows, and one finding with what it owes of others. */
  const expectOne = async (lawful: readonly FileRow[], spoilt: readonly FileRow[], found: string) => {
    const [before, after] = [await audited(lawful), await audited(spoilt)];
    expect([before.rejected, told(before), after.rejected, told(after)]).toEqual([[], [], [], [found]]);
  };
  const plainly = (check: (stay: PlainStay) => Promise<void>) =>
    fc.assert(fc.asyncProperty(plainStay, check), runs);

  it('OUTSIDE_CONTRACT: work on the day after the contract', () =>
    plainly(async ({ rows, rateCents }) => {
      const full = rows.map((row) => weekOf(row, '9 9 9 9 9 9 9', rateCents));
      const ending = (contract_to: string) => full.map((row) => ({ ...row, contract_to }));
      const last = full.at(-1)?.period_end ?? '';
      const found = `OUTSIDE_CONTRACT ${full.at(-1)?.record_id} 0 null null`;
      await expectOne(ending(last), ending(dayAfter(last, -1)), found);
    }));

  it('PERIOD_MISSING: seven days of the stay without a record, and not six', () =>
    plainly(async ({ rows, at }) => {
      const [before, row, after] = rows.slice(at - 1, at + 2);
      const found = `PERIOD_MISSING ${before?.record_id}+${after?.record_id} 0 null null`;
      const aDay = {
        ...row,
        period_end: row?.period_start ?? '',
        daily_hours: '0',
        gross: '0.00',
        net: '0.00',
      };
      const others = rows.filter((one) => one !== row);
      await expectOne([...others, aDay], others, found);
    }));

  it('FINAL_WAGES_OPEN: two last days of the contract without a record, and not one', () =>
    plainly(async ({ rows, rateCents }) => {
      const full = rows.map((row) => weekOf(row, '9 9 9 9 9 9 9', rateCents));
      const last = full.at(-1);
      const until = last?.period_end ?? '';
      // Somebody else is paid by the employer more than a week after the contract.
      const { contract_from: _from, contract_to: _to, first_day_worked: _first, ...later } = full[0] ?? {};
      const paid = { ...later, record_id: 'later', worker_id: 'W2' };
      const ending = (days: number) => [
        ...full.map((row) => ({ ...row, contract_to: dayAfter(until, days) })),
        { ...paid, pay_date: dayAfter(until, days + 8) },
      ];
      await expectOne(ending(1), ending(2), `FINAL_WAGES_OPEN ${last?.record_id} 0 null null`);
    }));

  it('GUARANTEE_SHORT: a hundredth of an hour less than 240 in the six weeks', () =>
    plainly(async ({ rows, at, rateCents }) => {
      const file = (hours: string) =>
        rows.map((row, week) => weekOf(row, week === at ? hours : '8 8 8 8 8', rateCents));
      const owed = Math.round(rateCents / 100);
      const ids = rows.slice(0, 6).map(({ record_id: id }) => id);
      await expectOne(
        file('8 8 8 8 8'),
        file('8 8 8 8 7.99'),
        `GUARANTEE_SHORT ${ids.join('+')} ${owed} ${owed} 0`,
      );
    }));
});

/** Seven weeks in a row at one rate in the season of 2026. */
interface PlainStay {
  readonly rows: readonly FileRow[];
  readonly rateCents: number;
  /** The place of one of its weeks, neither the first nor the last. */
  readonly at: number;
}

const plainStay: fc.Arbitrary<PlainStay> = fc
  .record({
    start: fc.integer({ min: 0, max: 150 }),
    rateCents: fc.integer({ min: 1_760, max: 2_500 }),
    at: fc.integer({ min: 1, max: 5 }),
    isMexico: fc.boolean(),
  })
  .map(({ start, rateCents, at, isMexico }) => {
    const first = dayAfter('2026-03-02', start);
    const rows = Array.from({ length: 7 }, (_, week): FileRow => {
      const period_start = dayAfter(first, 7 * week);
      return weekOf(
        {
          ...{ record_id: `R${week + 1}`, worker_id: 'W1', employer_id: 'E1', province: 'ON' },
          ...{ programme: isMexico ? 'sawp-mexico' : 'sawp-caribbean', pay_periods: '52' },
          ...{ period_start, period_end: dayAfter(period_start, 6), pay_date: dayAfter(period_start, 10) },
          ...{ first_day_worked: first, contract_from: first, hourly_rate: dollars(rateCents) },
          ...{ cpp: '', ei: '', income_tax: '' },
        },
        '8 8 8 8 8',
        rateCents,
      );
    });
    return { rows, rateCents, at };
  });

/** A record of these hours at a rate, from which nothing is kept back. */
function weekOf(row: FileRow, daily_hours: string, rateCents: number): FileRow {
  const hours = daily_hours.split(' ').reduce((sum, one) => sum + Math.round(Number(one) * 100), 0);
  const gross = dollars(Math.round((hours * rateCents) / 100));
  return { ...row, daily_hours, gross, net: gross };
}
