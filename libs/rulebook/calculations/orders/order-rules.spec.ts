import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { missingDocuments, requiredDocuments } from './documents.js';
import { assessEligibility, type WorkerFacts } from './eligibility.js';
import { checkFilingLead, filingDeadline } from './filing.js';
import { assessAdvertising, checkDecisionDate, labourMarketTestWindow } from './labour-market-test.js';

const rulebook = loadRulebook();
const mexico = { rulebook, programme: 'sawp-mexico', province: 'ON' };
const on = plainDate;
const need2000 = on('2000-06-01');
const need2026 = on('2026-05-04');

describe('filing lead', () => {
  it('refuses in edition 2000 from the 55th day before the need date', () => {
    expect(
      checkFilingLead(mexico, { needFrom: need2000, filedOn: addDays(need2000, -56) }).refusal,
    ).toBeUndefined();
    const late = checkFilingLead(mexico, { needFrom: need2000, filedOn: addDays(need2000, -55) });
    expect(late.refusal).toMatchObject({
      code: 'FILED_TOO_LATE',
      params: { givenDays: 55, leadDays: 56, earliestNeedOn: '2000-06-02' },
    });
  });

  it('only advises in 2026', () => {
    const late = checkFilingLead(mexico, { needFrom: need2026, filedOn: addDays(need2026, -83) });
    expect(late.refusal).toBeUndefined();
    expect(late.advice?.code).toBe('FILED_LATER_THAN_ADVISED');
    expect(
      checkFilingLead(mexico, { needFrom: need2026, filedOn: addDays(need2026, -84) }).advice,
    ).toBeUndefined();
  });

  it('refuses a need date in no edition', () => {
    expect(() => filingDeadline(mexico, on('2010-06-01'))).toThrow(/2010-06-01.*2000 and 2024/);
  });
});

describe('labour-market test window', () => {
  it('opens 28 and closes 21 days before the need date in edition 2000', () => {
    const window = labourMarketTestWindow(mexico, { needFrom: need2000, filedOn: on('2000-04-01') });
    expect(window).toMatchObject({ opensOn: '2000-05-04', closesOn: '2000-05-11' });
    expect(checkDecisionDate(window, on('2000-05-03'))?.code).toBe('LMT_WINDOW_NOT_OPEN');
    expect(checkDecisionDate(window, on('2000-05-04'))).toBeUndefined();
    expect(checkDecisionDate(window, on('2000-05-11'))).toBeUndefined();
    expect(checkDecisionDate(window, on('2000-05-12'))?.code).toBe('LMT_WINDOW_CLOSED');
  });

  it('never opens before the order is filed', () => {
    expect(labourMarketTestWindow(mexico, { needFrom: need2000, filedOn: on('2000-05-08') }).opensOn).toBe(
      '2000-05-08',
    );
  });

  it('opens on filing and is due on the need date in 2026, as the policy of this system', () => {
    const window = labourMarketTestWindow(mexico, { needFrom: need2026, filedOn: on('2026-02-01') });
    expect(window).toMatchObject({ opensOn: '2026-02-01', closesOn: '2026-05-04' });
    expect(window.closes.basis).toBe('policy');
  });
});

