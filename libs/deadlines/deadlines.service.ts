import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, Refused, type RefusalSource } from '#libs/platform';
import { endOfDay, hourOfDay, type PlainDate, startOfDay } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { Deadline, type DeadlineState } from './deadline.entity.js';
import { FreezeLater, holdsOffFreezes } from './freeze-later.js';
import { nextLook, reminderHour } from './next-look.js';
import { tellAll } from './notices.js';
import type { NoticeKind } from './deadline-notice.entity.js';
import { seenThrough } from './deadlines.queries.js';
import { refuse } from './refusals.js';
import { WakeUp } from './wake-up.js';

/** An obligation as it arises: who owes what, from which event, by which day, in which province. */
export interface NewDeadline {
  kind: string;
  subject: { type: string; id: string };
  /** Which of several it is, where one subject owes the same again and again; see the column. */
  occasion?: string;
  owedBy: string;
  employerId: string | null;
  province: string;
  /** IANA zone of the province: the day ends there, not in UTC. */
  timeZone: string;
  opensOn?: PlainDate;
  /** Days on which who owes it is reminded, in the morning; those that are over are not. */
  remindsOn?: readonly PlainDate[];
  dueOn: PlainDate;
  countedFrom: string;
  /** The day of that event. */
  countedFromOn?: PlainDate;
  source: RefusalSource;
}

/** A deadline that was planned or moved, and whether freezes wait until the planning is through. */
interface Changed {
  id: string;
  subjectId: string;
  kind: string;
  occasion: string;
  heldOff: boolean;
}

/** SQL: the plan of a deadline `d` as it stands, kept when another takes its place; `$2` is when, `$3` why. */
export const planKept = `jsonb_build_array(
      jsonb_build_object('dueOn', d.due_on, 'movedAt', $2::text, 'reason', $3::text, 'state', d.state,
        'missedAt', to_char(d.missed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))`;

const planDeadlines = `
  insert into deadline as d (id, kind, subject_type, subject_id, occasion, owed_by, employer_id, province, opens_at, opened,
    remind_at, due_on, due_at, counted_from, counted_from_on, source, next_at)
  select id, kind, subject_type, subject_id, occasion, owed_by, employer_id, province, opens_at, opened,
    array(select json_array_elements_text(remind_at)::timestamptz), due_on, due_at, counted_from, counted_from_on, source,
    next_at
  from json_to_recordset($1) as n (id uuid, kind text, subject_type text, subject_id uuid, occasion text, owed_by text,
    employer_id uuid, province text, opens_at timestamptz, opened boolean,
    remind_at json, due_on date, due_at timestamptz, counted_from text, counted_from_on date,
    source jsonb, next_at timestamptz)
  on conflict on constraint deadline_subject_kind_unique do update set
    opens_at = excluded.opens_at, opened = excluded.opened, remind_at = excluded.remind_at, due_on = excluded.due_on, due_at = excluded.due_at, next_at = excluded.next_at,
    counted_from = excluded.counted_from, counted_from_on = excluded.counted_from_on,
    state = 'open', missed_at = null, settled_at = null, reason = null,
    planned_before = d.planned_before || ${planKept}
  where d.state = 'cancelled' or (d.settled_at is null and d.due_on <> excluded.due_on
      and (d.planned_before->-1->'frozen'->>'plannedOn') is distinct from excluded.due_on::text)
    or (d.settled_at is not null and $4::boolean)
  returning id, subject_id as "subjectId", kind, occasion, ${holdsOffFreezes} as "heldOff"`;

