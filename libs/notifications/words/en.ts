import type { NoticeKind } from '#libs/deadlines';
import type { WhenMissed } from '#libs/rulebook';

/** What a mail says, in one language; `{…}` is put in. */
export interface MailWords {
  /** Tag of the language and country in whose form days are written. */
  locale: string;
  greeting: string;
  subjectOfOne: Readonly<Record<NoticeKind, string>>;
  subjectOfDigest: readonly [one: string, many: string];
  subjectOfUrgent: string;
  introduction: Readonly<Record<'digest' | 'urgent', string>>;
  heading: Readonly<Record<NoticeKind, string>>;
  subjectTypes: Readonly<Record<'job-order' | 'placement', string>>;
  lastDay: Readonly<Record<NoticeKind, string>>;
  otherwise: string;
  whenMissed: Readonly<Record<WhenMissed, string>>;
  open: string;
  more: readonly [one: string, many: string];
  footer: Readonly<Record<'digest' | 'urgent', string>>;
}

export const en: MailWords = {
  locale: 'en-CA',
  greeting: 'Hello,',
  subjectOfOne: {
    reminder: 'By {day}: {obligation}',
    warning: 'At risk, due {day}: {obligation}',
    escalation: 'Overdue since {day}: {obligation}',
    act: '{obligation}',
  },
  subjectOfDigest: ['Your day: {count} notice', 'Your day: {count} notices'],
  subjectOfUrgent: '{count} notices that cannot wait',
  introduction: {
    digest: 'This is what came up since your last summary.',
    urgent: 'This cannot wait for your daily summary.',
  },
  heading: {
    reminder: 'To be done: {obligation}',
    warning: 'At risk: {obligation}',
    escalation: 'Overdue: {obligation}',
    act: '{obligation}',
  },
  subjectTypes: { 'job-order': 'job order {number}', placement: 'placement {number}' },
  lastDay: {
    reminder: 'Last day: {day}, until midnight in the province ({province}).',
    warning: 'It will hardly be done by the last day: {day}, until midnight in the province ({province}).',
    escalation: 'The last day was {day} in the province ({province}). You are told because it is still open.',
    act: 'Done on {day} in the province ({province}). What changed, and why, is on the record itself.',
  },
  otherwise: 'Otherwise: {effect}',
  whenMissed: {
    refused: 'it is refused, unless an officer grants an exception with a reason.',
    warned: 'it may not be done in time for the season.',
    undecidable: 'the labour-market test cannot be decided.',
    escalates: 'it is escalated, every day until it is done.',
    lapses: 'the open positions go to recruitment or stay empty, as the order says.',
    'arrival-refused': 'the arrival is refused.',
    'reminder-then-finding': 'a reminder follows, then a finding.',
    owed: 'what is short becomes money owed.',
    'next-order-refused': 'the next order cannot be filed until it is done.',
    finding: 'it becomes a finding.',
    'purge-due': 'the records are due to be purged.',
  },
  open: 'See it: {link}',
  more: ['And {count} more in your list.', 'And {count} more in your list.'],
  footer: {
    digest: 'You get one summary a day. How you are told is set in your notification preferences.',
    urgent: 'Escalations, and reminders of what law or agreement demands, are always sent at once.',
  },
};
