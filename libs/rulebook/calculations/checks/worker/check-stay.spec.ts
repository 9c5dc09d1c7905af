import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { mexico, paid, rulesOf, type Slip } from '../../../fixtures/paid-slips.js';
import { checkWorker, type WorkerQuestion } from './check-worker.js';
import type { PaidRecord } from '../paid-record.js';

const rules = rulesOf(mexico);
const stay = (from: string, to: string): Partial<PaidRecord> => ({
  contractFrom: plainDate(from),
  contractTo: plainDate(to),
});
const week = (start: string, more: Partial<Slip> = {}) =>
  paid({ start, hours: [8, 8, 8, 8, 8, 8], id: start, more: stay('2000-05-01', '2000-07-02'), ...more });
/** Records of so many days each, one after the other. */
const found = (records: readonly PaidRecord[], question: Partial<WorkerQuestion<PaidRecord>> = {}) =>
  checkWorker(records, { rulesOf: () => rules, ...question });
const sequence = (of: ReturnType<typeof found>) =>
  of.findings
    .filter(({ code }) => ['PERIOD_MISSING', 'FINAL_WAGES_OPEN', 'OVERLAPPING_PERIODS'].includes(code))
    .map(({ code, from, to, recordIds }) => [code, from, to, recordIds.join(' ')].join(' '));

describe('days of a stay without a record', () => {
  it('are missing from the seventh on, whatever the pay frequency', () => {
    const biweekly = (start: string) => week(start, { end: addDays(plainDate(start), 13) });
    const first = biweekly('2000-05-01');
    expect(sequence(found([first, biweekly('2000-05-21')]))).toEqual([]);
    expect(sequence(found([first, biweekly('2000-05-22')]))).toEqual([
      'PERIOD_MISSING 2000-05-15 2000-05-21 2000-05-01 2000-05-22',
    ]);
  });

  it('are missing before the first record of the stay, too', () => {
    expect(sequence(found([week('2000-05-07')]))).toEqual([]);
    expect(sequence(found([week('2000-05-08')]))).toEqual([
      'PERIOD_MISSING 2000-05-01 2000-05-07 2000-05-08',
    ]);
  });

  it('are looked for at each employer by itself', () => {
    const other = { employer: 'E2', more: stay('2000-05-15', '2000-07-02') };
    expect(sequence(found([week('2000-05-01'), week('2000-05-15', other)]))).toEqual([]);
    expect(sequence(found([week('2000-05-01'), week('2000-05-22', other)]))).toEqual([
      'PERIOD_MISSING 2000-05-15 2000-05-21 2000-05-22',
    ]);
  });

  it('are none where a record could not be read', () => {
    const both = [week('2000-05-01'), week('2000-05-15')];
    const unread = { workerId: 'W1', employerId: 'E1' };
    const dated = { ...unread, periodStart: plainDate('2000-05-08'), periodEnd: plainDate('2000-05-14') };
    expect(sequence(found(both))).toHaveLength(1);
    expect(sequence(found(both, { unread: [dated] }))).toEqual([]);
    expect(sequence(found(both, { unread: [unread] }))).toEqual([]);
    expect(sequence(found(both, { unread: [{ ...dated, employerId: 'E9' }] }))).toHaveLength(1);
  });
});

describe('the last days of a contract', () => {
  const ended = { more: stay('2000-05-01', '2000-05-14') };
  const paidUntil = () => plainDate('2000-05-18');

  it('are open at the first employer of a transfer, though another one pays later', () => {
    const second = { employer: 'E2', more: stay('2000-05-15', '2000-07-02') };
    const transferred = [week('2000-05-01', ended), week('2000-05-15', second), week('2000-05-22', second)];
    expect(sequence(found(transferred, { paidUntil }))).toEqual([
      'FINAL_WAGES_OPEN 2000-05-08 2000-05-14 2000-05-01',
    ]);
  });

  it('are not open before anybody’s later pay shows that they are over', () => {
    expect(sequence(found([week('2000-05-01', ended)], { paidUntil }))).toEqual([]);
  });
});

describe('records that share days', () => {
  it('are one finding where one lies over several others', () => {
    const long = week('2000-05-01', { id: 'long', end: '2000-05-28' });
    const weeks = ['2000-05-02', '2000-05-09', '2000-05-16'].map((start) => week(start, { id: start }));
    expect(sequence(found([long, ...weeks]))).toEqual([
      'OVERLAPPING_PERIODS 2000-05-02 2000-05-22 long 2000-05-02 2000-05-09 2000-05-16',
    ]);
  });
});

describe('the guarantee', () => {
  const short = (starts: readonly string[]) =>
    starts.map((start) =>
      paid({
        start,
        hours: [6, 6, 6, 6, 6, 0, 0],
        id: start,
        more: { firstDayWorked: plainDate('2000-05-01') },
      }),
    );
  const starts = Array.from({ length: 6 }, (_, index) => addDays(plainDate('2000-05-01'), 7 * index));
  const guarantee = (records: readonly PaidRecord[]) => {
    const { findings, unchecked } = found(records);
    return [
      ...findings.filter(({ code }) => code === 'GUARANTEE_SHORT').map(({ owedCents }) => owedCents),
      ...unchecked.filter(({ check }) => check === 'GUARANTEE_SHORT').map(({ code }) => code),
    ];
  };

  it('is short where all its days are covered, and not judged where one is not', () => {
    expect(guarantee(short(starts))).toEqual([60 * 690]);
    expect(guarantee(short(starts.slice(0, 5)))).toEqual(['STRETCH_NOT_SHOWN']);
    expect(guarantee(short([...starts.slice(0, 2), ...starts.slice(3)]))).toEqual(['STRETCH_NOT_SHOWN']);
  });

  it('is met by the hours that are known, whatever the days without a record hold', () => {
    const full = [...starts.slice(0, 3), ...starts.slice(4)].map((start) =>
      paid({
        start,
        hours: [8, 8, 8, 8, 8, 8, 0],
        id: start,
        more: { firstDayWorked: plainDate('2000-05-01') },
      }),
    );
    expect(guarantee(full)).toEqual([]);
  });
});
