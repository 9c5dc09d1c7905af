import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import {
  type DatedObligation,
  Deadlines,
  type FurtherDates,
  type NewDeadline,
  SeasonObligations,
} from '#libs/deadlines';
import type { PlainDate } from '#libs/quantities';
import { endedEarly, endedWithin, orderOf, type SeasonGuarantee } from './season-guarantee.js';

const weeksKind = 'SETTLE_GUARANTEED_WEEKS';
const endKind = 'SETTLE_HOURS_GUARANTEE';

/** What is done once nothing is short: the guarantee of the first weeks, and its settlement when the stay has ended. */
export const guaranteeKinds = [weeksKind, endKind];

/** When the guarantees of seasons are settled. */
@Injectable()
export class GuaranteeDeadlines {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
  ) {}

  /**
   * Plans the settlement of guarantees, or moves it: after the guaranteed weeks or a stay that ends within them, and again
   * after the end of the stay. `reopen` says that what was done is owed anew. Of a season that ended early within the weeks
   * nothing is settled: who bears its hours is not confirmed.
   */
  async plan(
    work: Work,
    seasons: readonly SeasonGuarantee[],
    reason = 'planned',
    reopen = false,
  ): Promise<void> {
    const known = new Map<string, Promise<DatedObligation[]>>();
    const dated = (season: SeasonGuarantee, kind: string, dates: FurtherDates) => {
      const order = orderOf(season);
      const key = JSON.stringify([order, kind, dates]);
      const found = known.get(key) ?? this.obligations.some(work, order, [kind], dates);
      known.set(key, found);
      return found;
    };
    const planned: NewDeadline[] = [];
    for (const season of seasons) {
      if (endedEarly(season)) continue;
      const subject = { type: 'placement', id: season.rootId };
      for (const [kind, dates] of datesOf(season))
        for (const one of await dated(season, kind, dates)) planned.push({ ...one, subject });
    }
    await this.deadlines.scheduleAll(work, planned, reason, reopen);
    for (const { rootId, root, owing, last } of seasons)
      if (last !== root) await this.deadlines.handOver(work, [rootId], guaranteeKinds, owing.employerId);
  }

  /** Leaves the guarantees of seasons that ended early open, with the reason in the trail. */
  async leaveOpen(work: Work, seasons: readonly SeasonGuarantee[]): Promise<void> {
    for (const { rootId, owing, window } of seasons) {
      const subject = { type: 'placement', id: rootId };
      await this.deadlines.settle(work, subject, weeksKind, 'cancelled');
      work.record({
        action: 'hours-guarantee.left-open',
        subject,
        after: { departedOn: owing.departedOn, guaranteedTo: window.to },
        reason: 'The stay ended early; who bears the hours then is not confirmed',
      });
    }
  }

  /** The end of a stay has nothing to settle where its guaranteed weeks are settled. */
  async endMet(work: Work, rootIds: readonly string[]): Promise<void> {
    const settled = await work.query<{ rootId: string }>(
      `select subject_id as "rootId" from deadline
       where subject_id = any($1) and kind = $2 and settled_at is not null and state <> 'cancelled'`,
      [rootIds, weeksKind],
    );
    const ids = settled.map(({ rootId }) => rootId);
    await this.deadlines.settleAll(work, ids, [endKind], 'met');
  }

  /** Nothing is short, or nothing is open of what was: there is nothing left to settle. */
  met(work: Work, rootIds: readonly string[]): Promise<void> {
    return this.deadlines.settleAll(work, rootIds, guaranteeKinds, 'met');
  }
}

/** From which days of a season each settlement counts. */
function datesOf(season: SeasonGuarantee): [kind: string, dates: FurtherDates][] {
  const { root, last } = season;
  const { arrivedOn, firstDayWorkedOn } = root;
  const ended = endedWithin(season);
  const weeks = {
    arrivedOn,
    ...(firstDayWorkedOn === null ? {} : { firstDayWorked: firstDayWorkedOn }),
    ...(ended === undefined ? {} : { lastDayWorked: ended }),
  };
  const end = last.state === 'transferred' ? null : last.departedOn;
  return [[weeksKind, weeks], ...(end === null ? [] : [endOf(end)])];
}

function endOf(lastDayWorked: PlainDate): [kind: string, dates: FurtherDates] {
  return [endKind, { lastDayWorked }];
}
