import type { NoticeKind } from '#libs/deadlines';

/** A notice with the deadline that it is about, as far as people are told of it. */
export interface Noticed {
  noticeId: string;
  kind: NoticeKind;
  /** Code of the obligation. */
  obligation: string;
  subjectType: string;
  subjectId: string;
  /** The number of the job order or placement that people quote; null for anything else. */
  subjectNumber: string | null;
  province: string;
  programme: string | null;
  needFrom: string | null;
  dueOn: string;
  /** Whether it was settled or moved to another day since: then there is nothing to tell any more. */
  over: boolean;
}

/**
 * The deadline of a notice `n`, and what it is about. The tables are named here and not imported, since job orders and
 * placements lean on what this lib stands on.
 */
export const noticedFrom = `
  deadline_notice n
  join deadline d on d.id = n.deadline_id
  left join placement p on d.subject_type = 'placement' and p.id = d.subject_id
  left join job_order j on j.id = case when d.subject_type = 'job-order' then d.subject_id else p.job_order_id end`;

/** The columns of a {@link Noticed}. */
export const noticedColumns = `
  n.id as "noticeId", n.kind, d.kind as obligation, d.subject_type as "subjectType", d.subject_id as "subjectId",
  coalesce(p.number, case when d.subject_type = 'job-order' then j.number end) as "subjectNumber", d.province,
  j.programme, j.need_from::text as "needFrom", n.due_on::text as "dueOn",
  d.settled_at is not null or d.due_on <> n.due_on as over`;
