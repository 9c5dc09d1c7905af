import type { Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, type Refusal, refuseIf } from '#libs/platform';
import { consularNotice, mayNotify } from './consular-notice.js';
import { factRefusals, type NewIncidentStep, noticeStep, timeRefusals } from './incident-step.input.js';
import { Incident, IncidentStep } from './protection.entities.js';
import { refuse } from './refusals.js';

/**
 * What of a scope's incidents is visible. An employer sees what it reported. A consulate and a sending ministry see what
 * happens to the workers of their country, except an arrest or detention of which the worker asked that the consulate not
 * be told: then only where it was told, where a treaty says so, or where it reported it itself.
 */
export function visibleIncidents(
  principal: Pick<Principal, 'scope' | 'organisationId'>,
  firstParameter: number,
) {
  const columns = {
    employer: 'i.reported_by_organisation_id',
    province: 'i.province',
    country: 'i.country',
  };
  const seen = scopeCondition(principal.scope, columns, firstParameter);
  if (principal.scope.kind !== 'country') return seen;
  const own = `i.reported_by_organisation_id = $${firstParameter + 1}`;
  return {
    sql: `${seen.sql} and (i.kind not in ('arrest', 'detention') or ${own} or ${consulateKnows} or ${noObjection})`,
    parameters: [...seen.parameters, principal.organisationId],
  };
}

const consulateKnows = `exists (select from incident_step s where s.incident_id = i.id
  and (s.kind = 'consulate-notified' or s.treaty_basis is not null))`;

const noObjection = `coalesce((select s.wishes_notice from incident_step s where s.incident_id = i.id
  and s.kind = 'wish-stated' order by s.at desc, s.id desc limit 1), true)`;

/** An incident that the caller can see, locked until the transaction ends. Throws not found. */
export async function lockVisibleIncident(work: Work, principal: Principal, id: string): Promise<Incident> {
  const seen = visibleIncidents(principal, 2);
  const rows = await work.query<{ id: string }>(
    `select i.id from incident i where i.id = $1 and ${seen.sql} for update`,
    [id, ...seen.parameters],
  );
  if (rows.length === 0) throw notFound('incident');
  return work.manager.findOneByOrFail(Incident, { id });
}

/** The steps of an incident, in the order in which they were done. */
export function stepsOf(work: Pick<Work, 'manager'>, incidentId: string): Promise<IncidentStep[]> {
  return work.manager.find(IncidentStep, { where: { incidentId }, order: { at: 'asc', id: 'asc' } });
}

/** Adds a step to an incident, locked before; the trail has its kind alone. Throws Refused with everything that is wrong. */
export async function addStep(
  work: Work,
  principal: Principal,
  incident: Incident,
  asked: NewIncidentStep,
): Promise<{ id: string; steps: IncidentStep[] }> {
  const step = noticeStep(asked);
  const before = await stepsOf(work, incident.id);
  refuseIf([
    ...factRefusals(asked),
    ...timeRefusals(asked.kind, step.at, incident.happenedAt, work.now),
    ...noticeRefusals(principal, incident, before, asked),
  ]);
  const id = newId();
  await work.manager.insert(IncidentStep, {
    ...step,
    id,
    incidentId: incident.id,
    recordedAt: work.now,
    recordedByUserId: principal.userId,
  });
  const subject = { type: 'incident', id: incident.id };
  work.record({ action: 'incident.step-added', subject, after: { stepId: id, kind: asked.kind } });
  return { id, steps: await stepsOf(work, incident.id) };
}

function noticeRefusals(
  principal: Principal,
  incident: Incident,
  before: readonly IncidentStep[],
  asked: NewIncidentStep,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (asked.treatyBasis != null && principal.scope.kind !== 'country')
    refusals.push(refuse('TREATY_BASIS_BY_OFFICER'));
  const after = consularNotice(incident.kind, [...before, noticeStep(asked)]);
  if (asked.kind === 'consulate-notified' && !mayNotify(incident.kind, after))
    refusals.push(refuse('CONSULATE_NOTICE_NOT_ASKED'));
  return refusals;
}
