import { type ConsularNotice, consularNotice } from './consular-notice.js';
import type { Incident, IncidentStep } from './protection.entities.js';

/** An incident as a list shows it. */
export type IncidentSummary = Pick<
  Incident,
  'id' | 'number' | 'kind' | 'placementId' | 'workerId' | 'employerId' | 'province' | 'country'
> & { happenedAt: string; reportedAt: string };

/** A step with its times as text. */
export type IncidentStepView = Omit<
  IncidentStep,
  'incident' | 'incidentId' | 'at' | 'recordedAt' | 'recordedByUserId'
> & {
  at: string;
  recordedAt: string;
};

/** An incident with what was done, and where the notice to the consulate stands. */
export type IncidentFile = IncidentSummary &
  Pick<Incident, 'place' | 'account'> & {
    notice: Omit<ConsularNotice, 'rightToldAt' | 'notifiedAt'> & {
      rightToldAt: string | null;
      notifiedAt: string | null;
    };
    steps: IncidentStepView[];
  };

/** Shows an incident without what happened and what was done. */
export function incidentSummary(incident: Incident): IncidentSummary {
  const { id, number, kind, placementId, workerId, employerId, province, country } = incident;
  return {
    ...{ id, number, kind, placementId, workerId, employerId, province, country },
    happenedAt: incident.happenedAt.toISOString(),
    reportedAt: incident.reportedAt.toISOString(),
  };
}

/** Shows an incident in full. */
export function incidentFile(incident: Incident, steps: readonly IncidentStep[]): IncidentFile {
  const notice = consularNotice(incident.kind, steps);
  return {
    ...incidentSummary(incident),
    place: incident.place,
    account: incident.account,
    notice: {
      ...notice,
      rightToldAt: notice.rightToldAt?.toISOString() ?? null,
      notifiedAt: notice.notifiedAt?.toISOString() ?? null,
    },
    steps: steps.map(
      ({ id, kind, at, language, wishesNotice, treatyBasis, how, remark, person, recordedAt }) => ({
        ...{ id, kind, language, wishesNotice, treatyBasis, how, remark, person },
        at: at.toISOString(),
        recordedAt: recordedAt.toISOString(),
      }),
    ),
  };
}
