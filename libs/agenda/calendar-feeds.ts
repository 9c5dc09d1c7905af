import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { newSecret, type Principal, secretHash } from '#libs/identity';
import { newId, notFound, Refused } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { CalendarFeed } from './calendar-feed.entity.js';
import { refuse } from './refusals.js';

/** A calendar feed as its owner sees it: never with its secret. */
export interface CalendarFeedView {
  id: string;
  name: string;
  createdAt: string;
  revokedAt: string | null;
}

/** The calendar feeds of people. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Makes a feed for the caller's own membership. Its secret is told once, here, and is no part of what is kept under an
   * idempotency key: the request sent again throws Refused with FEED_TOLD_ONCE.
   */
  async create(
    principal: Principal,
    name: string,
  ): Promise<{ receipt: ReceiptView; id: string; secret: string }> {
    const newFeedId = newId();
    const secret = newSecret('tcal');
    const { id, receipt } = await this.unitOfWork.run(principal, async (work) => {
      await work.manager.insert(CalendarFeed, {
        id: newFeedId,
        name,
        secretHash: secretHash(secret),
        membershipId: principal.membershipId,
        createdAt: work.now,
      });
      const subject = { type: 'calendar-feed', id: newFeedId };
      work.record({ action: 'calendar-feed.created', subject, after: { userId: principal.userId } });
      return { id: newFeedId, receipt: await issueReceipt(work, { act: 'created', subject, next: [] }) };
    });
    if (id !== newFeedId) throw new Refused([refuse('FEED_TOLD_ONCE', { id })]);
    return { receipt, id, secret };
  }

  /** The feeds of the caller's membership, the newest first; those that were revoked too. */
  async list(principal: Principal): Promise<CalendarFeedView[]> {
    const rows: (Omit<CalendarFeedView, 'createdAt' | 'revokedAt'> & {
      createdAt: Date;
      revokedAt: Date | null;
    })[] = await this.dataSource.query(
      `select id, name, created_at as "createdAt", revoked_at as "revokedAt" from calendar_feed
       where membership_id = $1 order by id desc`,
      [principal.membershipId],
    );
    return rows.map(({ createdAt, revokedAt, ...feed }) => ({
      ...feed,
      createdAt: createdAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    }));
  }

  /** Revokes a feed of the caller, under whichever membership; its address opens nothing from then on. */
  revoke(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const revoked = await work.query(
        `update calendar_feed f set revoked_at = $3 from membership m
         where f.id = $1 and m.id = f.membership_id and m.user_id = $2 and f.revoked_at is null returning f.id`,
        [id, principal.userId, work.now],
      );
      if (revoked.length === 0) throw notFound('calendar feed');
      const subject = { type: 'calendar-feed', id };
      work.record({ action: 'calendar-feed.revoked', subject });
      return { receipt: await issueReceipt(work, { act: 'revoked', subject, next: [] }) };
    });
  }
}
