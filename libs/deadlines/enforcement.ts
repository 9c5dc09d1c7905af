import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import type { Deadline } from './deadline.entity.js';
import { DeadlineHandlers } from './handlers.js';
import { nextLook, type Step, stepOf } from './next-look.js';
import { tellAll } from './notices.js';
import { WakeUp } from './wake-up.js';

/** What of a deadline says when it comes up again. */
type Looked = Pick<Deadline, 'id' | 'opensAt' | 'opened' | 'remindAt' | 'dueAt'>;

/** What happens to deadlines that came up, whose rows the sweep has locked. */
@Injectable()
export class Enforcement {
  constructor(
    private readonly handlers: DeadlineHandlers,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Whether many of a kind can take a step in one go: where no noun wants each of them for itself. */
  isTogether(kind: string, step: Step): boolean {
    const handler = this.handlers.of(kind);
    if (handler === undefined || step === 'remind' || 'missedAll' in handler) return true;
    return step === 'open' && handler.opens === undefined;
  }

  /** Enforces deadlines of one kind that have come to the same step; their kind must be one that {@link isTogether}. */
  async enforceTogether(work: Work, step: Step, deadlines: readonly Deadline[]): Promise<void> {
    const [first] = deadlines;
    if (first === undefined) return;
    if (step === 'remind') return this.remind(work, deadlines);
    if (step === 'open') return this.noteOpened(work, deadlines);
    const handler = this.handlers.of(first.kind);
    const again =
      handler !== undefined && 'missedAll' in handler
        ? await handler.missedAll(work, deadlines)
        : deadlines.map(() => null);
    if (handler !== undefined && 'metByTime' in handler) await this.noteMet(work, deadlines);
    else await this.noteMissed(work, deadlines, again);
  }

  /** Enforces one deadline, by its noun's own handler where there is one. */
  async enforceOne(work: Work, deadline: Deadline): Promise<void> {
    const step = stepOf(deadline, work.now);
    const handler = this.handlers.of(deadline.kind);
    if (handler === undefined || 'missedAll' in handler || step === 'remind')
      return this.enforceTogether(work, step, [deadline]);
    if (step === 'open') {
      await handler.opens?.(work, deadline);
      return this.noteOpened(work, [deadline]);
    }
    await this.noteMissed(work, [deadline], [await handler.missed(work, deadline)]);
  }

  private async noteOpened(work: Work, deadlines: readonly Deadline[]): Promise<void> {
    await this.lookAgain(
      work,
      deadlines.map(({ id, opensAt, remindAt, dueAt }) => ({ id, opensAt, opened: true, remindAt, dueAt })),
      false,
    );
    for (const { kind, subjectType: type, subjectId: id } of deadlines)
      work.record({ action: 'deadline.opened', subject: { type, id }, after: { kind } });
  }

  /** Several reminders that nothing sent in time are one reminder. */
  private async remind(work: Work, deadlines: readonly Deadline[]): Promise<void> {
    const due = deadlines.filter(({ remindAt }) => remindAt.some((at) => at <= work.now));
    await tellAll(
      work,
      'reminder',
      due.map((deadline) => ({ deadline, to: [deadline.owedBy] })),
    );
    await this.lookAgain(
      work,
      deadlines.map(({ id, opensAt, opened, remindAt, dueAt }) => ({
        ...{ id, opensAt, opened, dueAt },
        remindAt: remindAt.filter((at) => at > work.now),
      })),
      true,
    );
  }

  /** Enters when deadlines come up again; reminders that are over are gone once they are `reminded` of. */
  private async lookAgain(work: Work, deadlines: readonly Looked[], reminded: boolean): Promise<void> {
    const next = deadlines.map(nextLook);
    await work.query(
      `update deadline d set next_at = n.next_at, opened = n.opened, failures = 0, last_failure = null,
         remind_at = array(select at from unnest(d.remind_at) as at where at > $4 or not $5 order by at)
       from unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) as n (id, next_at, opened)
       where d.id = n.id and d.settled_at is null`,
      [deadlines.map(({ id }) => id), next, deadlines.map(({ opened }) => opened), work.now, reminded],
    );
    this.wakeAt(work, next);
  }

  private async noteMissed(
    work: Work,
    deadlines: readonly Deadline[],
    again: readonly (Date | null)[],
  ): Promise<void> {
    await work.query(
      `update deadline d set state = 'missed', missed_at = coalesce(d.missed_at, $3), next_at = n.next_at, remind_at = '{}',
         opened = true, failures = 0, last_failure = null, enforced_count = d.enforced_count + 1
       from unnest($1::uuid[], $2::timestamptz[]) as n (id, next_at)
       where d.id = n.id and d.settled_at is null`,
      [deadlines.map(({ id }) => id), again, work.now],
    );
    for (const { kind, subjectType: type, subjectId: id, dueOn, enforcedCount } of deadlines)
      work.record({
        action: 'deadline.missed',
        subject: { type, id },
        after: { kind, dueOn, times: enforcedCount + 1 },
      });
    this.wakeAt(work, again);
  }

  private async noteMet(work: Work, deadlines: readonly Deadline[]): Promise<void> {
    await work.query(
      `update deadline set state = 'met', settled_at = $2, next_at = null, remind_at = '{}', opened = true, failures = 0,
         last_failure = null, enforced_count = enforced_count + 1
       where id = any($1::uuid[]) and settled_at is null`,
      [deadlines.map(({ id }) => id), work.now],
    );
    for (const { kind, subjectType: type, subjectId: id } of deadlines)
      work.record({
        action: 'deadline.settled',
        subject: { type, id },
        after: { kind, state: 'met' },
      });
  }

  private wakeAt(work: Work, instants: readonly (Date | null)[]): void {
    const distinct = new Set(instants.flatMap((one) => (one === null ? [] : [one.getTime()])));
    work.afterCommit(() => {
      for (const at of distinct) this.wakeUp.at(new Date(at), work.now);
    });
  }
}
