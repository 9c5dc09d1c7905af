import { describe, expect, it } from '@jest/globals';

import { cents } from '#libs/quantities';

import {
  caribbean,
  found,
  mexico,
  paid,
  rulesOf,
  type Slip,
  told,
  unchecked,
  withheld,
} from '../../../fixtures/paid-slips.js';
import type { PaySubject } from '../../pay/rules/pay-rules.js';
import { checkRecord } from './check-record.js';
import { noBalances } from '../paid-record.js';

const week = [8, 8, 8, 8, 8, 8];
/** 331.20 gross. */
const in2000 = { start: '2000-06-05', hours: week };
/** 844.80 gross. */
const in2026 = { start: '2026-06-01', hours: week, rate: '17.60' };
const all = { allowUnconfirmed: true };

describe('transport of edition 2000', () => {
  const cost = { transportCostCents: 90_000 as never };

  it('may reach a third of the journey, and not a cent more', () => {
    expect(found({ ...in2000, taken: { transport: 300 }, more: cost })).toEqual([]);
    expect(found({ ...in2000, taken: { transport: 300.01 }, more: cost })).toEqual([
      'TRANSPORT_OVER_CAP 1 30000 30001',
    ]);
  });

  it('is reported on the record that breaks the cap, and later only for its own excess', () => {
    const take = (transport: number, before = noBalances) =>
      checkRecord(paid({ ...in2000, taken: { transport }, more: cost }), rulesOf(), before);
    const first = take(200);
    const second = take(150, first.after);
    const third = take(25, second.after);
    expect([first, second, third].map(told)).toEqual([
      [],
      ['TRANSPORT_OVER_CAP 5000 10000 15000'],
      ['TRANSPORT_OVER_CAP 2500 0 2500'],
    ]);
    expect(third.after.transportCents).toBe(30_000);
  });

  it('is not checked where the cost of the journey is not told', () => {
    const slip = { ...in2000, taken: { transport: 300 } };
    expect(found(slip)).toEqual([]);
    expect(unchecked(slip)).toEqual(['TRANSPORT_OVER_CAP NOT_IN_RECORD transport_cost']);
  });
});

describe('transport of edition 2026', () => {
  it('is at most a tenth of each pay', () => {
    expect(found({ ...in2026, taken: { transport: 84.48 } })).toEqual([]);
    expect(found({ ...in2026, taken: { transport: 84.49 } })).toEqual(['TRANSPORT_OVER_CAP 1 8448 8449']);
  });

  it('ends at the highest cap of the routes to the province', () => {
    const before = { ...noBalances, transportCents: 60_000 };
    const check = (transport: number, subject = mexico) =>
      checkRecord(paid({ ...in2026, taken: { transport } }), rulesOf(subject), before);
    expect(told(check(27))).toEqual([]);
    expect(told(check(27.01))).toEqual(['TRANSPORT_OVER_CAP 1 2700 2701']);
    expect(check(27.01).findings[0]).toMatchObject({
      rule: 'transport-cap',
      warnings: [{ code: 'VALUE_CARRIED' }, { code: 'VALUE_CARRIED' }],
    });
    expect(told(check(20, { ...mexico, route: 'mexico-toronto' }))).toEqual([]);
    expect(told(check(20.01, { ...mexico, route: 'mexico-toronto' }))).toEqual([
      'TRANSPORT_OVER_CAP 1 2000 2001',
    ]);
    expect(told(check(20, caribbean))).toEqual(['TRANSPORT_OVER_CAP 2000 0 2000']);
  });

  it('is held against a tenth where no cap is held, and says that the cap was not', () => {
    const slip = { ...in2026, rate: '18.00', taken: { transport: 86.41 } };
    const manitoba = { ...mexico, province: 'MB' };
    expect(found(slip, manitoba)).toEqual(['TRANSPORT_OVER_CAP 1 8640 8641']);
    expect(unchecked(slip, manitoba)).toEqual(['TRANSPORT_OVER_CAP VALUE_NOT_COVERED transport-routes']);
  });

  it('may not be taken back in British Columbia', () => {
    const slip = { ...in2026, rate: '18.50', taken: { transport: 1 } };
    expect(found(slip, { ...mexico, province: 'BC' })).toEqual(['DEDUCTION_NOT_ALLOWED 100 0 100']);
  });

  it('is a tenth of the lawful pay where less was paid', () => {
    expect(found({ ...in2026, rate: '17.00', taken: { transport: 84.48 } })).toEqual([
      'PAY_BELOW_FLOOR 2880 84480 81600',
    ]);
  });
});

