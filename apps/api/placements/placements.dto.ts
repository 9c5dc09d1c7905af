import { ApiProperty } from '@nestjs/swagger';
import {
  type PlacedBy,
  placementActs,
  type PlacementState,
  placementStates,
  type PlacementTerms,
} from '#libs/placements';
import { PageQuery } from '../dto.js';
import { CountField, OneOfField } from '../fields.js';
import { PieceRateDto } from '../job-orders/job-orders.dto.js';

/** Which placements to list. */
export class PlacementListQuery extends PageQuery {
  @OneOfField(placementStates, { optional: true })
  state?: PlacementState;
}

/** How many candidates to list. */
export class CandidateQuery {
  @CountField({ optional: true, least: 1, most: 500, description: 'Candidates to list; 50 when left out.' })
  limit?: number;
}

/** Something found against a placement, in words. */
export class PlacementFindingDto {
  @ApiProperty({ example: 'FIRST_TIMER_TOO_YOUNG' })
  code: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ description: 'What can be done instead.' })
  instead: string;

  @ApiProperty({ required: false })
  rule?: string;

  @ApiProperty({ required: false, type: Object })
  source?: object;

  @ApiProperty({ type: Object })
  params: Record<string, string | number>;
}

/** A candidate for a recruited position. */
export class CandidateDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ example: 'W-000042-6' })
  number: string;

  @ApiProperty({ example: 'es' })
  language: string;

  @ApiProperty()
  eligible: boolean;

  @ApiProperty({ type: [Object], description: 'What speaks for the worker: code and params.' })
  for: { code: string; params: Record<string, number> }[];

  @ApiProperty({ type: [PlacementFindingDto] })
  against: PlacementFindingDto[];
}

/** What the order offers, which both sides sign. */
export class PlacementTermsDto implements PlacementTerms {
  @ApiProperty({ type: String, nullable: true })
  commodity: string | null;

  @ApiProperty({ type: Number, nullable: true })
  weeklyHours: number | null;

  @ApiProperty({ type: Number, nullable: true })
  hourlyRateCents: number | null;

  @ApiProperty({ type: [PieceRateDto] })
  pieceRates: PieceRateDto[];

  @ApiProperty({ enum: ['cooking-facilities', 'provided'], nullable: true })
  meals: PlacementTerms['meals'];

  @ApiProperty({ type: Number, nullable: true })
  mealPriceCents: number | null;
}

/** A placement, with who it is and what can be done to it now. */
export class PlacementDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'P-000042-6' })
  number: string;

  @ApiProperty({ enum: [...placementStates] })
  state: PlacementState;

  @ApiProperty({ enum: [...placementActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ format: 'uuid' })
  jobOrderId: string;

  @ApiProperty({ example: 'JO-000042-6' })
  jobOrderNumber: string;

  @ApiProperty({ type: Number, nullable: true })
  positionNumber: number | null;

  @ApiProperty({ enum: ['named', 'recruited', 'substitute', 'transfer'] })
  placedBy: PlacedBy;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  inSteadOfId: string | null;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ example: 'W-000042-6' })
  workerNumber: string;

  @ApiProperty()
  givenNames: string;

  @ApiProperty()
  familyNames: string;

  @ApiProperty({ example: 'es' })
  language: string;

  @ApiProperty()
  firstTimer: boolean;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ description: 'Where the work is.' })
  farmName: string;

  @ApiProperty()
  farmTown: string;

  @ApiProperty({ type: PlacementTermsDto })
  terms: PlacementTermsDto;

  @ApiProperty()
  province: string;

  @ApiProperty()
  country: string;

  @ApiProperty()
  programme: string;

  @ApiProperty()
  edition: string;

  @ApiProperty({ format: 'date' })
  stayFrom: string;

  @ApiProperty({ format: 'date' })
  stayTo: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  contractSignedByEmployerOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  contractSignedByWorkerOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  letterNumber: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  letterIssuedOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  flight: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  travelOn: string | null;

  @ApiProperty({ type: Number, nullable: true })
  transportCostCents: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  arrivedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  firstDayWorkedOn: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day of the trial period, where a source holds one.',
  })
  trialEndsOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  taxNumberRequestedOn: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '042',
    description: 'The last three digits, for the employer and the worker.',
  })
  taxNumberEnding: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  healthCardRequestedOn: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  housingUnitId: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  departedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  transferConsentedOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  exitReason: string | null;

  @ApiProperty({ type: [PlacementFindingDto] })
  findings: PlacementFindingDto[];

  @ApiProperty({ format: 'date-time' })
  proposedAt: string;
}

/** A page of placements. */
export class PlacementPageDto {
  @ApiProperty({ type: [PlacementDto] })
  items: PlacementDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
