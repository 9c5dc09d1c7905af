import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, plainDate } from '#libs/quantities';

import { caribbean, mexico, paid, rulesOf, type Slip, told } from '../../../fixtures/paid-slips.js';
import { stepParams } from '../../result-codes.js';
import { checkWorker } from './check-worker.js';
import type { PaySubject } from '../../pay/rules/pay-rules.js';
import type { PaidRecord } from '../paid-record.js';

const rules = new Map([mexico, caribbean].map((subject) => [subject, rulesOf(subject)]));
const check = (records: readonly PaidRecord[], subject: PaySubject = mexico, paidUntil?: string) =>
  checkWorker(records, {
    rulesOf: () => rules.get(subject) ?? rulesOf(subject),
    ...(paidUntil === undefined ? {} : { paidUntil: () => plainDate(paidUntil) }),
  });

/** Weeks in a row from a Monday, of so many hours each on five days. */
const weeks = (count: number, hoursAWeek = 40, more: Partial<Slip> = {}): PaidRecord[] =>
  Array.from({ length: count }, (_, week) => {
    const start = addDays(plainDate(more.start ?? '2000-05-01'), 7 * week);
    const hours = Array.from({ length: 5 }, () => hoursAWeek / 5);
    return paid({ rate: '6.90', hours, ...more, start, id: `${more.id ?? 'R'}${String(week + 1)}` });
  });
const from = (first: string, until?: string): Partial<PaidRecord> => ({
  firstDayWorked: plainDate(first),
  ...(until === undefined ? {} : { contractFrom: plainDate(first), contractTo: plainDate(until) }),
});
const shuffled = (records: readonly PaidRecord[]) =>
  fc.shuffledSubarray([...records], { minLength: records.length });

describe('records of one worker', () => {
  it('without a wrong give no finding, in whatever order they come', () => {
    fc.assert(
      fc.property(shuffled(weeks(8, 40, { more: from('2000-05-01', '2000-06-25') })), (records) => {
        expect(check(records)).toMatchObject({ findings: [], unchecked: [] });
      }),
    );
  });

  it('are held against a season’s cap in the order of their periods, however the file has them', () => {
    const cost = { ...from('2000-05-01'), transportCostCents: cents(90_000) };
    const records = weeks(8, 40, { taken: { transport: 50 }, more: cost });
    fc.assert(
      fc.property(shuffled(records), (some) => {
        const { findings } = check(some);
        expect(findings.map(({ code, recordIds, owedCents }) => [code, recordIds, owedCents])).toEqual([
          ['TRANSPORT_OVER_CAP', ['R7'], 5000],
          ['TRANSPORT_OVER_CAP', ['R8'], 5000],
        ]);
      }),
    );
  });

  it('carry the transport balance across a transfer, and begin anew with a season', () => {
    const cost = { transportCostCents: cents(30_000) };
    const one = (start: string, employer: string, transport: number, more = {}) =>
      paid({ start, employer, hours: [8], taken: { transport }, more });
    const season = [one('2000-06-05', 'E1', 70, cost), one('2000-06-12', 'E2', 40)];
    expect(told(check(season))).toEqual(['TRANSPORT_OVER_CAP 1000 3000 4000']);
    const nextYear = [...season.slice(0, 1), one('2001-06-04', 'E1', 70, cost)];
    expect(check(nextYear).unchecked.map(({ recordId, code }) => [recordId, code])).toContainEqual([
      'W1 2001-06-04',
      'VALUE_NOT_COVERED',
    ]);
  });
});

describe('duplicates', () => {
  it('are reported with the first, and left out of every other check', () => {
    const twice = [
      paid({ start: '2000-06-05', hours: [8], id: 'A' }),
      paid({ start: '2000-06-05', hours: [8], id: 'B', rate: '5.00', taken: { housing: 20 } }),
    ];
    const { findings } = check(twice);
    expect(findings.map(({ code, recordIds }) => [code, recordIds])).toEqual([
      ['DUPLICATE_RECORD', ['A', 'B']],
    ]);
    expect(check([...twice].reverse()).findings.map(({ code }) => code)).toEqual([
      'DUPLICATE_RECORD',
      'PAY_BELOW_FLOOR',
      'HOUSING_CHARGED',
    ]);
  });

  it('have the same employer: another one is an overlap of the days worked at both', () => {
    const both = (hours: number[]) => [
      paid({ start: '2000-06-05', hours: [8, 8, 0, 0], employer: 'E1' }),
      paid({ start: '2000-06-05', hours, employer: 'E2' }),
    ];
    expect(check(both([0, 0, 8, 8])).findings).toEqual([]);
    expect(check(both([0, 8, 8, 8])).findings).toMatchObject([
      { code: 'OVERLAPPING_PERIODS', from: '2000-06-06', to: '2000-06-06', owedCents: 0 },
    ]);
  });
});