/** Deadlines as every noun uses them: inside the transaction of the act that causes or settles them. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly rules: RulesInForce,
    private readonly later: FreezeLater,
  ) {}

  /**
   * Plans an obligation, or moves the one that the subject has already, keeping the earlier plan: how it stood, and when it
   * was missed. What is done or waived stays so, whatever its new day, unless `reopen` says that it is owed anew; what a
   * freeze has moved stays there as long as its day by the rules is the same.
   */
  schedule(work: Work, planned: NewDeadline, reason = 'planned', reopen = false): Promise<void> {
    return this.scheduleAll(work, [planned], reason, reopen);
  }

  /** Plans obligations of one act in one statement, each as `schedule` does; no two are of one subject, kind and occasion. */
  async scheduleAll(
    work: Work,
    planned: readonly NewDeadline[],
    reason = 'planned',
    reopen = false,
  ): Promise<void> {
    if (planned.length === 0) return;
    const rows = planned.map((one) => rowOf(one, work.now));
    const changed = await work.query<Changed>(planDeadlines, [
      JSON.stringify(rows),
      work.now.toISOString(),
      reason,
      reopen,
    ]);
    const moved = new Set(changed.map(({ subjectId, kind, occasion }) => `${subjectId} ${kind} ${occasion}`));
    const wakeAt = new Set<number>();
    for (const [index, { kind, subject, occasion = '', dueOn, owedBy }] of planned.entries()) {
      if (!moved.has(`${subject.id} ${kind} ${occasion}`)) continue;
      const after = { kind, ...(occasion === '' ? {} : { occasion }), dueOn, owedBy };
      work.record({ action: 'deadline.planned', subject, after });
      const nextAt = rows[index]?.next_at;
      if (nextAt !== undefined) wakeAt.add(nextAt.getTime());
    }
    for (const at of wakeAt) work.afterCommit(() => this.wakeUp.at(new Date(at), work.now));
    const ids = changed.map(({ id }) => id);
    await this.later.apply(
      work,
      ids,
      changed.every(({ heldOff }) => heldOff),
    );
  }

  /** Settles an obligation, if it is still owed: met in time, done late (it stays missed), or cancelled with its cause. */
  settle(
    work: Work,
    subject: { type: string; id: string },
    kind: string,
    how: 'met' | 'cancelled',
  ): Promise<void> {
    return this.settleAll(work, [subject.id], [kind], how);
  }

  /** Settles the obligations of some kinds of many subjects, each as `settle` does; those of some occasions where they are given. */
  async settleAll(
    work: Work,
    subjectIds: readonly string[],
    kinds: readonly string[],
    how: 'met' | 'cancelled',
    occasions?: readonly string[],
  ): Promise<void> {
    if (subjectIds.length === 0 || occasions?.length === 0) return;
    const settled = await work.query<{ type: string; id: string; kind: string; state: DeadlineState }>(
      `update deadline set
         state = case when state = 'missed' or ($3 = 'met' and due_at <= $4) then 'missed' else $3 end,
         missed_at = case when $3 = 'met' and due_at <= $4 then coalesce(missed_at, $4) else missed_at end,
         settled_at = $4, next_at = null
       where subject_id = any($1) and kind = any($2) and settled_at is null and ($5::text[] is null or occasion = any($5))
       returning subject_type as type, subject_id as id, kind, state`,
      [subjectIds, kinds, how, work.now, occasions ?? null],
    );
    for (const { type, id, kind, state } of settled)
      work.record({ action: 'deadline.settled', subject: { type, id }, after: { kind, state } });
  }

  /** Writes down who is told of a deadline; they find it in their lists, and in their mail. */
  tell(
    work: Work,
    deadline: Deadline,
    { kind, to }: { kind: NoticeKind; to: readonly string[] },
  ): Promise<void> {
    return tellAll(work, kind, [{ deadline, to }]);
  }

  /** Cancels whatever is still owed on a record that has come to its end. */
  async cancelAll(work: Work, subject: { type: string; id: string }): Promise<void> {
    const cancelled = await work.query<{ kind: string }>(
      `update deadline set state = case when state = 'open' then 'cancelled' else state end, settled_at = $2, next_at = null
       where subject_id = $1 and settled_at is null returning kind`,
      [subject.id, work.now],
    );
    for (const { kind } of cancelled)
      work.record({ action: 'deadline.settled', subject, after: { kind, state: 'cancelled' } });
  }

  /** The first last day of an obligation that is still owed, of some occasions where they are given; null when there is none. */
  async dayOwed(
    work: Pick<Work, 'query'>,
    subjectId: string,
    kind: string,
    occasions: { from: string; to: string } = { from: '', to: '~' },
  ): Promise<string | null> {
    const [row] = await work.query<{ dueOn: string }>(
      `select due_on as "dueOn" from deadline where subject_id = $1 and kind = $2 and settled_at is null
         and occasion collate "C" between $3 and $4 order by due_on limit 1`,
      [subjectId, kind, occasions.from, occasions.to],
    );
    return row?.dueOn ?? null;
  }

  /** Where a freeze has moved an obligation: its day by the rules, and the last day now; null where none has. */
  async frozen(
    work: Pick<Work, 'query'>,
    subjectId: string,
    kind: string,
  ): Promise<{ plannedOn: string; dueOn: string } | null> {
    const [row] = await work.query<{ plannedOn: string; dueOn: string }>(
      `select planned_before->-1->'frozen'->>'plannedOn' as "plannedOn", due_on::text as "dueOn" from deadline
       where subject_id = $1 and kind = $2 and planned_before->-1->'frozen'->>'plannedOn' is not null`,
      [subjectId, kind],
    );
    return row ?? null;
  }

  /** What is still owed on a record, as the steps of a receipt: by whom, and by which day, the first day first. */
  async stepsOwed(work: Pick<Work, 'query'>, subjectId: string): Promise<NextStep[]> {
    return work.query<NextStep>(
      `select kind as act, owed_by as "by", due_on as "dueOn" from deadline
       where subject_id = $1 and settled_at is null order by due_at, kind`,
      [subjectId],
    );
  }

  /** The obligations of an employer that are overdue and still owed: what blocks the next order. */
  async overdue(
    work: Pick<Work, 'query' | 'now'>,
    employerId: string,
    kind: string,
  ): Promise<OverdueDeadline[]> {
    return work.query<OverdueDeadline>(
      `select kind, subject_type as "subjectType", subject_id as "subjectId", due_on as "dueOn", source from deadline
       where employer_id = $1 and kind = $2 and settled_at is null and due_at <= $3 order by due_at`,
      [employerId, kind, work.now],
    );
  }

  /** Waives an obligation, with the reason of a person who may. */
  waive(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const seen = scopeCondition(principal.scope, { province: 'd.province', employer: 'd.employer_id' }, 2);
      const [deadline] = await work.query<{
        kind: string;
        subjectType: string;
        subjectId: string;
        province: string;
        dueOn: PlainDate;
        programme: string | null;
        needFrom: PlainDate | null;
        state: string;
        settled: boolean;
      }>(
        `select d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.province, d.due_on::text as "dueOn",
           j.programme, j.need_from::text as "needFrom", d.state, d.settled_at is not null as settled
         from ${seenThrough} where d.id = $1 and ${seen.sql} for update of d`,
        [id, ...seen.parameters],
      );
      if (deadline === undefined) throw notFound('deadline');
      if (deadline.settled) throw new Refused([refuse('DEADLINE_SETTLED', { state: deadline.state })]);
      const waivers = this.waiversOf(deadline);
      if (waivers !== undefined && !waivers.includes(principal.role))
        throw new Refused([
          refuse('DEADLINE_NOT_WAIVABLE', { kind: deadline.kind, waivers: waivers.join(', ') || '–' }),
        ]);
      await work.manager.update(
        Deadline,
        { id },
        { state: 'waived', settledAt: work.now, nextAt: null, reason },
      );
      const subject = { type: deadline.subjectType, id: deadline.subjectId };
      work.record({ action: 'deadline.waived', subject, after: { kind: deadline.kind }, reason });
      return {
        receipt: await issueReceipt(work, { act: 'waived', subject: { type: 'deadline', id }, next: [] }),
      };
    });
  }

  /**
   * The roles that the rulebook lets waive an obligation; undefined where it does not know the obligation. Nobody may
   * waive one of a programme's for an order that names none.
   */
  private waiversOf({
    kind,
    province,
    dueOn,
    programme,
    needFrom,
  }: Pick<Deadline, 'kind' | 'province'> & {
    dueOn: PlainDate;
    programme: string | null;
    needFrom: PlainDate | null;
  }): readonly string[] | undefined {
    const { book } = this.rules;
    if (programme === null) return book.obligationCodes().includes(kind) ? [] : undefined;
    // The rules are those of the season, however many years later it is due.
    const duty = book.obligationOn(kind, { programme, province }, needFrom ?? dueOn);
    return duty === undefined || duty === 'not-owed' ? undefined : duty.waivableBy;
  }
}

