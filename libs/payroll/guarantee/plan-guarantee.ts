import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type FurtherDates, type NewDeadline, SeasonObligations } from '#libs/deadlines';
import { asFiled, type JobOrder } from '#libs/job-orders';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { addDays, type PlainDate, plainDate } from '#libs/quantities';
import { guaranteedHours, RuleRefused } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { seasonRoots } from '../sheets/payable-placements.js';

/** What of a placement counts for the day on which its guarantee is settled. */
interface Stay {
  id: string;
  arrivedOn: string;
  departedOn: string | null;
  state: string;
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
    private readonly obligations: SeasonObligations,
    private readonly rules: RulesInForce,
  ) {}

  async arrived(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    // A transfer goes on with the guarantee with which the season began.
    for (const { id, arrivedOn } of await stays(work, placementIds, `placed_by <> 'transfer'`))
      await this.schedule(work, order, id, { arrivedOn: plainDate(arrivedOn) });
  }

  async departed(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    const weeks = this.weeksOf(order);
    if (weeks === undefined) return;
    await this.endWeeks(work, order, placementIds, weeks);
    await this.planEnd(work, order, placementIds);
  }

  /** The guaranteed weeks of stays that ended within them. */
  private async endWeeks(
    work: Work,
    order: JobOrder,
    placementIds: readonly string[],
    weeks: number,
  ): Promise<void> {
    for (const stay of await stays(work, placementIds, `placed_by <> 'transfer'`)) {
      const arrivedOn = plainDate(stay.arrivedOn);
      const last = addDays(arrivedOn, 7 * weeks - 1);
      if (stay.departedOn === null || stay.departedOn > last) continue;
      if (stay.state === 'early-return') await this.leaveOpen(work, stay, last);
      else
        await this.schedule(work, order, stay.id, { arrivedOn, lastDayWorked: plainDate(stay.departedOn) });
    }
  }

  /**
   * The end of a season's last stay settles its guarantee: at once where nothing is short. Where the guarantee was left
   * open there is nothing to settle.
   */
  private async planEnd(work: Work, order: JobOrder, placementIds: readonly string[]): Promise<void> {
    const ended = await work.query<{ rootId: string; departedOn: PlainDate; settled: boolean }>(
      `with ${seasonRoots}
       select root.root_id as "rootId", p.departed_on::text as "departedOn", d.settled_at is not null as settled
       from root join placement p on p.id = root.id
         join deadline d on d.subject_id = root.root_id and d.kind = 'SETTLE_GUARANTEED_WEEKS' and d.state <> 'cancelled'
       where p.departed_on is not null order by root.id`,
      [placementIds],
    );
    const planned: NewDeadline[] = [];
    for (const day of new Set(ended.map(({ departedOn }) => departedOn))) {
      const dates = { lastDayWorked: day };
      const owed = await this.obligations.some(work, order, ['SETTLE_HOURS_GUARANTEE'], dates);
      for (const { rootId, departedOn } of ended)
        if (departedOn === day)
          planned.push(...owed.map((one) => ({ ...one, subject: { type: 'placement', id: rootId } })));
    }
    await this.deadlines.scheduleAll(work, planned);
    const nothingShort = ended.filter(({ settled }) => settled).map(({ rootId }) => rootId);
    await this.deadlines.settleAll(work, nothingShort, ['SETTLE_HOURS_GUARANTEE'], 'met');
  }

  private async leaveOpen(work: Work, { id, departedOn }: Stay, last: PlainDate): Promise<void> {
    const subject = { type: 'placement', id };
    await this.deadlines.settle(work, subject, 'SETTLE_GUARANTEED_WEEKS', 'cancelled');
    work.record({
      action: 'hours-guarantee.left-open',
      subject,
      after: { departedOn, guaranteedTo: last },
      reason: 'The stay ended early; who bears the hours then is not confirmed',
    });
  }

  private async schedule(work: Work, order: JobOrder, id: string, dates: FurtherDates): Promise<void> {
    const owed = await this.obligations.some(work, order, ['SETTLE_GUARANTEED_WEEKS'], dates);
    const subject = { type: 'placement', id };
    await this.deadlines.scheduleAll(
      work,
      owed.map((one) => ({ ...one, subject })),
    );
  }

  /** The guaranteed weeks of an order's season; undefined where the edition guarantees no hours. */
  private weeksOf(order: JobOrder): number | undefined {
    const { needFrom, programme, country, province } = asFiled(order);
    const keys = { programme, country, province };
    return guaranteedHours((code) => {
      const found = this.rules.book.attempt(code, keys, plainDate(needFrom));
      return found instanceof RuleRefused ? undefined : found;
    })?.weeks;
  }
}

function stays(work: Work, placementIds: readonly string[], condition: string): Promise<Stay[]> {
  return work.query<Stay>(
    `select id, arrived_on as "arrivedOn", departed_on as "departedOn", state from placement
     where id = any($1) and arrived_on is not null and ${condition} order by id`,
    [placementIds],
  );
}
