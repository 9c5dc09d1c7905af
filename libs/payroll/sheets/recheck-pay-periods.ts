import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type OrderOfSeason, ReopenDeadlines } from '#libs/deadlines';
import { addDays, type PlainDate } from '#libs/quantities';
import { PayPeriods } from './pay-periods.js';
import {
  firstDayOf,
  lockPeriods,
  notSent,
  periodStanding,
  type PlannedPeriod,
  seasonOf,
  withoutRecord,
} from './pay-periods.store.js';
import { periodDuties, PlanPayPeriod } from './plan-pay-period.js';

const always = { from: '0001-01-01', to: '9999-12-31' };

/** An order whose pay periods are looked at again, and why. */
interface Recheck {
  jobOrderId: string;
  order: OrderOfSeason;
  reason: string;
}

/** Keeps the pay periods of an order true when pay is taken back, or when days of a stay turn out to be others. */
@Injectable()
export class RecheckPayPeriods {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly reopening: ReopenDeadlines,
    private readonly periods: PayPeriods,
    private readonly planning: PlanPayPeriod,
  ) {}

  /** A sheet was withdrawn: its period is owed again, with the days that were planned before the sheet set others. */
  async sheetWithdrawn(
    work: Work,
    jobOrderId: string,
    days: { from: string; to: string },
    reason: string,
  ): Promise<void> {
    const recheck = { jobOrderId, order: await seasonOf(work, jobOrderId), reason };
    const touched = await lockPeriods(work, jobOrderId, days);
    for (const period of touched) await this.restoreDays(work, recheck, period);
    await this.recheck(work, recheck, days);
  }

  /** The first day worked or the departure of workers was corrected; `days` are those between the old day and the new. */
  async datesCorrected(
    work: Work,
    jobOrderId: string,
    days: { from: string; to: string },
    reason: string,
  ): Promise<void> {
    const recheck = { jobOrderId, order: await seasonOf(work, jobOrderId), reason };
    await this.beginWithWork(work, recheck);
    await this.recheck(work, recheck, days);
    const last = (await lockPeriods(work, jobOrderId, always)).at(-1);
    if (last !== undefined) await this.periods.planNext(work, { jobOrderId, ...last }, recheck.order);
    await this.periods.endIfNobody(work, { id: jobOrderId });
  }

  /**
   * Settles what is complete, owes again what lacks something, and cancels what nobody was there for. What was missed is missed
   * anew, so that what is found of it is found of the workers and the money of now.
   */
  private async recheck(
    work: Work,
    { jobOrderId, order, reason }: Recheck,
    days: { from: string; to: string },
  ): Promise<void> {
    for (const { from, to, settled } of await lockPeriods(work, jobOrderId, days)) {
      const period = { jobOrderId, from, to };
      const { somebodyThere } = await periodStanding(work, period);
      if (!somebodyThere) {
        if (!settled) await this.cancel(work, jobOrderId, [from], reason);
        continue;
      }
      const lacking = {
        SUBMIT_PAY_RECORD: await withoutRecord(work, period),
        SEND_PAY_SHEETS: await notSent(work, period),
      };
      for (const [kind, workers] of Object.entries(lacking))
        if (workers.length === 0) await this.deadlines.settleAll(work, [jobOrderId], [kind], 'met', [from]);
        else await this.reopening.oweAgain(work, [jobOrderId], [kind], reason, [from]);
      if (lacking.SUBMIT_PAY_RECORD.length === 0) await this.periods.planNext(work, period, order);
    }
  }

  /** A period of which no record stands ends as it was planned to, unless a later one begins where it ends. */
  private async restoreDays(work: Work, { jobOrderId, order, reason }: Recheck, period: PlannedPeriod) {
    const { from, to } = period;
    if ((await periodStanding(work, { jobOrderId, from, to })).hasRecord) return;
    if ((await this.planning.usualEnd(work, { order, from })) === to) return;
    const later = await lockPeriods(work, jobOrderId, { ...always, from: addDays(to, 1) });
    if (!(await this.areUntouched(work, jobOrderId, later))) return;
    await this.cancel(
      work,
      jobOrderId,
      later.map((one) => one.from),
      reason,
    );
    await this.planning.plan(work, { jobOrderId, order, from, reason, reopen: true });
  }

  /** The first period begins with the first day that anybody worked. */
  private async beginWithWork(work: Work, { jobOrderId, order, reason }: Recheck): Promise<void> {
    const first = await firstDayOf(work, jobOrderId);
    const planned = await lockPeriods(work, jobOrderId, always);
    const [begins] = planned;
    if (first === null || begins === undefined || begins.from === first) return;
    const plan = (to?: PlainDate) =>
      this.planning.plan(work, { jobOrderId, order, from: first, reason, reopen: true, ...(to && { to }) });
    if (await this.areUntouched(work, jobOrderId, planned)) {
      await this.cancel(
        work,
        jobOrderId,
        planned.map(({ from }) => from),
        reason,
      );
      await plan();
    } else if (first < begins.from) await plan(addDays(begins.from, -1));
  }

  /** Whether periods can be planned otherwise: nothing was handed in for them, nobody waived them, and none was missed. */
  private async areUntouched(
    work: Work,
    jobOrderId: string,
    periods: readonly PlannedPeriod[],
  ): Promise<boolean> {
    for (const { from, to, state } of periods)
      if (state !== 'open' || (await periodStanding(work, { jobOrderId, from, to })).hasRecord) return false;
    return true;
  }

  /** Cancels periods, those that were missed for the wrong days among them. */
  private async cancel(
    work: Work,
    jobOrderId: string,
    occasions: readonly string[],
    reason: string,
  ): Promise<void> {
    await this.reopening.oweAgain(work, [jobOrderId], periodDuties, reason, occasions);
    await this.deadlines.settleAll(work, [jobOrderId], periodDuties, 'cancelled', occasions);
  }
}
