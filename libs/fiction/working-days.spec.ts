import { describe, expect, it } from '@jest/globals';
import { addDays } from '#libs/quantities';
import { createSeasonPlan, lastDayAtWork, randomOf, seasonWorkers, workingDays } from './index.js';

const plan = createSeasonPlan({ edition: '2000', workers: 600, seed: 5 });
const all = [...seasonWorkers(plan)];
const find = (test: (item: (typeof all)[number]) => boolean) => all.find(test) as (typeof all)[number];
const completing = find(
  ({ order, worker }) => worker.fate.kind === 'completes' && order.pieceRates.length > 0,
);
const draws = (key: string, week: string) => randomOf(plan.seed, 'days', key, week);

function daysOf({ order, worker }: (typeof all)[number], week = order.needFrom) {
  return workingDays(order, worker, week, draws(worker.key, week));
}

describe('the days of a pay week', () => {
  it('are the same for the same draws', () => {
    expect(daysOf(completing)).toEqual(daysOf(completing));
    expect(daysOf(completing)).not.toEqual(daysOf(completing, addDays(completing.order.needFrom, 7)));
  });

  it('are seven in a row, the last a day of rest, in half hours', () => {
    const days = daysOf(completing);
    expect(days.map(({ date }) => date)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(completing.order.needFrom, n)),
    );
    expect(days[6]).toMatchObject({ hours: 0, pieces: [] });
    for (const { hours } of days) expect(hours * 2).toBe(Math.round(hours * 2));
  });

  it('have whole pieces of the order when it pays by the piece, and none otherwise', () => {
    const worked = daysOf(completing).find(({ hours }) => hours > 0);
    expect(worked?.pieces.map(({ unit }) => unit)).toEqual(
      completing.order.pieceRates.map(({ unit }) => unit),
    );
    for (const { count } of worked?.pieces ?? []) expect(Number.isInteger(count)).toBe(true);
    const byHour = find(({ order }) => order.pieceRates.length === 0);
    expect(daysOf(byHour).flatMap(({ pieces }) => pieces)).toEqual([]);
  });

  it('lie near the hours offered over six weeks, mostly above the guarantee of 240', () => {
    const totals = all
      .filter(({ worker }) => worker.fate.kind === 'completes')
      .map((item) => {
        const weeks = [0, 1, 2, 3, 4, 5].map((week) => daysOf(item, addDays(item.order.needFrom, week * 7)));
        const hours = weeks.flat().reduce((sum, day) => sum + day.hours, 0);
        expect(Math.abs(hours / (6 * item.order.hoursPerWeek) - 1)).toBeLessThan(0.2);
        return hours;
      });
    const kept = totals.filter((hours) => hours >= 240).length / totals.length;
    expect(kept).toBeGreaterThan(0.9);
    expect(kept).toBeLessThan(1);
  });

  it('are empty before the first and after the last day of need', () => {
    const { needFrom, needTo } = completing.order;
    const hours = (week: typeof needFrom) => daysOf(completing, week).map((day) => day.hours > 0);
    expect(hours(addDays(needFrom, -7))).toEqual(Array(7).fill(false));
    expect(hours(addDays(needFrom, -4)).slice(0, 4)).toEqual(Array(4).fill(false));
    expect(hours(addDays(needTo, 1))).toEqual(Array(7).fill(false));
    expect(
      daysOf(completing, addDays(needTo, -3))
        .slice(4)
        .every((day) => day.hours === 0),
    ).toBe(true);
  });

  it('end with an early return', () => {
    const leaving = find(({ worker }) => worker.fate.kind === 'early-return');
    const last = lastDayAtWork(leaving.order, leaving.worker);
    expect(last < leaving.order.needTo).toBe(true);
    expect(daysOf(leaving, addDays(last, 1)).every(({ hours }) => hours === 0)).toBe(true);
    expect(lastDayAtWork(completing.order, completing.worker)).toBe(completing.order.needTo);
  });
});
