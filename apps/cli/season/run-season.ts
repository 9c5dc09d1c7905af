import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WakeUp } from '#libs/deadlines';
import type { SeasonPlan } from '#libs/fiction';
import { advanceClock, officialNow } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { Cast } from './cast.js';
import { endSeason } from './end-season.js';
import { insureWorkers } from './insure.js';
import { SeasonRules } from './season-rules.js';
import { fixSeasonValues } from './season-values.js';
import { type OrderContext, OrderSeason } from './order-season.js';
import { payPeriods } from './fortnight.js';
import { payFortnight } from './pay-season.js';
import { ModestMemory } from './modest-memory.js';
import { type Moment, momentsOf } from './timeline.js';
import { WorkerSeason } from './worker-season.js';

/** Orders of one day that are worked on at the same time: as many as keep two cores busy. */
const atOnce = 6;

/** What a run tells while it goes on. */
export interface RunListener {
  acknowledge(receiptNumber: string): void;
  progress(done: number, total: number, on: PlainDate): void;
}

interface Running {
  season: OrderSeason;
  workers: WorkerSeason;
  moments: Moment[];
}

/**
 * Lives through a season: moves the clock from day to day, lets what is due be enforced, and has everybody act through
 * the same services that serve people. Run again after an interruption it goes on where it was.
 */
export async function runSeason(
  app: INestApplicationContext,
  plan: SeasonPlan,
  listener: RunListener,
): Promise<void> {
  const provinces = [...new Set(plan.employers.map(({ province }) => province))].sort();
  const cast = new Cast(app, provinces);
  const acknowledge: OrderContext['acknowledge'] = ({ receipt }) => {
    listener.acknowledge(receipt.number);
  };
  const rules = new SeasonRules(app);
  const orders = plan.employers.flatMap((employer) =>
    employer.orders.map((order) => ({ app, plan, cast, employer, order, rules, acknowledge })),
  );
  const running = orders.map((context, index): Running => {
    const season = new OrderSeason(context);
    return { season, workers: new WorkerSeason(season), moments: momentsOf(plan, context.order, index) };
  });
  const days = byDay(running);
  const total = running.reduce((sum, { moments }) => sum + moments.length, 0);
  let done = 0;
  let first = true;
  const memory = new ModestMemory();
  for (const [on, acts] of days) {
    await moveTo(app, on);
    memory.look();
    if (first) await fixSeasonValues(app, await cast.officer(), plan, provinces);
    first = false;
    await inParallel([...acts.values()], async ({ one, moments }) => {
      for (const moment of moments) {
        await act(one, moment);
        done += 1;
      }
      listener.progress(done, total, on);
    });
  }
}

interface DayOfOrder {
  one: Running;
  moments: Moment[];
}

function byDay(running: readonly Running[]): [PlainDate, Map<Running, DayOfOrder>][] {
  const days = new Map<PlainDate, Map<Running, DayOfOrder>>();
  for (const one of running) {
    for (const moment of one.moments) {
      const day = days.get(moment.on) ?? new Map<Running, DayOfOrder>();
      days.set(moment.on, day);
      const acts = day.get(one) ?? { one, moments: [] };
      acts.moments.push(moment);
      day.set(one, acts);
    }
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function inParallel<T>(list: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function act({ season, workers }: Running, { step, on, period }: Moment): Promise<void> {
  switch (step) {
    case 'file':
      return season.file();
    case 'advertise':
      return season.advertise();
    case 'refer':
      return season.refer(on);
    case 'decide':
      return season.decide(false);
    case 'decide-late':
      return season.decide(true);
    case 'transmit':
      return season.transmit();
    case 'place':
      return workers.place();
    case 'answer':
      return workers.answer();
    case 'complete-documents':
      return workers.completeDocuments();
    case 'sign':
      return workers.sign();
    case 'issue-letters':
      return workers.issueLetters();
    case 'book-travel':
      await workers.bookTravel(season.context.order.needFrom);
      return insureWorkers(season, workers, on);
    case 'arrive':
      return workers.arrive(on);
    case 'request-papers':
      return workers.requestPapers(on);
    case 'end-early':
      return workers.endEarly(on);
    case 'depart':
      return workers.depart(on);
    case 'pay': {
      const fortnight = payPeriods(season.context.order.needFrom, season.context.order.needTo)[period ?? 0];
      return fortnight === undefined ? Promise.resolve() : payFortnight(season, workers, fortnight);
    }
    case 'evaluate':
    case 'pay-out-savings':
      return endSeason(season, workers, step, on);
  }
}

/** Moves to three in the afternoon of a day, if it is not later already, and waits until what came due is enforced. */
async function moveTo(app: INestApplicationContext, on: PlainDate): Promise<void> {
  const dataSource = app.get(DataSource);
  const target = new Date(`${on}T20:00:00Z`);
  if ((await officialNow(dataSource)) < target) await advanceClock(dataSource, target);
  for (let round = 0; await anythingDue(dataSource); round += 1) {
    if (round % 100 === 0) app.get(WakeUp).now();
    await pause(10);
  }
}

async function anythingDue(dataSource: DataSource): Promise<boolean> {
  const [row]: { due: boolean }[] = await dataSource.query(
    // Asked once: as a condition of each row, the time would keep the index from being used.
    'select exists (select from deadline where next_at <= (select official_now())) as due',
  );
  return row?.due === true;
}
