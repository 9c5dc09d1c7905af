import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, plainDate, yearsBetween } from '#libs/quantities';
import {
  createSeasonPlan,
  orderWorkers,
  seasonWorkers,
  substitutes,
  type FictionalWorker,
  type SeasonPlan,
} from './index.js';

const season = (workers: number, seed = 7, edition: '2000' | '2026' = '2000') =>
  createSeasonPlan({ edition, workers, seed });

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Expected the season to have one');
  return value;
}

const four = ['Tlaxcala', 'Guanajuato', 'México', 'Hidalgo'];

/** The season's figures in per cent, counted from employers and workers. */
function figures(plan: SeasonPlan) {
  const count = {
    workers: 0,
    mexican: 0,
    ontario: 0,
    sector: 0,
    four: 0,
    experienced: 0,
    named: 0,
    jamaican: 0,
  };
  for (const employer of plan.employers) {
    for (const order of employer.orders) {
      for (const worker of orderWorkers(plan, order)) {
        const mexican = worker.group === 'mexico';
        count.workers += 1;
        count.mexican += Number(mexican);
        count.ontario += Number(employer.province === 'ON');
        count.sector += Number(employer.province === 'ON' && employer.sector !== 'other');
        count.four += Number(four.includes(worker.state ?? ''));
        count.experienced += Number(mexican && worker.yearsInProgramme >= 5 && worker.yearsInProgramme <= 10);
        count.named += Number(worker.named);
        count.jamaican += Number(worker.country === 'JM');
      }
    }
  }
  const { workers, mexican } = count;
  const naming = plan.employers.filter(({ namesWorkers }) => namesWorkers).length;
  return {
    workers,
    mexicanCount: mexican,
    mexican: (100 * mexican) / workers,
    ontario: (100 * count.ontario) / workers,
    sector: (100 * count.sector) / workers,
    naming: (100 * naming) / plan.employers.length,
    four: (100 * count.four) / mexican,
    experienced: (100 * count.experienced) / mexican,
    named: (100 * count.named) / workers,
    jamaican: (100 * count.jamaican) / (workers - mexican),
  };
}

function expectFigures(plan: SeasonPlan, points: number) {
  const found = figures(plan);
  expect(found.workers).toBe(plan.workers);
  const expected = { mexican: (100 * 7640) / 15_179, ontario: 80, sector: 80, naming: 83, four: 75 } as const;
  for (const [name, value] of Object.entries(expected)) {
    const off = Math.abs(found[name as keyof typeof expected] - value);
    expect({ name, found: off <= points ? 'within' : found[name as keyof typeof expected] }).toEqual({
      name,
      found: 'within',
    });
  }
  expect(found.experienced).toBeGreaterThan(70);
  expect(found.jamaican).toBeGreaterThan(50);
}

