import type { Work } from '#libs/audit-trail';
import type { PlainDate } from '#libs/quantities';
import type { Frozen } from './deadline.entity.js';
import { seenThrough } from './deadlines.queries.js';
import type { FrozenDays } from './frozen-plan.js';

/** Which deadlines a freeze is for: the open ones of some provinces and due days, of one programme or of all. */
export interface Frost extends FrozenDays {
  programme: string | null;
  provinces: readonly string[];
}

/** A deadline that a freeze can move, with its plan. */
export interface Freezable {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  province: string;
  dueOn: PlainDate;
  opensAt: Date | null;
  opened: boolean;
  reminders: Date[];
  frozen: Frozen | null;
  /** The freeze under which it stood before its last move. */
  frozenBefore: Frozen | null;
  /** Its order is still its employer's own, and nobody else's to see. */
  isDraft: boolean;
}

/** The columns of a {@link Freezable}, read from `seenThrough`. */
export const freezableColumns = `
  d.id, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.province, d.due_on::text as "dueOn",
  d.opens_at as "opensAt", d.opened, d.planned_before->-1->'frozen' as frozen, d.planned_before->-2->'frozen' as "frozenBefore",
  d.remind_at || array(select n.at::timestamptz from deadline_notice n
    where n.deadline_id = d.id and n.due_on = d.due_on and n.kind = 'reminder') as reminders,
  coalesce(j.state = 'draft' and j.exception_asked_for is null, false) as "isDraft"`;

const frosted = `
  from ${seenThrough}
  where d.state = 'open' and d.settled_at is null and d.due_on between $1 and $2 and d.province = any($3)
    and ($4::text is null or j.programme = $4)`;

const parametersOf = ({ from, to, provinces, programme }: Frost) => [from, to, provinces, programme];

/** The deadlines that a freeze would move, the first day first. */
export function freezable(work: Pick<Work, 'query'>, frost: Frost): Promise<Freezable[]> {
  return work.query<Freezable>(
    `select ${freezableColumns} ${frosted} order by d.due_on, d.id`,
    parametersOf(frost),
  );
}

/** The deadlines that a freeze moves, locked with their orders and placements: whatever acts on them has ended, or waits. */
export async function lockFreezable(work: Work, frost: Frost): Promise<Freezable[]> {
  await lockSubjects(
    work,
    await work.query(
      `select distinct p.id as "placementId", j.id as "orderId" ${frosted}`,
      parametersOf(frost),
    ),
  );
  return work.query<Freezable>(
    `select ${freezableColumns} ${frosted} order by d.due_on, d.id for update of d`,
    parametersOf(frost),
  );
}

/** The deadlines that a freeze has moved and nothing since, locked as {@link lockFreezable} does, whatever their state. */
export async function lockFrozen(work: Work, freezeId: string): Promise<(Freezable & { state: string })[]> {
  const of = `from ${seenThrough} where d.planned_before @> jsonb_build_array(jsonb_build_object('frozen',
    jsonb_build_object('freezeId', $1::text)))`;
  await lockSubjects(
    work,
    await work.query(`select distinct p.id as "placementId", j.id as "orderId" ${of}`, [freezeId]),
  );
  return work.query<Freezable & { state: string }>(
    `select ${freezableColumns}, case when d.settled_at is null then d.state else 'settled' end as state
     ${of} order by d.due_on, d.id for update of d`,
    [freezeId],
  );
}

/**
 * Locks the orders and placements of deadlines. Acts lock the order, then the placement, then the deadline; a sweep that holds
 * a deadline waits for them a moment only.
 */
export async function lockSubjects(
  work: Work,
  subjects: readonly { orderId: string | null; placementId: string | null }[],
): Promise<void> {
  const some = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  for (const [table, ids] of [
    ['job_order', some(subjects.map(({ orderId }) => orderId))],
    ['placement', some(subjects.map(({ placementId }) => placementId))],
  ] as const)
    if (ids.length > 0)
      await work.query(`select id from ${table} where id = any($1::uuid[]) order by id for update`, [ids]);
}
