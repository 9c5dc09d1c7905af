import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { PayRecordAct, PayRecordView, SavingsEntryKind } from '#libs/payroll';
import { payRecordActs } from '#libs/payroll';
import { ReceivedDto } from '../dto.js';
import { PaidViewDto } from './paid.dto.js';
import { PayDto, PayRecordItemDto, PayRecordSummaryDto } from './payroll.dto.js';

/** What a sheet became. */
export class SheetReceivedDto extends ReceivedDto {
  @ApiProperty({ format: 'uuid' })
  paySheetId: string;

  @ApiProperty({ type: [PayRecordSummaryDto] })
  records: PayRecordSummaryDto[];
}

/** What a correction became. */
export class CorrectedDto extends ReceivedDto {
  @ApiProperty({ type: PayRecordSummaryDto })
  record: PayRecordSummaryDto;
}

/** A pay record with its statement: every line with its rule, source and steps, as it was decided. */
export class PayRecordDto extends OmitType(PayRecordItemDto, ['warnings', 'paid'] as const) {
  @ApiProperty({ type: PaidViewDto, description: 'As it was paid, or is to be.' })
  paid: PaidViewDto;

  @ApiProperty({ format: 'uuid' })
  sheetId: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  country: string;

  @ApiProperty()
  programme: string;

  @ApiProperty({ description: 'Edition of the rules by which it was assessed.' })
  edition: string;

  @ApiProperty()
  payPeriods: number;

  @ApiProperty({ type: PayDto, description: 'As submitted.' })
  facts: PayRecordView['facts'];

  @ApiProperty({
    type: Object,
    description: 'Gross, floor, top-up, lines, net, guarantee, season to date and warnings, each explained.',
  })
  statement: PayRecordView['statement'];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  correctedById: string | null;

  @ApiProperty({ type: String, nullable: true })
  disputeReason: string | null;

  @ApiProperty({ type: String, nullable: true })
  correctionReason: string | null;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ format: 'date-time', description: 'The instant as of which the rules were known.' })
  knownAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the employer withdrew its sheet; null while it did not.',
  })
  withdrawnAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawalReason: string | null;

  @ApiProperty({ enum: [...payRecordActs], isArray: true, description: 'What is possible from here.' })
  possible: PayRecordAct[];
}

/** A record whose payment is proven. */
class ProvenRecordDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'PR-000042-6' })
  number: string;

  @ApiProperty({ description: 'What reached the worker.' })
  netCents: number;
}

/** What the confirmation of a payment became. */
export class PaymentConfirmedDto extends ReceivedDto {
  @ApiProperty({ type: [ProvenRecordDto] })
  records: ProvenRecordDto[];
}

/** A line of a savings account. */
export class SavingsLineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['withheld', 'paid-out', 'adjusted'] })
  kind: SavingsEntryKind;

  @ApiProperty({ description: 'More owed to the worker when positive.' })
  amountCents: number;

  @ApiProperty({ example: 'CAD', description: 'As an ISO 4217 code.' })
  currency: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  placementId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  payRecordId: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  paidOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  method: string | null;

  @ApiProperty({ format: 'date-time' })
  enteredAt: string;
}

/** A worker's savings. */
export class SavingsAccountDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({
    type: String,
    example: 'CAD',
    nullable: true,
    description: 'Null while nothing was ever withheld.',
  })
  currency: string | null;

  @ApiProperty({ description: 'Owed to the worker, wherever they are.' })
  owedCents: number;

  @ApiProperty()
  withheldCents: number;

  @ApiProperty()
  paidOutCents: number;

  @ApiProperty({ type: [SavingsLineDto] })
  entries: SavingsLineDto[];
}

/** What a payout became. */
export class PaidOutDto extends ReceivedDto {
  @ApiProperty()
  amountCents: number;

  @ApiProperty({ description: 'Still owed.' })
  owedCents: number;
}
