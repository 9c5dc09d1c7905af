import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '#libs/identity';
import { officialNow, type RefusalSource } from '#libs/platform';
import { daysBetween, type PlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { inWords, type ObligationInWords } from './obligation-words.js';
import { owedColumns, owedTo, type OwedRow } from './owed.js';

/** Something that the caller is to do. */
export interface ToDo extends ObligationInWords {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  /** The number that people quote of what it is about. */
  subjectNumber: string | null;
  orderNumber: string | null;
  province: string;
  /** The first day for it, where the rule has a window. */
  opensOn: PlainDate | null;
  /** The last day for it, in the province. */
  dueOn: PlainDate;
  dueAt: string;
  /** Whole days from the day that it is in the province to the last day: 0 on that day, negative after it. */
  daysLeft: number;
  overdue: boolean;
  /** Whether another role owes it, missed it, and it came up to the caller's. */
  escalated: boolean;
  source: RefusalSource;
}

/** A page of it. */
export interface ToDoPage {
  items: ToDo[];
  next: string | null;
}

/** What people have to do. */
@Injectable()
export class ToDoQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesInForce,
  ) {}

  /**
   * What the caller's role still owes within its scope, and what came up to it because others missed it: by the instant at
   * which the last day ends, so that what is overdue comes first. In the caller's language.
   */
  async list(
    principal: Pick<Principal, 'role' | 'scope' | 'language'>,
    page: { after?: string | undefined; limit: number },
  ): Promise<ToDoPage> {
    const owed = owedTo(principal, 5);
    const [afterAt, afterId] = placeOf(page.after);
    const rows: OwedRow[] = await this.dataSource.query(
      `select ${owedColumns} from ${owed.from}
       where d.settled_at is null and ($2::timestamptz is null or (d.due_at, d.id) > ($2, $3::uuid)) and ${owed.where}
       order by d.due_at, d.id limit $4`,
      [principal.role, afterAt, afterId, page.limit, ...owed.parameters],
    );
    const now = await officialNow(this.dataSource.manager);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => this.shown(row, principal, now)),
      next:
        last !== undefined && rows.length === page.limit ? `${last.dueAt.toISOString()}_${last.id}` : null,
    };
  }

  private shown(row: OwedRow, { role, language }: Pick<Principal, 'role' | 'language'>, now: Date): ToDo {
    const { id, kind, subjectType, subjectId, number, orderNumber, province, opensAt, dueOn, dueAt } = row;
    return {
      ...{ id, kind, subjectType, subjectId, subjectNumber: number, orderNumber, province },
      ...inWords(this.rules.book, row, language),
      opensOn: opensAt === null ? null : this.rules.dayIn(province, opensAt),
      dueOn,
      dueAt: dueAt.toISOString(),
      daysLeft: daysBetween(this.rules.dayIn(province, now), dueOn),
      overdue: dueAt <= now,
      escalated: row.owedBy !== role,
      source: row.source,
    };
  }
}

/** Where a page starts; a text that is no place of ours starts at the beginning. */
function placeOf(after: string | undefined): [string | null, string | null] {
  const [at, id] = (after ?? '').split('_');
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[.]\d{3}Z$/.test(at ?? '');
  return isInstant &&
    !Number.isNaN(Date.parse(at ?? '')) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '')
    ? [at ?? null, id ?? null]
    : [null, null];
}
