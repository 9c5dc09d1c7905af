import type { Work } from '#libs/audit-trail';
import { permits, type Principal, scopeCondition } from '#libs/identity';
import { notFound, refuseIf } from '#libs/platform';
import {
  type ComplaintAct,
  type ComplaintState,
  nextComplaintState,
  possibleComplaintActs,
} from './complaint.states.js';
import { Complaint } from './protection.entities.js';
import { refuse } from './refusals.js';

/**
 * What of a scope's complaints is visible: a worker's own, those of the province for officers and auditors, and to a
 * consulate those that it filed itself. A worker may complain without the consulate knowing, and no employer sees any.
 */
export function visibleComplaints(
  principal: Pick<Principal, 'scope' | 'organisationId'>,
  firstParameter: number,
) {
  if (principal.scope.kind === 'country')
    return {
      sql: `c.filed_for_organisation_id = $${firstParameter}`,
      parameters: [principal.organisationId],
    };
  return scopeCondition(principal.scope, { province: 'c.province', worker: 'c.worker_id' }, firstParameter);
}

/** Whether a reader may know who complained: those who handle complaints, the complainant, and who filed it for them. */
export function knowsComplainant(principal: Pick<Principal, 'role' | 'scope'>): boolean {
  const { kind } = principal.scope;
  return permits(principal.role, 'complaints:handle') || kind === 'worker' || kind === 'country';
}

/** A complaint that the caller can see, locked until the transaction ends. Throws not found. */
export async function lockVisibleComplaint(work: Work, principal: Principal, id: string): Promise<Complaint> {
  const seen = visibleComplaints(principal, 2);
  const rows = await work.query<{ id: string }>(
    `select c.id from complaint c where c.id = $1 and ${seen.sql} for update`,
    [id, ...seen.parameters],
  );
  if (rows.length === 0) throw notFound('complaint');
  return work.manager.findOneByOrFail(Complaint, { id });
}

/** Takes a complaint, locked before, to the state that an act leads to. The trail has the states alone, none of the words. */
export async function moveComplaint(
  work: Work,
  complaint: Complaint,
  act: ComplaintAct,
  changes: Partial<Complaint>,
): Promise<void> {
  const before = complaint.state;
  const state = nextComplaintState(before, act);
  if (state === undefined) {
    const possible = possibleComplaintActs(before).join(', ') || '–';
    refuseIf([refuse('COMPLAINT_STATE', { state: before, act, possible })]);
  }
  const moved = { ...changes, state: state as ComplaintState };
  await work.manager.update(Complaint, { id: complaint.id }, moved);
  Object.assign(complaint, moved);
  work.record({
    action: `complaint.${act}`,
    subject: { type: 'complaint', id: complaint.id },
    before: { state: before },
    after: { state: complaint.state },
  });
}
