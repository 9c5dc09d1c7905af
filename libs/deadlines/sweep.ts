import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import {
  columnsOf,
  failureCode,
  isLostConnection,
  isPassing,
  type Logger,
  LOGGER,
  officialNow,
  persist,
} from '#libs/platform';
import { Deadline } from './deadline.entity.js';
import { Enforcement } from './enforcement.js';
import { Heartbeat } from './heartbeat.js';
import { type Step, stepOf } from './next-look.js';
import { WakeUp } from './wake-up.js';

/** What one sweep did. */
export interface SweepOutcome {
  enforced: number;
  failed: number;
}

/** What one transaction of a sweep did: how many it enforced, the one that it gave up, and how many to take singly now. */
interface Round {
  enforced: number;
  givenUp?: string;
  singly?: number;
  /** How long each had waited, in milliseconds. */
  waited?: number[];
}

/** Losses of the connection in a row after which the deadlines at hand are suspected, and others are taken first. */
const suspectAfter = 3;
/** Losses in a row after which a sweep gives up: there is no database now. */
const giveUpAfter = 6;
const longestBackOffMinutes = 60;
/** Deadlines of one transaction where they can be enforced together: enough to make statements cheap, few enough to lose. */
const batch = 1000;

/**
 * Finds what is due, and what came due while nothing ran, in the order in which it came due. Rows, their effects and their
 * audit entries are stored in one transaction, so an effect happens once however often a sweep runs.
 */
@Injectable()
export class Sweep {
  /** Whether the last sweep of this process left nothing that was due. */
  private caughtUp = true;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enforcement: Enforcement,
    private readonly heartbeat: Heartbeat,
    private readonly wakeUp: WakeUp,
    private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Enforces about `limit` deadlines at most; what is left over wakes the next sweep. */
  async run(limit = 5000): Promise<SweepOutcome> {
    await this.unlessLost(this.heartbeat.beat());
    if (this.caughtUp) await persist(() => this.passOver());
    const outcome: SweepOutcome = { enforced: 0, failed: 0 };
    const givenUp: string[] = [];
    const waited: number[] = [];
    let idle = false;
    let singly = 0;
    let called = false;
    let lost = 0;
    while (!idle && outcome.enforced + outcome.failed < limit) {
      const round = await this.round(givenUp, singly > 0, lost);
      if (round === 'lost') {
        lost += 1;
        continue;
      }
      lost = 0;
      singly = round.singly ?? Math.max(0, singly - 1);
      outcome.enforced += round.enforced;
      waited.push(...(round.waited ?? []));
      // There is more than one batch: whoever is free takes it up now, and not when this sweep has come to its end.
      if (!called && round.enforced === batch) {
        called = true;
        this.wakeUp.now();
      }
      if (round.givenUp !== undefined) {
        outcome.failed += 1;
        givenUp.push(round.givenUp);
      }
      idle = round.enforced === 0 && round.givenUp === undefined && round.singly === undefined;
    }
    await this.unlessLost(this.heartbeat.ran(outcome.enforced, outcome.failed, waited));
    this.caughtUp = idle;
    if (!idle) this.wakeUp.now();
    return outcome;
  }

  /** One transaction, or what came of it: a connection that broke ends it, and not the sweep, unless it breaks again and again. */
  private async round(givenUp: readonly string[], singly: boolean, lost: number): Promise<Round | 'lost'> {
    try {
      return await (singly ? this.enforceOne(givenUp, lost) : this.enforceNext(givenUp, lost));
    } catch (error) {
      if (!isLostConnection(error) || lost + 1 >= giveUpAfter) throw error;
      return 'lost';
    }
  }

  /** The heartbeat tells how enforcement is doing; that it could not be written is no reason not to enforce. */
  private async unlessLost(noted: Promise<void>): Promise<void> {
    await noted.catch((error: unknown) => {
      if (!isLostConnection(error)) throw error;
      this.logger.warn({ error: failureCode(error) }, 'The heartbeat of the sweep was not written');
    });
  }

  /**
   * After a standstill, days have ended of which windows and reminders were never looked at. They are passed over, and such a
   * deadline takes its place by the end of its day: by its reminder it would come before others that fell due earlier.
   */
  private async passOver(): Promise<void> {
    await this.dataSource.query(
      `update deadline set next_at = due_at, remind_at = '{}' where id in (
         select id from deadline where next_at <= $1 and next_at < due_at and due_at <= $1 and state = 'open'
         for update skip locked)`,
      [await officialNow(this.dataSource)],
    );
  }