describe('the figures of a season of 2000', () => {
  it('are within half a point at full size', () => {
    const plan = season(15_179);
    expectFigures(plan, 0.5);
    expect(plan.byGroup).toEqual({ mexico: 7640, caribbean: 7539 });
    expect(figures(plan).mexicanCount).toBe(7640);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('are within a point at 1,000 workers (seed %i)', (seed) =>
    expectFigures(season(1000, seed), 1),
  );

  it.each([1, 2, 3, 4, 5])('are within one and a half at 500 workers (seed %i)', (seed) =>
    expectFigures(season(500, seed), 1.5),
  );

  it('are plausible at 50 workers', () => {
    const found = figures(season(50));
    expect(found.workers).toBe(50);
    expect(found.mexicanCount).toBe(25);
    expect(found.sector).toBe(80);
    expect(found.naming).toBeGreaterThan(65);
  });

  it.each([1, 2, 3, 7])('a season of %i workers has as many', (workers) => {
    expect([...seasonWorkers(season(workers))]).toHaveLength(workers);
  });
});

describe('a season', () => {
  it('is the same for the same seed and another for another', () => {
    expect(season(300)).toEqual(season(300));
    expect([...seasonWorkers(season(300))]).toEqual([...seasonWorkers(season(300))]);
    expect(season(300, 8)).not.toEqual(season(300));
  });

  it('is plain data', () => {
    const plan = season(100);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('does not depend on the order in which its workers are asked for', () => {
    const plan = season(200);
    const all = [...seasonWorkers(plan)];
    const last = present(all.at(-1));
    expect([...orderWorkers(plan, last.order)].at(-1)).toEqual(last.worker);
  });

  it('gives every employer, order and worker a key of its own, and employers names of their own', () => {
    const plan = season(15_179);
    const orders = plan.employers.flatMap((employer) => employer.orders.map(({ key }) => key));
    const workers = new Set<string>();
    for (const { worker } of seasonWorkers(plan)) workers.add(worker.key);
    expect(new Set(orders).size).toBe(orders.length);
    expect(workers.size).toBe(15_179);
    expect(new Set(plan.employers.map(({ name }) => name)).size).toBe(plan.employers.length);
  });

  it('walks 15,179 workers in little memory', () => {
    const plan = season(15_179);
    const before = process.memoryUsage().heapUsed;
    let highest = before;
    let count = 0;
    for (const { worker } of seasonWorkers(plan)) {
      count += worker.key.length > 0 ? 1 : 0;
      if (count % 500 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
    }
    expect(count).toBe(15_179);
    // Far above what one worker takes and far below what all would, garbage not yet collected included.
    expect((highest - before) / 2 ** 20).toBeLessThan(64);
  });

  it('refuses a size or seed that makes no season', () => {
    expect(() => season(0)).toThrow(/1 or more, not 0/);
    expect(() => season(1.5)).toThrow(/whole number/);
    expect(() => season(10, 0.5)).toThrow(/seed/);
  });

  it('of 2026 has workers in British Columbia, and its dates in that year', () => {
    const plan = season(2000, 7, '2026');
    expect([...seasonWorkers(plan)]).toHaveLength(2000);
    expect(plan.employers.some(({ province }) => province === 'BC')).toBe(true);
    expect(
      plan.employers.flatMap(({ orders }) => orders).every(({ needFrom }) => needFrom.startsWith('2026')),
    ).toBe(true);
  });
});

describe('the orders of a season', () => {
  const plan = season(15_179, 11);
  const orders = plan.employers.flatMap((employer) => employer.orders.map((order) => ({ employer, order })));
  const coming = orders.filter(({ order }) => order.fillable > 0);

  it('follow the arrival curve', () => {
    const byMonth: Record<string, number> = {};
    for (const { order } of coming) {
      const month = order.needFrom.slice(5, 7);
      byMonth[month] = (byMonth[month] ?? 0) + order.fillable;
    }
    const expected = { '02': 15, '03': 18, '04': 28, '05': 13, '06': 9, '07': 8, '08': 7, '09': 2 };
    expect(Object.keys(byMonth).sort()).toEqual(Object.keys(expected).sort());
    for (const [month, share] of Object.entries(expected)) {
      expect(Math.abs((100 * (byMonth[month] ?? 0)) / plan.workers - share)).toBeLessThan(0.5);
    }
  });

  it('last six weeks to under eight months and end before 15 December', () => {
    const stays = coming.map(({ order }) => daysBetween(order.needFrom, order.needTo) + 1);
    expect(Math.min(...stays)).toBeGreaterThanOrEqual(42);
    expect(Math.max(...stays)).toBeLessThanOrEqual(243);
    const mean = stays.reduce((sum, stay) => sum + stay, 0) / stays.length / 7;
    expect(mean).toBeGreaterThan(19);
    expect(mean).toBeLessThan(23);
    expect(orders.every(({ order }) => order.needTo <= plainDate('2000-12-13'))).toBe(true);
  });

  it('are filed at least eight weeks ahead, but for those meant to be late', () => {
    for (const { order } of orders) {
      const lead = daysBetween(order.filedOn, order.needFrom);
      if (order.decision === 'too-late') expect(lead).toBeLessThan(56);
      else expect(lead).toBeGreaterThanOrEqual(63);
    }
    const kinds = new Set(orders.map(({ order }) => order.decision));
    expect([...kinds].sort()).toEqual(['approved', 'partially-approved', 'refused', 'too-late']);
  });

  it('add up: positions, beds, names, hours and pay', () => {
    for (const { employer, order } of orders) {
      if (order.fillable > 0)
        expect(order.positions).toBe(order.fillable + order.localHires + order.positionsCut);
      expect(order.positions).toBeGreaterThan(0);
      expect(order.named).toBeLessThanOrEqual(order.fillable);
      if (!employer.namesWorkers) expect(order.named).toBe(0);
      expect(order.hoursPerWeek * 6).toBeGreaterThanOrEqual(240);
      expect(order.hourlyRateCents).toBeGreaterThanOrEqual(690);
    }
    for (const employer of plan.employers) {
      const beds = employer.housing.reduce((sum, { capacity }) => sum + capacity, 0);
      expect(beds).toBeGreaterThanOrEqual(employer.orders.reduce((sum, { positions }) => sum + positions, 0));
      expect(new Set(employer.orders.map(({ group }) => group)).size).toBe(employer.orders.length);
    }
  });
});

describe('the workers of a season', () => {
  const plan = season(8000, 3);
  const all = [...seasonWorkers(plan)];
  const reason = ({ fate }: FictionalWorker) => (fate.kind === 'ineligible' ? fate.reason : undefined);

  it('are eligible on the day of need and months before it, but for those made ineligible on purpose', () => {
    const seen = new Set<string>();
    const wrong: FictionalWorker[] = [];
    for (const { order, worker } of all) {
      const age = yearsBetween(worker.bornOn, order.needFrom);
      const asProposed = yearsBetween(worker.bornOn, addDays(order.needFrom, -140));
      const lacking = reason(worker);
      if (lacking !== undefined) seen.add(lacking);
      const firstMexican = worker.group === 'mexico' && worker.yearsInProgramme === 0;
      const youngEnough = asProposed >= (firstMexican ? 25 : 18) && age <= 56;
      const asMeant =
        lacking === 'under-18'
          ? age === 16
          : lacking === 'first-timer-under-25'
            ? firstMexican && age < 24 && age >= 18
            : youngEnough;
      const papers = worker.farmerCertificate === (lacking !== 'no-farmer-certificate');
      const experience = worker.farmExperienceYears > 0 === (lacking !== 'no-farm-experience');
      if (!(asMeant && papers && experience)) wrong.push(worker);
    }
    expect(wrong).toEqual([]);
    expect([...seen].sort()).toEqual([
      'first-timer-under-25',
      'no-farm-experience',
      'no-farmer-certificate',
      'under-18',
    ]);
  });

  it('fall out in small shares', () => {
    const share = (kind: string) => all.filter(({ worker }) => worker.fate.kind === kind).length / all.length;
    expect(share('completes')).toBeGreaterThan(0.94);
    for (const kind of ['ineligible', 'declines', 'visa-refused', 'no-show', 'early-return']) {
      expect(share(kind)).toBeGreaterThan(0.003);
      expect(share(kind)).toBeLessThan(0.02);
    }
  });

  it('bear names of their countries, and two family names in Mexico', () => {
    for (const { worker } of all)
      expect(worker.familyName.split(' ')).toHaveLength(worker.country === 'MX' ? 2 : 1);
    expect(new Set(all.map(({ worker }) => worker.language))).toEqual(new Set(['es', 'en', 'fr']));
  });

  it('have substitutes where the order allows them', () => {
    const [allowing, other] = [true, false].map(
      (allowed) => all.find(({ order }) => order.substituteAllowed === allowed)?.order,
    );
    const some: FictionalWorker[] = [];
    for (const worker of substitutes(plan, present(allowing))) if (some.push(worker) === 3) break;
    expect(new Set(some.map(({ key }) => key)).size).toBe(3);
    expect(
      some.every(
        ({ fate, named, group }) => fate.kind === 'completes' && !named && group === allowing?.group,
      ),
    ).toBe(true);
    expect([...substitutes(plan, present(other))]).toEqual([]);
  });
});
