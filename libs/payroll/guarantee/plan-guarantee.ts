import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import {
  Deadlines,
  type FurtherDates,
  type NewDeadline,
  ReopenDeadlines,
  SeasonObligations,
} from '#libs/deadlines';
import type { JobOrder } from '#libs/job-orders';
import {
  ListensToPlacements,
  type PlacementListener,
  type PlacementsMoved,
  type StaysCorrected,
} from '#libs/placements';
import { addDays, type PlainDate, plainDate } from '#libs/quantities';
import { RuleRefused, whole } from '#libs/rulebook';
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
    private readonly reopening: ReopenDeadlines,
  ) {}

  async arrived(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    // A transfer goes on with the guarantee with which the season began.
    for (const { id, arrivedOn } of await stays(work, placementIds, `placed_by <> 'transfer'`))
      await this.schedule(work, order, id, { arrivedOn: plainDate(arrivedOn) }, this.planNew);
  }

  async departed(work: Work, { order, placementIds }: PlacementsMoved): Promise<void> {
    const weeks = this.weeksOf(order);
    if (weeks === undefined) return;
    for (const stay of await stays(work, placementIds, `placed_by <> 'transfer'`))
      if (endsWithin(stay, weeks)) await this.planWeeks(work, order, stay, weeks, this.planNew);
    await this.planEnd(work, order, placementIds, this.planNew);
  }

  /** Arrivals and departures were corrected: what counts from them is planned anew, and what was settled judged by it. */
  async replan(work: Work, { order, stays: corrected, reason }: StaysCorrected): Promise<void> {
    const weeks = this.weeksOf(order);
    if (weeks === undefined) return;
    const plan: Plan = (_work, planned) => this.reopening.replan(work, planned, reason);
    const changed = (name: 'arrivedOn' | 'departedOn') =>
      corrected.filter(({ before, after }) => before[name] !== after[name]).map(({ id }) => id);
    const ids = [...new Set([...changed('arrivedOn'), ...changed('departedOn')])];
    for (const stay of await stays(work, ids, `placed_by <> 'transfer'`))
      await this.planWeeks(work, order, stay, weeks, plan);
    await this.planEnd(work, order, changed('departedOn'), plan);
  }

  private readonly planNew: Plan = (work, planned) => this.deadlines.scheduleAll(work, planned);

  /** The guaranteed weeks of a stay, from its arrival; they end with a stay that ends within them. */
  private async planWeeks(work: Work, order: JobOrder, stay: Stay, weeks: number, plan: Plan): Promise<void> {
    const arrivedOn = plainDate(stay.arrivedOn);
    if (!endsWithin(stay, weeks)) return this.schedule(work, order, stay.id, { arrivedOn }, plan);
    if (stay.state === 'early-return') return this.leaveOpen(work, stay, lastGuaranteed(stay, weeks));
    const lastDayWorked = plainDate(stay.departedOn);
    return this.schedule(work, order, stay.id, { arrivedOn, lastDayWorked }, plan);
  }

  /**
   * The end of a season's last stay settles its guarantee: at once where nothing is short. Where the guarantee was left
   * open there is nothing to settle.
   */
  private async planEnd(
    work: Work,
    order: JobOrder,
    placementIds: readonly string[],
    plan: Plan,
  ): Promise<void> {
    const ended = await work.query<{ rootId: string; departedOn: PlainDate; settled: boolean }>(
      `with ${seasonRoots}
       select root.root_id as "rootId", p.departed_on::text as "departedOn", d.settled_at is not null as settled
       from root join placement p on p.id = root.id
         join deadline d on d.subject_id = root.root_id and d.kind = 'SETTLE_GUARANTEED_WEEKS' and d.state <> 'cancelled'
       where p.departed_on is not null and p.state <> 'transferred' order by root.id`,
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
    await plan(work, planned);
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

  private async schedule(
    work: Work,
    order: JobOrder,
    id: string,
    dates: FurtherDates,
    plan: Plan,
  ): Promise<void> {
    const owed = await this.obligations.some(work, order, ['SETTLE_GUARANTEED_WEEKS'], dates);
    const subject = { type: 'placement', id };
    await plan(
      work,
      owed.map((one) => ({ ...one, subject })),
    );
  }

  /** The guaranteed weeks of an order's season; undefined where the edition guarantees no hours. */
  private weeksOf({ needFrom, programme, country, province }: JobOrder): number | undefined {
    if (needFrom === null) return undefined;
    const keys = {
      province,
      ...(country === null ? {} : { country }),
      ...(programme === null ? {} : { programme }),
    };
    const read = (code: 'hours-guarantee' | 'hours-guarantee-window') => {
      const found = this.rules.book.attempt(code, keys, plainDate(needFrom));
      return found instanceof RuleRefused ? undefined : found;
    };
    const [hours, window] = [read('hours-guarantee'), read('hours-guarantee-window')];
    return hours && window && (whole(window) ?? undefined);
  }
}

/** Plans obligations, or moves them because the day that they count from was wrong. */
type Plan = (work: Work, planned: readonly NewDeadline[]) => Promise<void>;

/** The last of a stay's guaranteed days, counted from its arrival. */
function lastGuaranteed({ arrivedOn }: Stay, weeks: number): PlainDate {
  return addDays(plainDate(arrivedOn), 7 * weeks - 1);
}

/** Whether a stay ended within its guaranteed weeks; one that goes on after a transfer did not. */
function endsWithin(stay: Stay, weeks: number): stay is Stay & { departedOn: string } {
  const { departedOn, state } = stay;
  return departedOn !== null && state !== 'transferred' && departedOn <= lastGuaranteed(stay, weeks);
}

function stays(work: Work, placementIds: readonly string[], condition: string): Promise<Stay[]> {
  return work.query<Stay>(
    `select id, arrived_on as "arrivedOn", departed_on as "departedOn", state from placement
     where id = any($1) and arrived_on is not null and ${condition} order by id`,
    [placementIds],
  );
}
