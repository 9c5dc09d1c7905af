import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import type { Deadline } from './deadline.entity.js';
import type { NoticeKind } from './deadline-notice.entity.js';

/** Word of one deadline, and the roles that it is for. */
export interface Told {
  deadline: Pick<Deadline, 'id' | 'kind' | 'subjectType' | 'subjectId' | 'dueOn'>;
  to: readonly string[];
}

/** Writes down who is told of deadlines, in one statement, each as the next turn of its kind and plan. */
export async function tellAll(work: Work, kind: NoticeKind, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await work.query(
    `insert into deadline_notice (id, deadline_id, due_on, kind, turn, to_roles, at)
     select n.id, n.deadline_id, n.due_on, $2, 1 + coalesce(
         (select max(turn) from deadline_notice o
          where o.deadline_id = n.deadline_id and o.due_on = n.due_on and o.kind = $2), 0),
       string_to_array(n.to_roles, ','), $3
     from unnest($1::uuid[], $4::uuid[], $5::date[], $6::text[]) as n (id, deadline_id, due_on, to_roles)`,
    [
      told.map(newId),
      kind,
      work.now,
      told.map(({ deadline }) => deadline.id),
      told.map(({ deadline }) => deadline.dueOn),
      told.map(({ to }) => to.join(',')),
    ],
  );
  for (const { deadline, to } of told) {
    const subject = { type: deadline.subjectType, id: deadline.subjectId };
    work.record({ action: `deadline.${kind}-told`, subject, after: { kind: deadline.kind, to } });
  }
}
