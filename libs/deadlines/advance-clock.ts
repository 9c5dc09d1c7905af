import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { advanceClock } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { WakeUp } from './wake-up.js';

/** Moving a demonstration's clock: what comes due by it is enforced. */
@Injectable()
export class AdvanceClock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
  ) {}

  /**
   * Moves the clock forward and wakes a worker. The receipt has the time moved to, the audit entry the time moved from.
   * Throws Refused with CLOCK_IS_REAL or CLOCK_GOES_FORWARD.
   */
  to(principal: Principal, instant: Date): Promise<{ receipt: ReceiptView; now: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const now = await advanceClock(work.manager, instant);
      const subject = { type: 'user', id: principal.userId };
      work.record({ action: 'clock.advanced', subject, after: { to: instant.toISOString() } });
      work.afterCommit(() => this.wakeUp.now());
      const receipt = await issueReceipt(work, {
        act: `clock-advanced:${now.toISOString()}`,
        subject,
        next: [{ act: 'ENFORCE_DEADLINES', by: 'service', dueOn: null }],
      });
      return { receipt, now: now.toISOString() };
    });
  }
}
