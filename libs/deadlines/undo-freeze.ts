import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound, refuseIf } from '#libs/platform';
import { endOfDay, plainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { DeadlineFreeze } from './deadline-freeze.entity.js';
import { type Freezable, lockFrozen } from './freezable.js';
import { lockFreezes } from './freeze-check.js';
import { putBackPlan } from './frozen-plan.js';
import { type Move, MoveDeadlines } from './move-deadlines.js';
import { refuse } from './refusals.js';

/** Why a deadline stays where it is: it is settled or missed, it was moved again, or its earlier day is over by now. */
export const leftReasons = ['settled', 'missed', 'moved', 'day-over'] as const;
export type LeftReason = (typeof leftReasons)[number];

/** A deadline that an undoing left where it is. */
export interface LeftDeadline {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  dueOn: string;
  why: LeftReason;
}

/** What an undoing did. */
export interface Undone {
  putBack: number;
  left: number;
  /** The first of those that stay. */
  leftDeadlines: LeftDeadline[];
  receipt: ReceiptView;
}

const leftRows = 200;

/** Undoing a freeze: puts its deadlines back, as far as that leaves them a day to be kept. */
@Injectable()
export class UndoFreeze {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly moving: MoveDeadlines,
  ) {}

  /** Puts back what is open and was not moved since, and names the rest. Throws Refused for a freeze undone before. */
  undo(principal: Principal, id: string, reason: string): Promise<Undone> {
    return this.unitOfWork.run(principal, async (work) => {
      await lockFreezes(work);
      await this.refuseOthers(work, principal, id);
      const moves: Move[] = [];
      const left: LeftDeadline[] = [];
      for (const deadline of await lockFrozen(work, id)) {
        const why = this.whyLeft(work, id, deadline);
        if (why === null) moves.push(this.moveBack(work, deadline));
        else left.push(leftOf(deadline, why));
      }
      await this.moving.move(work, moves, 'deadline.put-back', reason);
      const after = { putBack: moves.length, left: left.length };
      await work.manager.update(DeadlineFreeze, { id }, { undoneAt: work.now, putBack: moves.length });
      const subject = { type: 'deadline-freeze', id };
      work.record({ action: 'deadline-freeze.undone', subject, after, reason });
      const receipt = await issueReceipt(work, { act: 'undone', subject, next: [] });
      return { ...after, leftDeadlines: left.slice(0, leftRows), receipt };
    });
  }

  private async refuseOthers(work: Work, { scope }: Principal, id: string): Promise<void> {
    const provinces = scope.kind === 'provinces' ? scope.provinces : [];
    const [freeze] = await work.query<{ undoneAt: Date | null }>(
      'select undone_at as "undoneAt" from deadline_freeze where id = $1 and provinces <@ $2::text[]',
      [id, provinces],
    );
    if (freeze === undefined) throw notFound('deadline freeze');
    const { undoneAt } = freeze;
    refuseIf(undoneAt === null ? [] : [refuse('FREEZE_UNDONE', { undoneAt: undoneAt.toISOString() })]);
  }

  private whyLeft(
    { now }: Work,
    freezeId: string,
    { state, frozen, province }: Freezable & { state: string },
  ): LeftReason | null {
    if (state === 'settled') return 'settled';
    if (state === 'missed') return 'missed';
    if (frozen?.freezeId !== freezeId) return 'moved';
    const backTo = plainDate(frozen.backTo);
    return endOfDay(backTo, this.rules.timeZone(province, backTo)) <= now ? 'day-over' : null;
  }

  private moveBack({ now }: Work, deadline: Freezable): Move {
    const { frozen, frozenBefore, province } = deadline;
    const dueOn = plainDate(frozen?.backTo ?? deadline.dueOn);
    const opensOn = frozen?.opensOn == null ? null : plainDate(frozen.opensOn);
    const timeZone = this.rules.timeZone(province, dueOn);
    const plan = putBackPlan(deadline, { dueOn, opensOn }, timeZone, now);
    return { deadline, plan, frozen: frozenBefore, timeZone };
  }
}

function leftOf({ id, kind, subjectType, subjectId, dueOn }: Freezable, why: LeftReason): LeftDeadline {
  return { id, kind, subjectType, subjectId, dueOn, why };
}
