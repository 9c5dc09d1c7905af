import type { Work } from '#libs/audit-trail';
import type { Deadline } from '#libs/deadlines';
import { addDays, endOfDay, type PlainDate, plainDate } from '#libs/quantities';
import type { RulesInForce } from '#libs/rules-in-force';

/** By which rules the grace of a deadline counts: those of its order's programme and need date. */
export interface GraceSeason {
  programme: string;
  needFrom: PlainDate;
}

/** The last day of grace of a missed deadline, and the instant at which it ends. */
export function graceOf(
  rules: RulesInForce,
  { kind, province, dueOn }: Pick<Deadline, 'kind' | 'province' | 'dueOn'>,
  { programme, needFrom }: GraceSeason,
): { day: PlainDate; endsAt: Date } {
  const duty = rules.book.obligationOn(kind, { programme, province }, needFrom);
  const days = duty === undefined || duty === 'not-owed' ? 0 : duty.graceDays;
  const day = addDays(plainDate(dueOn), days);
  return { day, endsAt: endOfDay(day, rules.timeZone(province, day)) };
}

/** The season of an order; undefined for one without a need date or programme. */
export async function seasonOf(
  work: Pick<Work, 'query'>,
  jobOrderId: string,
): Promise<GraceSeason | undefined> {
  const [season] = await work.query<GraceSeason>(
    `select programme, need_from::text as "needFrom" from job_order
     where id = $1 and programme is not null and need_from is not null`,
    [jobOrderId],
  );
  return season;
}