describe('advertising', () => {
  const filedOn = on('2026-02-09');
  const full = [
    { channel: 'job-bank', from: on('2026-01-01'), to: on('2026-01-14') },
    { channel: 'newspaper', from: on('2026-01-10'), to: on('2026-01-23') },
  ];
  const outreachGroups = ['youth', 'newcomers'];

  it('is complete in 2026 with two methods of 14 days and two groups', () => {
    const result = assessAdvertising(mexico, {
      needFrom: need2026,
      filedOn,
      advertisements: full,
      outreachGroups,
    });
    expect(result).toMatchObject({ required: true, complete: true, methodsComplete: 2 });
  });

  it('reports a 13-day advertisement, missing methods and missing outreach together', () => {
    const advertisements = [{ channel: 'job-bank', from: on('2026-01-01'), to: on('2026-01-13') }];
    const result = assessAdvertising(mexico, {
      needFrom: need2026,
      filedOn,
      advertisements,
      outreachGroups: ['youth'],
    });
    expect(result.findings.map((one) => one.code)).toEqual([
      'ADVERTISING_METHODS_TOO_FEW',
      'ADVERTISING_TOO_SHORT',
      'ADVERTISING_OUTREACH_TOO_FEW',
    ]);
  });

  it('counts only days inside the three months before filing, and no day twice', () => {
    const old = [full[0], { channel: 'newspaper', from: on('2025-10-01'), to: on('2025-11-08') }].filter(
      (one) => one !== undefined,
    );
    const outside = assessAdvertising(mexico, {
      needFrom: need2026,
      filedOn,
      advertisements: old,
      outreachGroups,
    });
    expect(outside.findings.map((one) => one.code)).toContain('ADVERTISING_OUTSIDE_WINDOW');
    const twice = [
      full[0],
      full[0],
      { channel: 'newspaper', from: on('2026-01-01'), to: on('2026-01-07') },
      { channel: 'newspaper', from: on('2026-01-01'), to: on('2026-01-07') },
    ];
    const advertisements = twice.filter((one) => one !== undefined);
    expect(
      assessAdvertising(mexico, { needFrom: need2026, filedOn, advertisements, outreachGroups })
        .methodsComplete,
    ).toBe(1);
  });

  it.each(['2024-05-06', '2025-12-31'])('is not required for the need date %s', (date) => {
    const facts = { needFrom: on(date), filedOn: addDays(on(date), -90), advertisements: [] };
    expect(assessAdvertising(mexico, facts)).toMatchObject({ required: false, complete: true });
  });

  it('needs one method of any length in edition 2000', () => {
    const facts = { needFrom: need2000, filedOn: on('2000-04-01') };
    expect(assessAdvertising(mexico, { ...facts, advertisements: [] }).findings[0]?.code).toBe(
      'ADVERTISING_METHODS_TOO_FEW',
    );
    const one = [{ channel: 'hrdc', from: on('2000-04-02'), to: on('2000-04-02') }];
    expect(assessAdvertising(mexico, { ...facts, advertisements: one }).complete).toBe(true);
  });
});

describe('eligibility', () => {
  const worker: WorkerFacts = {
    country: 'MX',
    birthOn: on('1975-06-01'),
    firstTimer: true,
    farmExperience: true,
    needFrom: need2000,
  };
  const codes = (changes: Partial<WorkerFacts>, programme = 'sawp-mexico'): string[] =>
    assessEligibility({ rulebook, programme }, { ...worker, ...changes }).findings.map((one) => one.code);

  it('takes a Mexican first-timer of 25 in edition 2000 and refuses one a day younger', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ birthOn: on('1975-06-02') })).toEqual(['FIRST_TIMER_TOO_YOUNG']);
    expect(codes({ birthOn: on('1975-06-02'), firstTimer: false })).toEqual([]);
  });

  it('takes 18 and refuses 17 elsewhere', () => {
    expect(codes({ country: 'JM', birthOn: on('1982-06-01') }, 'sawp-caribbean')).toEqual([]);
    expect(codes({ country: 'JM', birthOn: on('1982-06-02') }, 'sawp-caribbean')).toEqual([
      'WORKER_TOO_YOUNG',
    ]);
    expect(codes({ needFrom: need2026, birthOn: on('2008-05-04') })).toEqual([]);
  });

  it('states every reason at once with its rule and source', () => {
    const result = assessEligibility(mexico, {
      ...worker,
      country: 'GT',
      birthOn: on('1990-01-01'),
      farmExperience: false,
    });
    expect(result.findings.map((one) => one.code)).toEqual([
      'COUNTRY_NOT_PARTICIPATING',
      'WORKER_TOO_YOUNG',
      'FIRST_TIMER_TOO_YOUNG',
      'FARM_EXPERIENCE_MISSING',
    ]);
    expect(result.findings.every((one) => one.source?.title)).toBe(true);
  });
});

describe('documents', () => {
  const kinds = (programme: string, needFrom: typeof need2000, firstTimer: boolean): string[] =>
    requiredDocuments({ rulebook, programme }, { needFrom, firstTimer }).documents.map((one) => one.kind);

  it('asks what the edition asks', () => {
    expect(kinds('sawp-mexico', need2000, true)).toEqual(['passport', 'farmer-certificate', 'medical-exam']);
    expect(kinds('sawp-mexico', need2000, false)).toEqual(['passport']);
    expect(kinds('sawp-mexico', need2026, true)).toEqual(['passport', 'medical-exam', 'biometrics']);
    expect(kinds('sawp-caribbean', need2026, true)).toEqual(['passport']);
  });

  it('names each one that is missing', () => {
    const required = requiredDocuments(mexico, { needFrom: need2000, firstTimer: true });
    expect(missingDocuments(required, ['passport']).map((one) => one.params['kind'])).toEqual([
      'farmer-certificate',
      'medical-exam',
    ]);
    expect(missingDocuments(required, ['passport', 'medical-exam', 'farmer-certificate'])).toEqual([]);
  });
});
