import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import type { OtherDeduction, SlipWaits, StatutoryOfYear } from '#libs/payroll';
import { PageQuery, ReceivedDto } from '../dto.js';
import { CountField, IdField } from '../fields.js';

/** The year of slips to issue. */
export class TaxYearDto {
  @CountField({ least: 2000, most: 2100, example: 2026, description: 'The year of the pay dates.' })
  taxYear: number;
}

/** Which slips to list. */
export class TaxSlipListQuery extends PageQuery {
  // An address carries texts only.
  @Type(() => Number)
  @CountField({ optional: true, least: 2000, most: 2100 })
  taxYear?: number;

  @IdField({ optional: true })
  workerId?: string;
}

/** A slip that was issued. */
export class IssuedSlipDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'TS-000042-6' })
  number: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  grossCents: number;
}

/** A worker whose slip has to wait. */
export class WaitingSlipDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ enum: ['stay-not-ended', 'pay-record-disputed'] })
  because: SlipWaits;
}

/** What issuing became. */
export class TaxSlipsIssuedDto extends ReceivedDto {
  @ApiProperty({ type: [IssuedSlipDto] })
  slips: IssuedSlipDto[];

  @ApiProperty({ type: [WaitingSlipDto] })
  waiting: WaitingSlipDto[];
}

/** A deduction without a box of its own. */
export class OtherDeductionDto implements OtherDeduction {
  @ApiProperty({ example: 'transport' })
  kind: string;

  @ApiProperty()
  amountCents: number;
}

/** What was withheld of a kind in a year. */
export class StatutoryOfYearDto implements StatutoryOfYear {
  @ApiProperty({ example: 'cpp' })
  kind: StatutoryOfYear['kind'];

  @ApiProperty()
  amountCents: number;

  @ApiProperty({ type: String, example: 'CA', nullable: true })
  authority: string | null;
}

/** A tax slip: the sums of a worker's pay records of a year with one employer, as they were paid or are to be. */
export class TaxSlipDto extends IssuedSlipDto {
  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  country: string;

  @ApiProperty()
  taxYear: number;

  @ApiProperty({
    type: [String],
    example: ['T4', 'RL-1'],
    description:
      'The forms of the authorities on which the worker gets it; none where no source of the year is held.',
  })
  forms: string[];

  @ApiProperty({ description: 'How many pay records it sums up.' })
  payRecords: number;

  @ApiProperty({ example: 'CAD', description: 'Of all amounts, as an ISO 4217 code.' })
  currency: string;

  @ApiProperty({
    type: [StatutoryOfYearDto],
    description:
      'What was withheld, by kind and by the jurisdiction whose authority got it. It replaces pensionCents, secondPensionCents, employmentInsuranceCents and incomeTaxCents.',
  })
  statutory: StatutoryOfYearDto[];

  @ApiProperty({ type: [OtherDeductionDto] })
  otherDeductions: OtherDeductionDto[];

  @ApiProperty({ type: Number, nullable: true, description: 'Null where a pay record does not state it.' })
  netCents: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The slip whose place it took.' })
  amendsId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The slip that took its place.' })
  amendedById: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was amended.' })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;
}

/** A page of slips. */
export class TaxSlipPageDto {
  @ApiProperty({ type: [TaxSlipDto] })
  items: TaxSlipDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
