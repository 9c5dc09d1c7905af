import type { CalendarDay } from '#libs/icalendar';
import type { Language } from '#libs/platform';
import { daysBetween, type PlainDate } from '#libs/quantities';
import { feedWords, filled } from './feed-words.js';
import type { ObligationInWords } from './obligation-words.js';
import type { OwedRow } from './owed.js';

/** For whom a day is written. */
export interface FeedReader {
  role: string;
  language: Language;
  /** When the feed was made: what never changed is as old as that. */
  since: Date;
  now: Date;
  /** The day of an instant in the province of a deadline. */
  dayIn: (province: string, instant: Date) => PlainDate;
}

/** A deadline as the day of a calendar: the last day in its province, whatever zone its reader is in. */
export function feedDay(row: OwedRow, obligation: ObligationInWords, reader: FeedReader): CalendarDay {
  const { id, dueOn, province, remindAt, settledAt, plannedBefore, source } = row;
  const isOwed = settledAt === null;
  const remindsDays = remindAt.map((at) => daysBetween(reader.dayIn(province, at), dueOn));
  return {
    uid: `${id}@temporada`,
    on: dueOn,
    summary: summaryOf(row, obligation.name, reader),
    description: descriptionOf(row, obligation, reader),
    changedAt: changedAt(row, reader),
    // A move is two numbers, since what was settled and is owed anew must come after its settlement.
    sequence: 2 * plannedBefore.length + (isOwed ? 0 : 1),
    ...(row.state === 'cancelled' || row.state === 'waived' ? { cancelled: true } : {}),
    ...(source.href === undefined ? {} : { url: source.href }),
    ...(isOwed && remindsDays.length > 0 ? { remindsDays } : {}),
  };
}

function summaryOf(row: OwedRow, name: string, { language, now }: FeedReader): string {
  const words = feedWords[language];
  const about = row.number === null ? name : `${name} (${row.number})`;
  if (row.state === 'waived') return filled(words.waived, { name: about });
  if (row.state === 'cancelled') return filled(words.cancelled, { name: about });
  if (row.settledAt !== null) return filled(words.done, { name: about });
  return row.dueAt <= now ? filled(words.overdue, { name: about }) : about;
}

function descriptionOf(
  row: OwedRow,
  { otherwise }: ObligationInWords,
  { role, language, dayIn }: FeedReader,
): string {
  const { orderNumber, province, opensAt, owedBy, plannedBefore, source } = row;
  const words = feedWords[language];
  const clause = source.clause === undefined ? source.title : `${source.title}: ${source.clause}`;
  return [
    filled(words.lastDay, { province }),
    ...(owedBy === role ? [] : [words.escalated]),
    ...(orderNumber === null ? [] : [filled(words.order, { number: orderNumber })]),
    ...(opensAt === null ? [] : [filled(words.possibleFrom, { on: dayIn(province, opensAt) })]),
    ...(otherwise === null ? [] : [filled(words.whenMissed, { otherwise })]),
    ...(plannedBefore.length === 0
      ? []
      : [filled(words.movedFrom, { days: plannedBefore.map(({ dueOn }) => dueOn).join(', ') })]),
    filled(words.source, { source: clause }),
  ].join('\n');
}

/** When it last changed, as far as its row tells. */
function changedAt({ plannedBefore, missedAt, settledAt }: OwedRow, { since }: FeedReader): Date {
  const moved = plannedBefore.map(({ movedAt }) => new Date(movedAt));
  const known = [...moved, ...[missedAt, settledAt].filter((at) => at !== null)];
  return known.reduce((latest, at) => (at > latest ? at : latest), since);
}
