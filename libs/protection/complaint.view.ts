import { permits, type Principal } from '#libs/identity';
import { type ComplaintAct, type ComplaintState, possibleComplaintActs } from './complaint.states.js';
import { knowsComplainant } from './complaints.store.js';
import type { Complaint } from './protection.entities.js';

/** A complaint as its reader may see it. What would tell who complained is null for those who need not know. */
export interface ComplaintView {
  id: string;
  number: string;
  state: ComplaintState;
  /** What the reader can do to it. */
  possible: ComplaintAct[];
  employerId: string;
  province: string;
  workerId: string | null;
  placementId: string | null;
  onBehalf: boolean;
  consentGivenOn: string | null;
  consentHow: string | null;
  statement: string;
  investigation: string | null;
  outcome: string | null;
  receivedAt: string;
  acknowledgedAt: string | null;
  investigatedAt: string | null;
  resolvedAt: string | null;
}

/** Shows a complaint to a reader. */
export function complaintView(
  complaint: Complaint,
  reader: Pick<Principal, 'role' | 'scope'>,
): ComplaintView {
  const { id, number, state, employerId, province, statement, outcome } = complaint;
  const handles = permits(reader.role, 'complaints:handle');
  const known = knowsComplainant(reader);
  return {
    ...{ id, number, state, employerId, province, statement, outcome },
    possible: handles ? possibleComplaintActs(state) : [],
    workerId: known ? complaint.workerId : null,
    placementId: known ? complaint.placementId : null,
    onBehalf: complaint.filedForOrganisationId !== null,
    consentGivenOn: known ? complaint.consentGivenOn : null,
    consentHow: known ? complaint.consentHow : null,
    investigation: handles ? complaint.investigation : null,
    receivedAt: complaint.receivedAt.toISOString(),
    acknowledgedAt: complaint.acknowledgedAt?.toISOString() ?? null,
    investigatedAt: complaint.investigatedAt?.toISOString() ?? null,
    resolvedAt: complaint.resolvedAt?.toISOString() ?? null,
  };
}
