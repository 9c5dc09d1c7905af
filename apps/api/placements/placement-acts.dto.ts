import { ApiProperty } from '@nestjs/swagger';
import {
  type LetterIssued,
  type NamedWorker,
  placementActs,
  type PlacementState,
  placementStates,
  type TaxNumberRequested,
} from '#libs/placements';
import { ReceivedDto } from '../dto.js';
import {
  CentsField,
  DateField,
  DigitsField,
  FlagField,
  IdField,
  IdsField,
  ItemsField,
  TextField,
} from '../fields.js';
import { PlacementFindingDto } from './placements.dto.js';

/** A worker whom the employer knows. */
export class NamedWorkerDto implements NamedWorker {
  @TextField({ example: 'W-000042-6' })
  workerNumber: string;

  @TextField({ description: 'As in the passport; accents and case do not matter.' })
  familyNames: string;
}

/** Workers whom the employer names. */
export class NamesDto {
  @ItemsField(() => NamedWorkerDto, { least: 1, most: 500 })
  names: NamedWorkerDto[];
}

/** Workers whom the ministry recruits. */
export class RecruitsDto {
  @IdsField({ least: 1 })
  workerIds: string[];
}

/** Who travels in the stead of another. */
export class SubstituteDto {
  @IdField()
  workerId: string;
}

/** Placements that an act is about: one or a list, all or none. */
export class PlacementsDto {
  @IdsField({ least: 1 })
  placementIds: string[];
}

/** Placements, and why. */
export class PlacementsReasonDto extends PlacementsDto {
  @TextField({ description: 'Why; it is kept with the placement.', least: 3, most: 2000 })
  reason: string;
}

/** A letter of introduction. */
export class LetterDto implements LetterIssued {
  @IdField()
  placementId: string;

  @TextField({ most: 60, description: 'The visa office’s own number.' })
  letterNumber: string;
}

/** Letters to issue. */
export class LettersDto {
  @ItemsField(() => LetterDto, { least: 1, most: 500 })
  letters: LetterDto[];
}

/** A booking. */
export class TravelDto extends PlacementsDto {
  @TextField({ most: 60, example: 'AC 991' })
  flight: string;

  @DateField()
  travelOn: string;

  @CentsField({ most: 1_000_000, description: 'The round trip of one worker, in cents.' })
  transportCostCents: number;
}

/** An arrival. */
export class ArrivalDto extends PlacementsDto {
  @DateField()
  arrivedOn: string;

  @IdField({ description: 'The house where they live.' })
  housingUnitId: string;
}

/** The first day of work. */
export class FirstDayDto extends PlacementsDto {
  @DateField()
  firstDayWorkedOn: string;
}

/** A tax number that was asked for. */
export class TaxNumberRequestDto implements TaxNumberRequested {
  @IdField()
  placementId: string;

  @DigitsField(3, {
    optional: true,
    example: '042',
    description: 'Its last three digits, where they are known; the number itself is not kept.',
  })
  ending?: string;
}

/** Tax numbers that were asked for. */
export class TaxNumbersDto {
  @ItemsField(() => TaxNumberRequestDto, { least: 1, most: 500 })
  requests: TaxNumberRequestDto[];

  @DateField()
  requestedOn: string;
}

/** Health cards that were asked for. */
export class HealthCardsDto extends PlacementsDto {
  @DateField()
  requestedOn: string;
}

/** Medical insurance that was taken out. */
export class InsuranceDto extends PlacementsDto {
  @DateField()
  insuredOn: string;
}

/** An early end. */
export class EarlyEndDto extends PlacementsReasonDto {
  @DateField({ description: 'Last day of the stay.' })
  endedOn: string;
}

/** A departure at the end of the stay. */
export class DepartureDto extends PlacementsDto {
  @DateField()
  departedOn: string;
}

/** Days of stays as they really were, where they were reported otherwise; at least one. */
export class DateCorrectionDto extends PlacementsReasonDto {
  @DateField({ optional: true, description: 'The arrival, as it really was.' })
  arrivedOn?: string | null;

  @DateField({ optional: true, description: 'The first day worked, as it really was.' })
  firstDayWorkedOn?: string | null;

  @DateField({
    optional: true,
    description:
      'The end of the stay, as it really was; for a placement that was left by a transfer, its day.',
  })
  departedOn?: string | null;
}

/** A transfer to another order. */
export class TransferDto extends PlacementsDto {
  @IdField({ description: 'The order that receives the workers.' })
  jobOrderId: string;

  @DateField()
  transferredOn: string;

  @IdField({ description: 'A house of the receiving farm.' })
  housingUnitId: string;

  @FlagField({ description: 'Whether every worker has consented.' })
  workersConsent: boolean;

  @FlagField({ description: 'Whether the sending ministry has approved.' })
  sendingMinistryApproves: boolean;
}

/** Where a placement stands after an act. */
export class PlacementStandingDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'P-000042-6' })
  number: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ enum: [...placementStates] })
  state: PlacementState;

  @ApiProperty({ enum: [...placementActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ type: Number, nullable: true })
  positionNumber: number | null;

  @ApiProperty({ type: [PlacementFindingDto] })
  findings: PlacementFindingDto[];
}

/** An act's one receipt and the placements it was about. */
export class PlacementsActedDto extends ReceivedDto {
  @ApiProperty({ type: [PlacementStandingDto] })
  placements: PlacementStandingDto[];
}

/** The placements that ended and those that go on in their stead. */
export class PlacementsTransferredDto extends PlacementsActedDto {
  @ApiProperty({ type: [PlacementStandingDto] })
  transferred: PlacementStandingDto[];
}
