import { ApiProperty } from '@nestjs/swagger';
import { type DebtKind, debtKinds, type WorkerAccountLine } from '#libs/payroll';
import { ReceivedDto } from '../dto.js';
import { CentsField } from '../fields.js';
import { PaymentProofDto } from './paid.dto.js';

/** A payment of what is owed to a worker, with its proof. */
export class DebtPaymentDto extends PaymentProofDto {
  @CentsField({ optional: true, least: 1, description: 'Everything that is owed when left out.' })
  amountCents?: number;
}

/** What a payment became. */
export class DebtPaidDto extends ReceivedDto {
  @ApiProperty()
  amountCents: number;

  @ApiProperty({ description: 'Still owed.' })
  openCents: number;
}

/** A line of a worker's account. */
export class WorkerAccountLineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...debtKinds] })
  kind: DebtKind;

  @ApiProperty({ enum: ['owed', 'paid'] })
  sense: 'owed' | 'paid';

  @ApiProperty({ description: 'More owed to the worker when positive, less when negative.' })
  amountCents: number;

  @ApiProperty({ example: 'CAD', description: 'As an ISO 4217 code.' })
  currency: string;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'uuid', description: 'Who owes it.' })
  employerId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The pay record behind it.' })
  payRecordId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The rule that makes it owed.' })
  rule: string | null;

  @ApiProperty({ type: Object, nullable: true, description: 'Where that rule comes from.' })
  source: WorkerAccountLine['source'];

  @ApiProperty({
    type: [Object],
    description: 'How the amount was found, each step in the reader’s language.',
  })
  steps: WorkerAccountLine['steps'];

  @ApiProperty({ type: String, format: 'date', nullable: true })
  paidOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  method: string | null;

  @ApiProperty({ type: String, nullable: true })
  proofReference: string | null;

  @ApiProperty({ format: 'date-time' })
  enteredAt: string;
}

/** What employers owe a worker beside the regular pay, as far as the reader may see it. */
export class WorkerAccountDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  owedCents: number;

  @ApiProperty()
  paidCents: number;

  @ApiProperty({ description: 'Owed and not paid.' })
  openCents: number;

  @ApiProperty({ type: [WorkerAccountLineDto] })
  entries: WorkerAccountLineDto[];
}
