import { ApiProperty } from '@nestjs/swagger';
import type { UnsettledPay } from '#libs/payroll';
import { ReceivedDto } from '../dto.js';

/** What of a placement's pay is not made up for. */
export class UnsettledPayDto {
  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'date-time', description: 'The instant as of which it was worked out.' })
  asOf: string;

  @ApiProperty({
    type: [Object],
    description: 'For each record and kind: amount, signed, with rule, reason, source and steps.',
  })
  lines: UnsettledPay['lines'];

  @ApiProperty()
  grossCents: number;

  @ApiProperty()
  deductionsCents: number;

  @ApiProperty({ description: 'Gross less deductions; below zero where too much was paid.' })
  netCents: number;

  @ApiProperty({ description: 'What earlier pay could not bear, and a later one will.' })
  carriedForwardCents: number;

  @ApiProperty({ description: 'Entered as owed on the worker’s account.' })
  onAccountCents: number;
}

/** What became owed of earlier pay. */
export class RetroactiveOwedDto extends ReceivedDto {
  @ApiProperty({ description: 'All of it since the last pay.' })
  owedCents: number;

  @ApiProperty({ description: 'Owed and not paid yet.' })
  openCents: number;
}
