import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { dateIn } from '#libs/quantities';
import type { Frozen } from './deadline.entity.js';
import type { Freezable } from './freezable.js';
import type { MovedPlan } from './frozen-plan.js';
import { DeadlineHandlers, type MovedDeadline } from './handlers.js';
import { WakeUp } from './wake-up.js';

/** A deadline, where it moves to, and the freeze under which it then stands. */
export interface Move {
  deadline: Freezable;
  plan: MovedPlan;
  frozen: Frozen | null;
  timeZone: string;
}

/** Rows of one statement: many enough to be quick, few enough for one message to the database. */
const batch = 5000;

const moveRows = `
  update deadline d set due_on = n.due_on, due_at = n.due_at, opens_at = n.opens_at, next_at = n.next_at,
    remind_at = array(select json_array_elements_text(n.remind_at)::timestamptz), failures = 0, last_failure = null,
    planned_before = d.planned_before || jsonb_build_array(jsonb_build_object('dueOn', d.due_on, 'movedAt', $2::text,
      'reason', $3::text, 'state', d.state, 'missedAt', null, 'frozen', n.frozen))
  from json_to_recordset($1) as n (id uuid, due_on date, due_at timestamptz, opens_at timestamptz,
    next_at timestamptz, remind_at json, frozen jsonb)
  where d.id = n.id`;

/** Moves locked open deadlines to other days, keeping the earlier plan, and tells the nouns that repeat the days. */
@Injectable()
export class MoveDeadlines {
  constructor(
    private readonly handlers: DeadlineHandlers,
    private readonly wakeUp: WakeUp,
  ) {}

  async move(work: Work, moves: readonly Move[], action: string, reason: string): Promise<void> {
    for (let at = 0; at < moves.length; at += batch) {
      const rows = moves.slice(at, at + batch).map(({ deadline, plan, frozen }) => ({
        id: deadline.id,
        due_on: plan.dueOn,
        due_at: plan.dueAt,
        opens_at: plan.opensAt,
        next_at: plan.nextAt,
        remind_at: plan.remindAt,
        frozen,
      }));
      await work.query(moveRows, [JSON.stringify(rows), work.now.toISOString(), reason]);
    }
    for (const { deadline, plan } of moves)
      work.record({
        action,
        subject: { type: deadline.subjectType, id: deadline.subjectId },
        before: { kind: deadline.kind, dueOn: deadline.dueOn },
        after: { kind: deadline.kind, dueOn: plan.dueOn },
        reason,
      });
    await this.tell(work, moves);
    const wakeAt = new Set(moves.map(({ plan }) => plan.nextAt.getTime()));
    work.afterCommit(() => {
      for (const at of wakeAt) this.wakeUp.at(new Date(at), work.now);
    });
  }

  private async tell(work: Work, moves: readonly Move[]): Promise<void> {
    const byKind = new Map<string, MovedDeadline[]>();
    for (const { deadline, plan, timeZone } of moves) {
      const { kind, subjectId } = deadline;
      const opensOn =
        plan.opensOnBefore === null || plan.opensAt === null ? null : dateIn(plan.opensAt, timeZone);
      const moved = { kind, subjectId, dueOn: plan.dueOn, opensOn };
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [moved]);
      else known.push(moved);
    }
    for (const [kind, moved] of byKind) await this.handlers.of(kind)?.moved?.(work, moved);
  }
}
