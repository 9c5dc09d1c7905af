import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate, type PlainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { DatedValue } from '../../value.js';
import { PayRules, type PaySubject } from '../pay/rules/pay-rules.js';
import { filingProblems, type OrderFacts } from './filing-problems.js';

const rulebook = loadRulebook();
const on = plainDate;
const need2000 = on('2000-05-01');
const need2026 = on('2026-05-04');
const mexico: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const jamaica: PaySubject = { programme: 'sawp-caribbean', country: 'JM', province: 'ON' };

/** An order that nothing stands against. */
const order = (needFrom: PlainDate, changes: Partial<OrderFacts> = {}): OrderFacts => ({
  needFrom,
  needTo: addDays(needFrom, 150),
  positions: 4,
  namedPositions: 3,
  recruitedPositions: 1,
  weeklyHours: 40,
  hourlyRateCents: needFrom === need2000 ? 690 : 1760,
  mealPriceCents: null,
  housingCapacity: 4,
  filedOn: addDays(needFrom, -100),
  lateFilingGranted: false,
  frozen: null,
  ...changes,
});
const problems = (facts: OrderFacts, subject = mexico, officerValues: DatedValue[] = []) =>
  filingProblems(facts, new PayRules(rulebook, subject, { officerValues }));
const codes = (...asked: Parameters<typeof problems>) => problems(...asked).map(({ code }) => code);

/** A rate that an officer fixed, for some keys from 2000 on. */
const fixed = (code: DatedValue['code'], value: string, keys: DatedValue['keys']): DatedValue => ({
  ...{ code, keys, value, from: on('2000-01-01'), to: null, status: 'confirmed', basis: 'practice' },
  ...{
    unit: 'CAD/hour',
    source: { title: 'Order of the officer', href: null, clause: 'No. 12' },
    file: null,
  },
});

const everywhere = [
  ['sawp-mexico', '2000', mexico, need2000],
  ['sawp-caribbean', '2000', jamaica, need2000],
  ['sawp-mexico', '2026', mexico, need2026],
  ['sawp-caribbean', '2026', jamaica, need2026],
] as const;

describe.each(everywhere)('an order of %s, edition %s', (_programme, edition, subject, need) => {
  const found = (changes: Partial<OrderFacts>) => codes(order(need, changes), subject);
  const floor = edition === '2000' ? 690 : 1760;

  it('can be filed', () => {
    expect(problems(order(need), subject)).toEqual([]);
  });

  it('offers the lawful floor of an hour, or more', () => {
    expect(found({ hourlyRateCents: floor })).toEqual([]);
    expect(found({ hourlyRateCents: floor - 1 })).toEqual(['WAGE_OFFER_BELOW_FLOOR']);
    expect(found({ hourlyRateCents: null })).toEqual([]);
  });

  it('offers the guaranteed hours within the six weeks, and no hour after them counts', () => {
    expect(found({ weeklyHours: 40, needTo: addDays(need, 41) })).toEqual([]);
    expect(found({ weeklyHours: 39 })).toEqual(['GUARANTEE_NOT_OFFERED']);
    expect(found({ weeklyHours: 40, needTo: addDays(need, 40) })).toEqual(['GUARANTEE_NOT_OFFERED']);
    expect(found({ weeklyHours: 48, needTo: addDays(need, 34) })).toEqual([]);
  });

  it('houses everybody', () => {
    expect(found({ housingCapacity: 3 })).toEqual(['HOUSING_TOO_SMALL']);
  });

  it('names as many positions as it has', () => {
    expect(found({ namedPositions: 2 })).toEqual(['POSITIONS_DO_NOT_ADD_UP']);
  });
});

describe('the lead of a filing', () => {
  const filed = (need: PlainDate, days: number, changes: Partial<OrderFacts> = {}) =>
    codes(order(need, { filedOn: addDays(need, -days), ...changes }));

  it('refuses in edition 2000 a day after the last, and only advises in 2026', () => {
    expect([filed(need2000, 56), filed(need2000, 55)]).toEqual([[], ['FILED_TOO_LATE']]);
    expect([filed(need2026, 84), filed(need2026, 83)]).toEqual([[], []]);
  });

  it('does not bind where a late-filing exception was granted', () => {
    expect(filed(need2000, 10, { lateFilingGranted: true })).toEqual([]);
  });

  it('lasts as long as a freeze of the last day says', () => {
    const frozen = { plannedOn: addDays(need2000, -56), dueOn: addDays(need2000, -50) };
    expect([filed(need2000, 50, { frozen }), filed(need2000, 49, { frozen })]).toEqual([
      [],
      ['FILED_TOO_LATE'],
    ]);
    // It was of another need date.
    const other = { ...frozen, plannedOn: addDays(need2000, -57) };
    expect(filed(need2000, 50, { frozen: other })).toEqual(['FILED_TOO_LATE']);
  });
});

