import { Inject, Injectable } from '@nestjs/common';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { type Logger, LOGGER } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { type Freezable, freezableColumns } from './freezable.js';
import { seenThrough } from './deadlines.queries.js';
import { type FrozenDays, freezePlan } from './frozen-plan.js';
import { freezesLock } from './freeze-check.js';
import { MoveDeadlines } from './move-deadlines.js';

/** A freeze that stands. */
type Standing = FrozenDays & {
  id: string;
  reason: string;
  programme: string | null;
  provinces: readonly string[];
};

type Planned = Freezable & { programme: string | null };

/** Whoever plans holds off freezes until its transaction ends; false while one is being ordered or undone. */
export const holdsOffFreezes = `pg_try_advisory_xact_lock_shared(${freezesLock})`;

/** A freeze is for its days, not for the moment in which it was ordered: what is planned into them later moves as the rest did. */
@Injectable()
export class FreezeLater {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly moving: MoveDeadlines,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Moves deadlines that were just planned as the freezes that stand would have; each can be put back with its freeze. Where
   * freezes were not held off, it is done once that one is through.
   */
  async apply(work: Work, ids: readonly string[], heldOff: boolean): Promise<void> {
    if (ids.length === 0) return;
    if (heldOff) return this.move(work, ids);
    work.afterCommit(() => {
      this.moveOnceThrough(ids).catch((error: unknown) => {
        this.logger.error({ error }, 'Deadlines planned during a freeze were not held against it');
      });
    });
  }

  private moveOnceThrough(ids: readonly string[]): Promise<void> {
    return this.unitOfWork.run(serviceActor('deadlines', 'freeze-later'), async (work) => {
      await work.query(`select pg_advisory_xact_lock_shared(${freezesLock})`);
      await this.move(work, ids);
    });
  }

  private async move(work: Work, ids: readonly string[]): Promise<void> {
    const standing = await work.query<Standing>(
      `select id, reason, programme, provinces, from_on::text as "from", to_on::text as "to", days, until_on::text as until
       from deadline_freeze where undone_at is null order by ordered_at, id`,
    );
    if (standing.length === 0) return;
    let planned = await work.query<Planned>(
      `select ${freezableColumns}, j.programme from ${seenThrough}
       where d.id = any($1::uuid[]) and d.state = 'open' and d.settled_at is null order by d.due_on, d.id for update of d`,
      [ids],
    );
    for (const freeze of standing) {
      const moves = planned
        .filter((one) => isFrozenBy(freeze, one))
        .map((one) => this.moveOf(one, freeze, work.now));
      await this.moving.move(work, moves, 'deadline.frozen', freeze.reason);
      const byId = new Map(moves.map(({ deadline, plan, frozen }) => [deadline.id, { plan, frozen }]));
      planned = planned.map((one) => {
        const moved = byId.get(one.id);
        if (moved === undefined) return one;
        const { dueOn, opensAt, remindAt } = moved.plan;
        return { ...one, dueOn, opensAt, reminders: remindAt, frozen: moved.frozen };
      });
    }
  }

  private moveOf(deadline: Planned, { id, days, until, ...freeze }: Standing, now: Date) {
    const timeZone = this.rules.timeZone(deadline.province, deadline.dueOn);
    const frozenDays = { ...freeze, days: days ?? undefined, until: until ?? undefined };
    const plan = freezePlan(deadline, frozenDays, timeZone, now);
    const frozen = {
      freezeId: id,
      backTo: deadline.dueOn,
      opensOn: plan.opensOnBefore,
      plannedOn: deadline.frozen?.plannedOn ?? deadline.dueOn,
    };
    return { deadline, plan, frozen, timeZone };
  }
}

/** Whether a deadline lies in the days of a freeze that has not moved it already. */
function isFrozenBy(
  { id, from, to, provinces, programme }: Standing,
  { dueOn, province, frozen, programme: own }: Planned,
): boolean {
  return (
    frozen?.freezeId !== id &&
    from <= dueOn &&
    dueOn <= to &&
    provinces.includes(province) &&
    (programme === null || programme === own)
  );
}
