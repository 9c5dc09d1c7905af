import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound, Refused } from '#libs/platform';
import { issueReceipt, receiptCount, type ReceiptView } from '#libs/receipts';
import type { MailKind, MailState } from './mail.entity.js';
import { refuse } from './refusals.js';

/** A mail as administrators see it: to whom and how it went, not what it says. */
export interface MailView {
  id: string;
  userId: string;
  /** The address of the account that it goes to. */
  email: string;
  kind: MailKind;
  state: MailState;
  /** Notices that it carries. */
  notices: number;
  attempts: number;
  nextAt: string | null;
  lastFailure: string | null;
  sentAt: string | null;
  writtenAt: string;
}

type Row = Omit<MailView, 'nextAt' | 'sentAt' | 'writtenAt'> & {
  nextAt: Date | null;
  sentAt: Date | null;
  writtenAt: Date;
};

/** Which mails a list shows. */
export interface MailFilter {
  state?: MailState | undefined;
  userId?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Mails as whoever runs the system sees them, and has those tried again that were given up. */
@Injectable()
export class Mails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The newest first, a page at a time. */
  async list({
    state,
    userId,
    after,
    limit,
  }: MailFilter): Promise<{ items: MailView[]; next: string | null }> {
    const rows: Row[] = await this.dataSource.query(
      `select m.id, m.user_id as "userId", u.email, m.kind, m.state, m.attempts, m.next_at as "nextAt",
         m.last_failure as "lastFailure", m.sent_at as "sentAt", m.written_at as "writtenAt",
         (select count(*)::int from notification t where t.mail_id = m.id) as notices
       from mail m join user_account u on u.id = m.user_id
       where ($1::text is null or m.state = $1) and ($2::uuid is null or m.user_id = $2)
         and ($3::uuid is null or m.id < $3)
       order by m.id desc limit $4`,
      [state ?? null, userId ?? null, after ?? null, limit],
    );
    return {
      items: rows.map((row) => ({
        ...row,
        nextAt: row.nextAt?.toISOString() ?? null,
        sentAt: row.sentAt?.toISOString() ?? null,
        writtenAt: row.writtenAt.toISOString(),
      })),
      next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
    };
  }

  /**
   * Has a mail tried again that failed, bounced or was kept, from the next round on. Its attempts begin at one and not at
   * none: a digest that has gone out once takes in nothing new. Throws Refused with MAIL_NOT_GIVEN_UP.
   */
  retry(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const [found] = await work.query<{ state: MailState }>(
        'select state from mail where id = $1 for update',
        [id],
      );
      if (found === undefined) throw notFound('mail');
      const { state } = found;
      if (!['failed', 'bounced', 'kept'].includes(state))
        throw new Refused([refuse('MAIL_NOT_GIVEN_UP', { state })]);
      await work.query(
        `update mail set state = 'waiting', attempts = 1, next_at = $2, claimed_until = null where id = $1`,
        [id, work.now],
      );
      const subject = { type: 'mail', id };
      work.record({
        action: 'mail.retried',
        subject,
        before: { state },
        after: { state: 'waiting' },
        reason,
      });
      const turn = (await receiptCount(work, id)) + 1;
      return {
        receipt: await issueReceipt(work, {
          act: `retried:${turn}`,
          subject,
          next: [{ act: 'SEND_MAIL', by: 'service', dueOn: null }],
        }),
      };
    });
  }
}
