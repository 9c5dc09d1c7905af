export * from './complaint.states.js';
export type { ComplaintView } from './complaint.view.js';
export { ComplaintQueries, type ComplaintFilter } from './complaints.queries.js';
export {
  incidentKinds,
  incidentStepKinds,
  type ConsularNotice,
  type IncidentKind,
  type IncidentStepKind,
} from './consular-notice.js';
export { FileComplaint, type NewComplaint } from './file-complaint.js';
export { HandleComplaint, type ComplaintMoved } from './handle-complaint.js';
export type { NewIncidentStep } from './incident-step.input.js';
export type { IncidentFile, IncidentStepView, IncidentSummary } from './incident.view.js';
export { IncidentQueries, type IncidentFilter } from './incidents.queries.js';
export { Complaint, Incident, IncidentStep } from './protection.entities.js';
export { ProtectionModule } from './protection.module.js';
export { ReportIncident, type NewIncident } from './report-incident.js';
export { FollowReturn } from './follow-return.js';
export { type ReceptionNeed, receptionNeeds, ReturnParcel, WorkerReturn } from './return.entities.js';
export {
  parcelActs,
  type ParcelState,
  parcelStates,
  returnActs,
  type ReturnState,
  returnStates,
} from './return.states.js';
export { type ParcelView, ReturnQueries, type ReturnFilter, type ReturnView } from './returns.queries.js';
export { type NewParcel, type ReturnStated, StateReturn } from './state-return.js';
