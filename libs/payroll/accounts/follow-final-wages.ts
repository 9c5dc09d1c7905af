import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type OrderOfSeason, SeasonObligations } from '#libs/deadlines';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import type { PlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { ListensToPay, type PayAssessed, type PayListener, type SheetWithdrawn } from '../listeners.js';
import { enterFinalWages, wagesProven } from './final-wages.js';
import type { PayablePlacement } from '../sheets/payable-placements.js';

/** A deadline that was settled, with the order whose season it is of. */
type Settled = OrderOfSeason & { placementId: string; dueOn: PlainDate };

/** Keeps what is owed as final wages true: from the end of a stay on, with every record that is added or corrected. */
@Injectable()
@ListensToPlacements()
@ListensToPay()
export class FollowFinalWages implements PlacementListener, PayListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
    private readonly rules: RulesInForce,
  ) {}

  /** Pay that was proven before the worker left needs no other proof, where it goes on to the last day. */
  async departed(work: Work, { placementIds }: PlacementsMoved): Promise<void> {
    await enterFinalWages(work, placementIds);
    await this.settle(work, await wagesProven(work, placementIds, { untilDeparture: true }));
  }

  /** Follows new records; stays that go on owe nothing yet. */
  async assessed(work: Work, { records }: PayAssessed): Promise<void> {
    const ids = endedOf(records.map(({ placement }) => placement));
    if (ids.length === 0) return;
    await enterFinalWages(work, ids);
    await this.reopen(work, ids);
    await this.settleProven(work, ids);
  }

  /** Follows pay that was taken back: wages that were proven before it are proven again. */
  async sheetWithdrawn(work: Work, { placements }: SheetWithdrawn): Promise<void> {
    const ids = endedOf(placements);
    if (ids.length === 0) return;
    await enterFinalWages(work, ids);
    await this.settleProven(work, ids);
  }

  /** Settles the final wages of locked stays of which nothing is open any more; gives those that it settled. */
  async settleProven(work: Work, placementIds: readonly string[]): Promise<string[]> {
    const proven = await wagesProven(work, placementIds);
    await this.settle(work, proven);
    return proven;
  }

  private settle(work: Work, placementIds: readonly string[]): Promise<void> {
    return this.deadlines.settleAll(work, placementIds, ['FINAL_WAGES'], 'met');
  }

  /** Follows the corrected departures of locked placements: other records are the last, where none was proven to be paid. */
  async departureCorrected(work: Work, placementIds: readonly string[]): Promise<void> {
    if (placementIds.length === 0) return;
    const rows = await work.query<{ id: string }>(
      `select id from placement where id = any($1) and state in ('departed', 'early-return')`,
      [placementIds],
    );
    const ids = rows.map(({ id }) => id);
    await enterFinalWages(work, ids, { departureCorrected: true });
    await this.settleProven(work, ids);
    await this.reopen(work, ids);
  }

  /** Wages that were proven and then grew are owed anew, as if the stay had ended today; never earlier than before, freezes left out. */
  private async reopen(work: Work, placementIds: readonly string[]): Promise<void> {
    const settled = await work.query<Settled>(
      `select d.subject_id as "placementId", coalesce(d.planned_before->-1->'frozen'->>'plannedOn', d.due_on::text) as "dueOn", j.employer_id as "employerId", j.province,
         j.programme, j.country, j.commodity, j.need_from::text as "needFrom", j.need_to::text as "needTo",
         j.filed_at as "filedAt"
       from deadline d join placement p on p.id = d.subject_id join job_order j on j.id = p.job_order_id
       where d.kind = 'FINAL_WAGES' and d.subject_id = any($1) and d.settled_at is not null and d.state <> 'waived'
         and exists (select from worker_account_entry a where a.placement_id = p.id
           and a.kind in ('final-wages', 'underpaid-wages') group by a.kind having sum(a.amount_cents) > 0)`,
      [placementIds],
    );
    for (const { placementId, dueOn, ...order } of settled) {
      const lastDayWorked = this.rules.dayIn(order.province, work.now);
      const owed = await this.obligations.one(work, order, 'FINAL_WAGES', { lastDayWorked });
      if (owed === undefined) continue;
      const day = owed.dueOn > dueOn ? owed.dueOn : dueOn;
      await this.deadlines.schedule(
        work,
        {
          ...owed,
          subject: { type: 'placement', id: placementId },
          timeZone: this.rules.timeZone(order.province, day),
          dueOn: day,
        },
        'more became owed',
        true,
      );
    }
  }
}

function endedOf(placements: readonly PayablePlacement[]): string[] {
  return placements
    .filter(({ state }) => state === 'departed' || state === 'early-return')
    .map(({ id }) => id);
}
