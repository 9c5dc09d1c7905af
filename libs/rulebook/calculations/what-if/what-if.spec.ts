import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, plainDate } from '#libs/quantities';

import { paid, type Slip, withheld } from '../../fixtures/paid-slips.js';
import { loadRulebook } from '../../load.js';
import { overlaid } from '../../overlaid.js';
import { readOverlay } from '../../overlay.js';
import type { PaySubject } from '../pay/rules/pay-rules.js';
import { whatIfRecordOf } from './paid-records.js';
import type { WhatIfRecord } from './what-if-record.js';
import { WhatIf, type WhatIfResult } from './what-if.js';

const rulebook = loadRulebook();
const ontario: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const jamaica: PaySubject = { programme: 'sawp-caribbean', country: 'JM', province: 'ON' };
const week = [8, 8, 8, 8, 8, 8];
const record = (slip: Slip, subject = ontario): WhatIfRecord => whatIfRecordOf(paid(slip), subject, rulebook);
const propose = (...values: string[]) =>
  `proposal: { title: T, author: A }\nvalues:${values.length === 0 ? ' []' : ''}\n${values.map((one) => `  - ${one}\n`).join('')}`;
const entry = (code: string, unit: string, value: string, [from, to] = ['2000-01-01', '2001-01-01']) =>
  `{ code: ${code}, unit: ${unit}, entries: [{ value: ${value}, from: ${from}, to: ${to} }] }`;
const savings = (share: string) =>
  entry('savings-rate', 'fraction', `'${share}'`).replace(
    'entries',
    'keys: { programme: sawp-caribbean }, entries',
  );
const wage = (value: string, from: string, to: string) =>
  entry('minimum-wage', 'CAD/hour', `'${value}'`, [from, to]).replace(
    'entries',
    'keys: { province: ON }, entries',
  );
const caribbean = (one: string) => one.replace('entries', 'keys: { programme: sawp-caribbean }, entries');
const compare = (
  overlay: string,
  workers: readonly (readonly WhatIfRecord[])[],
  options = {},
): WhatIfResult => {
  const changed = overlaid(rulebook, readOverlay(overlay, rulebook));
  const whatIf = new WhatIf({ rulebook, options }, { rulebook: changed, options });
  for (const records of workers) whatIf.addWorker(records);
  return whatIf.result();
};

