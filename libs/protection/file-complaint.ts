import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, readableNumber, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import type { ComplaintState } from './complaint.states.js';
import { visiblePlacement } from './placements.scope.js';
import { Complaint } from './protection.entities.js';
import { refuse } from './refusals.js';

/** What a complaint is filed with. */
export interface NewComplaint {
  /** The worker's placement with the employer that it is about. */
  placementId: string;
  statement: string;
  /** When and how the worker agreed; for a complaint on their behalf. */
  consentGivenOn?: string | undefined;
  consentHow?: string | undefined;
}

/** Filing complaints. It writes the complaint alone: nothing of a placement, a worker or an eligibility changes with it. */
@Injectable()
export class FileComplaint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Files a complaint of the caller's own, or of a worker of the caller's country who agreed to it. */
  file(
    principal: Principal,
    { placementId, statement, consentGivenOn, consentHow }: NewComplaint,
  ): Promise<{ receipt: ReceiptView; id: string; number: string; state: ComplaintState }> {
    const own = principal.scope.kind === 'worker';
    refuseIf(consentRefusals(own, consentGivenOn, consentHow));
    return this.unitOfWork.run(principal, async (work) => {
      const { workerId, employerId, province } = await visiblePlacement(work, principal, placementId);
      const [next] = await work.query<{ value: string }>(`select nextval('complaint_number') as value`);
      const id = newId();
      const number = readableNumber('C', Number(next?.value));
      await work.manager.insert(Complaint, {
        ...{ id, number, placementId, workerId, employerId, province, statement },
        receivedAt: work.now,
        filedByUserId: principal.userId,
        filedForOrganisationId: own ? null : principal.organisationId,
        consentGivenOn: consentGivenOn ?? null,
        consentHow: consentHow ?? null,
      });
      const subject = { type: 'complaint', id };
      work.record({
        action: 'complaint.received',
        subject,
        after: { number, province, onBehalf: !own },
        ...(own ? { actorWithheld: true } : {}),
      });
      const steps = [{ act: 'ACKNOWLEDGE_COMPLAINT', by: 'host-officer', dueOn: null }];
      const receipt = await issueReceipt(work, { act: 'received', subject, next: steps });
      return { receipt, id, number, state: 'received' };
    });
  }
}

function consentRefusals(own: boolean, givenOn: string | undefined, how: string | undefined) {
  const given = givenOn != null && how != null;
  if (own) return givenOn != null || how != null ? [refuse('COMPLAINT_CONSENT_OWN')] : [];
  return given ? [] : [refuse('COMPLAINT_CONSENT_NEEDED')];
}
