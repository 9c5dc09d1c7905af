import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import {
  ListensToPay,
  type PayAssessed,
  type PayListener,
  type SheetWithdrawn,
  type StaysOfPayCorrected,
} from '../listeners.js';
import { closeUnderpaid, enterUnderpaid, moveUnderpaid } from './underpaid-wages.js';

/** Keeps what records lack of lawful pay on their workers' accounts, with every record that is added, corrected or taken back. */
@Injectable()
@ListensToPay()
export class FollowUnderpaidWages implements PayListener {
  async assessed(work: Work, { records, corrected }: PayAssessed): Promise<void> {
    if (corrected !== null) await closeUnderpaid(work, corrected.id);
    await enterUnderpaid(work, records);
  }

  async sheetWithdrawn(work: Work, { records }: SheetWithdrawn): Promise<void> {
    for (const { id } of records) await closeUnderpaid(work, id);
  }

  /** What standing pay lacks by the corrected days and did not by those before is owed, and the other way round. */
  async staysCorrected(work: Work, { pay }: StaysOfPayCorrected): Promise<void> {
    for (const { records, checkedBefore } of pay)
      for (const record of records) await moveUnderpaid(work, record, checkedBefore);
  }
}
