import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { SeasonDates } from './obligation.js';
import { filingDeadline } from '../orders/filing.js';
import { obligationsFor } from './obligations.js';

const rulebook = loadRulebook();
const on = plainDate;
const mexico = { rulebook, programme: 'sawp-mexico', province: 'ON' };
const caribbean = { rulebook, programme: 'sawp-caribbean', province: 'ON' };

const of = (question: typeof mexico, season: SeasonDates) => obligationsFor(question, season).obligations;
const due = (needFrom: string, more: Partial<SeasonDates> = {}, question = mexico): Record<string, string> =>
  Object.fromEntries(
    of(question, { needFrom: on(needFrom), ...more }).map(({ code, dueOn }) => [code, dueOn]),
  );

describe('obligations', () => {
  it('dates the season of an edition 2000 order', () => {
    expect(due('2000-06-01', { needTo: on('2000-10-31') }, caribbean)).toEqual({
      FILE_JOB_ORDER: '2000-04-06',
      ADVERTISE: '2000-05-04',
      DECIDE_LMT: '2000-05-11',
      TRANSMIT_TO_AGENCY: '2000-05-11',
      COMPLETE_DOCUMENTS: '2000-05-18',
      SUBMIT_TO_VISA_OFFICE: '2000-05-22',
      BOOK_TRAVEL: '2000-05-25',
      SEND_NAMES: '2000-06-01',
      HOUSING_INSPECTION: '2000-06-01',
      REPORT_ARRIVAL: '2000-06-03',
      REQUEST_TAX_NUMBER: '2000-06-04',
      HEALTH_CARD: '2000-06-08',
      // The first fortnight is paid for 1 to 14 June, a week after; six weeks end on 12 July, two weeks after.
      SUBMIT_PAY_RECORD: '2000-06-21',
      SEND_PAY_SHEETS: '2000-06-21',
      SETTLE_GUARANTEED_WEEKS: '2000-07-26',
      HOURS_GUARANTEE: '2000-07-12',
      EVALUATE: '2000-10-31',
      LEAVE_BY: '2000-11-07',
      FINAL_WAGES: '2000-11-07',
      SETTLE_HOURS_GUARANTEE: '2000-11-14',
      KEEP_RECORDS_UNTIL: '2006-06-01',
    });
  });

  it('has every kind in a season of Ontario, in both editions, but for what the programme or the year does not ask for', () => {
    const kinds = rulebook.obligationCodes();
    for (const needFrom of ['2000-06-01', '2024-06-03', '2026-05-04'].map(on)) {
      const owed = (question: typeof mexico) => new Set(of(question, { needFrom }).map(({ code }) => code));
      const missing = (question: typeof mexico) => kinds.filter((code) => !owed(question).has(code));
      const suspended = needFrom === '2024-06-03' ? ['ADVERTISE'] : [];
      expect(missing(caribbean)).toEqual([...suspended, 'TAKE_OUT_INSURANCE']);
      expect(missing(mexico)).toEqual([...suspended, 'SEND_PAY_SHEETS']);
    }
  });

  it('knows every kind that the programme names, and says the same of a late order as filing does', () => {
    expect(rulebook.obligationCodes()).toEqual([
      ...['FILE_JOB_ORDER', 'ADVERTISE', 'DECIDE_LMT', 'TRANSMIT_TO_AGENCY', 'SEND_NAMES'],
      ...[
        'COMPLETE_DOCUMENTS',
        'SUBMIT_TO_VISA_OFFICE',
        'BOOK_TRAVEL',
        'HOUSING_INSPECTION',
        'REPORT_ARRIVAL',
      ],
      ...['REQUEST_TAX_NUMBER', 'HEALTH_CARD', 'TAKE_OUT_INSURANCE', 'SUBMIT_PAY_RECORD', 'SEND_PAY_SHEETS'],
      ...[
        'HOURS_GUARANTEE',
        'SETTLE_GUARANTEED_WEEKS',
        'SETTLE_HOURS_GUARANTEE',
        'LEAVE_BY',
        'FINAL_WAGES',
        'EVALUATE',
      ],
      'KEEP_RECORDS_UNTIL',
    ]);
    const missed = { refuse: 'refused', advise: 'warned' };
    for (const needFrom of ['2000-06-01', '2024-06-03', '2025-06-02', '2026-05-04'].map(on)) {
      const filing = of(mexico, { needFrom }).find(({ code }) => code === 'FILE_JOB_ORDER');
      const { enforcement, dueOn } = filingDeadline(mexico, needFrom);
      expect(filing).toMatchObject({ whenMissed: missed[enforcement], dueOn });
    }
  });

  it('owes pay sheets to no liaison service of Mexico, which is no hole in the rulebook', () => {
    const { obligations, notHeld } = obligationsFor(mexico, { needFrom: on('2026-05-04') });
    expect(obligations.map(({ code }) => code)).not.toContain('SEND_PAY_SHEETS');
    expect(notHeld).toEqual([]);
  });

  it('counts from what happened instead of the need date, where it is known', () => {
    const happened = {
      plannedArrivalOn: on('2026-05-06'),
      firstDayWorked: on('2026-05-08'),
      lastDayWorked: on('2026-10-02'),
    };
    expect(due('2026-05-04', { needTo: on('2026-10-30'), ...happened })).toMatchObject({
      SEND_NAMES: '2026-05-04',
      REPORT_ARRIVAL: '2026-05-08',
      REQUEST_TAX_NUMBER: '2026-05-11',
      HEALTH_CARD: '2026-05-15',
      // Six weeks from 8 May, the first day worked, end on 18 June.
      SETTLE_GUARANTEED_WEEKS: '2026-07-02',
      HOURS_GUARANTEE: '2026-06-18',
      FINAL_WAGES: '2026-10-09',
      KEEP_RECORDS_UNTIL: '2032-05-08',
    });
  });

  it('ends the guaranteed weeks on the 42nd day: from the first day worked, from the arrival only while that is unknown', () => {
    const weeks = (season: object) => {
      const { HOURS_GUARANTEE, SETTLE_GUARANTEED_WEEKS } = due('2026-05-04', season);
      return [HOURS_GUARANTEE, SETTLE_GUARANTEED_WEEKS];
    };
    const arrived = { plannedArrivalOn: on('2026-05-05'), arrivedOn: on('2026-05-06') };
    expect(weeks({})).toEqual(['2026-06-14', '2026-06-28']);
    expect(weeks({ plannedArrivalOn: on('2026-05-05') })).toEqual(['2026-06-15', '2026-06-29']);
    expect(weeks(arrived)).toEqual(['2026-06-16', '2026-06-30']);
    expect(weeks({ ...arrived, firstDayWorked: on('2026-05-09') })).toEqual(['2026-06-19', '2026-07-03']);
    // A stay that ends within the weeks is settled after its end.
    const ended = { ...arrived, firstDayWorked: on('2026-05-09') };
    expect(weeks({ ...ended, lastDayWorked: on('2026-06-18') })).toEqual(['2026-06-19', '2026-07-02']);
    expect(weeks({ ...ended, lastDayWorked: on('2026-06-20') })).toEqual(['2026-06-19', '2026-07-03']);
    const [first] = of(mexico, { needFrom: on('2026-05-04'), ...ended }).filter(
      ({ code }) => code === 'HOURS_GUARANTEE',
    );
    expect(first).toMatchObject({
      ...{ countedFrom: 'first-day-worked', countedFromOn: '2026-05-09', rule: 'hours-guarantee-window' },
      counting: 'the last day of 6 weeks, the first day worked included',
    });
  });

  it('has the housing inspected with the file in 2026, and by the arrival in 2000', () => {
    const inspection = (needFrom: string) =>
      of(mexico, { needFrom: on(needFrom) }).find(({ code }) => code === 'HOUSING_INSPECTION');
    expect(inspection('2026-05-04')).toMatchObject({
      opensOn: '2025-06-09',
      dueOn: '2026-02-09',
      countedFrom: 'filing',
      basis: 'practice',
    });
    expect(inspection('2000-06-01')).toMatchObject({
      dueOn: '2000-06-01',
      countedFrom: 'arrival',
      basis: 'policy',
    });
  });

  it('has workers leave by 15 December or after eight months, whichever comes first', () => {
    expect(due('2026-04-16')['LEAVE_BY']).toBe('2026-12-15');
    expect(due('2026-04-15')['LEAVE_BY']).toBe('2026-12-15');
    expect(due('2026-04-14')['LEAVE_BY']).toBe('2026-12-14');
  });

  it('asks for no advertising in 2025 and does again in 2026', () => {
    expect(due('2025-05-05')['ADVERTISE']).toBeUndefined();
    expect(due('2026-01-01')['ADVERTISE']).toBe('2025-10-09');
    expect(due('2025-12-31')['ADVERTISE']).toBeUndefined();
  });
});

