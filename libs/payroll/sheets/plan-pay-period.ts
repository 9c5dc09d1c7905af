import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type DatedObligation, Deadlines, type OrderOfSeason, SeasonObligations } from '#libs/deadlines';
import { addDays, type PlainDate } from '#libs/quantities';
import { usualDays } from './pay-periods.store.js';

/** What is owed of every pay period: the records, and where a liaison service gets them, the sheets and what is withheld. */
export const periodDuties = ['SUBMIT_PAY_RECORD', 'SEND_PAY_SHEETS'];

/** The pay period to plan, and how. */
export interface PeriodToPlan {
  jobOrderId: string;
  order: OrderOfSeason;
  from: PlainDate;
  /** As the employer's periods usually end when left out. */
  to?: PlainDate;
  reason: string;
  /** Whether what was settled is owed anew. */
  reopen?: boolean;
}

/** Plans what is owed of one pay period. */
@Injectable()
export class PlanPayPeriod {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
  ) {}

  /** Plans or moves the duties of a period; returns its last day, null where the season owes nothing of it. */
  async plan(work: Work, period: PeriodToPlan): Promise<PlainDate | null> {
    const { jobOrderId, from, reason, reopen = false } = period;
    const owed = await this.dated(work, period);
    const subject = { type: 'job-order', id: jobOrderId };
    const planned = owed.map((one) => ({ ...one, subject, occasion: from }));
    await this.deadlines.scheduleAll(work, planned, reason, reopen);
    return lastDay(owed);
  }

  /** The last day of the period that begins on a day, as the employer's periods usually end. */
  async usualEnd(work: Work, period: Pick<PeriodToPlan, 'order' | 'from'>): Promise<PlainDate | null> {
    return lastDay(await this.dated(work, period));
  }

  private async dated(
    work: Work,
    { order, from, to }: Pick<PeriodToPlan, 'order' | 'from' | 'to'>,
  ): Promise<DatedObligation[]> {
    const days = to === undefined ? await usualDays(work, order.employerId) : undefined;
    const endsOn = to ?? (days === undefined ? undefined : addDays(from, days - 1));
    const dates = { firstDayWorked: from, ...(endsOn === undefined ? {} : { payPeriodEndsOn: endsOn }) };
    return this.obligations.some(work, order, periodDuties, dates);
  }
}

function lastDay(owed: readonly DatedObligation[]): PlainDate | null {
  return owed[0]?.countedFromOn ?? null;
}