  /**
   * Enforces the deadlines that come next: as many together as can be, else one. When those together fail, they are taken
   * one by one, so that the one at fault is found and the others do not wait for it.
   */
  private async enforceNext(givenUp: readonly string[], lost: number): Promise<Round> {
    const together = await this.headTogether(givenUp);
    if (together === undefined) return this.enforceOne(givenUp, lost);
    let found: Deadline[] = [];
    let waited: number[] = [];
    try {
      await this.transaction(async (work) => {
        found = await this.lockTogether(work, together, givenUp);
        waited = found.map((one) => waitOf(one, work.now));
        await this.enforcement.enforceTogether(work, together.step, found);
      });
      return found.length > 0 ? { enforced: found.length, waited } : await this.enforceOne(givenUp, lost);
    } catch (error) {
      if (found.length === 0 || isLostByChance(error, lost)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      this.logger.warn({ ...together, error: message }, 'Deadlines could not be enforced together');
      return { enforced: 0, singly: found.length };
    }
  }

  /** The first due deadlines, as long as they are of one kind and step and can be enforced together. */
  private async headTogether(givenUp: readonly string[]): Promise<Together | undefined> {
    const [head]: (Together & { many: number })[] = await this.dataSource.query(runOfDue, [givenUp, batch]);
    if (head === undefined || head.many < 2 || !this.enforcement.isTogether(head.kind, head.step))
      return undefined;
    const { kind, step, until } = head;
    return { kind, step, until };
  }

  /** Takes what nobody else has taken, up to the last instant of the run that was found. */
  private async lockTogether(
    work: Work,
    { kind, step, until }: Together,
    givenUp: readonly string[],
  ): Promise<Deadline[]> {
    const found = await work.query<Deadline>(
      `select ${columnsOf(work.manager, Deadline, 'd')} from deadline d
       where d.next_at <= $1 and d.next_at <= $2 and d.kind = $3 and not (d.id = any($4::uuid[]))
       order by d.next_at, d.kind limit $5 for update skip locked`,
      [work.now, until, kind, givenUp, batch],
    );
    return found.filter((one) => stepOf(one, work.now) === step);
  }

  /** Enforces the next due deadline that nobody else has taken. */
  private async enforceOne(givenUp: readonly string[], lost: number): Promise<Round> {
    let current: string | undefined;
    try {
      return await this.transaction(async (work) => {
        const [due] = await work.query<Deadline>(
          `select ${columnsOf(work.manager, Deadline, 'd')} from deadline d
           where d.next_at <= $1 and not (d.id = any($2::uuid[]))
           order by d.next_at, d.kind limit 1 for update skip locked`,
          [work.now, givenUp],
        );
        if (due === undefined) return { enforced: 0 };
        current = due.id;
        const waited = [waitOf(due, work.now)];
        await this.enforcement.enforceOne(work, due);
        return { enforced: 1, waited };
      });
    } catch (error) {
      if (current === undefined || isLostByChance(error, lost)) throw error;
      await this.noteFailure(current, error);
      return { enforced: 0, givenUp: current };
    }
  }

  private transaction<T>(act: (work: Work) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(serviceActor('deadlines', randomUUID()), async (work) => {
      // A sweep never waits long for a lock: whoever holds it is serving a person, and the row is found again later.
      await work.query(`set local lock_timeout = '300ms'`);
      const done = await act(work);
      // Nobody who holds the head of the trail waits for anything else: better to wait for it than to do all of this again.
      await work.query(`set local lock_timeout = '5s'`);
      return done;
    });
  }

  private async noteFailure(id: string, error: unknown): Promise<void> {
    // Whoever holds the lock, the server's restart or the network is at fault, not the deadline: it is simply found again.
    if (isPassing(error)) return;
    // When only the answer was lost, the row is not due any more, and there is nothing to try again.
    const [, noted]: [unknown[], number] = await this.dataSource.query(
      `update deadline set failures = failures + 1, last_failure = $2,
         next_at = official_now() + make_interval(mins => least($3::int, power(2, least(failures, 10))::int))
       where id = $1 and settled_at is null and next_at <= official_now()`,
      [id, failureCode(error), longestBackOffMinutes],
    );
    if (noted > 0)
      this.logger.error(
        { deadlineId: id, error },
        'A deadline could not be enforced; it will be tried again',
      );
  }
}

/** Deadlines of one kind that have come to the same step, up to the last instant at which they follow one another. */
interface Together {
  kind: string;
  step: Step;
  until: Date;
}

/**
 * The deadlines that are due next, as far as they follow one another in one kind and at one step (see `stepOf`). The time is
 * asked once and first: only so does the index lead to what is due, without passing all that is still to come.
 */
const runOfDue = `
  with clock as materialized (select official_now() as now),
  due as (
    select kind, next_at, case when due_at <= (select now from clock) then 'miss'
      when not opened and opens_at <= (select now from clock) then 'open' else 'remind' end as step
    from deadline where next_at <= (select now from clock) and not (id = any($1::uuid[]))
    order by next_at, kind limit $2),
  placed as (
    select *, row_number() over (order by next_at, kind) as place, first_value(kind) over (order by next_at, kind) as first_kind,
      first_value(step) over (order by next_at, kind) as first_step from due),
  run as (
    select *, bool_and(kind = first_kind and step = first_step) over (order by place) as unbroken from placed)
  select kind, step, max(next_at) as until, count(*)::int as many from run where unbroken group by kind, step`;

/** How long a deadline has waited to be enforced: a first miss since its day ended, whatever attempts there were. */
function waitOf({ state, dueAt, nextAt }: Deadline, now: Date): number {
  const since = state === 'open' && dueAt <= now ? dueAt : (nextAt ?? now);
  return now.getTime() - since.getTime();
}

/** A connection that broke, and not so often in a row that what it was doing may have broken it. */
function isLostByChance(error: unknown, lost: number): boolean {
  return isLostConnection(error) && lost + 1 < suspectAfter;
}