describe('meals', () => {
  const five = { mealDays: 5 };

  it('cost at most 6.50 a day in 2000, without consent', () => {
    expect(found({ ...in2000, taken: { meals: 32.5 }, more: five })).toEqual([]);
    expect(found({ ...in2000, taken: { meals: 32.51 }, more: five })).toEqual(['MEALS_OVER_CAP 1 3250 3251']);
    expect(found({ ...in2000, taken: { meals: 45.5 } })).toEqual([]);
    expect(found({ ...in2000, taken: { meals: 45.51 } })).toEqual(['MEALS_OVER_CAP 1 4550 4551']);
  });

  it('need consent in 2026; their cap is not confirmed, so it is held against only if asked', () => {
    const slip = { ...in2026, taken: { meals: 40 }, more: five };
    expect(found(slip)).toEqual(['CONSENT_MISSING 4000 0 4000']);
    expect(unchecked(slip)).toEqual([]);
    const agreed = { ...slip, more: { ...five, consents: ['meals'] } };
    expect(found(agreed)).toEqual([]);
    expect(unchecked(agreed)).toEqual(['MEALS_OVER_CAP VALUE_UNCONFIRMED meals-cap']);
    expect(found(agreed, mexico, all)).toEqual(['MEALS_OVER_CAP 750 3250 4000']);
  });
});

describe('utilities', () => {
  const agreed = { consents: ['utilities'] };

  it('are a kind that 2000, Quebec and British Columbia do not know', () => {
    expect(found({ ...in2000, taken: { utilities: 1 }, more: agreed })).toEqual([
      'DEDUCTION_NOT_ALLOWED 100 0 100',
    ]);
    const quebec = { ...mexico, province: 'QC' };
    expect(found({ ...in2026, taken: { utilities: 1 }, more: agreed }, quebec)).toEqual([
      'DEDUCTION_NOT_ALLOWED 100 0 100',
    ]);
  });

  it('count days of at least four hours', () => {
    const hours = [8, 4, 3.99, 0, 8, 8];
    const slip = { ...in2026, hours, taken: { utilities: 11 }, more: agreed };
    expect(found(slip)).toEqual([]);
    expect(found({ ...slip, taken: { utilities: 11.01 } })).toEqual(['UTILITIES_OVER_CAP 1 1100 1101']);
    // No source that was seen asks for consent.
    expect(found({ ...slip, more: {} })).toEqual([]);
  });
});

describe('insurance', () => {
  it('is 1.05 for each calendar day since the first day worked in 2026', () => {
    expect(found({ ...in2026, taken: { insurance: 7.35 } })).toEqual([]);
    expect(found({ ...in2026, taken: { insurance: 7.36 } })).toEqual(['INSURANCE_OVER_PREMIUM 1 735 736']);
    const later = { firstDayWorked: '2026-06-03' as never };
    expect(found({ ...in2026, taken: { insurance: 7.35 }, more: later })).toEqual([
      'INSURANCE_OVER_PREMIUM 210 525 735',
    ]);
  });

  it('is not for the Caribbean, and in 2000 is the premium paid', () => {
    expect(found({ ...in2026, taken: { insurance: 1 } }, caribbean)).toEqual([
      'DEDUCTION_NOT_ALLOWED 100 0 100',
    ]);
    const slip = { ...in2000, taken: { insurance: 9 } };
    expect(unchecked(slip)).toEqual(['INSURANCE_OVER_PREMIUM NOT_IN_RECORD insurance_premium']);
    expect(found({ ...slip, more: { insurancePremiumCents: 900 as never } })).toEqual([]);
    expect(found({ ...slip, more: { insurancePremiumCents: 899 as never } })).toEqual([
      'INSURANCE_OVER_PREMIUM 1 899 900',
    ]);
  });
});

