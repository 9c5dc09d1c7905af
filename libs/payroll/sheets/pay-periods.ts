import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type OrderOfSeason } from '#libs/deadlines';
import type { JobOrder } from '#libs/job-orders';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { addDays, type PlainDate, plainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import {
  lastDayOf,
  lastPeriod,
  lockOwed,
  notSent,
  type PayPeriodOf,
  seasonOf,
  withoutRecord,
} from './pay-periods.store.js';
import type { SheetPeriod } from './pay-sheet.input.js';
import { periodDuties, PlanPayPeriod } from './plan-pay-period.js';

/**
 * Plans what an employer owes of each pay period of an order, one period after the other for as long as anybody works: the
 * first begins with the first day worked, the next when records of one are handed in, or were missed. The periods are as
 * long as the employer's sheets show.
 */
@Injectable()
@ListensToPlacements()
export class PayPeriods implements PlacementListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly planning: PlanPayPeriod,
  ) {}

  /** Workers begin to work: a period begins with them, unless one is running. */
  async begun(work: Work, { order, on }: PlacementsMoved & { on: PlainDate }): Promise<void> {
    const last = await lastPeriod(work, order.id);
    const runs = last !== undefined && (last.to >= on || (last.state === 'open' && !last.settled));
    if (runs) return;
    await this.planning.plan(work, { jobOrderId: order.id, order, from: on, reason: 'planned' });
  }

  /** Nobody works for the order any more: what was planned of later days is not owed. */
  departed(work: Work, { order }: PlacementsMoved): Promise<void> {
    return this.endIfNobody(work, order);
  }

  movedOn(work: Work, { order }: PlacementsMoved): Promise<void> {
    return this.endIfNobody(work, order);
  }

  /**
   * A sheet was handed in. A period that begins with it is then as long as the sheet says, and its records are complete once every
   * day of every worker who was there is in one. Returns what is still to be done of it.
   */
  async handedIn(work: Work, jobOrderId: string, sheet: SheetPeriod): Promise<NextStep[]> {
    const days = { from: sheet.periodStart, to: sheet.periodEnd };
    const to = plainDate(sheet.periodEnd);
    const owed = await lockOwed(work, jobOrderId, 'SUBMIT_PAY_RECORD', days);
    if (owed.length === 0) return [];
    const order = await seasonOf(work, jobOrderId);
    for (const { from, to: plannedTo, state } of owed) {
      if (state === 'open' && plannedTo !== to && sheet.periodStart <= from)
        await this.planning.plan(work, {
          jobOrderId,
          order,
          from,
          to,
          reason: 'the pay period ended on another day',
        });
      if ((await withoutRecord(work, { jobOrderId, from, to })).length > 0) continue;
      await this.settle(work, jobOrderId, 'SUBMIT_PAY_RECORD', [from], 'met');
      await this.planNext(work, { jobOrderId, from, to }, order);
    }
    const dueOn = await this.deadlines.dayOwed(work, jobOrderId, 'SEND_PAY_SHEETS', days);
    return dueOn === null ? [] : [{ act: 'SEND_PAY_SHEETS', by: 'employer', dueOn }];
  }

  /** A sheet was sent to the liaison service: done once those of all workers of the period are. */
  async sent(work: Work, jobOrderId: string, sheet: Pick<SheetPeriod, 'periodStart' | 'periodEnd'>) {
    const days = { from: sheet.periodStart, to: sheet.periodEnd };
    for (const { from, to } of await lockOwed(work, jobOrderId, 'SEND_PAY_SHEETS', days))
      if ((await notSent(work, { jobOrderId, from, to })).length === 0)
        await this.settle(work, jobOrderId, 'SEND_PAY_SHEETS', [from], 'met');
  }

  /** Plans the period that follows one, if anybody works in it and it is not planned yet. */
  async planNext(work: Work, period: PayPeriodOf, known?: OrderOfSeason): Promise<void> {
    const { jobOrderId, to } = period;
    const last = await lastPeriod(work, jobOrderId);
    const lastDay = await lastDayOf(work, jobOrderId);
    if ((last !== undefined && last.from > to) || (lastDay !== null && lastDay <= to)) return;
    const order = known ?? (await seasonOf(work, jobOrderId));
    await this.planning.plan(work, { jobOrderId, order, from: addDays(to, 1), reason: 'planned' });
  }

  /** The workers of a period without a record. */
  withoutRecord(work: Work, period: PayPeriodOf) {
    return withoutRecord(work, period);
  }

  /** The workers of a period whose sheet was not sent. */
  notSent(work: Work, period: PayPeriodOf) {
    return notSent(work, period);
  }

  /** Cancels the open periods after the last day on which anybody was there. */
  async endIfNobody(work: Work, { id }: Pick<JobOrder, 'id'>): Promise<void> {
    const lastDay = await lastDayOf(work, id);
    if (lastDay === null) return;
    const later = { from: addDays(lastDay, 1), to: '9999-12-31' };
    for (const kind of periodDuties) {
      const owed = await lockOwed(work, id, kind, later);
      const occasions = owed.filter(({ state }) => state === 'open').map(({ from }) => from);
      await this.settle(work, id, kind, occasions, 'cancelled');
    }
  }

  private settle(
    work: Work,
    jobOrderId: string,
    kind: string,
    occasions: readonly string[],
    how: 'met' | 'cancelled',
  ): Promise<void> {
    return this.deadlines.settleAll(work, [jobOrderId], [kind], how, occasions);
  }
}
