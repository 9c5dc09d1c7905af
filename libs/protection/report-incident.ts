import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, readableNumber, refuseIf } from '#libs/platform';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import {
  consularNotice,
  type IncidentKind,
  type IncidentStepKind,
  type NoticeStep,
} from './consular-notice.js';
import { type NewIncidentStep, timeRefusals } from './incident-step.input.js';
import { addStep, lockVisibleIncident, stepsOf } from './incidents.store.js';
import { visiblePlacement } from './placements.scope.js';
import { Incident } from './protection.entities.js';

/** What an incident is reported with. */
export interface NewIncident {
  kind: IncidentKind;
  placementId: string;
  /** An instant of ISO 8601. */
  happenedAt: string;
  place: string;
  account: string;
  /** What was done already. */
  steps?: NewIncidentStep[] | undefined;
}

const acts: Readonly<Record<IncidentStepKind, string>> = {
  'right-told': 'TELL_RIGHT',
  'wish-stated': 'ASK_WISH',
  'consulate-notified': 'NOTIFY_CONSULATE',
  note: 'ADD_NOTE',
};

/** Reporting incidents and what is done after them. */
@Injectable()
export class ReportIncident {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Reports an incident of a worker whose placement the caller can see; the receipt says what is owed next. */
  report(
    principal: Principal,
    { kind, placementId, happenedAt, place, account, steps = [] }: NewIncident,
  ): Promise<{ receipt: ReceiptView; id: string; number: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const about = await visiblePlacement(work, principal, placementId);
      const when = new Date(happenedAt);
      refuseIf(timeRefusals(kind, when, null, work.now));
      const [next] = await work.query<{ value: string }>(`select nextval('incident_number') as value`);
      const id = newId();
      const number = readableNumber('I', Number(next?.value));
      await work.manager.insert(Incident, {
        ...{ id, number, kind, placementId, ...about, happenedAt: when, place, account },
        reportedAt: work.now,
        reportedByUserId: principal.userId,
        reportedByOrganisationId: principal.organisationId,
      });
      const subject = { type: 'incident', id };
      const { province, country } = about;
      work.record({
        action: 'incident.reported',
        subject,
        after: { number, kind, placementId, province, country },
      });
      const incident = await work.manager.findOneByOrFail(Incident, { id });
      for (const step of steps) await addStep(work, principal, incident, step);
      const owed = nextSteps(kind, await stepsOf(work, id), principal);
      return { receipt: await issueReceipt(work, { act: 'reported', subject, next: owed }), id, number };
    });
  }

  /** Adds a step, with its time and person. Nothing that was added is ever changed. */
  addStep(
    principal: Principal,
    id: string,
    step: NewIncidentStep,
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const incident = await lockVisibleIncident(work, principal, id);
      const added = await addStep(work, principal, incident, step);
      const subject = { type: 'incident', id };
      const next = nextSteps(incident.kind, added.steps, principal);
      return {
        receipt: await issueReceipt(work, { act: `step:${added.id}`, subject, next }),
        id: added.id,
      };
    });
  }
}

function nextSteps(
  kind: IncidentKind,
  steps: readonly NoticeStep[],
  { role }: Pick<Principal, 'role'>,
): NextStep[] {
  return consularNotice(kind, steps).owed.map((owed) => ({ act: acts[owed], by: role, dueOn: null }));
}
