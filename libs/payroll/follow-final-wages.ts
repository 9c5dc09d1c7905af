import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { addDays, daysBetween, plainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { enterFinalWages } from './final-wages.js';
import type { PayablePlacement } from './payable-placements.js';

interface SettledDeadline {
  placementId: string;
  departedOn: string;
  dueOn: string;
  countedFrom: string;
  source: { title: string };
  province: string;
  employerId: string;
}

/** Keeps what is owed as final wages true: from the end of a stay on, with every record that is added or corrected. */
@Injectable()
@ListensToPlacements()
export class FollowFinalWages implements PlacementListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
  ) {}

  async departed(work: Work, { placementIds }: PlacementsMoved): Promise<void> {
    await enterFinalWages(work, placementIds);
  }

  /** Follows records of locked placements; those whose stay goes on owe nothing yet. */
  async follow(work: Work, placements: readonly PayablePlacement[]): Promise<void> {
    const ended = placements.filter(({ state }) => state === 'departed' || state === 'early-return');
    if (ended.length === 0) return;
    const ids = ended.map(({ id }) => id);
    await enterFinalWages(work, ids);
    await this.reopen(work, ids);
  }

  /** Wages that were proven and then grew are owed anew, with as many days as there were from the end of the stay. */
  private async reopen(work: Work, placementIds: readonly string[]): Promise<void> {
    const settled = await work.query<SettledDeadline>(
      `select d.subject_id as "placementId", p.departed_on as "departedOn", d.due_on as "dueOn",
         d.counted_from as "countedFrom", d.source, d.province, d.employer_id as "employerId"
       from deadline d join placement p on p.id = d.subject_id
       where d.kind = 'FINAL_WAGES' and d.subject_id = any($1) and d.settled_at is not null and d.state <> 'waived'
         and (select sum(amount_cents) from worker_account_entry a
              where a.placement_id = p.id and a.kind = 'final-wages') > 0`,
      [placementIds],
    );
    for (const { placementId, departedOn, dueOn, ...kept } of settled) {
      const days = daysBetween(plainDate(departedOn), plainDate(dueOn));
      const anew = addDays(this.rules.dayIn(kept.province, work.now), days);
      const owedOn = anew > dueOn ? anew : plainDate(dueOn);
      await this.deadlines.schedule(
        work,
        {
          ...kept,
          kind: 'FINAL_WAGES',
          subject: { type: 'placement', id: placementId },
          owedBy: 'employer',
          timeZone: this.rules.timeZone(kept.province, owedOn),
          dueOn: owedOn,
        },
        'more became owed',
        true,
      );
    }
  }
}
