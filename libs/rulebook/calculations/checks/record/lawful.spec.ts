import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, plainDate } from '#libs/quantities';

import { caribbean, mexico, paid, rulesOf } from '../../../fixtures/paid-slips.js';
import { loadRulebook } from '../../../load.js';
import { assessPay, type PayStatement } from '../../pay/pay.js';
import { PayRules } from '../../pay/rules/pay-rules.js';
import { checkWorker } from '../worker/check-worker.js';
import type { PaidRecord, TakenKind } from '../paid-record.js';

const rulebook = loadRulebook();
const subjects = [
  { subject: { ...mexico, country: 'MX' }, start: '2000-05-01', rate: '6.90' },
  { subject: { ...caribbean, country: 'JM' }, start: '2000-05-01', rate: '6.90' },
  { subject: { ...mexico, country: 'MX', route: 'mexico-toronto' }, start: '2025-08-04', rate: '17.20' },
  {
    subject: { ...caribbean, country: 'JM', route: 'caribbean-toronto' },
    start: '2026-05-04',
    rate: '17.60',
  },
] as const;

const rulesByPlace = new Map(subjects.map((place) => [place, rulesOf(place.subject)]));

const hoursOfWeek = fc.array(
  fc.integer({ min: 0, max: 48 }).map((quarters) => quarters / 4),
  { minLength: 7, maxLength: 7 },
);
const season = fc.record({
  place: fc.constantFrom(...subjects),
  weeks: fc.array(hoursOfWeek, { minLength: 1, maxLength: 14 }),
});

/** The records of a season as the law works them out, week by week with what the weeks before left. */
function lawfulSeason({ place, weeks }: { place: (typeof subjects)[number]; weeks: number[][] }) {
  const rules = new PayRules(rulebook, place.subject);
  const statements: PayStatement[] = [];
  const records = weeks.map((hours, week): PaidRecord => {
    const periodStart = addDays(plainDate(place.start), 7 * week);
    const before = statements.at(-1)?.seasonToDate;
    const statement = assessPay(
      {
        ...{
          periodStart,
          periodEnd: addDays(periodStart, 6),
          hourlyRate: place.rate,
          consents: ['utilities'],
        },
        days: hours.map((one, day) => ({ date: addDays(periodStart, day), hours: one })),
        ...(before && { seasonToDate: before }),
        ...(place.start < '2001' && {
          transportCostCents: cents(90_000),
          // No more is asked back than such a week pays.
          asked: { transport: cents(hours.reduce((sum, one) => sum + one, 0) >= 8 ? 1_000 : 0) },
        }),
      },
      rules,
    );
    statements.push(statement);
    const taken: Partial<Record<TakenKind, number>> = {};
    for (const { kind, amountCents } of statement.lines) taken[kind as TakenKind] = amountCents / 100;
    return paid({
      ...{ start: periodStart, hours, rate: place.rate, id: `R${String(week)}`, taken },
      ...{ gross: statement.grossCents / 100, net: statement.netCents / 100 },
      more: { consents: ['utilities'], transportCostCents: cents(90_000) },
    });
  });
  return { records, statements };
}

const findingsOf = (records: readonly PaidRecord[], place: (typeof subjects)[number]) =>
  checkWorker(records, { rulesOf: () => rulesByPlace.get(place) ?? rulesOf(place.subject) }).findings;

describe('pay as the law works it out', () => {
  it('gives no finding, in any edition and programme, however the season went', () => {
    fc.assert(
      fc.property(season, (lived) => {
        expect(findingsOf(lawfulSeason(lived).records, lived.place)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('once something is withheld from it, is owed that, and never the same cent twice', () => {
    const short = fc.record({
      lived: season,
      grossCents: fc.integer({ min: 0, max: 5_000 }),
      netCents: fc.integer({ min: 0, max: 5_000 }),
      housing: fc.integer({ min: 0, max: 5_000 }),
      meals: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(short, ({ lived, grossCents, netCents, housing, meals }) => {
        const { records, statements } = lawfulSeason(lived);
        const [first] = records;
        const lawful = statements[0];
        if (!first || !lawful) return;
        const gross = Math.max(0, first.grossCents - grossCents);
        const net = (first.netCents ?? 0) - (first.grossCents - gross) - housing - meals - netCents;
        const wronged: PaidRecord = {
          ...first,
          ...{ grossCents: cents(gross), netCents: cents(net) },
          taken: { ...first.taken, housing, meals },
        };
        const findings = findingsOf([wronged, ...records.slice(1)], lived.place);
        const owed = findings.reduce((sum, { owedCents }) => sum + owedCents, 0);
        expect(owed).toBeLessThanOrEqual(lawful.netCents - net);
        // What a week of meals may cost is all that is not owed: nobody says how many were eaten.
        expect(owed).toBeGreaterThanOrEqual(
          lawful.netCents - net - (meals > 0 ? Math.min(meals, 4_550) : 0) - 1,
        );
      }),
      { numRuns: 60 },
    );
  });
});
