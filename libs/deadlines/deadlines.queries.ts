import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Principal, scopeCondition } from '#libs/identity';
import type { RefusalSource } from '#libs/platform';
import { isPlainDate, type PlainDate } from '#libs/quantities';
import { obligationsFor, type ProgrammeKeys, RuleRefused, type WhenMissed } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { DeadlineState, PlannedBefore } from './deadline.entity.js';
import type { NoticeKind } from './deadline-notice.entity.js';

/** Which of the visible deadlines a list shows. */
export interface DeadlineFilter {
  state?: string | undefined;
  owedBy?: string | undefined;
  /** Due before this day. */
  dueBefore?: string | undefined;
  /** The `next` of the page before. */
  after?: string | undefined;
  limit: number;
}

/** Word of a deadline as it is shown. */
export interface NoticeView {
  kind: NoticeKind;
  to: string[];
  at: string;
}

/** A deadline as it is shown. */
export interface DeadlineView {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  /** Which of several of its kind and record it is, as the first day of a pay period; empty where there is one alone. */
  occasion: string;
  owedBy: string;
  employerId: string | null;
  province: string;
  opensAt: string | null;
  dueOn: string;
  dueAt: string;
  countedFrom: string;
  /** The day of that event; null where a plan is older than the keeping of it. */
  countedFromOn: string | null;
  source: RefusalSource;
  state: DeadlineState;
  missedAt: string | null;
  settledAt: string | null;
  reason: string | null;
  plannedBefore: PlannedBefore[];
  /** What was told of it, to whom, in order. */
  notices: NoticeView[];
  /** What missing it leads to, where the rulebook says so. */
  whenMissed: WhenMissed | null;
}

type Row = Omit<DeadlineView, 'opensAt' | 'dueAt' | 'missedAt' | 'settledAt' | 'whenMissed'> & {
  opensAt: Date | null;
  dueAt: Date;
  missedAt: Date | null;
  settledAt: Date | null;
  programme: string | null;
  needFrom: string | null;
};

/**
 * A deadline is seen by those who see what it is about: its order, or the order of its placement. The tables are named
 * here and not imported, since job orders and placements lean on deadlines.
 */
export const seenThrough = `
  deadline d
  left join placement p on d.subject_type = 'placement' and p.id = d.subject_id
  left join job_order j on j.id = case when d.subject_type = 'job-order' then d.subject_id else p.job_order_id end`;

const columns = `
  d.id, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.occasion, d.owed_by as "owedBy",
  d.employer_id as "employerId", d.province, d.opens_at as "opensAt", d.due_on::text as "dueOn", d.due_at as "dueAt",
  d.counted_from as "countedFrom", d.counted_from_on::text as "countedFromOn", d.source, d.state, d.missed_at as "missedAt", d.settled_at as "settledAt",
  d.reason, d.planned_before as "plannedBefore", j.programme, j.need_from::text as "needFrom",
  array(select json_build_object('kind', n.kind, 'to', n.to_roles,
      'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from deadline_notice n where n.deadline_id = d.id order by n.at, n.id) as notices`;

/** Reads deadlines, within the caller's scope. */
@Injectable()
export class DeadlineQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesInForce,
  ) {}

  /** Deadlines by due date, a page at a time. */
  async list(
    principal: Pick<Principal, 'scope'>,
    filter: DeadlineFilter,
  ): Promise<{ items: DeadlineView[]; next: string | null }> {
    const seen = visibleDeadlines(principal, 7);
    const [afterDueOn, afterId] = placeOf(filter.after);
    const rows: Row[] = await this.dataSource.query(
      `select ${columns} from ${seenThrough}
       where ($1::text is null or d.state = $1) and ($2::text is null or d.owed_by = $2)
         and ($3::date is null or d.due_on < $3)
         and ($4::date is null or (d.due_on, d.id) > ($4, $5::uuid)) and ${seen.sql}
       order by d.due_on, d.id limit $6`,
      [
        filter.state ?? null,
        filter.owedBy ?? null,
        filter.dueBefore ?? null,
        afterDueOn,
        afterId,
        filter.limit,
        ...seen.parameters,
      ],
    );
    const last = rows.at(-1);
    const whenMissed = this.consequences();
    return {
      items: rows.map((row) => shown(row, whenMissed(row))),
      next: last !== undefined && rows.length === filter.limit ? `${last.dueOn}_${last.id}` : null,
    };
  }

  /** Asks the rulebook what missing an obligation leads to, once for each order's rules on a page. */
  private consequences(): (row: Row) => WhenMissed | null {
    const known = new Map<string, ReadonlyMap<string, WhenMissed>>();
    return (row) => {
      const { programme, province, needFrom } = row;
      if (programme === null || !isPlainDate(needFrom)) return null;
      const key = `${province} ${programme} ${needFrom}`;
      let found = known.get(key);
      if (found === undefined)
        known.set(key, (found = this.obligationsOf({ programme, province }, needFrom)));
      return found.get(row.kind) ?? null;
    };
  }

  private obligationsOf(keys: ProgrammeKeys, needFrom: PlainDate): ReadonlyMap<string, WhenMissed> {
    try {
      const { obligations } = obligationsFor({ rulebook: this.rules.book, ...keys }, { needFrom });
      return new Map(obligations.map(({ code, whenMissed }) => [code, whenMissed]));
    } catch (error) {
      // A date that no edition covers has no consequences to tell of; the deadline itself is shown all the same.
      if (error instanceof RuleRefused) return new Map();
      throw error;
    }
  }
}

/**
 * What of a scope's deadlines, read from `seenThrough`, is visible: drafts are the employer's own until it asks for an
 * exception, and a sending country sees an order once it is transmitted.
 */
export function visibleDeadlines(principal: Pick<Principal, 'scope'>, firstParameter: number) {
  const seen = scopeCondition(
    principal.scope,
    {
      employer: 'd.employer_id',
      province: 'd.province',
      agency: 'j.agency_id',
      country: 'coalesce(p.country, j.country)',
      worker: 'p.worker_id',
    },
    firstParameter,
  );
  switch (principal.scope.kind) {
    case 'provinces':
    case 'everything':
      return {
        ...seen,
        sql: `${seen.sql} and (j.id is null or j.state <> 'draft' or j.exception_asked_for is not null)`,
      };
    case 'country':
      return { ...seen, sql: `${seen.sql} and j.agency_id is not null` };
    default:
      return seen;
  }
}

/** Where a page starts; a text that is no place of ours starts at the beginning. */
function placeOf(after: string | undefined): [string | null, string | null] {
  const [dueOn, id] = (after ?? '').split('_');
  return isPlainDate(dueOn) && id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? [dueOn, id]
    : [null, null];
}

function shown({ programme: _programme, needFrom: _needFrom, ...row }: Row, whenMissed: WhenMissed | null) {
  return {
    ...row,
    opensAt: row.opensAt?.toISOString() ?? null,
    dueAt: row.dueAt.toISOString(),
    missedAt: row.missedAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    whenMissed,
  };
}
