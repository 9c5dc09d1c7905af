import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';
import { Decimal } from '#libs/quantities';
import type { DatedValue, GuaranteeShortfall, GuaranteeUnknown } from '#libs/rulebook';
import { type Debt, enterDebts, leaveToOwing, openOf } from '../accounts/worker-account.store.js';
import { type PayKnowledge, PayRulesInForce } from '../pay-rules-in-force.js';
import type { Numbered } from '../records/pay-records.store.js';
import { GuaranteeDeadlines } from './guarantee-deadlines.js';
import { bySeason, recordsShown, seasonStays } from './guaranteed-seasons.js';
import { endedEarly, seasonGuarantees, type SeasonGuarantee, standingOf } from './season-guarantee.js';

/** How a season's deadline stands. */
interface Planned {
  rootId: string;
  settled: boolean;
  passed: boolean;
}

/** How the guarantee of a season stands by its records. */
interface Counted {
  season: SeasonGuarantee;
  standing: GuaranteeShortfall | GuaranteeUnknown;
}

/** Who hears of hours that cannot be settled, since nobody says what was worked. */
const asksForRecords = ['employer', 'liaison-officer', 'host-officer'];

/**
 * Turns guaranteed hours that were not given into money owed, and keeps it true: the hours that pay records show in the
 * guaranteed weeks are counted anew whenever one is added, corrected or withdrawn, and the difference is entered. While
 * records of some days are missing nothing is entered, and the settlement stays open.
 */
@Injectable()
@OnDeadline('SETTLE_GUARANTEED_WEEKS')
export class SettleGuarantee implements DeadlineHandler {
  constructor(
    private readonly rules: PayRulesInForce,
    private readonly deadlines: GuaranteeDeadlines,
    private readonly notices: Deadlines,
  ) {}

  /** The day of settlement has passed without the hours: what is short becomes owed, where the records show all of it. */
  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const { subjectId } = deadline;
    await work.query('select id from placement where id = $1 for update', [subjectId]);
    const [counted] = await this.count(work, [subjectId]);
    if (counted === undefined) return null;
    await this.settle(work, [counted]);
    if (recordUnknown(work, counted))
      await this.notices.tell(work, deadline, { kind: 'escalation', to: asksForRecords });
    return null;
  }

  /** Follows new records, whose placements and seasons are locked: hours reached in time, or a settlement to be changed. */
  async follow(work: Work, records: readonly Numbered[]): Promise<void> {
    const planned = await plannedOf(work, [...new Set(records.map(({ rootId }) => rootId))]);
    const owing = await owingOf(work, planned);
    const reached = new Set(records.filter(hasHours).map(({ rootId }) => rootId));
    await this.apply(
      work,
      planned.filter(
        ({ rootId, settled, passed }) => owing.has(rootId) || (!settled && (passed || reached.has(rootId))),
      ),
      owing,
    );
  }

  /**
   * Counts the hours of locked seasons again after pay was corrected or withdrawn, or days of a stay were corrected: what is
   * short by a day that has passed is entered, and a guarantee that had been reached is owed again where it is not any more.
   */
  async recount(work: Work, rootIds: readonly string[], reason = 'hours were counted again'): Promise<void> {
    const planned = await plannedOf(work, rootIds);
    const settled = new Set(planned.filter((one) => one.settled).map(({ rootId }) => rootId));
    const short = await this.apply(work, planned, await owingOf(work, planned));
    const again = short.filter(({ season }) => settled.has(season.rootId));
    await this.deadlines.plan(
      work,
      again.map(({ season }) => season),
      reason,
      true,
    );
  }

  /** The guarantees of the seasons that began with these placements. */
  async seasonsOf(
    work: Work,
    rootIds: readonly string[],
  ): Promise<{ seasons: SeasonGuarantee[]; rulesOf: PayKnowledge['rulesOf'] }> {
    const { rulesOf } = await this.rules.settled(work);
    return { seasons: seasonGuarantees(await seasonStays(work, rootIds), rulesOf), rulesOf };
  }

  /** Enters what seasons owe by days that have passed, and notes those that are settled. Returns those that are not. */
  private async apply(
    work: Work,
    planned: readonly Planned[],
    owing: ReadonlySet<string>,
  ): Promise<Counted[]> {
    const due = new Set(
      planned.filter(({ rootId, passed }) => passed || owing.has(rootId)).map(({ rootId }) => rootId),
    );
    const counted = await this.count(
      work,
      planned.map(({ rootId }) => rootId),
    );
    const open = await this.settle(
      work,
      counted.filter(({ season }) => due.has(season.rootId)),
    );
    const early = counted.filter(({ season }) => !due.has(season.rootId));
    const met = early.filter(({ standing }) => standing.state === 'met');
    await this.deadlines.met(
      work,
      met.map(({ season }) => season.rootId),
    );
    return [...open, ...early.filter((one) => !met.includes(one))];
  }

  /** Enters what seasons owe as far as it is known, and returns those of which something is open or not known. */
  private async settle(work: Work, counted: readonly Counted[]): Promise<Counted[]> {
    const debts = counted.flatMap(debtOf);
    await leaveToOwing(work, debts);
    await enterDebts(work, debts);
    const open: Counted[] = [];
    for (const one of counted) {
      const { rootId, owing } = one.season;
      const isOpen = !isKnown(one.standing) || (await openOf(work, owing.placementId, 'hours-guarantee')) > 0;
      if (isOpen) open.push(one);
      else await this.deadlines.met(work, [rootId]);
    }
    return open;
  }

  /** How the guarantees of seasons stand, without those that ended early. */
  private async count(work: Work, rootIds: readonly string[]): Promise<Counted[]> {
    if (rootIds.length === 0) return [];
    const { seasons, rulesOf } = await this.seasonsOf(work, rootIds);
    const asked = seasons.filter((season) => !endedEarly(season));
    const windows = asked.map(({ rootId, window }) => ({ rootId, ...window }));
    const records = bySeason(await recordsShown(work, windows));
    return asked.map((season) => ({
      season,
      standing: standingOf(season, records.get(season.rootId) ?? [], rulesOf),
    }));
  }
}

