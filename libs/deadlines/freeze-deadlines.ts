import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, officialNow, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { DeadlineFreeze } from './deadline-freeze.entity.js';
import { type Freezable, freezable, type Frost, lockFreezable } from './freezable.js';
import { freezePlan } from './frozen-plan.js';
import {
  freezeFindings,
  type FreezeOrder,
  frozenProvinces,
  lockFreezes,
  revisionOf,
} from './freeze-check.js';
import { MoveDeadlines } from './move-deadlines.js';
import { refuse } from './refusals.js';

/** What a preview showed, which is all that may then be done. */
export interface Shown {
  moves: number;
  revision: number;
}

/** A deadline as a preview shows it. */
export interface FreezeRow {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  province: string;
  dueOn: string;
  movesTo: string;
}

/** What a freeze would do. */
export interface FreezePreview extends Shown {
  provinces: readonly string[];
  /** How many of each obligation and province. */
  counts: { kind: string; province: string; moves: number }[];
  /** The first ones by due day; those of drafts, which are their employers' own, are only counted. */
  first: FreezeRow[];
}

const firstRows = 20;

/** A portal that is shut, a disaster: moves every open deadline of some provinces and days, in one action that can be undone. */
@Injectable()
export class FreezeDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly moving: MoveDeadlines,
  ) {}

  /** Shows what a freeze would move; changes nothing. Throws Refused with every finding against it. */
  async preview(principal: Principal, order: FreezeOrder): Promise<FreezePreview> {
    const frost = frostOf(principal, order);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
        manager.query(sql, [...parameters]);
      const revision = await revisionOf({ query });
      const found = await freezable({ query }, frost);
      const now = await officialNow(manager);
      return {
        moves: found.length,
        revision,
        provinces: frost.provinces,
        counts: countsOf(found),
        first: found
          .filter(({ isDraft }) => !isDraft)
          .slice(0, firstRows)
          .map((row) => this.shown(row, frost, now)),
      };
    });
  }

  /**
   * Freezes what a preview showed: all of it or nothing. What was missed before stays missed; a sweep at the same time
   * misses a deadline before this, or finds it moved. Throws Refused when more would move than was shown, or when another
   * freeze came since.
   */
  order(
    principal: Principal,
    order: FreezeOrder,
    shown: Shown,
  ): Promise<{ id: string; moved: number; receipt: ReceiptView }> {
    const frost = frostOf(principal, order);
    return this.unitOfWork.run(principal, async (work) => {
      await lockFreezes(work);
      const revision = await revisionOf(work);
      const found = revision === shown.revision ? await lockFreezable(work, frost) : [];
      const asShown = revision === shown.revision && found.length <= shown.moves;
      refuseIf([
        ...(asShown ? [] : [refuse('FREEZE_NOT_AS_SHOWN', { shown: shown.moves })]),
        ...(asShown && found.length === 0 ? [refuse('FREEZE_MOVES_NOTHING')] : []),
      ]);
      const id = newId();
      await this.enter(work, principal, { id, order, frost, moved: found.length });
      await this.moving.move(work, this.moves(work, id, found, frost), 'deadline.frozen', order.reason);
      const subject = { type: 'deadline-freeze', id };
      const receipt = await issueReceipt(work, { act: 'frozen', subject, next: [] });
      return { id, moved: found.length, receipt };
    });
  }

  private async enter(
    work: Work,
    principal: Principal,
    { id, order, frost, moved }: { id: string; order: FreezeOrder; frost: Frost; moved: number },
  ): Promise<void> {
    const { programme, provinces, from: fromOn, to: toOn, days = null, until: untilOn = null } = frost;
    const row = { programme, provinces: [...provinces], fromOn, toOn, days, untilOn, moved };
    await work.manager.insert(DeadlineFreeze, {
      ...row,
      id,
      reason: order.reason,
      orderedAt: work.now,
      orderedByUserId: principal.userId,
    });
    const subject = { type: 'deadline-freeze', id };
    work.record({ action: 'deadline-freeze.ordered', subject, after: row, reason: order.reason });
  }

  private moves(work: Work, freezeId: string, found: readonly Freezable[], frost: Frost) {
    return found.map((deadline) => {
      const timeZone = this.rules.timeZone(deadline.province, deadline.dueOn);
      const plan = freezePlan(deadline, frost, timeZone, work.now);
      const frozen = {
        freezeId,
        backTo: deadline.dueOn,
        opensOn: plan.opensOnBefore,
        plannedOn: deadline.frozen?.plannedOn ?? deadline.dueOn,
      };
      return { deadline, plan, frozen, timeZone };
    });
  }

  private shown(row: Freezable, frost: Frost, now: Date): FreezeRow {
    const { id, kind, subjectType, subjectId, province, dueOn } = row;
    const { dueOn: movesTo } = freezePlan(row, frost, this.rules.timeZone(province, dueOn), now);
    return { id, kind, subjectType, subjectId, province, dueOn, movesTo };
  }
}

function frostOf(principal: Principal, order: FreezeOrder): Frost {
  refuseIf(freezeFindings(principal, order));
  const { programme = null, from, to, days, until } = order;
  return { programme, provinces: frozenProvinces(principal, order.province), from, to, days, until };
}

function countsOf(found: readonly Freezable[]): FreezePreview['counts'] {
  const counts = new Map<string, FreezePreview['counts'][number]>();
  for (const { kind, province } of found) {
    const known = counts.get(`${kind} ${province}`);
    if (known === undefined) counts.set(`${kind} ${province}`, { kind, province, moves: 1 });
    else known.moves += 1;
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
