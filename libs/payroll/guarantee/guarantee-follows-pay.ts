import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { SettleGuarantee } from './settle-guarantee.js';
import { ListensToPay, type PayAssessed, type PayListener, type SheetWithdrawn } from '../listeners.js';

/** Counts the guaranteed hours of a season with every pay record that is added, corrected or taken back. */
@Injectable()
@ListensToPay()
export class GuaranteeFollowsPay implements PayListener {
  constructor(private readonly guarantee: SettleGuarantee) {}

  async assessed(work: Work, { records, corrected }: PayAssessed): Promise<void> {
    if (corrected === null) await this.guarantee.follow(work, records);
    else await this.guarantee.recount(work, [...new Set(records.map(({ rootId }) => rootId))]);
  }

  async sheetWithdrawn(work: Work, { placements }: SheetWithdrawn): Promise<void> {
    const rows = await work.query<{ rootId: string }>(
      'select distinct root_id as "rootId" from pay_balance where placement_id = any($1) order by 1',
      [placements.map(({ id }) => id)],
    );
    await this.guarantee.recount(
      work,
      rows.map(({ rootId }) => rootId),
    );
  }
}
