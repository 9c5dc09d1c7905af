import type { Work } from '#libs/audit-trail';
import type { Deadline } from '#libs/deadlines';
import { addDays, endOfDay, type PlainDate, plainDate } from '#libs/quantities';
import type { RulesInForce } from '#libs/rules-in-force';

/** The last day of grace of a missed deadline, by the rules of its season's need date, and the instant at which it ends. */
export function graceOf(
  rules: RulesInForce,
  { kind, province, dueOn }: Pick<Deadline, 'kind' | 'province' | 'dueOn'>,
  needFrom: PlainDate,
): { day: PlainDate; endsAt: Date } {
  const duty = rules.book.obligationOn(kind, { province }, needFrom);
  const days = duty === undefined || duty === 'not-owed' ? 0 : duty.graceDays;
  const day = addDays(plainDate(dueOn), days);
  return { day, endsAt: endOfDay(day, rules.timeZone(province, day)) };
}

/** The need date of an order; undefined without one. */
export async function needDateOf(
  work: Pick<Work, 'query'>,
  jobOrderId: string,
): Promise<PlainDate | undefined> {
  const [order] = await work.query<{ needFrom: PlainDate | null }>(
    `select need_from::text as "needFrom" from job_order where id = $1`,
    [jobOrderId],
  );
  return order?.needFrom ?? undefined;
}
