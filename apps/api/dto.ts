import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { type Language, languages } from '#libs/platform';
import { CountField, IdField, OneOfField, TextField } from './fields.js';

/** The id in an address. */
export class IdParam {
  @IdField()
  id: string;
}

/** Why something is done. */
export class ReasonDto {
  @TextField({ description: 'Why; it is kept in the audit trail.', least: 3, most: 2000 })
  reason: string;
}

/** Which page of a list. */
export class PageQuery {
  @TextField({ optional: true, description: 'The `next` of the page before.' })
  after?: string;

  // An address carries texts only.
  @Type(() => Number)
  @CountField({ optional: true, least: 1, most: 200, description: 'Items of a page; 50 when left out.' })
  limit?: number;
}

/** In which language to answer. */
export class LanguageQuery {
  @OneOfField(languages, {
    optional: true,
    description:
      'Without it, the caller’s own or the first of ours in `Accept-Language`; a payslip takes its worker’s own before.',
  })
  language?: Language;
}

/** What happens next. */
export class NextStepDto {
  @ApiProperty({ example: 'DECIDE_LMT' })
  act: string;

  @ApiProperty({ example: 'host-officer', description: 'Role that acts.' })
  by: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day for it.' })
  dueOn: string | null;
}

/** Proof that an act was received. */
export class ReceiptDto {
  @ApiProperty({ example: 'R-000042-6' })
  number: string;

  @ApiProperty({ description: 'Place in the one order of receipt.' })
  order: number;

  @ApiProperty({ format: 'date-time', description: 'The official time.' })
  receivedAt: string;

  @ApiProperty({ example: 'filed' })
  act: string;

  @ApiProperty({ type: [NextStepDto] })
  next: NextStepDto[];
}

/** An act's answer: its receipt. */
export class ReceivedDto {
  @ApiProperty({ type: ReceiptDto })
  receipt: ReceiptDto;
}

/** A receipt, with the id of what was made. */
export class MadeDto extends ReceivedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** The id of what was made. */
export class CreatedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}
