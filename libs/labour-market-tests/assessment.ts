import { asFiled, type JobOrder } from '#libs/job-orders';
import type { Refusal } from '#libs/platform';
import { addMonths, plainDate, type PlainDate } from '#libs/quantities';
import {
  type AdvertisingAssessment,
  assessAdvertising,
  type DecisionWindow,
  isYes,
  labourMarketTestWindow,
  type ProgrammeQuestion,
  type ValueCode,
  whole,
} from '#libs/rulebook';
import { asRefusal, lawOf, type RulesInForce } from '#libs/rules-in-force';
import { refuse } from './refusals.js';

/** A filed order as the rulebook asks about it. */
export interface RuledOrder {
  question: ProgrammeQuestion;
  needFrom: PlainDate;
  filedOn: PlainDate;
  /** Today in the order's province. */
  today: PlainDate;
  /** IANA zone of the province. */
  timeZone: string;
}

/** What was done to find local workers, as far as the rules count it. */
export interface LocalSearch {
  advertisements: readonly { method: string; ranFrom: string; ranTo: string }[];
  outreach: readonly { targetGroup: string }[];
}

/** Puts an order's questions: its rules, its dates and the day it is in its province. */
export async function ruledOrder(
  rules: RulesInForce,
  order: JobOrder,
  { now, manager }: { now: Date; manager?: Parameters<RulesInForce['withSeasonValues']>[0] },
): Promise<RuledOrder> {
  const { programme, country, province, commodity, ...filed } = asFiled(order);
  const needFrom = plainDate(filed.needFrom);
  const timeZone = rules.timeZone(province, needFrom);
  return {
    question: {
      rulebook: rules.book,
      ...(await rules.withSeasonValues(manager)),
      programme,
      country,
      province,
      ...(commodity === null ? {} : { commodity }),
    },
    needFrom,
    filedOn: rules.dayIn(order.province, order.filedAt ?? now),
    today: rules.dayIn(order.province, now),
    timeZone,
  };
}

/** The days on which an order's test can be decided. Throws Refused where the rules hold no value. */
export function windowOf(rules: RulesInForce, { question, needFrom, filedOn }: RuledOrder): DecisionWindow {
  return rules.ask(() => labourMarketTestWindow(question, { needFrom, filedOn }));
}

/**
 * What is asked of a search that must lie before the filing, as advice to the one who files; undefined where a search is
 * not asked for, or may come after the filing.
 */
export function askedBeforeFiling(
  rules: RulesInForce,
  { question, needFrom, filedOn }: RuledOrder,
): Refusal | undefined {
  const value = (code: ValueCode) =>
    rules.ask(() => question.rulebook.resolve(code, question, needFrom, question));
  const window = value('advertising-window');
  const months = whole(window);
  if (months === null || !isYes(value('advertising-required'))) return undefined;
  // Where no number or length is given, advertising still takes one method and one day.
  const least = (code: ValueCode) => Math.max(1, whole(value(code)) ?? 1);
  return refuse(
    'ADVERTISING_LIES_BEFORE_FILING',
    {
      methods: least('advertising-methods'),
      days: least('advertising-days'),
      groups: whole(value('advertising-outreach-groups')) ?? 0,
      earliest: addMonths(filedOn, -months),
      filedOn,
    },
    lawOf(window),
  );
}

/** Judges the search for local workers up to today: days still to come are not yet advertised. */
export function assessSearch(
  rules: RulesInForce,
  { question, needFrom, filedOn, today }: RuledOrder,
  search: LocalSearch,
): AdvertisingAssessment & { refusals: Refusal[] } {
  const advertisements = search.advertisements
    .filter(({ ranFrom }) => ranFrom <= today)
    .map(({ method, ranFrom, ranTo }) => ({
      channel: method,
      from: plainDate(ranFrom),
      to: ranTo > today ? today : plainDate(ranTo),
    }));
  const groups = search.outreach.map(({ targetGroup }) => targetGroup);
  const assessment = rules.ask(() =>
    assessAdvertising(question, { needFrom, filedOn, advertisements, outreachGroups: groups }),
  );
  return { ...assessment, refusals: assessment.findings.map(asRefusal) };
}
