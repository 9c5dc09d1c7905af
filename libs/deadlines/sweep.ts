import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { type Logger, LOGGER } from '#libs/platform';
import { Deadline } from './deadline.entity.js';
import { DeadlineHandlers } from './handlers.js';
import { WakeUp } from './wake-up.js';

/** What one sweep did. */
export interface SweepOutcome {
  enforced: number;
  failed: number;
}

const lockNotAvailable = '55P03';
const longestBackOffMinutes = 60;

/**
 * Finds what is due, and what came due while nothing ran, in the order in which it came due. One transaction a deadline:
 * the row, its effect and its audit entry are stored together, so an effect happens once however often a sweep runs.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: DeadlineHandlers,
    private readonly wakeUp: WakeUp,
    private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Enforces at most `limit` deadlines; what is left over wakes the next sweep. */
  async run(limit = 500): Promise<SweepOutcome> {
    const outcome: SweepOutcome = { enforced: 0, failed: 0 };
    const givenUp: string[] = [];
    for (let done = 0; done < limit; done += 1) {
      const step = await this.enforceNext(givenUp);
      if (step === 'none') return outcome;
      if (step === 'enforced') outcome.enforced += 1;
      else {
        outcome.failed += 1;
        givenUp.push(step);
      }
    }
    this.wakeUp.now();
    return outcome;
  }

  /** Enforces the next due deadline: `enforced`, `none` when nothing is due, or the id of the one that failed. */
  private async enforceNext(givenUp: readonly string[]): Promise<string> {
    let current: string | undefined;
    try {
      return await this.unitOfWork.run(serviceActor('deadlines', randomUUID()), async (work) => {
        // A sweep never waits long for a lock: whoever holds it is serving a person, and the row is found again later.
        await work.query(`set local lock_timeout = '300ms'`);
        const [due] = await work.query<{ id: string }>(
          `select id from deadline where next_at <= $1 and not (id = any($2::uuid[]))
           order by next_at, id limit 1 for update skip locked`,
          [work.now, givenUp],
        );
        if (due === undefined) return 'none';
        current = due.id;
        await this.enforce(work, await work.manager.findOneByOrFail(Deadline, { id: due.id }));
        return 'enforced';
      });
    } catch (error) {
      if (current === undefined) throw error;
      await this.noteFailure(current, error);
      return current;
    }
  }

  private async enforce(work: Work, deadline: Deadline): Promise<void> {
    const handler = this.handlers.of(deadline.kind);
    const subject = { type: deadline.subjectType, id: deadline.subjectId };
    if (deadline.dueAt > work.now) {
      await handler?.opens?.(work, deadline);
      await work.query('update deadline set next_at = due_at, failures = 0 where id = $1', [deadline.id]);
      work.record({ action: 'deadline.opened', subject, after: { kind: deadline.kind } });
      work.afterCommit(() => this.wakeUp.at(deadline.dueAt, work.now));
      return;
    }
    const again = (await handler?.missed(work, deadline)) ?? null;
    await work.query(
      `update deadline set state = 'missed', missed_at = coalesce(missed_at, $2), next_at = $3, failures = 0, last_failure = null,
         enforced_count = enforced_count + 1
       where id = $1 and settled_at is null`,
      [deadline.id, work.now, again],
    );
    work.record({
      action: 'deadline.missed',
      subject,
      after: { kind: deadline.kind, dueOn: deadline.dueOn, times: deadline.enforcedCount + 1 },
    });
    if (again !== null) work.afterCommit(() => this.wakeUp.at(again, work.now));
  }

  private async noteFailure(id: string, error: unknown): Promise<void> {
    const code = failureCode(error);
    if (code === lockNotAvailable) return;
    this.logger.error({ deadlineId: id, error }, 'A deadline could not be enforced; it will be tried again');
    await this.dataSource.query(
      `update deadline set failures = failures + 1, last_failure = $2,
         next_at = official_now() + make_interval(mins => least($3::int, power(2, least(failures, 10))::int))
       where id = $1 and settled_at is null`,
      [id, code, longestBackOffMinutes],
    );
  }
}

function failureCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
