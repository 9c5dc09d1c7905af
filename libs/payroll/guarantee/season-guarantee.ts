import type { OrderOfSeason } from '#libs/deadlines';
import { addDays, cents, dollarsFromCents, type PlainDate } from '#libs/quantities';
import {
  type GuaranteedHours,
  guaranteedHours,
  type GuaranteeRate,
  guaranteeRate,
  type GuaranteeShortfall,
  guaranteeShortfall,
  type GuaranteeUnknown,
  type GuaranteeWindow,
  guaranteeWindow,
} from '#libs/rulebook';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import { bySeason, hoursOf, type RecordShown, type SeasonStay } from './guaranteed-seasons.js';

type RulesOf = PayKnowledge['rulesOf'];

/** The hours that a worker's season is guaranteed, over transfers. */
export interface SeasonGuarantee {
  rootId: string;
  guaranteed: GuaranteedHours;
  /** The days whose hours count. */
  window: GuaranteeWindow;
  /** The stay with which the season began. */
  root: SeasonStay;
  /** The stay during which the window ends: its employer owes what is short, and later stays come after it. */
  owing: SeasonStay;
  /** The stay that goes on, or ended the season. */
  last: SeasonStay;
}

/** The guarantees of seasons, whose stays follow each other in order. Seasons whose rules guarantee no hours have none. */
export function seasonGuarantees(stays: readonly SeasonStay[], rulesOf: RulesOf): SeasonGuarantee[] {
  return [...bySeason(stays).values()].flatMap((own) => guaranteeOf(own, rulesOf) ?? []);
}

/** The guarantee is that of the season, known by its need date; the window begins on the first day worked, with the arrival while that is unknown. */
function guaranteeOf(stays: readonly SeasonStay[], rulesOf: RulesOf): SeasonGuarantee | undefined {
  const [root, last] = [stays[0], stays.at(-1)];
  if (root === undefined || last === undefined) return undefined;
  const rules = rulesOf(subjectOf(root)).on(root.needFrom);
  const guaranteed = guaranteedHours((code) => rules.maybe(code)?.value);
  if (guaranteed === undefined) return undefined;
  const window = guaranteeWindow(root.firstDayWorkedOn ?? root.arrivedOn, guaranteed.weeks);
  const owing = stays.filter(({ arrivedOn }) => arrivedOn <= window.to).at(-1) ?? root;
  return { rootId: root.rootId, guaranteed, window, root, owing, last };
}

/** Whether the season ended early within the window. Who bears the hours then is known from memory only: nothing is settled. */
export function endedEarly({ owing: { state, departedOn }, window: { to } }: SeasonGuarantee): boolean {
  return state === 'early-return' && departedOn !== null && departedOn <= to;
}

/** The last day of a stay that ended within the window; undefined where it did not. */
export function endedWithin({ owing, last, window: { to } }: SeasonGuarantee): PlainDate | undefined {
  const { departedOn } = last;
  return owing === last && departedOn !== null && departedOn <= to ? departedOn : undefined;
}

/** The order by which the obligations of a guarantee are dated: that with which the season began, for the employer who owes. */
export function orderOf({ root, owing: { employerId } }: SeasonGuarantee): OrderOfSeason {
  const { province, programme, country, commodity, needFrom, needTo, filedAt } = root;
  return { employerId, province, programme, country, commodity, needFrom, needTo, filedAt };
}

/** How a guarantee stands by the records of its season. Nobody need have worked, or be paid, on the day of the departure. */
export function standingOf(
  season: SeasonGuarantee,
  records: readonly RecordShown[],
  rulesOf: RulesOf,
): GuaranteeShortfall | GuaranteeUnknown {
  const { guaranteed, window, owing } = season;
  const ended = endedWithin(season);
  const lastDay = ended === undefined ? window.to : addDays(ended, -1);
  return guaranteeShortfall({
    guaranteedHours: guaranteed.hours,
    window: { from: window.from, to: lastDay < window.from ? window.from : lastDay },
    hoursWorked: hoursOf(records),
    covered: records,
    rate: guaranteeRate(rulesOf(subjectOf(owing)), ended ?? window.to, agreedRates(owing, records)),
  });
}

/** What the order of a stay offers, and what was paid above it for its last days in the window. */
function agreedRates(
  { placementId, hourlyRateCents }: SeasonStay,
  records: readonly RecordShown[],
): GuaranteeRate[] {
  const paid = records.filter((record) => record.placementId === placementId).at(-1)?.hourlyRate;
  const offered = hourlyRateCents === null ? null : dollarsFromCents(cents(hourlyRateCents));
  return [offered, paid].flatMap((rate) =>
    rate === null || rate === undefined ? [] : [{ rule: 'hourly-rate', rate }],
  );
}

function subjectOf({ programme, country, province, commodity }: SeasonStay) {
  return { programme, country, province, ...(commodity === null ? {} : { commodity }) };
}