describe('administration', () => {
  it('is four percent up to 425 dollars in 2000', () => {
    expect(found({ ...in2000, taken: { administration: 13.25 } })).toEqual([]);
    expect(found({ ...in2000, taken: { administration: 13.26 } })).toEqual([
      'ADMINISTRATION_OVER_CAP 1 1325 1326',
    ]);
    const before = { ...noBalances, administrationCents: 42_000 };
    const check = (administration: number) =>
      told(checkRecord(paid({ ...in2000, taken: { administration } }), rulesOf(), before));
    expect(check(5)).toEqual([]);
    expect(check(5.01)).toEqual(['ADMINISTRATION_OVER_CAP 1 500 501']);
  });

  it('is no deduction of 2026', () => {
    expect(found({ ...in2026, taken: { administration: 1 } })).toEqual(['DEDUCTION_NOT_ALLOWED 100 0 100']);
  });
});

describe('savings', () => {
  it('are a quarter of Caribbean pay in 2000, to the cent', () => {
    expect(found({ ...in2000, taken: { savings: 82.8 } }, caribbean)).toEqual([]);
    expect(found({ ...in2000, taken: { savings: 82.81 } }, caribbean)).toEqual(['SAVINGS_WRONG 1 8280 8281']);
    expect(found({ ...in2000, taken: { savings: 82.79 } }, caribbean)).toEqual(['SAVINGS_WRONG 0 8280 8279']);
    expect(found(in2000, caribbean)).toEqual(['SAVINGS_WRONG 0 8280 0']);
  });

  it('are right at a quarter of what was paid, though that was too little', () => {
    expect(found({ ...in2000, rate: '6.50', taken: { savings: 78 } }, caribbean)).toEqual([
      'PAY_BELOW_FLOOR 1920 33120 31200',
    ]);
  });

  it('may not be kept back elsewhere', () => {
    expect(found({ ...in2000, taken: { savings: 82.8 } })).toEqual(['DEDUCTION_NOT_ALLOWED 8280 0 8280']);
    expect(found({ ...in2026, taken: { savings: 1 } }, caribbean)).toEqual([
      'DEDUCTION_NOT_ALLOWED 100 0 100',
    ]);
  });
});

describe('charges', () => {
  it('housing is free, but in British Columbia, whose amount is not held', () => {
    expect(found({ ...in2000, taken: { housing: 0.01 } })).toEqual(['HOUSING_CHARGED 1 0 1']);
    const bc = { ...mexico, province: 'BC' };
    const slip = { ...in2026, rate: '18.50', taken: { housing: 30 } };
    expect(found(slip, bc)).toEqual([]);
    expect(unchecked(slip, bc)).toEqual(['HOUSING_CHARGED VALUE_UNCONFIRMED housing-rate']);
  });

  it('the agency and whatever has no name are not the worker’s', () => {
    const taken = { 'agency-fee': 35, other: 5 };
    expect(found({ ...in2000, taken })).toEqual([
      'AGENCY_FEE_CHARGED 3500 0 3500',
      'DEDUCTION_NOT_ALLOWED 500 0 500',
    ]);
    expect(found({ ...in2026, taken })).toEqual([
      'AGENCY_FEE_CHARGED 3500 0 3500',
      'DEDUCTION_NOT_ALLOWED 500 0 500',
    ]);
  });

  it('the liaison fee of the Caribbean may stand there, once it is confirmed or asked for', () => {
    const slip = { ...in2026, taken: { other: 32.71 } };
    expect(unchecked(slip, caribbean)).toEqual(['DEDUCTION_NOT_ALLOWED VALUE_UNCONFIRMED liaison-fee']);
    expect(found(slip, caribbean, all)).toEqual(['DEDUCTION_NOT_ALLOWED 1 3270 3271']);
  });
});