/** An obligation whose day has passed without it being done. */
export interface OverdueDeadline {
  kind: string;
  subjectType: string;
  subjectId: string;
  dueOn: string;
  source: RefusalSource;
}

/** A planned obligation as the columns of its row. */
export function rowOf(planned: NewDeadline, now: Date) {
  const { kind, subject, owedBy, employerId, province, timeZone, opensOn, dueOn, countedFrom, source } =
    planned;
  const { occasion = '', countedFromOn = null } = planned;
  const opensAt = opensOn === undefined ? null : startOfDay(opensOn, timeZone);
  const dueAt = endOfDay(dueOn, timeZone);
  const opened = opensAt === null || opensAt <= now;
  const remindAt = (planned.remindsOn ?? [])
    .map((on) => hourOfDay(on, reminderHour, timeZone))
    .filter((at) => at > now && at < dueAt)
    .sort((a, b) => a.getTime() - b.getTime());
  return {
    id: newId(),
    kind,
    subject_type: subject.type,
    subject_id: subject.id,
    occasion,
    owed_by: owedBy,
    employer_id: employerId,
    province,
    opens_at: opensAt,
    opened,
    remind_at: remindAt,
    due_on: dueOn,
    due_at: dueAt,
    counted_from: countedFrom,
    counted_from_on: countedFromOn,
    source,
    next_at: nextLook({ opensAt, opened, remindAt, dueAt }),
  };
}
