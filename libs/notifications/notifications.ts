import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { NoticeKind } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { notFound } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import type { WhenMissed } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { MailState } from './mail.entity.js';
import { type Noticed, noticedColumns, noticedFrom } from './noticed.js';
import { noticeWords } from './notice-words.js';

/** A notice as its receiver finds it in their list. */
export interface NotificationView {
  id: string;
  kind: NoticeKind;
  /** Code of the obligation, or of the act. */
  obligation: string;
  /** The obligation, or what was done, in the reader's language. */
  name: string;
  subjectType: string;
  subjectId: string;
  subjectNumber: string | null;
  province: string;
  dueOn: string;
  whenMissed: WhenMissed | null;
  /** Whether it was settled or moved since. */
  over: boolean;
  at: string;
  readAt: string | null;
  /** How the mail stands that carries it; null where none does. */
  mail: MailState | null;
}

type Row = Noticed & { id: string; at: Date; readAt: Date | null; mail: MailState | null };

/** Which of the caller's notifications a list shows. */
export interface NotificationFilter {
  unread?: boolean | undefined;
  /** The `next` of the page before. */
  after?: string | undefined;
  limit: number;
}

/** People's own notifications: reading them, and having read them. */
@Injectable()
export class Notifications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** The caller's own, the newest first, a page at a time, and how many of all are unread. */
  async list(
    { userId, language }: Pick<Principal, 'userId' | 'language'>,
    { unread = false, after, limit }: NotificationFilter,
  ): Promise<{ items: NotificationView[]; next: string | null; unread: number }> {
    const rows: Row[] = await this.dataSource.query(
      `select ${noticedColumns}, t.id, t.at, t.read_at as "readAt", m.state as mail
       from ${noticedFrom} join notification t on t.notice_id = n.id left join mail m on m.id = t.mail_id
       where t.user_id = $1 and (not $2::boolean or t.read_at is null) and ($3::uuid is null or t.id < $3)
       order by t.id desc limit $4`,
      [userId, unread, after ?? null, limit],
    );
    const [counted]: { unread: number }[] = await this.dataSource.query(
      'select count(*)::int as unread from notification where user_id = $1 and read_at is null',
      [userId],
    );
    const wordsOf = noticeWords(this.rules.book);
    return {
      items: rows.map((noticed) => {
        const { name, whenMissed } = wordsOf(noticed);
        const {
          noticeId: _noticeId,
          programme: _programme,
          needFrom: _needFrom,
          params: _params,
          ...row
        } = noticed;
        return {
          ...row,
          name: name[language],
          whenMissed,
          at: row.at.toISOString(),
          readAt: row.readAt?.toISOString() ?? null,
        };
      }),
      next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      unread: counted?.unread ?? 0,
    };
  }

  /** Marks one of the caller's own as read; another's does not exist. */
  read(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const [found] = await work.query<{ readAt: Date | null }>(
        'select read_at as "readAt" from notification where id = $1 and user_id = $2 for update',
        [id, principal.userId],
      );
      if (found === undefined) throw notFound('notification');
      const subject = { type: 'notification', id };
      if (found.readAt === null) {
        await work.query('update notification set read_at = $2 where id = $1', [id, work.now]);
        work.record({ action: 'notification.read', subject });
      }
      return { receipt: await issueReceipt(work, { act: 'read', subject, next: [] }) };
    });
  }
}
