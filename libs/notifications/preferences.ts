import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { Refused } from '#libs/platform';
import { dateIn } from '#libs/quantities';
import { issueReceipt, receiptCount, type ReceiptView } from '#libs/receipts';
import { type Delivery, NotificationPreference } from './notification.entities.js';
import { refuse } from './refusals.js';

/** How a person wants to be told of what the law does not demand. */
export interface PreferenceView {
  delivery: Delivery;
  /** IANA zone of the digest's hour; null for that of the province. */
  timeZone: string | null;
  /** 0 to 23. */
  digestHour: number;
}

const withoutAny: PreferenceView = { delivery: 'digest', timeZone: null, digestHour: 7 };

/** People's own wishes about how they are told. */
@Injectable()
export class NotificationPreferences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  /** The caller's preference, or what holds without one. */
  async of({ userId }: Pick<Principal, 'userId'>): Promise<PreferenceView> {
    const found = await this.dataSource.manager.findOneBy(NotificationPreference, { userId });
    return found === null ? withoutAny : viewOf(found);
  }

  /** Sets the caller's preference for the notices to come. Throws Refused with TIME_ZONE_UNKNOWN. */
  set(principal: Principal, wanted: PreferenceView): Promise<{ receipt: ReceiptView }> {
    const { userId } = principal;
    if (wanted.timeZone !== null && !isTimeZone(wanted.timeZone))
      throw new Refused([refuse('TIME_ZONE_UNKNOWN', { timeZone: wanted.timeZone })]);
    return this.unitOfWork.run(principal, async (work) => {
      // Two settings at once are one after the other, each with its receipt.
      await work.query('select id from user_account where id = $1 for no key update', [userId]);
      const before = await work.manager.findOneBy(NotificationPreference, { userId });
      await work.manager.upsert(NotificationPreference, { userId, ...wanted }, ['userId']);
      const subject = { type: 'notification-preference', id: userId };
      work.record({
        action: 'notification-preference.set',
        subject,
        ...(before === null ? {} : { before: viewOf(before) }),
        after: wanted,
      });
      const turn = (await receiptCount(work, userId)) + 1;
      return { receipt: await issueReceipt(work, { act: `preference-set:${turn}`, subject, next: [] }) };
    });
  }
}

function viewOf({ delivery, timeZone, digestHour }: NotificationPreference): PreferenceView {
  return { delivery, timeZone, digestHour };
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    dateIn(new Date(0), name);
    return true;
  } catch {
    return false;
  }
}
