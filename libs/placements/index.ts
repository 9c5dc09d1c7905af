export { AnswerProposal } from './answer-proposal.js';
export { Candidates, type Candidate } from './candidates.js';
export type { EarlyWarning, StepToCome } from './early-warning.js';
export { CorrectDates, type DateCorrection } from './corrections/correct-dates.js';
export type { DateChanges, StayDates } from './corrections/stay-dates.js';
export { EarlyWarnings } from './early-warnings.js';
export { InsureWorkers } from './insure-workers.js';
export {
  ListensToPlacements,
  type PlacementListener,
  type PlacementsMoved,
  type StaysCorrected,
} from './listeners.js';
export { NameWorkers, type NamedWorker } from './name-workers.js';
export type { PlacementsActed } from './placement-acts.js';
export { Placement, type PlacedBy } from './placement.entity.js';
export * from './placement.states.js';
export type { PlacementStanding } from './placement.view.js';
export { PlacementsModule } from './placements.module.js';
export {
  PlacementQueries,
  type PlacementFilter,
  type PlacementTerms,
  type PlacementView,
} from './placements.queries.js';
export { ProcessPlacements, type ContractSide } from './process-placements.js';
export { RecruitWorkers } from './recruit-workers.js';
export { ReportStay, type ArrivalReported } from './report-stay.js';
export { RequestPapers, type TaxNumberRequested } from './request-papers.js';
export { TransferPlacements, type PlacementsTransferred, type Transfer } from './transfer-placements.js';
export { VisaAndTravel, type LetterIssued, type TravelBooked } from './visa-and-travel.js';
export { WorkerFiles, type WorkerFile, type WorkerFilter, type WorkerView } from './worker-files.js';
