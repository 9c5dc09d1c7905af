import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from '#libs/rulebook';
import type { PlaceFinding } from './json-place.js';
import { knownWords } from './known-words.js';
import { readPayPeriod } from './read-pay-period.js';

const known = knownWords(loadRulebook());
const good = {
  ...{ programme: 'sawp-mexico', country: 'MX', province: 'ON', commodity: 'fruit incl apples' },
  ...{ periodStart: '2026-06-01', periodEnd: '2026-06-07', payDate: '2026-06-11', payPeriods: 52 },
  days: [
    { date: '2026-06-01', hours: 9.5 },
    { date: '2026-06-02', hours: '10', pieces: [{ unit: 'bin', count: 12, rate: '0.3755' }], meals: true },
  ],
  ...{ hourlyRate: '17.60', transportCost: '900.00', route: 'mexico-toronto', consents: ['meals'] },
  claims: { federal: '16452.00', provincial: 'E' },
  yearToDate: { gross: '1000.00', cpp: '50.00', ei: '16.30' },
  seasonToDate: { transport: '100.00', hours: 60 },
};
const findings = (more: object): string[] => {
  const read = readPayPeriod({ ...good, ...more }, known);
  return read.findings.map(({ path, expected }: PlaceFinding) => `${path}: ${expected}`);
};

