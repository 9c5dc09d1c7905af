import { describe, expect, it } from '@jest/globals';
import { audited } from '../fixtures/audited.js';
import type { FileRow } from '../fixtures/season-file.js';
import { week, weekAfter } from '../fixtures/week.js';

/** A week of October at 1,800.00, when the maxima of the year are near. */
const october = (weeks: number, changes: FileRow = {}): FileRow => ({
  ...weekAfter(18 + weeks),
  ...{ record_id: `r${weeks}`, daily_hours: '10 10 10 10 10 0 0', hourly_rate: '36.00' },
  ...{ gross: '1800.00', cpp: '103.10', ei: '29.34', net: '1667.56' },
  ...changes,
});
const year = { ytd_gross: '68163.80', ytd_cpp: '3818.92', ytd_ei: '1111.07' };
const first = october(1, { ...year, ei: '12.00', net: '1684.90' });
/** The premium has reached its maximum in the first week. */
const second = (changes: FileRow = {}) => october(2, { ei: '0.00', net: '1696.90', ...changes });

const outcome = async (...rows: FileRow[]) => {
  const { findings, tally } = await audited(rows);
  const open = tally.unchecked.filter(({ check }) => check === 'WITHHOLDING_OFF');
  return {
    found: findings.map(({ code, recordIds }) => `${code} ${recordIds.join('+')}`),
    open: open.map(({ reason, recordIds }) => `${reason} ${recordIds.join('+')}`),
  };
};

describe('the year to date', () => {
  it('is that of the rows before, and not known where one of them was rejected', async () => {
    expect(await outcome(first, second())).toEqual({ found: [], open: [] });
    const lost = { ...first, gross: '1800.0O' };
    expect(await outcome(lost, second())).toEqual({ found: [], open: ['ROW_REJECTED r2'] });
    // Whatever the year to date is, no contribution is as high.
    expect(await outcome(lost, second({ cpp: '203.10', net: '1596.90' }))).toMatchObject({
      found: ['WITHHOLDING_OFF r2'],
    });
  });

  it('is known where the record states it, whatever was rejected before', async () => {
    const lost = { ...first, gross: '1800.0O' };
    const stated = { ytd_gross: '69963.80', ytd_cpp: '3922.02', ytd_ei: '1123.07' };
    expect(await outcome(lost, second(stated))).toEqual({ found: [], open: [] });
    expect(await outcome(lost, second({ ...stated, ytd_ei: '1000.00' }))).toMatchObject({
      found: ['WITHHOLDING_OFF r2'],
    });
  });

  it('matters only near the maxima: a week that was rejected in June excuses no missing premium', async () => {
    const begun = { first_day_worked: week.period_start ?? '' };
    const rows = [0, 1].map((at) => ({
      ...{ ...weekAfter(at), ...begun },
      ...(at === 1 && { cpp: '37.88', ei: '0.00', net: '666.12' }),
    }));
    const lost = rows.map((row, at) => (at === 0 ? { ...row, gross: 'abc' } : row));
    expect(await outcome(...lost)).toEqual({ found: ['WITHHOLDING_OFF r2'], open: [] });
  });

  it('is not known after weeks that no row covers, or before a first row that does not begin the contract', async () => {
    const begun = (on: string) => second({ contract_from: on });
    expect(await outcome(begun('2026-01-05'))).toMatchObject({ open: ['NOT_IN_RECORD r2'] });
    const shown = second()['period_start'] ?? '';
    expect(await outcome(begun(shown))).toMatchObject({ found: ['WITHHOLDING_OFF r2'], open: [] });
    const january = { ...second(), ...{ record_id: 'r0', ei: '29.34', net: '1667.56' } };
    const row = { period_start: '2026-01-05', period_end: '2026-01-11', pay_date: '2026-01-15' };
    const before = { ...january, ...row, contract_from: '2026-01-05' };
    const { found, open } = await outcome(before, second());
    expect([found.filter((one) => one.startsWith('WITHHOLDING')), open]).toEqual([[], ['NOT_IN_RECORD r2']]);
  });
});