describe('the stay of an order', () => {
  it('ends in 2026 on 15 December, or eight months after the need date where that is sooner', () => {
    const late = on('2026-06-01');
    expect(codes(order(late, { needTo: on('2026-12-15') }))).toEqual([]);
    expect(problems(order(late, { needTo: on('2026-12-16') }))).toMatchObject([
      { code: 'STAY_TOO_LONG', params: { latest: '2026-12-15' }, rule: 'last-day-in-canada' },
    ]);
    const early = on('2026-03-02');
    expect(codes(order(early, { needTo: on('2026-11-02') }))).toEqual([]);
    expect(problems(order(early, { needTo: on('2026-11-03') }))).toMatchObject([
      { code: 'STAY_TOO_LONG', params: { latest: '2026-11-02' }, rule: 'stay-longest' },
    ]);
  });

  it('is not limited in edition 2000, which names no last day', () => {
    expect(codes(order(need2000, { needTo: on('2000-12-31') }))).toEqual([]);
  });
});

describe('the floor of an offer', () => {
  const berries = { ...mexico, commodity: 'berries' };
  const rate = (keys: DatedValue['keys']) => [fixed('commodity-rate', '8.2550', keys)];
  const offer = (hourlyRateCents: number) => order(need2000, { hourlyRateCents });

  it('is the one that pay has: the commodity rate where it is above the minimum wage', () => {
    const held = rate({ province: 'ON', commodity: 'berries' });
    expect(codes(offer(826), berries, held)).toEqual([]);
    expect(problems(offer(825), berries, held)).toMatchObject([
      {
        code: 'WAGE_OFFER_BELOW_FLOOR',
        params: { offered: '8.25', floor: '8.255', currency: 'CAD' },
        rule: 'commodity-rate',
      },
    ]);
  });

  it.each([
    { province: 'ON', commodity: 'tobacco' },
    { province: 'QC', commodity: 'berries' },
    { province: 'ON', commodity: 'berries', programme: 'sawp-caribbean' },
    { province: 'ON', commodity: 'berries', country: 'JM' },
  ])('is not that of %j', (keys) => {
    expect(codes(offer(690), berries, rate(keys))).toEqual([]);
  });

  it('is refused where no minimum wage is held', () => {
    expect(codes(offer(690), { ...mexico, province: 'QC' })).toEqual(['VALUE_NOT_COVERED']);
  });
});

describe('the price of meals', () => {
  const meals = (need: PlainDate, mealPriceCents: number) => codes(order(need, { mealPriceCents }));

  it('is at most the cap that pay deducts by', () => {
    expect([meals(need2000, 650), meals(need2000, 651)]).toEqual([[], ['MEAL_PRICE_OVER_CAP']]);
  });

  it('is not known in 2026, where no confirmed cap is held', () => {
    expect(meals(need2026, 650)).toEqual(['VALUE_UNCONFIRMED']);
  });
});

describe('the programme of an order', () => {
  it('takes its country on the need date, or nothing else is said', () => {
    const wrong = order(need2000, { hourlyRateCents: 1 });
    expect(problems(wrong, { ...mexico, country: 'JM' })).toMatchObject([
      { code: 'COUNTRY_NOT_PARTICIPATING', params: { country: 'JM', participating: ['MX'] } },
    ]);
    expect(codes(order(on('2001-05-01')))).toEqual(['DATE_IN_NO_EDITION']);
  });

  it('tells everything that is wrong at once', () => {
    const wrong = { hourlyRateCents: 689, weeklyHours: 10, housingCapacity: 0, filedOn: need2000 };
    expect(codes(order(need2000, wrong))).toEqual([
      'FILED_TOO_LATE',
      'HOUSING_TOO_SMALL',
      'GUARANTEE_NOT_OFFERED',
      'WAGE_OFFER_BELOW_FLOOR',
    ]);
  });
});
