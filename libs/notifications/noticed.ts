import type { NoticeKind } from '#libs/deadlines';

/** A notice with the deadline or the act that it is about, as far as people are told of it. */
export interface Noticed {
  noticeId: string;
  kind: NoticeKind;
  /** Code of the obligation, or of the act. */
  obligation: string;
  /** What the sentence of an act names. */
  params: Record<string, string>;
  subjectType: string;
  subjectId: string;
  /** The number of the job order or placement that people quote; null for anything else. */
  subjectNumber: string | null;
  province: string;
  programme: string | null;
  needFrom: string | null;
  /** The last day of the obligation, or the day of the act. */
  dueOn: string;
  /** Whether it was settled or moved to another day since: then there is nothing to tell any more. */
  over: boolean;
}

/**
 * The deadline or the act of a notice `n`, and what it is about. The tables are named here and not imported, since job orders and
 * placements lean on what this lib stands on.
 */
export const noticedFrom = `
  deadline_notice n
  left join deadline d on d.id = n.deadline_id
  left join placement p on p.id = coalesce(n.placement_id, case when d.subject_type = 'placement' then d.subject_id end)
  left join job_order j on j.id = case when d.subject_type = 'job-order' then d.subject_id else p.job_order_id end`;

/** The columns of a {@link Noticed}. */
export const noticedColumns = `
  n.id as "noticeId", n.kind, coalesce(d.kind, n.act) as obligation, n.params,
  coalesce(d.subject_type, 'placement') as "subjectType", coalesce(d.subject_id, n.placement_id) as "subjectId",
  coalesce(p.number, case when d.subject_type = 'job-order' then j.number end) as "subjectNumber",
  coalesce(d.province, p.province) as province, j.programme, j.need_from::text as "needFrom", n.due_on::text as "dueOn",
  coalesce(d.settled_at is not null or d.due_on <> n.due_on, false) as over`;

/** Whether there still is something to tell of a notice: an obligation that stands as it was told, or an act. */
export const stillTold = `(n.kind = 'act' or (d.settled_at is null and d.due_on = n.due_on))`;
