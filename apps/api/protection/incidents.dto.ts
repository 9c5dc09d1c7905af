import { ApiProperty } from '@nestjs/swagger';
import { type IncidentKind, incidentKinds, type IncidentStepKind, incidentStepKinds } from '#libs/protection';
import { PageQuery, ReceivedDto } from '../dto.js';
import { FlagField, IdField, InstantField, ItemsField, OneOfField, TextField } from '../fields.js';

/** A step after an incident, with its time and person. */
export class NewIncidentStepDto {
  @OneOfField(incidentStepKinds)
  kind: IncidentStepKind;

  @InstantField({ description: 'When it was done.' })
  at: string;

  @TextField({ description: 'Who did or saw it.' })
  person: string;

  @TextField({ optional: true, description: 'With right-told: the language in which the right was told.' })
  language?: string;

  @FlagField({
    optional: true,
    description: 'With wish-stated: whether the worker asks that the consulate be notified.',
  })
  wishesNotice?: boolean;

  @TextField({
    optional: true,
    most: 500,
    description: 'The treaty that makes the notice mandatory, as a consular or liaison officer states it.',
  })
  treatyBasis?: string;

  @TextField({ optional: true, description: 'With consulate-notified: how it was notified.' })
  how?: string;

  @TextField({
    optional: true,
    most: 10_000,
    description: 'With note, or any other step: what else to know.',
  })
  remark?: string;
}

/** A new incident. */
export class NewIncidentDto {
  @OneOfField(incidentKinds)
  kind: IncidentKind;

  @IdField({ description: 'Of the worker to whom it happened.' })
  placementId: string;

  @InstantField()
  happenedAt: string;

  @TextField()
  place: string;

  @TextField({ most: 10_000, description: 'What happened.' })
  account: string;

  @ItemsField(() => NewIncidentStepDto, {
    optional: true,
    most: 50,
    description: 'What was done already, in order.',
  })
  steps?: NewIncidentStepDto[];
}

/** Which incidents to list. */
export class IncidentListQuery extends PageQuery {
  @OneOfField(incidentKinds, { optional: true })
  kind?: IncidentKind;
}

/** A receipt, with the id of the step. */
export class IncidentStepAddedDto extends ReceivedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** A receipt, with the incident that was reported. */
export class IncidentReportedDto extends IncidentStepAddedDto {
  @ApiProperty({ example: 'I-000042-6' })
  number: string;
}

/** An incident as lists show it. */
export class IncidentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'I-000042-6' })
  number: string;

  @ApiProperty({ enum: [...incidentKinds] })
  kind: IncidentKind;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  country: string;

  @ApiProperty({ format: 'date-time' })
  happenedAt: string;

  @ApiProperty({ format: 'date-time' })
  reportedAt: string;
}

/** A page of incidents. */
export class IncidentPageDto {
  @ApiProperty({ type: [IncidentDto] })
  items: IncidentDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A step as it was added. */
export class IncidentStepDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...incidentStepKinds] })
  kind: IncidentStepKind;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty()
  person: string;

  @ApiProperty({ type: String, nullable: true })
  language: string | null;

  @ApiProperty({ type: Boolean, nullable: true })
  wishesNotice: boolean | null;

  @ApiProperty({ type: String, nullable: true })
  treatyBasis: string | null;

  @ApiProperty({ type: String, nullable: true })
  how: string | null;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty({ format: 'date-time' })
  recordedAt: string;
}

/** Where the notice to the consulate stands. */
export class ConsularNoticeDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  rightToldAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  rightToldIn: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null as long as no wish was stated.' })
  wishesNotice: boolean | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  notifiedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  notifiedHow: string | null;

  @ApiProperty({ type: String, nullable: true })
  treatyBasis: string | null;

  @ApiProperty({ enum: [...incidentStepKinds], isArray: true, description: 'Steps that are owed now.' })
  owed: IncidentStepKind[];
}

/** An incident with what was done. */
export class IncidentFileDto extends IncidentDto {
  @ApiProperty()
  place: string;

  @ApiProperty()
  account: string;

  @ApiProperty({ type: ConsularNoticeDto })
  notice: ConsularNoticeDto;

  @ApiProperty({ type: [IncidentStepDto] })
  steps: IncidentStepDto[];
}
