import { seenThrough, type DeadlineState, visibleDeadlines } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import type { RefusalSource } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';

/** A deadline as lists and calendars of people read it. */
export interface OwedRow {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  /** The number that people quote of what it is about; null where that has none. */
  number: string | null;
  /** Of the order that it belongs to. */
  orderNumber: string | null;
  province: string;
  opensAt: Date | null;
  dueOn: PlainDate;
  dueAt: Date;
  remindAt: Date[];
  owedBy: string;
  state: DeadlineState;
  missedAt: Date | null;
  settledAt: Date | null;
  source: RefusalSource;
  plannedBefore: { dueOn: string; movedAt: string }[];
  programme: string | null;
  needFrom: PlainDate | null;
}

export const owedColumns = `
  d.id, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId",
  case d.subject_type when 'placement' then p.number when 'job-order' then j.number end as number,
  j.number as "orderNumber", d.province, d.opens_at as "opensAt", d.due_on::text as "dueOn", d.due_at as "dueAt",
  d.remind_at as "remindAt", d.owed_by as "owedBy", d.state, d.missed_at as "missedAt", d.settled_at as "settledAt",
  d.source, d.planned_before as "plannedBefore", j.programme, j.need_from::text as "needFrom"`;

/**
 * The deadlines that the holder of a role answers for within their scope: those that the role owes, and those that were
 * missed and came up to it. The role is `$1`; the scope's parameters begin at the number given.
 */
export function owedTo(principal: Pick<Principal, 'role' | 'scope'>, firstParameter: number) {
  const seen = visibleDeadlines(principal, firstParameter);
  return {
    from: seenThrough,
    where: `(d.owed_by = $1 or (d.state = 'missed' and exists (
      select from deadline_notice n where n.deadline_id = d.id and n.due_on = d.due_on
        and n.kind = 'escalation' and $1 = any(n.to_roles)))) and ${seen.sql}`,
    parameters: seen.parameters,
  };
}
