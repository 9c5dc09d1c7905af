import { ApiProperty } from '@nestjs/swagger';
import { complaintActs, type ComplaintState, complaintStates } from '#libs/protection';
import { PageQuery, ReceivedDto } from '../dto.js';
import { DateField, IdField, OneOfField, TextField } from '../fields.js';

/** A new complaint. */
export class NewComplaintDto {
  @IdField({ description: 'The worker’s placement with the employer that it is about.' })
  placementId: string;

  @TextField({ least: 3, most: 10_000, description: 'What happened. No employer can read it.' })
  statement: string;

  @DateField({
    optional: true,
    description: 'Day on which the worker agreed, when you file on their behalf.',
  })
  consentGivenOn?: string;

  @TextField({ optional: true, most: 500, description: 'How the worker agreed.' })
  consentHow?: string;
}

/** Which complaints to list. */
export class ComplaintListQuery extends PageQuery {
  @OneOfField(complaintStates, { optional: true })
  state?: ComplaintState;
}

/** What an investigation found. */
export class InvestigationDto {
  @TextField({ least: 3, most: 10_000, description: 'What was found; those who handle complaints read it.' })
  investigation: string;
}

/** How a complaint ended. */
export class ResolutionDto {
  @TextField({ least: 3, most: 10_000, description: 'How it ended; the complainant reads it.' })
  outcome: string;
}

/** A receipt, with the state that the complaint came to. */
export class ComplaintMovedDto extends ReceivedDto {
  @ApiProperty({ enum: [...complaintStates] })
  state: ComplaintState;
}

/** A receipt, with the complaint that was received. */
export class ComplaintReceivedDto extends ComplaintMovedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'C-000042-6' })
  number: string;
}

/** A complaint. What would tell who complained is null for those who need not know. */
export class ComplaintDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'C-000042-6' })
  number: string;

  @ApiProperty({ enum: [...complaintStates] })
  state: ComplaintState;

  @ApiProperty({ enum: [...complaintActs], isArray: true, description: 'What you can do to it now.' })
  possible: string[];

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  workerId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  placementId: string | null;

  @ApiProperty({ description: 'Whether an organisation filed it for the worker.' })
  onBehalf: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  consentGivenOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  consentHow: string | null;

  @ApiProperty()
  statement: string;

  @ApiProperty({ type: String, nullable: true })
  investigation: string | null;

  @ApiProperty({ type: String, nullable: true })
  outcome: string | null;

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  investigatedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt: string | null;
}

/** A page of complaints. */
export class ComplaintPageDto {
  @ApiProperty({ type: [ComplaintDto] })
  items: ComplaintDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