describe('a pay period', () => {
  it('is read with all its fields', () => {
    expect(readPayPeriod(good, known).period).toEqual({
      subject: {
        ...{ programme: 'sawp-mexico', country: 'MX', province: 'ON' },
        ...{ commodity: 'fruit incl apples', route: 'mexico-toronto' },
      },
      facts: expect.objectContaining({
        periodStart: '2026-06-01',
        days: [
          { date: '2026-06-01', hours: '9.5' },
          {
            ...{ date: '2026-06-02', hours: '10', meals: true },
            pieces: [{ unit: 'bin', count: '12', rate: '0.3755' }],
          },
        ],
        transportCostCents: 90_000,
        seasonToDate: { transportCents: 10_000, hours: '60' },
        statutory: 'compute',
        withholding: expect.objectContaining({
          ...{ payDate: '2026-06-11', payPeriods: 52, federalClaim: 1_645_200, provincialClaim: 'E' },
          yearToDate: { grossCents: 100_000, cppBaseCents: 5000, eiCents: 1630 },
        }),
      }),
    });
  });

  it('says all that is wrong with it at once, each with its place', () => {
    const days = [
      { date: '2026-02-30', hours: 8 },
      { date: '2026-06-01', hours: -1 },
      { date: '2026-06-02', hours: 24.01 },
      { date: '2026-06-09', hours: 8 },
      { date: '2026-06-03', hours: 8, pay: 1 },
      { date: '2026-06-03', hours: 8 },
    ];
    expect(
      findings({ days, province: 'ZZ', commodity: 'gold', bonus: '5.00', hourlyRate: '17.605' }),
    ).toEqual([
      '$.bonus: ' +
        'no such field; known are programme, country, province, periodStart, periodEnd, payDate, payPeriods, ' +
        'days, commodity, firstDayWorked, hourlyRate, prevailingRate, transportCost, route, consents, claims, yearToDate, seasonToDate, ' +
        'vacationPay, harvester, recognition, otherEarnings, advance, insurancePremium, administration, withholding, expectedAnnualIncome, exempt',
      expect.stringMatching(/^\$\.province: one of AB, BC, /),
      expect.stringMatching(/^\$\.commodity: one of .*fruit incl apples/),
      '$.days[0].date: a date of the calendar as YYYY-MM-DD',
      '$.days[1].hours: a number from 0 to 24 with at most 2 decimals',
      '$.days[2].hours: a number from 0 to 24 with at most 2 decimals',
      '$.days[3].date: a day of the period 2026-06-01 to 2026-06-07',
      '$.days[4].pay: no such field; known are date, hours, pieces, meals',
      '$.days[5].date: each day once',
      '$.hourlyRate: dollars of 0 or more in quotes with at most 2 decimals, as "17.60"',
    ]);
  });

  it('reads what is paid beside the wages and what was advanced', () => {
    const beside = {
      ...{ vacationPay: true, harvester: true, recognition: { seasons: 5, weeks: 22 } },
      ...{ advance: { advanced: '150.00', asked: '50.00' }, consents: ['advance'] },
      seasonToDate: { advance: '100.00' },
    };
    expect(readPayPeriod({ ...good, ...beside }, known).period).toMatchObject({
      facts: {
        ...{ vacationPay: true, harvester: true, recognition: { seasons: 5, weeks: 22 } },
        ...{ advancedCents: 15_000, asked: { advance: 5_000 }, consents: ['advance'] },
        seasonToDate: { advanceCents: 10_000 },
      },
    });
  });

  it('reads what the employer pays by its own word, asks for, gives and withheld', () => {
    const told = {
      otherEarnings: [
        { kind: 'bonus', amount: '50.00' },
        { kind: 'holiday-pay', amount: '70.40' },
      ],
      ...{ administration: '10.00', insurancePremium: '36.00', seasonToDate: { savings: '1.00' } },
      ...{ advance: { advanced: '150.00', given: '50.00' }, exempt: { tax: 'treaty' } },
      withholding: { cpp: '10.00', cpp2: '0.00', ei: '5.00', qpip: '1.00', incomeTax: '20.00' },
      yearToDate: {
        cppBase: '60.00',
        cppAdditional: '1.00',
        pensionableEarnings: '9.00',
        insurableEarnings: '8.00',
        qpip: '7.00',
      },
    };
    expect(readPayPeriod({ ...good, ...told }, known).period).toMatchObject({
      facts: {
        otherEarnings: [
          { kind: 'bonus', amountCents: 5_000 },
          { kind: 'holiday-pay', amountCents: 7_040 },
        ],
        ...{ asked: { administration: 1_000 }, insurancePremiumCents: 3_600, advancedCents: 15_000 },
        ...{ advanceGivenCents: 5_000, seasonToDate: { savingsCents: 100 } },
        statutory: [
          { kind: 'cpp', amountCents: 1_000 },
          { kind: 'cpp2', amountCents: 0 },
          { kind: 'ei', amountCents: 500 },
          { kind: 'qpip', amountCents: 100 },
          { kind: 'income-tax', amountCents: 2_000 },
        ],
        withholding: {
          exempt: { tax: 'treaty' },
          yearToDate: {
            ...{ cppBaseCents: 6_000, cppAdditionalCents: 100, pensionableCents: 900, insurableCents: 800 },
            qpipCents: 700,
          },
        },
      },
    });
  });

  it('says what is expected of amounts and words that cannot be', () => {
    expect(
      findings({
        otherEarnings: [
          { kind: 'bonus', amount: '5.00' },
          { kind: 'bonus', amount: '5.00' },
          { kind: 'tip', amount: '5.00' },
        ],
        ...{ advance: { advanced: '50.00', given: '50.01' }, withholding: { tax: '1.00' } },
        ...{ administration: 10, exempt: { ei: 'age' }, consents: ['meals', 'all'] },
      }),
    ).toEqual([
      '$.consents[1]: one of transport, meals, insurance, administration, savings, utilities, liaison-fee, housing, advance, agency-fee, other',
      '$.otherEarnings[1].kind: each kind once',
      '$.otherEarnings[2].kind: one of holiday-pay, bonus, other',
      '$.advance.given: at most what is advanced in all',
      '$.administration: dollars of 0 or more in quotes with at most 2 decimals, as "17.60"',
      '$.exempt.ei: one of short-engagement',
      '$.withholding.tax: no such field; known are cpp, cpp2, ei, qpip, incomeTax',
    ]);
  });

  it('says what is expected of vacation pay, recognition pay and advances that cannot be', () => {
    expect(
      findings({
        ...{ vacationPay: 'yes', recognition: { seasons: 4.5, weeks: 54 } },
        advance: { asked: '50.001' },
      }),
    ).toEqual([
      '$.vacationPay: true or false',
      '$.recognition.seasons: a whole number from 0 to 60',
      '$.recognition.weeks: a whole number from 0 to 53',
      '$.advance.advanced: this field, which must be given',
      '$.advance.asked: dollars of 0 or more in quotes with at most 2 decimals, as "17.60"',
    ]);
  });

  it('takes 24 hours a day and seven days a week, and no more', () => {
    expect(findings({ days: [{ date: '2026-06-01', hours: 24 }] })).toEqual([]);
    expect(findings({ periodEnd: '2026-06-08' })).toEqual([
      '$.periodEnd: a period of at most 7 days, as payPeriods says',
    ]);
    expect(findings({ periodEnd: '2026-06-14', payPeriods: 26 })).toEqual([]);
  });

  it('must end after it begins and be paid after that', () => {
    expect(findings({ periodEnd: '2026-05-31', days: [] })).toEqual([
      '$.periodEnd: a day from the start of the period, 2026-06-01, on',
    ]);
    expect(findings({ payDate: '2026-05-31' })).toEqual([
      '$.payDate: a day from the start of the period, 2026-06-01, on',
    ]);
    expect(findings({ firstDayWorked: '2026-06-08' })).toHaveLength(1);
  });

  it('needs a rate above 0 unless pieces are paid', () => {
    const unpaid = { days: [{ date: '2026-06-01', hours: 8 }] };
    const rule = ['$.hourlyRate: a rate above 0, since no pieces are paid'];
    expect(findings({ ...unpaid, hourlyRate: '0.00' })).toEqual(rule);
    expect(findings({ ...unpaid, hourlyRate: undefined })).toEqual(rule);
    expect(findings({ hourlyRate: undefined })).toEqual([]);
  });

  it('takes money in quotes alone, a country of its programme, and nothing that is no object', () => {
    expect(findings({ transportCost: 900 })).toHaveLength(1);
    expect(findings({ country: 'JM' })).toEqual(['$.country: one of MX']);
    expect(findings({ payDate: undefined })).toEqual(['$.payDate: this field, which must be given']);
    for (const document of [null, [], 'week', 7])
      expect(readPayPeriod(document, known).findings).toContainEqual(
        expect.objectContaining({ path: '$', expected: expect.stringMatching(/^an object/) }),
      );
  });
});
