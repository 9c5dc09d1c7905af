import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import {
  ListensToPay,
  type PayAssessed,
  type PayListener,
  type SheetWithdrawn,
  type StaysOfPayCorrected,
} from '../listeners.js';
import { closeUnderpaid, enterUnderpaid, reenterUnderpaid } from './underpaid-wages.js';

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

  /** What standing pay lacks when it is held against the corrected days is owed; what it does not lack any more is not. */
  async staysCorrected(work: Work, { pay }: StaysOfPayCorrected): Promise<void> {
    for (const { records } of pay) await reenterUnderpaid(work, records);
  }
}
