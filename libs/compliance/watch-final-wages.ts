import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, OnDeadline } from '#libs/deadlines';
import { type FinalWagesPaid, finalWagesOpen, ListensToPay, type PayListener } from '#libs/payroll';
import { closeAsRepaid, openFindings, raiseContinuously } from './continuous-findings.js';

interface Stay {
  workerId: string;
  employerId: string;
  province: string;
  departedOn: string;
}

/** Finds final wages of which no proof has come by their day, and closes the finding once it does. */
@Injectable()
@OnDeadline('FINAL_WAGES')
@ListensToPay()
export class WatchFinalWages implements DeadlineHandler, PayListener {
  async missed(work: Work, { subjectId, dueOn, source, plannedBefore }: Deadline): Promise<Date | null> {
    const [stay] = await work.query<Stay>(
      `select worker_id as "workerId", employer_id as "employerId", province, departed_on as "departedOn"
       from placement where id = $1 and departed_on is not null for update`,
      [subjectId],
    );
    if (stay === undefined) return null;
    const { departedOn, ...whose } = stay;
    const openCents = await finalWagesOpen(work, subjectId);
    const periodTo = dueOn < departedOn ? departedOn : dueOn;
    await raiseContinuously(work, [
      {
        ...whose,
        causeKey: `final-wages:${subjectId}:${plannedBefore.length}`,
        code: 'FINAL_WAGES_OPEN',
        placementId: subjectId,
        ...{ periodFrom: departedOn, periodTo },
        // Without a pay record nothing says yet how much it is.
        owedCents: Math.max(0, openCents ?? 0),
        ...(openCents === null ? {} : { expectedCents: openCents, actualCents: 0 }),
        ...{ rule: 'final-wages-delay', source },
        explanation: `No proof of the final wages had come by ${dueOn}.`,
        steps: [],
      },
    ]);
    return null;
  }

  async finalWagesPaid(work: Work, { placementId, paidOn, proofReference, totalCents }: FinalWagesPaid) {
    const proof = { amountCents: totalCents, paidOn, reference: proofReference };
    for (const finding of await openFindings(work, { placementId, code: 'FINAL_WAGES_OPEN' }))
      await closeAsRepaid(work, finding, proof);
  }
}