describe('what if', () => {
  it('pays the same work under both sets of rules, kind by kind', () => {
    const { total } = compare(propose(savings('0.10')), [
      [record({ start: '2000-06-05', hours: week }, jamaica)],
    ]);
    expect(total).toMatchObject({
      workers: 1,
      records: 1,
      before: { grossCents: 33120, byKind: { savings: 8280 } },
      after: { grossCents: 33120, byKind: { savings: 3312 } },
      differenceCents: 4968,
      betterOff: 1,
      worseOff: 0,
      largestLossCents: 0,
    });
    expect(total.before.netCents).toBe(33120 - total.before.deductionsCents);
    expect(total.differenceBps).toBe(Math.round((4968 / total.before.netCents) * 10_000));
  });

  it('pays what was paid beside the wages again, on both sides', () => {
    const more = { besideWagesCents: cents(6_000), lumpSumCents: cents(5_000) };
    const slip = { start: '2000-06-05', hours: week, gross: 391.2, more };
    const { total } = compare(propose(savings('0.10')), [[record(slip, jamaica)]]);
    // 48 hours at 6.90, and 60.00.
    expect([total.before.grossCents, total.after.grossCents]).toEqual([39_120, 39_120]);
    expect(record(slip).facts.otherEarnings).toEqual([
      { kind: 'bonus', amountCents: 5_000 },
      { kind: 'other', amountCents: 1_000 },
    ]);
  });

  it('is the same to the cent the day before an overlay begins, and differs from its first day on', () => {
    const overlay = propose(wage('7.90', '2000-06-12', '2001-01-01'));
    const difference = (start: string) =>
      compare(overlay, [[record({ start, hours: week })]]).total.after.grossCents - 33120;
    expect(difference('2000-06-05')).toBe(0);
    expect(difference('2000-06-11')).toBe(5 * 8 * 100);
    expect(difference('2000-06-12')).toBe(6 * 8 * 100);
  });

  it('groups by country, province, commodity and employer, and counts a worker once in each', () => {
    const overlay = propose(savings('0.30'));
    const { groups, total } = compare(overlay, [
      [
        record({ worker: 'W1', employer: 'E1', start: '2000-06-05', hours: week }, jamaica),
        record({ worker: 'W1', employer: 'E2', start: '2000-06-12', hours: week }, jamaica),
      ],
      [record({ worker: 'W2', employer: 'E1', start: '2000-06-05', hours: week })],
    ]);
    expect(total).toMatchObject({
      workers: 2,
      records: 3,
      betterOff: 0,
      worseOff: 1,
      largestLossCents: 3312,
    });
    expect(
      groups.country?.map(({ key, workers, differenceCents }) => [key, workers, differenceCents]),
    ).toEqual([
      ['JM', 1, -3312],
      ['MX', 1, 0],
    ]);
    expect(groups.employer?.map(({ key, workers, worseOff }) => [key, workers, worseOff])).toEqual([
      ['E1', 2, 1],
      ['E2', 1, 1],
    ]);
    expect(groups.province?.map(({ key }) => key)).toEqual(['ON']);
    expect(groups.commodity?.map(({ key }) => key)).toEqual(['']);
  });

  it('carries a cap of the season on under each set of rules by itself, in the order of the periods', () => {
    const overlay = propose(caribbean(entry('administration-cap', 'CAD/season', "'20.00'")));
    const weeks = ['2000-06-12', '2000-06-05'].map((start) =>
      record({ start, hours: week, taken: { administration: 13.25 } }, jamaica),
    );
    const { total } = compare(overlay, [weeks]);
    expect(total.before.byKind['administration']).toBe(2650);
    expect(total.after.byKind['administration']).toBe(2000);
  });

  it('lets an employer who took all take all again, and one who took less ask for no more', () => {
    const overlay = propose(caribbean(entry('administration-rate', 'fraction', "'0.05'")));
    const after = (administration: number) =>
      compare(overlay, [[record({ start: '2000-06-05', hours: week, taken: { administration } }, jamaica)]])
        .total.after.byKind['administration'];
    expect(after(13.25)).toBe(1656);
    expect(after(13.24)).toBe(1324);
    expect(after(0)).toBeUndefined();
  });

  it('goes on charging what the rules take unasked, whatever else is asked for', () => {
    const { insurancePremiumCents: _premium, ...facts } = record({
      start: '2026-06-01',
      hours: week,
      rate: '17.60',
    }).facts;
    const asking = { ...facts, asked: { administration: cents(100) } };
    const one = { ...record({ start: '2026-06-01', hours: week, rate: '17.60' }), facts: asking };
    const { total } = compare(propose(), [[one]]);
    expect(total.before.byKind['insurance']).toBeGreaterThan(0);
    expect(total.after).toEqual(total.before);
  });

  it('takes the route to the province that lets most be asked back where a file tells none', () => {
    const asked = record({ start: '2026-06-01', hours: week, rate: '17.60', taken: { transport: 84.48 } });
    expect(asked.subject.route).toMatch(/^mexico-/);
    const { total, refused } = compare(propose(), [[asked]]);
    expect(refused).toEqual([]);
    expect(total.before.byKind['transport']).toBe(8448);
  });

  it('charges a dearer day of insurance to who paid the whole premium, and no more to who paid less of it', () => {
    const overlay = propose(
      entry('insurance-premium', 'CAD/calendar-day', "'3.50'", ['2026-01-01', '2027-01-01']).replace(
        'entries',
        'keys: { programme: sawp-mexico }, entries',
      ),
    );
    const start = '2026-06-01';
    const slip = (insurance: number) => record({ start, hours: week, rate: '17.60', taken: { insurance } });
    const lawful = compare(overlay, [[slip(100)]]).total.before.byKind['insurance'] ?? 0;
    const after = (insuranceCents: number) =>
      compare(overlay, [[slip(insuranceCents / 100)]]).total.after.byKind['insurance'];
    expect(lawful).toBeGreaterThan(1);
    expect([after(lawful), after(lawful - 1)]).toEqual([2450, lawful - 1]);
  });

  it('works statutory amounts out anew where tables are held, and says where they are as reported', () => {
    const slip = { start: '2026-06-01', hours: week, rate: '17.60' };
    const overlay = propose(wage('20.00', '2026-01-01', '2027-01-01'));
    const { total, asReported } = compare(overlay, [[record(slip)]]);
    expect(asReported).toBe(0);
    expect(total.after.grossCents).toBe(96000);
    // 5.95 % of gross above an exemption of 67.30 a week.
    expect(total.before.byKind['cpp']).toBe(Math.round((84480 - 6730) * 0.0595));
    expect(total.after.byKind['cpp']).toBe(Math.round((96000 - 6730) * 0.0595));
    const old = record({ start: '2000-06-05', hours: week, more: { statutory: withheld({ cpp: 1000 }) } });
    const then = compare(overlay, [[old]]);
    expect(then.asReported).toBe(1);
    expect(then.total.before.byKind['cpp']).toBe(1000);
  });

  it('withholds nothing from who is exempt, and begins a season with nothing taken', () => {
    const slip = record({ start: '2026-06-01', hours: week, rate: '17.60' });
    const old = Math.round((84_480 - 6_730) * 0.0595);
    const cpp = (exempt: WhatIfRecord['exempt']) =>
      compare(propose(), [[{ ...slip, exempt }]]).total.before.byKind['cpp'];
    expect([cpp({}), cpp({ cpp: 'age' })]).toEqual([old, undefined]);
    const { asked: _asked, ...unasked } = record({ start: '2000-06-05', hours: week }).facts;
    const { total } = compare(propose(), [
      [{ ...record({ start: '2000-06-05', hours: week }), facts: unasked }],
    ]);
    expect(total.before.byKind['administration']).toBe(1_325);
  });

  it('counts records that a side refuses, with the reason, and leaves them out of both', () => {
    const alberta = { ...ontario, province: 'AB' };
    const { total, records, refused } = compare(propose(), [
      [record({ start: '2000-06-05', hours: week })],
      [record({ id: 'R2', worker: 'W2', start: '2000-06-05', hours: week }, alberta)],
    ]);
    expect({ records, compared: total.records, workers: total.workers }).toEqual({
      records: 2,
      compared: 1,
      workers: 1,
    });
    expect(refused).toEqual([
      expect.objectContaining({
        under: 'both',
        code: 'VALUE_NOT_COVERED',
        rule: 'minimum-wage',
        records: 1,
        recordIds: ['R2'],
      }),
    ]);
    const filled = propose(wage('7.00', '2000-01-01', '2001-01-01').replace('ON', 'AB'));
    const one = record({ id: 'R2', start: '2000-06-05', hours: week }, alberta);
    expect(compare(filled, [[one]]).refused).toEqual([
      expect.objectContaining({ under: 'base', records: 1 }),
    ]);
  });

  it('names the proposed values that took effect', () => {
    const overlay = propose(wage('7.90', '2000-06-12', '2001-01-01'));
    const proposed = (start: string) =>
      compare(overlay, [[record({ start, hours: week })], [record({ worker: 'W2', start, hours: week })]])
        .warnings.filter(({ code }) => code === 'VALUE_PROPOSED')
        .map(({ params }) => params['value']);
    expect(proposed('2000-06-05')).toEqual([]);
    expect(proposed('2000-06-12')).toEqual(['minimum-wage']);
  });

  it('pays by the piece what the pieces earn', () => {
    const pieces = { start: '2000-06-05', hours: [8], pieces: [400], pieceRate: '0.155', rate: '0' };
    const { total } = compare(propose(wage('7.90', '2000-01-01', '2001-01-01')), [[record(pieces)]]);
    expect(total.before.grossCents).toBe(6200);
    expect(total.after.grossCents).toBe(6320);
  });

  it('changes nothing for anybody under an empty overlay', () => {
    const hours = fc.array(
      fc.integer({ min: 0, max: 24 }).map((halves) => halves / 2),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(
      fc.property(fc.array(hours, { minLength: 1, maxLength: 4 }), fc.boolean(), (weeks, isMexican) => {
        const records = weeks.map((one, index) =>
          record(
            { start: addDays(plainDate('2000-06-05'), 7 * index), hours: one, taken: { administration: 5 } },
            isMexican ? ontario : jamaica,
          ),
        );
        const { total } = compare('proposal: { title: T, author: A }', [records]);
        expect(total.after).toEqual(total.before);
        expect(total.betterOff + total.worseOff).toBe(0);
      }),
    );
  });
});