/** The stay has ended, and its settlement day has passed: what is short by then becomes owed. */
@Injectable()
@OnDeadline('SETTLE_HOURS_GUARANTEE')
export class SettleGuaranteeAtEnd implements DeadlineHandler {
  constructor(private readonly guarantee: SettleGuarantee) {}

  missed(work: Work, deadline: Deadline): Promise<Date | null> {
    return this.guarantee.missed(work, deadline);
  }
}

function plannedOf(work: Work, rootIds: readonly string[]): Promise<Planned[]> {
  return work.query<Planned>(
    `select subject_id as "rootId", settled_at is not null as settled, due_at <= $2 as passed from deadline
     where kind = 'SETTLE_GUARANTEED_WEEKS' and subject_id = any($1) and state <> 'cancelled'`,
    [rootIds, work.now],
  );
}

/** Seasons of whose guarantee something was entered before. */
async function owingOf(work: Work, planned: readonly Planned[]): Promise<ReadonlySet<string>> {
  const rows = await work.query<{ rootId: string }>(
    `select distinct cause_id as "rootId" from worker_account_entry
     where kind = 'hours-guarantee' and cause_id = any($1)`,
    [planned.map(({ rootId }) => rootId)],
  );
  return new Set(rows.map(({ rootId }) => rootId));
}

/** Whether the hours of the season so far reach the guarantee. */
function hasHours({ statement }: Numbered): boolean {
  const { guaranteedHours, hoursSoFar } = statement.guarantee;
  return hoursSoFar !== null && new Decimal(hoursSoFar).greaterThanOrEqualTo(guaranteedHours);
}

function isKnown(standing: Counted['standing']): standing is GuaranteeShortfall {
  return standing.state === 'met' || standing.state === 'short';
}

/** What a season owes in all, nothing included; none while that is not known: what was entered before then stands. */
function debtOf({ season, standing }: Counted): Debt[] {
  if (!isKnown(standing)) return [];
  const { rootId, owing, guaranteed } = season;
  const { placementId, workerId, employerId, province, country } = owing;
  return [
    {
      ...{ placementId, workerId, employerId, province, country },
      kind: 'hours-guarantee',
      causeId: rootId,
      totalCents: standing.owedCents,
      rule: guaranteed.value.code,
      source: sourceOf(guaranteed.value),
      steps: [...standing.steps],
    },
  ];
}

/** Says in the trail why a settlement stays open: nothing is owed at a rate, or for hours, that nobody knows. False where all is known. */
function recordUnknown(work: Work, { season, standing }: Counted): boolean {
  if (isKnown(standing)) return false;
  const { rootId, owing, window } = season;
  const isOfDays = standing.state === 'days-unknown';
  const days = isOfDays ? standing.days : window;
  work.record({
    action: `hours-guarantee.${standing.state}`,
    subject: { type: 'placement', id: owing.placementId },
    after: { rootId, fromOn: days.from, toOn: days.to },
    reason: isOfDays
      ? 'No pay record covers days of the guaranteed weeks; hours that nobody reported are not taken for none'
      : 'No rate is known at which the hours are owed',
  });
  return true;
}

function sourceOf({ source }: DatedValue): Debt['source'] {
  const { title, clause, href } = source;
  return { title, clause, ...(href === null ? {} : { href }) };
}
