import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline, ReopenDeadlines } from '#libs/deadlines';
import {
  addDays,
  cents,
  Decimal,
  dollarsFromCents,
  numberOf,
  plainDate,
  type PlainDate,
} from '#libs/quantities';
import {
  type DatedValue,
  type GuaranteedHours,
  guaranteedHours,
  type GuaranteeRate,
  guaranteeShortfall,
  type PayRules,
} from '#libs/rulebook';
import { type GuaranteedStay, guaranteedStays, type HoursShown, hoursShown } from './guaranteed-seasons.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import type { Numbered } from '../records/pay-records.store.js';
import { type Debt, enterDebts, leaveToOwing, openOf } from '../accounts/worker-account.store.js';

/** What is done once nothing is short: the guarantee of the first weeks, and its settlement when the stay has ended. */
export const guaranteeKinds = ['SETTLE_GUARANTEED_WEEKS', 'SETTLE_HOURS_GUARANTEE'];

/** The hours that an edition guarantees, and the days in which they are to be given. */
interface Guarantee extends GuaranteedHours {
  from: PlainDate;
  /** Included. */
  to: PlainDate;
}

/** The stay during which a season's guaranteed weeks end, and the rules of its pay. */
interface Guaranteed {
  stay: GuaranteedStay;
  guarantee: Guarantee;
  rules: PayRules;
}

/** How a season's deadline stands. */
interface Planned {
  rootId: string;
  open: boolean;
  passed: boolean;
}

/**
 * Turns guaranteed hours that were not given into money owed, and keeps it true: the hours that pay records show in the
 * guaranteed weeks are counted anew whenever one is added or corrected, and the difference is entered.
 */
@Injectable()
@OnDeadline('SETTLE_GUARANTEED_WEEKS')
export class SettleGuarantee implements DeadlineHandler {
  constructor(
    private readonly rules: PayRulesInForce,
    private readonly deadlines: Deadlines,
    private readonly reopening: ReopenDeadlines,
  ) {}

  /** The day of settlement has passed without the hours: what is short becomes owed. */
  async missed(work: Work, { subjectId }: Deadline): Promise<Date | null> {
    await work.query('select id from placement where id = $1 for update', [subjectId]);
    await this.settle(work, [subjectId]);
    return null;
  }

  /** Follows new records, whose placements and seasons are locked: hours reached in time, or a settlement to be changed. */
  async follow(work: Work, records: readonly Numbered[]): Promise<void> {
    const planned = await plannedOf(work, [...new Set(records.map(({ rootId }) => rootId))]);
    if (planned.length === 0) return;
    const due = await owingOf(work, planned);
    await this.settle(work, [...due]);
    const open = new Set(planned.filter((one) => one.open && !due.has(one.rootId)).map((one) => one.rootId));
    const reached = records.filter((record) => open.has(record.rootId) && hasHours(record));
    const debts = await this.debts(work, [...new Set(reached.map(({ rootId }) => rootId))]);
    for (const { causeId, totalCents } of debts) if (totalCents === 0) await this.met(work, causeId);
  }

  /**
   * Counts the hours of locked seasons again after pay was corrected or taken back, or days of a stay were corrected: what is
   * short by a day that has passed is entered, and a guarantee that had been reached is owed again where it is not any more.
   */
  async recount(work: Work, rootIds: readonly string[], reason = 'hours were counted again'): Promise<void> {
    const planned = await plannedOf(work, rootIds);
    const passed = new Set(planned.filter((one) => one.passed).map(({ rootId }) => rootId));
    await this.settle(work, [...passed]);
    const short: string[] = [];
    for (const { causeId, placementId, totalCents } of await this.debts(work, idsOf(planned))) {
      const open = passed.has(causeId) ? await openOf(work, placementId, 'hours-guarantee') : totalCents;
      if (open > 0) short.push(causeId);
      else await this.met(work, causeId);
    }
    const settled = planned.filter((one) => !one.open && short.includes(one.rootId));
    await this.reopening.oweAgain(work, idsOf(settled), guaranteeKinds, reason);
  }

  private async settle(work: Work, rootIds: readonly string[]): Promise<void> {
    const debts = await this.debts(work, rootIds);
    await leaveToOwing(work, debts);
    await enterDebts(work, debts);
    for (const { placementId, causeId } of debts)
      if ((await openOf(work, placementId, 'hours-guarantee')) <= 0) await this.met(work, causeId);
  }

  private met(work: Work, rootId: string): Promise<void> {
    return this.deadlines.settleAll(work, [rootId], guaranteeKinds, 'met');
  }

