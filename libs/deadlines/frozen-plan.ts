import {
  addDays,
  dateIn,
  daysBetween,
  endOfDay,
  hourOfDay,
  type PlainDate,
  startOfDay,
} from '#libs/quantities';
import { nextLook, reminderHour } from './next-look.js';

/** Which due days are moved, and where to: by so many days, or all to one day after them. */
export interface FrozenDays {
  from: PlainDate;
  to: PlainDate;
  days?: number | undefined;
  until?: PlainDate | undefined;
}

/** A deadline's days, as far as moving it changes them. */
export interface Plan {
  dueOn: PlainDate;
  opensAt: Date | null;
  opened: boolean;
  /** Reminders to come, and those that were sent of this plan. */
  reminders: readonly Date[];
}

/** A plan that was moved. */
export interface MovedPlan {
  dueOn: PlainDate;
  dueAt: Date;
  opensAt: Date | null;
  /** The window's first day before, where it was moved with the last. */
  opensOnBefore: PlainDate | null;
  opened: boolean;
  remindAt: Date[];
  nextAt: Date;
}

/** The day that a frozen day is moved to. */
export function frozenDay(dueOn: PlainDate, { days, until }: FrozenDays): PlainDate {
  return until ?? addDays(dueOn, days ?? 0);
}

/**
 * Moves a plan to a later day, each day of it ending in its own time zone. A window that is still to open within the frozen
 * days opens later by as much; one that is open stays so. Who was reminded of the earlier day is reminded of the later one.
 */
export function freezePlan(plan: Plan, frozen: FrozenDays, timeZone: string, now: Date): MovedPlan {
  const dueOn = frozenDay(plan.dueOn, frozen);
  const opensOn = plan.opensAt === null || plan.opened ? null : dateIn(plan.opensAt, timeZone);
  const moves = opensOn !== null && opensOn >= frozen.from && opensOn <= frozen.to;
  const by = daysBetween(plan.dueOn, dueOn);
  return movedPlan(plan, { dueOn, opensOn: moves ? addDays(opensOn, by) : null }, timeZone, now);
}

/** Puts a plan back to its earlier day; `opensOn` is the first day that its window had, where that was moved too. */
export function putBackPlan(
  plan: Plan,
  earlier: { dueOn: PlainDate; opensOn: PlainDate | null },
  timeZone: string,
  now: Date,
): MovedPlan {
  return movedPlan(plan, earlier, timeZone, now);
}

function movedPlan(
  plan: Plan,
  { dueOn, opensOn }: { dueOn: PlainDate; opensOn: PlainDate | null },
  timeZone: string,
  now: Date,
): MovedPlan {
  const by = daysBetween(plan.dueOn, dueOn);
  const dueAt = endOfDay(dueOn, timeZone);
  const days = new Set(plan.reminders.map((at) => addDays(dateIn(at, timeZone), by)));
  const remindAt = [...days]
    .sort()
    .map((day) => hourOfDay(day, reminderHour, timeZone))
    .filter((at) => at > now && at < dueAt);
  // A window that opened later than it now should is opened by the next sweep.
  const opensAt = opensOn === null ? plan.opensAt : startOfDay(opensOn, timeZone);
  const { opened } = plan;
  return {
    dueOn,
    dueAt,
    opensAt,
    opensOnBefore: opensOn === null || plan.opensAt === null ? null : dateIn(plan.opensAt, timeZone),
    opened,
    remindAt,
    nextAt: nextLook({ opensAt, opened, remindAt, dueAt }),
  };
}
