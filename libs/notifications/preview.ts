import type { Language } from '#libs/platform';
import type { Rulebook } from '#libs/rulebook';
import { sayAct } from './act-words.js';
import { composeMail, type MailItem, type MailText } from './compose-mail.js';

/** The mails that there are, by what they are for. */
export const mailTemplates = ['digest', 'reminder', 'warning', 'escalation', 'act'] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** How a mail reads in a language, with invented values. */
export function previewMail(
  book: Rulebook,
  {
    template,
    language,
    publicUrl,
  }: { template: MailTemplate; language: Language; publicUrl: string | undefined },
): MailText {
  const base = publicUrl?.replace(/\/+$/, '') ?? 'https://temporada.example';
  const item = (kind: MailItem['kind'], code: string, rest: Partial<MailItem>): MailItem => ({
    kind,
    name: book.obligations.find((series) => series.code === code)?.values[0]?.name ?? {
      en: code,
      fr: code,
      es: code,
    },
    subjectType: 'job-order',
    subjectNumber: 'JO-000000-0',
    province: 'ON',
    dueOn: '2026-05-04',
    whenMissed: 'lapses',
    link: `${base}/api/v1/job-orders/00000000-0000-7000-8000-000000000000`,
    ...rest,
  });
  const items = {
    reminder: item('reminder', 'SEND_NAMES', {}),
    warning: item('warning', 'COMPLETE_DOCUMENTS', { whenMissed: 'escalates', dueOn: '2026-05-11' }),
    act: item('act', '', {
      name: sayAct('PAY_RECORD_WITHDRAWN', {
        ...{ number: 'PR-000000-0', periodStart: '2026-06-01', periodEnd: '2026-06-14' },
      }),
      ...{ subjectType: 'placement', subjectNumber: 'P-000000-0', dueOn: '2026-06-15', whenMissed: null },
      link: `${base}/api/v1/placements/00000000-0000-7000-8000-000000000000`,
    }),
    escalation: item('escalation', 'DECIDE_LMT', { whenMissed: 'escalates', dueOn: '2026-04-30' }),
  };
  return template === 'digest'
    ? composeMail(language, 'digest', Object.values(items))
    : composeMail(language, 'urgent', [items[template]]);
}
