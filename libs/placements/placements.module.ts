import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobOrdersModule } from '#libs/job-orders';
import { AnswerProposal } from './answer-proposal.js';
import { Candidates } from './candidates.js';
import { EarlyWarnings } from './early-warnings.js';
import {
  EscalateArrival,
  EscalateDocuments,
  EscalateStay,
  EscalateTravel,
  EscalateVisa,
  TellOfHousing,
} from './escalations.js';
import { PlacementListeners } from './listeners.js';
import { HousingDuty } from './housing-duty.js';
import { InsureWorkers } from './insure-workers.js';
import { EndRecordKeeping } from './keep-records.js';
import { NameWorkers } from './name-workers.js';
import { CloseNames, ReleaseWorkers } from './order-ends.js';
import { CorrectDates } from './corrections/correct-dates.js';
import { ReplanStayDuties } from './corrections/replan-stay-duties.js';
import { PlacementActs } from './placement-acts.js';
import { PlacementQueries } from './placements.queries.js';
import { ProcessPlacements } from './process-placements.js';
import { ProposePlacements } from './propose-placements.js';
import { RecruitWorkers } from './recruit-workers.js';
import { ReportStay } from './report-stay.js';
import { RequestPapers } from './request-papers.js';
import { StayDuties } from './stay-duties.js';
import { TransferPlacements } from './transfer-placements.js';
import { VisaAndTravel } from './visa-and-travel.js';
import { UsualDurations } from './usual-durations.js';
import { WorkerFiles } from './worker-files.js';

const services = [
  NameWorkers,
  RecruitWorkers,
  Candidates,
  AnswerProposal,
  ProcessPlacements,
  VisaAndTravel,
  ReportStay,
  CorrectDates,
  RequestPapers,
  InsureWorkers,
  TransferPlacements,
  PlacementQueries,
  WorkerFiles,
  EarlyWarnings,
];

/** Placements. */
@Module({
  imports: [DiscoveryModule, JobOrdersModule],
  providers: [
    ...services,
    PlacementActs,
    ProposePlacements,
    PlacementListeners,
    CloseNames,
    ReleaseWorkers,
    StayDuties,
    ReplanStayDuties,
    HousingDuty,
    EndRecordKeeping,
    TellOfHousing,
    EscalateArrival,
    EscalateDocuments,
    EscalateStay,
    EscalateTravel,
    EscalateVisa,
    UsualDurations,
  ],
  exports: services,
})
export class PlacementsModule {}