describe('an advance', () => {
  const jamaica = { ...in2026, taken: { advance: 50 }, more: { consents: ['advance'] } };
  /** What was given before the record, and what came back of it. */
  const balance = (givenCents: number, recoveredCents: number, employer = 'E1') => ({
    ...noBalances,
    advances: new Map([[employer, { givenCents, recoveredCents }]]),
  });
  const check = (before = noBalances, slip: Slip = jamaica, subject: PaySubject = caribbean) =>
    checkRecord(paid(slip), rulesOf(subject), before);

  it('is taken back up to what is left of it, and not a cent more', () => {
    expect(told(check(balance(15_000, 10_000)))).toEqual([]);
    expect(told(check(balance(15_000, 10_001)))).toEqual(['DEDUCTION_NOT_ALLOWED 1 4999 5000']);
    expect(told(check(balance(15_000, 15_000)))).toEqual(['DEDUCTION_NOT_ALLOWED 5000 0 5000']);
  });

  it('given with a record can be recovered by it and by later ones, and is part of its net', () => {
    const given = { consents: ['advance'], advanceGivenCents: cents(8_000) };
    const first = check(noBalances, { ...jamaica, net: 844.8 - 50 + 80, more: given });
    expect(told(first)).toEqual([]);
    expect(told(check(first.after))).toEqual(['DEDUCTION_NOT_ALLOWED 2000 3000 5000']);
  });

  it('is owed to the employer that gave it', () => {
    expect(told(check(balance(15_000, 0, 'E2')))).toEqual(['DEDUCTION_NOT_ALLOWED 5000 0 5000']);
  });

  it('is not taken back without consent, nor where none is known', () => {
    const silent = { ...jamaica, more: { consents: [] } };
    expect(told(check(balance(15_000, 0), silent))).toEqual(['CONSENT_MISSING 5000 0 5000']);
    expect(told(check())).toEqual(['DEDUCTION_NOT_ALLOWED 5000 0 5000']);
  });

  it('is not taken back where no contract says so', () => {
    expect(told(check(balance(15_000, 0), jamaica, mexico))).toEqual(['DEDUCTION_NOT_ALLOWED 5000 0 5000']);
    const quebec = check(balance(15_000, 0), jamaica, { ...mexico, province: 'QC' });
    expect(quebec.unchecked).toContainEqual(
      expect.objectContaining({
        code: 'VALUE_UNCONFIRMED',
        params: expect.objectContaining({ value: 'pay-advance-recovered' }),
      }),
    );
  });
});

describe('wages and what is paid beside them', () => {
  const vacation = { besideWagesCents: 3_379 as never };

  it('are held apart against the hours', () => {
    expect(found({ ...in2026, gross: 878.59, more: vacation })).toEqual([]);
    expect(found({ ...in2026, gross: 878.58, more: vacation })).toEqual(['GROSS_MISMATCH 1 84480 84479']);
    expect(found({ ...in2026, gross: 878.59 })).toEqual(['GROSS_MISMATCH 0 84480 87859']);
  });
});

describe('net', () => {
  it('is gross less deductions, to the cent', () => {
    const statutory = withheld({ cpp: 1000, ei: 500, tax: 0 });
    const slip = { ...in2000, taken: { housing: 0 }, more: { statutory } };
    expect(found(slip)).toEqual([]);
    expect(found({ ...slip, net: 316.19 })).toEqual(['NET_MISMATCH 1 31620 31619']);
    expect(found({ ...slip, net: 316.21 })).toEqual(['NET_MISMATCH 0 31620 31621']);
  });

  it('tells where statutory amounts are not reported', () => {
    const { findings } = checkRecord(paid({ ...in2000, net: 300 }), rulesOf());
    expect(findings[0]?.explanation.map(({ code, value }) => [code, value])).toEqual([
      ['NET_OF_RECORD', 33120],
      ['STATUTORY_NOT_REPORTED', 3],
    ]);
  });
});
