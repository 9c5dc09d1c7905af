import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import type { JobOrder } from '#libs/job-orders';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { addDays, type PlainDate, plainDate } from '#libs/quantities';
import { type DatedValue, RuleRefused, whole } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';

/** What of a placement counts for the day on which its guarantee is settled. */
interface Stay {
  id: string;
  arrivedOn: string;
  departedOn: string | null;
  state: string;
}

/** The weeks of the guarantee, and how long after them a shortfall is settled. */
interface Plan {
  weeks: number;
  delayDays: number;
  value: DatedValue;
}

/**
 * Plans the settlement of the hours guarantee when workers arrive. A stay that ends within the guaranteed weeks is settled
 * after its end; of one that ends early the rules say who bears the hours from memory only, so nothing is settled.
 */
@Injectable()
@ListensToPlacements()
export class PlanGuarantee implements PlacementListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
  ) {}

  async arrived(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    const plan = this.planOf(order);
    if (plan === undefined) return;
    // A transfer goes on with the guarantee with which the season began.
    for (const stay of await stays(work, placementIds, `placed_by <> 'transfer'`))
      await this.schedule(work, order, stay, plan, addDays(plainDate(stay.arrivedOn), 7 * plan.weeks - 1));
  }

  async departed(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    const plan = this.planOf(order);
    if (plan === undefined) return;
    for (const stay of await stays(work, placementIds, `placed_by <> 'transfer'`)) {
      const last = addDays(plainDate(stay.arrivedOn), 7 * plan.weeks - 1);
      if (stay.departedOn === null || stay.departedOn > last) continue;
      if (stay.state === 'early-return') await this.leaveOpen(work, stay, last);
      else await this.schedule(work, order, stay, plan, plainDate(stay.departedOn));
    }
  }

  private async leaveOpen(work: Work, { id, departedOn }: Stay, last: PlainDate): Promise<void> {
    const subject = { type: 'placement', id };
    await this.deadlines.settle(work, subject, 'HOURS_GUARANTEE', 'cancelled');
    work.record({
      action: 'hours-guarantee.left-open',
      subject,
      after: { departedOn, guaranteedTo: last },
      reason: 'The stay ended early; who bears the hours then is not confirmed',
    });
  }

  private async schedule(
    work: Work,
    order: JobOrder,
    { id }: Stay,
    { delayDays, value }: Plan,
    countedFrom: PlainDate,
  ): Promise<void> {
    const dueOn = addDays(countedFrom, delayDays);
    await this.deadlines.schedule(work, {
      kind: 'HOURS_GUARANTEE',
      subject: { type: 'placement', id },
      owedBy: 'employer',
      employerId: order.employerId,
      province: order.province,
      timeZone: this.rules.timeZone(order.province, dueOn),
      remindsOn: this.rules.remindersOf('HOURS_GUARANTEE', order, { dueOn, countedFromOn: countedFrom }),
      dueOn,
      countedFrom: 'last guaranteed day',
      source: { title: value.source.title, clause: value.source.clause },
    });
  }

  /** Undefined where the edition guarantees no hours. */
  private planOf({ needFrom, programme, country, province }: JobOrder): Plan | undefined {
    if (needFrom === null) return undefined;
    const keys = {
      province,
      ...(country === null ? {} : { country }),
      ...(programme === null ? {} : { programme }),
    };
    const read = (code: 'hours-guarantee' | 'hours-guarantee-window' | 'guarantee-settlement-delay') => {
      const found = this.rules.book.attempt(code, keys, plainDate(needFrom));
      return found instanceof RuleRefused ? undefined : found;
    };
    const [value, window, delay] = [
      read('hours-guarantee'),
      read('hours-guarantee-window'),
      read('guarantee-settlement-delay'),
    ];
    const weeks = window && whole(window);
    return value === undefined || weeks === null || weeks === undefined
      ? undefined
      : { weeks, delayDays: (delay && whole(delay)) ?? 0, value };
  }
}

function stays(work: Work, placementIds: readonly string[], condition: string): Promise<Stay[]> {
  return work.query<Stay>(
    `select id, arrived_on as "arrivedOn", departed_on as "departedOn", state from placement
     where id = any($1) and arrived_on is not null and ${condition} order by id`,
    [placementIds],
  );
}
