import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, OnDeadline } from '#libs/deadlines';
import { lockOrder, moveOrder, nextState } from '#libs/job-orders';

/** When the need date has passed and nobody holds a position, the order lapses; otherwise the rest may still be recruited. */
@Injectable()
@OnDeadline('SEND_NAMES')
export class LapseUnfilled implements DeadlineHandler {
  async missed(work: Work, { subjectId }: Deadline): Promise<Date | null> {
    const order = await lockOrder(work, subjectId);
    const [counted] = await work.query<{ held: number }>(
      'select count(position_number)::int as held from placement where job_order_id = $1',
      [subjectId],
    );
    const reason = 'The need date has passed and nobody was placed';
    if (counted?.held === 0 && nextState(order.state, 'lapse') !== undefined)
      await moveOrder(work, order, 'lapse', { endReason: reason }, reason);
    return null;
  }
}