describe('health cards', () => {
  const cards = (province: string, allowUnconfirmed = false) => {
    const question = { ...mexico, province, allowUnconfirmed };
    const { obligations, notHeld, tainted } = obligationsFor(question, { needFrom: on('2026-05-04') });
    const card = obligations.find(({ code }) => code === 'HEALTH_CARD')?.dueOn;
    return [card, notHeld.map(({ code }) => code), tainted];
  };

  it('are asked for where a source says that workers are covered, and not where there is no cover', () => {
    expect(cards('MB')).toEqual(['2026-05-11', [], false]);
    expect(cards('NS')).toEqual([undefined, [], false]);
  });

  it('are a question where nothing confirms it, and marked when that is allowed', () => {
    expect(cards('QC')).toEqual([undefined, ['VALUE_UNCONFIRMED'], false]);
    expect(cards('QC', true)).toEqual(['2026-05-11', [], true]);
    expect(cards('NB')).toEqual([undefined, ['VALUE_NOT_COVERED'], false]);
  });
});

describe('reminders', () => {
  it('come as many days before as the kind says, and not before a duty arises', () => {
    const reminded = Object.fromEntries(
      of(mexico, { needFrom: on('2026-05-04') }).map((one) => [one.code, one.reminders]),
    );
    expect(reminded).toMatchObject({
      FILE_JOB_ORDER: ['2026-02-02', '2026-02-08'],
      REQUEST_TAX_NUMBER: ['2026-05-06'],
      HEALTH_CARD: ['2026-05-04', '2026-05-10'],
      SETTLE_GUARANTEED_WEEKS: ['2026-06-21'],
      HOURS_GUARANTEE: ['2026-06-07'],
      LEAVE_BY: ['2026-11-15', '2026-12-08'],
    });
  });

  it('give missed papers, insurance and pay records a week before the finding', () => {
    const grace = of(mexico, { needFrom: on('2026-05-04') }).filter(({ graceDays }) => graceDays > 0);
    expect(grace.map(({ code, graceDays }) => [code, graceDays])).toEqual([
      ['TAKE_OUT_INSURANCE', 7],
      ['REQUEST_TAX_NUMBER', 7],
      ['HEALTH_CARD', 7],
      ['SUBMIT_PAY_RECORD', 7],
    ]);
  });

  it('tell who may waive what, and leave what the law demands to nobody', () => {
    const waivers = Object.fromEntries(
      of(mexico, { needFrom: on('2026-05-04') }).map((one) => [one.code, one.waivableBy]),
    );
    expect(waivers).toMatchObject({
      ADVERTISE: ['host-supervisor'],
      KEEP_RECORDS_UNTIL: [],
      FINAL_WAGES: [],
    });
  });
});

describe('whatever the need date of an edition', () => {
  const days = rulebook.editions.map(({ from, to }) => ({ from, to }));
  const needDates = fc
    .constantFrom(...days)
    .chain(({ from }) => fc.integer({ min: 0, max: 364 }).map((day) => addDays(from, day)));

  it('obligations are sorted, cited, and due no earlier than they open or are reminded of', () => {
    fc.assert(
      fc.property(needDates, fc.constantFrom('ON', 'QC', 'BC', 'NS'), (needFrom, province) => {
        const found = of({ ...caribbean, province }, { needFrom });
        expect(found.map(({ dueOn }) => dueOn)).toEqual(found.map(({ dueOn }) => dueOn).sort());
        for (const { opensOn, reminders, dueOn, source, counting } of found) {
          expect([opensOn, ...reminders].every((day) => day === undefined || day <= dueOn)).toBe(true);
          expect([source.title, source.clause, counting].every((text) => text !== '')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
