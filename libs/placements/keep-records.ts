import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type BulkDeadlineHandler, type Deadline, OnDeadline, tellAll } from '#libs/deadlines';

/** The day until which records of a stay are kept is over: whoever kept them is told that they may be destroyed now. */
@Injectable()
@OnDeadline('KEEP_RECORDS_UNTIL')
export class EndRecordKeeping implements BulkDeadlineHandler {
  readonly metByTime = true;

  async missedAll(work: Work, deadlines: readonly Deadline[]): Promise<null[]> {
    const told = deadlines.map((deadline) => ({ deadline, to: [deadline.owedBy] }));
    await tellAll(work, 'reminder', told);
    return deadlines.map(() => null);
  }
}
