import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, UnitOfWork, type Work } from '#libs/audit-trail';
import { officialNow } from '#libs/platform';
import { endOfDay, hourOfDay, type PlainDate, startOfDay } from '#libs/quantities';
import { movedObligations, type Obligation, type Rulebook } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { lockSubjects } from './freezable.js';
import { lockFreezes } from './freeze-check.js';
import { type Move, MoveDeadlines } from './move-deadlines.js';
import { nextLook, reminderHour } from './next-look.js';
import { plannedObligation, type Replannable, replannable } from './replannable.js';

/**
 * Why an open deadline that the rules date otherwise stays where it is: a freeze holds it, its new day is over already, or
 * the rules cannot date it any more.
 */
export const stayReasons = ['frozen', 'day-over', 'not-dated'] as const;
export type StayReason = (typeof stayReasons)[number];

/** An open deadline that the rules now date otherwise. */
export interface Replanned {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  occasion: string;
  province: string;
  dueOn: PlainDate;
  /** The same day where only the province's clock has changed; null where the rules cannot date it. */
  movesTo: PlainDate | null;
  /** Null when it moves. */
  stays: StayReason | null;
}

/** What a planning anew shows, or has done. */
export interface Replan {
  /** How many open deadlines were looked at. */
  looked: number;
  rows: Replanned[];
}

interface Found {
  row: Replannable;
  shown: Replanned;
  now: Obligation | undefined;
  timeZone: string;
}

/** Plans open deadlines anew after the rules have changed: a holiday was added, an amount corrected, a province changed its clocks. */
@Injectable()
export class ReplanDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly moving: MoveDeadlines,
  ) {}

  /** Shows which open deadlines the rules date otherwise, those of another rulebook if one is given. Changes nothing. */
  preview(book: Rulebook = this.rules.book): Promise<Replan> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
        manager.query(sql, [...parameters]);
      const now = await officialNow(manager);
      const rows = await replannable({ query }, null, '');
      const found = await this.find({ manager, now }, rows, book);
      return { looked: rows.length, rows: found.map(({ shown }) => shown) };
    });
  }

  /**
   * Moves them, keeping where they stood and why; each is in the audit trail. What is settled or missed meanwhile stays, and a
   * second call finds nothing to move.
   */
  apply(actor: Actor, reason: string, book: Rulebook = this.rules.book): Promise<Replan> {
    return this.unitOfWork.run(actor, async (work) => {
      await lockFreezes(work);
      const open = await replannable(work, null, '');
      const wanted = await this.find(work, open, book);
      const ids = wanted.map(({ row }) => row.id);
      await lockSubjects(
        work,
        wanted.map(({ row }) => row),
      );
      const found = await this.find(work, await replannable(work, ids, 'for update of d'), book);
      const moves = found.flatMap((one) => moveOf(one, work.now) ?? []);
      await this.moving.move(work, moves, 'deadline.replanned', reason);
      return { looked: open.length, rows: found.map(({ shown }) => shown) };
    });
  }

  private async find(
    { manager, now }: Pick<Work, 'manager' | 'now'>,
    rows: readonly Replannable[],
    book: Rulebook,
  ): Promise<Found[]> {
    const rules = new RulesInForce(book, this.dataSource);
    const known = new Set(book.obligationCodes());
    const planned = rows.filter(({ kind }) => known.has(kind));
    const filedOn = ({ filedAt, province }: Replannable) =>
      filedAt === null ? undefined : rules.dayIn(province, filedAt);
    const moved = movedObligations(
      book,
      planned.map((row) => plannedObligation(row, filedOn(row))),
      await rules.withSeasonValues(manager),
    );
    const byId = new Map(moved.map((one) => [one.id, one]));
    return planned.flatMap((row) => {
      const one = byId.get(row.id);
      const movesTo = one === undefined ? row.dueOn : (one.now?.dueOn ?? null);
      const timeZone = rules.zoneOf(row.province, movesTo ?? row.dueOn);
      const sameInstant = endOfDay(row.dueOn, timeZone).getTime() === row.dueAt.getTime();
      if (one === undefined && sameInstant) return [];
      const { id, kind, subjectType, subjectId, occasion, province, dueOn } = row;
      const stays = whyItStays(row, movesTo, timeZone, now);
      const shown = { id, kind, subjectType, subjectId, occasion, province, dueOn, movesTo, stays };
      return [{ row, shown, now: one?.now, timeZone }];
    });
  }
}

function whyItStays(
  { frozen }: Replannable,
  movesTo: PlainDate | null,
  timeZone: string,
  now: Date,
): StayReason | null {
  if (movesTo === null) return 'not-dated';
  if (frozen !== null) return 'frozen';
  return endOfDay(movesTo, timeZone) <= now ? 'day-over' : null;
}

function moveOf({ row, shown, now: dated, timeZone }: Found, now: Date): Move | undefined {
  const { movesTo, stays } = shown;
  if (movesTo === null || stays !== null) return undefined;
  const dueAt = endOfDay(movesTo, timeZone);
  // Where only the clock has changed, the reminders stay on their days.
  const reminders =
    dated?.reminders.map((on) => hourOfDay(on, reminderHour, timeZone)) ?? row.reminders.map((at) => at);
  const remindAt = reminders.filter((at) => at > now && at < dueAt).sort((a, b) => a.getTime() - b.getTime());
  const opensOn = row.opened ? undefined : dated?.opensOn;
  const opensAt = opensOn === undefined ? row.opensAt : startOfDay(opensOn, timeZone);
  const { opened } = row;
  return {
    deadline: row,
    timeZone,
    frozen: null,
    plan: {
      ...{ dueOn: movesTo, dueAt, opensAt, opened, remindAt },
      opensOnBefore: opensOn ?? null,
      nextAt: nextLook({ opensAt, opened, remindAt, dueAt }),
    },
  };
}
