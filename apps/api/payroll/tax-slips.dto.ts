import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import type { OtherDeduction, SlipWaits } from '#libs/payroll';
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

/** A tax slip: the sums of a worker's pay records of a year with one employer. */
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

  @ApiProperty({ description: 'How many pay records it sums up.' })
  payRecords: number;

  @ApiProperty({ description: 'Contributions to the pension plan, the province’s own where it has one.' })
  pensionCents: number;

  @ApiProperty({ description: 'Second additional contributions to it.' })
  secondPensionCents: number;

  @ApiProperty({ description: 'Premiums for employment insurance.' })
  employmentInsuranceCents: number;

  @ApiProperty({ description: 'Income tax deducted.' })
  incomeTaxCents: number;

  @ApiProperty({ type: [OtherDeductionDto] })
  otherDeductions: OtherDeductionDto[];

  @ApiProperty()
  netCents: number;

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