describe('periods', () => {
  const week = (start: string, end?: string) => paid({ start, hours: [8], ...(end && { end }) });

  it('overlap by a day, and do not when they touch', () => {
    expect(check([week('2000-06-05'), week('2000-06-12')]).findings).toEqual([]);
    const { findings } = check([week('2000-06-05'), week('2000-06-11')]);
    expect(findings).toMatchObject([
      {
        ...{ code: 'OVERLAPPING_PERIODS', from: '2000-06-11', to: '2000-06-11' },
        recordIds: ['W1 2000-06-05', 'W1 2000-06-11'],
      },
    ]);
  });

  it('have a hole of a week, and none of six days', () => {
    expect(check([week('2000-06-05'), week('2000-06-18')]).findings).toEqual([]);
    expect(check([week('2000-06-05'), week('2000-06-19')]).findings).toMatchObject([
      { code: 'PERIOD_MISSING', from: '2000-06-12', to: '2000-06-18' },
    ]);
  });

  it('have no hole before another contract, at another employer, or in another season', () => {
    const later = paid({ start: '2000-07-03', hours: [8], more: { contractFrom: plainDate('2000-07-03') } });
    expect(check([week('2000-06-05'), later]).findings).toEqual([]);
    expect(
      check([week('2000-06-05'), paid({ start: '2000-07-03', hours: [8], employer: 'E2' })]).findings,
    ).toEqual([]);
  });
});

describe('the contract', () => {
  const worked = (hours: number[], more: Partial<PaidRecord>) =>
    check([paid({ start: '2000-06-05', hours, more })]).findings.filter(
      ({ code }) => code === 'OUTSIDE_CONTRACT',
    );

  it('holds its first and last day, and not the day before or after', () => {
    const more = { contractFrom: plainDate('2000-06-06'), contractTo: plainDate('2000-06-08') };
    expect(worked([0, 8, 8, 8, 0], more)).toEqual([]);
    expect(worked([8, 8, 8, 8, 0], more)).toMatchObject([
      { code: 'OUTSIDE_CONTRACT', from: '2000-06-05', to: '2000-06-05' },
    ]);
    expect(worked([0, 8, 8, 8, 8], more)).toMatchObject([{ from: '2000-06-09', to: '2000-06-09' }]);
    expect(worked([8, 8, 8, 8, 8], more)[0]?.explanation.map(({ code, value }) => [code, value])).toEqual([
      ['HOURS_BEFORE', 8],
      ['HOURS_AFTER', 8],
    ]);
  });

  it('begins for a worker on arrival: the first day worked', () => {
    expect(worked([8, 8], { firstDayWorked: plainDate('2000-06-06') })).toMatchObject([
      { code: 'OUTSIDE_CONTRACT', to: '2000-06-05' },
    ]);
  });

  it('pays nobody for a period after departure', () => {
    const more = { contractTo: plainDate('2000-06-04') };
    const slip = { start: '2000-06-05', hours: [0], gross: 100, more };
    expect(check([paid(slip)]).findings.map(({ code }) => code)).toEqual([
      'OUTSIDE_CONTRACT',
      'GROSS_MISMATCH',
    ]);
  });
});

