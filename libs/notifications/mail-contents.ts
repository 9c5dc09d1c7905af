import type { DataSource } from 'typeorm';
import type { Rulebook } from '#libs/rulebook';
import { type MailItem, mostItems } from './compose-mail.js';
import { noticeWords } from './notice-words.js';
import { type Noticed, noticedColumns, noticedFrom, stillTold } from './noticed.js';

/** What a mail has to tell now: what was settled since it was written is left out. */
export async function contentsOf(
  { dataSource, book, publicUrl }: { dataSource: DataSource; book: Rulebook; publicUrl: string | undefined },
  mailId: string,
): Promise<{ items: MailItem[]; more: number }> {
  const rows: Noticed[] = await dataSource.query(
    `select ${noticedColumns} from ${noticedFrom}
     join notification t on t.notice_id = n.id
     where t.mail_id = $1 and ${stillTold}
     order by n.due_on, n.id`,
    [mailId],
  );
  const wordsOf = noticeWords(book);
  return {
    items: rows.slice(0, mostItems).map((row) => ({ ...row, ...wordsOf(row), link: linkTo(publicUrl, row) })),
    more: Math.max(0, rows.length - mostItems),
  };
}

/** Where the record is to be seen that a notice is about; null without an address of the system, or for other records. */
function linkTo(
  publicUrl: string | undefined,
  { subjectType, subjectId }: Pick<Noticed, 'subjectType' | 'subjectId'>,
): string | null {
  if (publicUrl === undefined || (subjectType !== 'job-order' && subjectType !== 'placement')) return null;
  return `${publicUrl.replace(/\/+$/, '')}/api/v1/${subjectType}s/${subjectId}`;
}
