import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPay, type PayAssessed, type PayListener, type SheetWithdrawn } from '../listeners.js';
import { enterAdjusted, enterWithheld, giveBackWithheld } from './savings.store.js';
import { settleUnsent } from './unsent-savings.js';

/** Keeps what was kept back as savings on workers' accounts; a correction changes it by its difference. */
@Injectable()
@ListensToPay()
export class FollowSavings implements PayListener {
  async assessed(work: Work, { records, corrected }: PayAssessed): Promise<void> {
    if (corrected === null) await enterWithheld(work, records);
    else
      for (const record of records)
        await enterAdjusted(work, record, record.paid.taken.savingsCents - corrected.taken.savingsCents);
  }

  async sheetWithdrawn(
    work: Work,
    { sheetId, employerId, records, replaced, on }: SheetWithdrawn,
  ): Promise<void> {
    await giveBackWithheld(work, [...records, ...replaced]);
    await settleUnsent(work, { sheetId, employerId, on, kind: 'savings-withdrawn' });
  }
}