describe('the hours guarantee', () => {
  const stay = (hoursAWeek: number, count = 6, subject = mexico, rate = '6.90', start = '2000-05-01') =>
    check(weeks(count, hoursAWeek, { start, rate, more: from(start) }), subject);

  it('is met with 240 hours in six weeks, and short with a hundredth of an hour less', () => {
    expect(stay(40).findings).toEqual([]);
    const records = weeks(6, 40, { more: from('2000-05-01') });
    const short = paid({
      start: '2000-06-05',
      hours: [8, 8, 8, 8, 7.99],
      id: 'R6',
      more: from('2000-05-01'),
    });
    expect(told(check([...records.slice(0, 5), short]))).toEqual(['GUARANTEE_SHORT 7 7 0']);
  });

  it.each([
    ['2000 Mexico', mexico, '6.90', '2000-05-01', 30 * 690],
    ['2000 Caribbean', caribbean, '6.90', '2000-05-01', 30 * 690],
    ['2026 Mexico', mexico, '17.60', '2026-05-04', 30 * 1760],
    ['2026 Caribbean', caribbean, '17.60', '2026-05-04', 30 * 1760],
  ])('owes the hours short at the lawful rate (%s)', (_, subject, rate, start, owed) => {
    const { findings } = stay(35, 6, subject, rate, start);
    expect(findings.filter(({ code }) => code === 'GUARANTEE_SHORT')).toMatchObject([
      {
        ...{ owedCents: owed, from: start, to: addDays(plainDate(start), 41), rule: 'hours-guarantee' },
        recordIds: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'],
      },
    ]);
  });

  it('owes them at the lawful rate of the last day on which they could be given', () => {
    // Ontario raised its minimum wage on 1 October 2025: the six weeks from 25 August end on 5 October.
    const more = { rate: '17.20', more: from('2025-08-25') };
    const last = paid({ ...more, start: '2025-09-29', hours: [8, 8], id: 'R6' });
    const { findings } = check([...weeks(5, 40, { ...more, start: '2025-08-25' }), last]);
    expect(findings).toMatchObject([{ code: 'GUARANTEE_SHORT', owedCents: 24 * 1760, to: '2025-10-05' }]);
    expect(findings[0]?.explanation.at(-1)?.params).toEqual({
      ...{ hours: '24', rateDollars: '17.60', rule: 'minimum-wage' },
    });
  });

  it('counts no hour of the 43rd day, and later weeks change nothing', () => {
    const owed = stay(35, 6).findings.map(({ owedCents }) => owedCents);
    expect(stay(35, 9).findings.map(({ owedCents }) => owedCents)).toEqual(owed);
  });

  it('is not checked before the records cover the six weeks, and at the end of a shorter contract it is', () => {
    expect(stay(35, 5)).toMatchObject({ findings: [], unchecked: [{ code: 'STRETCH_NOT_SHOWN' }] });
    const ended = weeks(5, 35, { more: from('2000-05-01', '2000-06-04') });
    expect(told(check(ended))).toEqual([`GUARANTEE_SHORT ${String(65 * 690)} ${String(65 * 690)} 0`]);
  });

  it('follows the worker across a transfer', () => {
    const first = weeks(3, 40, { more: from('2000-05-01') });
    const second = weeks(3, 30, { start: '2000-05-22', employer: 'E2', id: 'T', more: from('2000-05-22') });
    expect(check([...first, ...second]).findings).toMatchObject([
      { code: 'GUARANTEE_SHORT', employerId: 'E2', owedCents: 30 * 690, from: '2000-05-01' },
    ]);
  });
});

describe('final wages', () => {
  const last = (end: string) => [
    paid({ start: '2000-06-05', hours: [8], more: { contractTo: plainDate(end) } }),
  ];

  it('are open where the last days are in no record and later pay of the employer is', () => {
    expect(check(last('2000-06-12'), mexico, '2000-08-01').findings).toEqual([]);
    expect(check(last('2000-06-13'), mexico, '2000-08-01').findings).toMatchObject([
      { code: 'FINAL_WAGES_OPEN', from: '2000-06-12', to: '2000-06-13' },
    ]);
    expect(check(last('2000-06-13'), mexico, '2000-06-20').findings).toEqual([]);
    expect(check(last('2000-06-13'), mexico, '2000-06-21').findings).toHaveLength(1);
    expect(check(last('2000-06-13')).findings).toEqual([]);
  });
});

describe('every finding', () => {
  it('carries the params that its sentences name', () => {
    const records = [
      ...weeks(6, 30, { rate: '6.50', gross: 150, net: 140, more: from('2000-05-01', '2000-06-30') }),
      paid({ start: '2000-06-12', end: '2000-06-18', hours: [8], id: 'D', taken: { meals: 99, other: 1 } }),
      paid({ start: '2000-06-12', end: '2000-06-18', hours: [8], id: 'E' }),
      paid({ start: '2000-06-13', end: '2000-06-19', hours: [8], id: 'F' }),
    ];
    const { findings } = check(records, caribbean, '2000-12-01');
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThan(8);
    for (const { explanation } of findings) {
      expect(explanation.length).toBeGreaterThan(0);
      for (const { code, params } of explanation)
        expect(Object.keys(params).sort()).toEqual([...stepParams[code]].sort());
    }
  });
});
