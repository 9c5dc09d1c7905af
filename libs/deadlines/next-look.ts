import type { Deadline } from './deadline.entity.js';

/** People are reminded when their day begins, not at midnight. */
export const reminderHour = 8;

/** When the sweep must look at an open deadline next: its window opens, a reminder is to go out, or its day ends. */
export function nextLook({
  opensAt,
  opened,
  remindAt,
  dueAt,
}: Pick<Deadline, 'opensAt' | 'opened' | 'remindAt' | 'dueAt'>): Date {
  const coming = [dueAt, ...remindAt, ...(opened || opensAt === null ? [] : [opensAt])];
  return coming.reduce((first, one) => (one < first ? one : first));
}

/** What there is to do about a deadline that came up. */
export type Step = 'open' | 'remind' | 'miss';

/** The step that a deadline has come to. What was to happen before its day ended is passed over once that day has. */
export function stepOf(
  { opensAt, opened, dueAt }: Pick<Deadline, 'opensAt' | 'opened' | 'dueAt'>,
  now: Date,
): Step {
  if (dueAt <= now) return 'miss';
  return !opened && opensAt !== null && opensAt <= now ? 'open' : 'remind';
}
