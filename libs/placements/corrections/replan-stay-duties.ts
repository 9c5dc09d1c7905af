import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type NewDeadline, ReopenDeadlines } from '#libs/deadlines';
import { JobOrder } from '#libs/job-orders';
import { type PlainDate, plainDate } from '#libs/quantities';
import { begun, seenTo, StayDuties, stillOwed } from '../stay-duties.js';
import type { Placement } from '../placement.entity.js';
import { seasonChain } from './season-chain.js';
import type { StayCorrected } from './stay-dates.js';

/** Corrected stays of locked orders. */
interface Corrected {
  orders: readonly JobOrder[];
  stays: readonly StayCorrected[];
  reason: string;
}

const working = ({ state }: Pick<Placement, 'state'>) => state === 'arrived' || state === 'working';

/** Plans the obligations of a stay anew when the day that they count from turns out to be another. */
@Injectable()
export class ReplanStayDuties {
  constructor(
    private readonly duties: StayDuties,
    private readonly reopening: ReopenDeadlines,
  ) {}

  /** Moves what counts from the first day worked and from the last; what was done is judged by the right day. */
  async datesCorrected(work: Work, corrected: Corrected): Promise<void> {
    for (const [on, stays] of byDay(corrected.stays, 'firstDayWorkedOn'))
      await this.firstDay(work, { ...corrected, stays }, on);
    for (const [on, stays] of byDay(corrected.stays, 'departedOn'))
      await this.lastDay(work, { ...corrected, stays }, on);
  }

  private async firstDay(work: Work, { orders, stays, reason }: Corrected, on: PlainDate): Promise<void> {
    const placements = stays.map(({ placement }) => placement);
    const byId = new Map(placements.map((placement) => [placement.id, placement]));
    const planned = (
      await this.duties.plan(work, { placements, orders }, begun, { firstDayWorked: on })
    ).filter(
      // The stay is one stay over transfers: its last day counts from the first day worked anywhere.
      ({ kind, subject }) => kind !== 'LEAVE_BY' || byId.get(subject.id)?.placedBy !== 'transfer',
    );
    const owed = stillOwed(planned, placements).filter(({ kind, subject }) => {
      const placement = byId.get(subject.id);
      return kind === 'KEEP_RECORDS_UNTIL' || (placement !== undefined && working(placement));
    });
    await this.reopening.replan(work, owed, reason);
    await this.reopening.judge(
      work,
      planned.filter((one) => isDone(one, byId)),
      reason,
    );
    for (const one of planned)
      if (one.kind === 'LEAVE_BY' && byId.get(one.subject.id)?.state === 'transferred')
        await this.moveLastStay(work, one, on, reason);
  }

  private async lastDay(work: Work, { orders, stays, reason }: Corrected, on: PlainDate): Promise<void> {
    const placements = stays
      .map(({ placement }) => placement)
      .filter(({ state, firstDayWorkedOn }) => state !== 'transferred' && firstDayWorkedOn !== null);
    const dates = { lastDayWorked: on };
    await this.reopening.replan(
      work,
      await this.duties.plan(work, { placements, orders }, ['FINAL_WAGES'], dates),
      reason,
    );
  }

  /** The last day of the stay that goes on after transfers, by the first day worked before them. */
  private async moveLastStay(work: Work, first: NewDeadline, on: PlainDate, reason: string): Promise<void> {
    const chain = await seasonChain(work, [first.subject.id]);
    const [last] = await work.query<Pick<Placement, 'id' | 'jobOrderId'>>(
      `select p.id, p.job_order_id as "jobOrderId" from placement p
       join deadline d on d.subject_id = p.id and d.kind = 'LEAVE_BY' and d.state <> 'cancelled'
       where p.id = any($1)`,
      [chain],
    );
    if (last === undefined) return;
    const order = await work.manager.findOneByOrFail(JobOrder, { id: last.jobOrderId });
    const { dueOn, countedFrom, countedFromOn, source } = first;
    const planned = await this.duties.plan(work, { placements: [last], orders: [order] }, ['LEAVE_BY'], {
      firstDayWorked: on,
    });
    const moved = planned.map((one) => ({
      ...{ ...one, dueOn, countedFrom, source },
      ...(countedFromOn === undefined ? {} : { countedFromOn }),
    }));
    await this.reopening.replan(work, moved, reason);
  }
}

/** Whether an obligation was done and not only left: papers say so on the placement, and who has left has left. */
function isDone({ kind, subject }: NewDeadline, byId: ReadonlyMap<string, Placement>): boolean {
  const placement = byId.get(subject.id);
  if (placement === undefined) return false;
  if (kind === 'LEAVE_BY') return !working(placement);
  return kind in seenTo && placement[seenTo[kind as keyof typeof seenTo]] !== null;
}

/** Stays by the day that one of their dates is corrected to. */
function byDay(
  stays: readonly StayCorrected[],
  name: 'firstDayWorkedOn' | 'departedOn',
): Map<PlainDate, StayCorrected[]> {
  const found = new Map<PlainDate, StayCorrected[]>();
  for (const stay of stays) {
    const day = stay.after[name];
    if (day === null || day === stay.before[name]) continue;
    found.set(plainDate(day), [...(found.get(plainDate(day)) ?? []), stay]);
  }
  return found;
}