  /** What seasons owe of their guarantee, none included. Those that are left open are not among them. */
  private async debts(work: Work, rootIds: readonly string[]): Promise<Debt[]> {
    if (rootIds.length === 0) return [];
    const { rulesOf } = await this.rules.settled(work);
    const guaranteed = new Map<string, Guaranteed>();
    for (const stay of await guaranteedStays(work, rootIds)) {
      const { programme, country, province, commodity, rootId } = stay;
      const rules = rulesOf({ programme, country, province, ...(commodity === null ? {} : { commodity }) });
      const guarantee = guaranteeOf(stay, rules);
      // Whoever has the worker when the guaranteed weeks end owes what they lack; later stays come after them.
      if (guarantee !== undefined && stay.arrivedOn <= guarantee.to)
        guaranteed.set(rootId, { stay, guarantee, rules });
    }
    const settled = [...guaranteed.values()].filter((one) => !endedEarly(one));
    const shown = await hoursShown(
      work,
      settled.map(({ stay: { rootId }, guarantee: { from, to } }) => ({ rootId, from, to })),
    );
    return settled.flatMap((one) => debtOf(work, one, shown.get(one.stay.rootId)));
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
    `select subject_id as "rootId", settled_at is null as open, due_at <= $2 as passed from deadline
     where kind = 'SETTLE_GUARANTEED_WEEKS' and subject_id = any($1) and state <> 'cancelled'`,
    [rootIds, work.now],
  );
}

const idsOf = (planned: readonly Planned[]) => planned.map(({ rootId }) => rootId);

/** Seasons of whose guarantee something was entered before. */
async function owingOf(work: Work, planned: readonly Planned[]): Promise<ReadonlySet<string>> {
  const passed = planned.filter((one) => one.passed).map(({ rootId }) => rootId);
  if (passed.length === 0) return new Set();
  const rows = await work.query<{ rootId: string }>(
    `select distinct cause_id as "rootId" from worker_account_entry
     where kind = 'hours-guarantee' and cause_id = any($1)`,
    [passed],
  );
  return new Set(rows.map(({ rootId }) => rootId));
}

/** Whether the hours of the season so far reach the guarantee; not all of them need lie in the guaranteed weeks. */
function hasHours({ statement }: Numbered): boolean {
  const { guaranteedHours, hoursSoFar } = statement.guarantee;
  return hoursSoFar !== null && new Decimal(hoursSoFar).greaterThanOrEqualTo(guaranteedHours);
}

/** Who bears the hours of a stay that ended early is known from memory only: nothing is settled. */
function endedEarly({ stay: { state, departedOn }, guarantee: { to } }: Guaranteed): boolean {
  return state === 'early-return' && departedOn !== null && departedOn <= to;
}

function debtOf(work: Work, { stay, guarantee, rules }: Guaranteed, shown: HoursShown | undefined): Debt[] {
  const { hours, hourlyRate } = shown ?? { hours: '0', hourlyRate: null };
  const { placementId, workerId, employerId, province, country, rootId } = stay;
  const rates = ratesOf(stay, rules, guarantee, hourlyRate);
  if (rates === undefined) {
    // Nothing is owed at a rate that nobody knows; the trail says that it is left open.
    work.record({
      action: 'hours-guarantee.rate-unknown',
      subject: { type: 'placement', id: placementId },
      after: { rootId, hours, on: guarantee.to },
    });
    return [];
  }
  const { owedCents, steps } = guaranteeShortfall({
    guaranteedHours: guarantee.hours,
    hoursWorked: hours,
    rates,
  });
  return [
    {
      ...{ placementId, workerId, employerId, province, country },
      kind: 'hours-guarantee',
      causeId: rootId,
      totalCents: owedCents,
      rule: guarantee.value.code,
      source: sourceOf(guarantee.value),
      steps: [...steps],
    },
  ];
}

/** The guarantee is that of the season, which is known by its need date; undefined where the edition sets none. */
function guaranteeOf({ seasonArrivedOn, needFrom }: GuaranteedStay, rules: PayRules): Guarantee | undefined {
  const on = plainDate(needFrom);
  const guaranteed = guaranteedHours((code) => rules.on(on).maybe(code)?.value);
  if (guaranteed === undefined) return undefined;
  const from = plainDate(seasonArrivedOn);
  return { ...guaranteed, from, to: addDays(from, 7 * guaranteed.weeks - 1) };
}

/** Minimum wage or commodity table of the last guaranteed day, what the order offers, what was paid above it. */
function ratesOf(
  { hourlyRateCents }: GuaranteedStay,
  rules: PayRules,
  { to, value }: Guarantee,
  paid: string | null,
): [GuaranteeRate, ...GuaranteeRate[]] | undefined {
  const minimum = rules.on(to).maybe('minimum-wage');
  const rates: GuaranteeRate[] = [];
  if (minimum !== undefined) {
    const { rate, rule } = rules.floorOn(to);
    rates.push({ rule: rule.code, rate: numberOf(rate), source: rule.source });
  }
  const offered = hourlyRateCents === null ? null : dollarsFromCents(cents(hourlyRateCents));
  for (const rate of [offered, paid])
    if (rate !== null) rates.push({ rule: 'hourly-rate', rate, source: value.source });
  const [first, ...rest] = rates;
  return first === undefined ? undefined : [first, ...rest];
}

function sourceOf({ source }: DatedValue): Debt['source'] {
  const { title, clause, href } = source;
  return { title, clause, ...(href === null ? {} : { href }) };
}
