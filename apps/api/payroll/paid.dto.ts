import { ApiProperty } from '@nestjs/swagger';
import {
  type PaidBasis,
  paidBases,
  type PaidSubmitted,
  type PaidView,
  type PaymentProof,
} from '#libs/payroll';
import {
  type EarningKind,
  type Exemptions,
  exemptionReasons,
  type StatutoryAmount,
  type StatutoryKind,
  type TakenKind,
  takenKinds,
} from '#libs/rulebook';
import { CentsField, DateField, ItemsField, OneOfField, TextField } from '../fields.js';

const statutoryKinds = [
  'cpp',
  'cpp2',
  'ei',
  'qpip',
  'income-tax',
  'federal-tax',
  'provincial-tax',
] as const satisfies readonly StatutoryKind[];
const earningKinds = [
  'vacation-pay',
  'recognition-pay',
  'holiday-pay',
  'bonus',
  'other',
] as const satisfies readonly EarningKind[];

/** One amount withheld by statute. It replaces the fields cppCents, cpp2Cents, eiCents, qpipCents and incomeTaxCents. */
export class StatutoryAmountDto {
  @OneOfField(statutoryKinds, {
    description:
      'The kinds that there are follow from the place of work. Income tax is one amount, or a federal and a provincial one; `cpp` holds `cpp2` unless that is stated.',
  })
  kind: StatutoryKind;

  @CentsField()
  amountCents: StatutoryAmount['amountCents'];
}

/** Why nothing is withheld though something would be. */
export class ExemptDto implements Exemptions {
  @OneOfField(exemptionReasons.cpp, { optional: true, description: 'The pension plan of the place, whole.' })
  cpp?: NonNullable<Exemptions['cpp']>;

  @OneOfField(exemptionReasons.ei, { optional: true, description: 'Employment insurance.' })
  ei?: NonNullable<Exemptions['ei']>;

  @OneOfField(exemptionReasons.qpip, { optional: true, description: 'Parental insurance in Québec.' })
  qpip?: NonNullable<Exemptions['qpip']>;

  @OneOfField(exemptionReasons.tax, {
    optional: true,
    description:
      'Income tax; `claim-e` is the federal claim for exemption, which replaces the field noTaxClaimed.',
  })
  tax?: NonNullable<Exemptions['tax']>;
}

/** A deduction as it was taken. */
export class DeductionTakenDto {
  @OneOfField(takenKinds)
  kind: TakenKind;

  @CentsField()
  amountCents: number;
}

/** What was paid beside the wages. */
export class EarningPaidDto {
  @OneOfField(earningKinds)
  kind: EarningKind;

  @CentsField()
  amountCents: number;
}

/** That money reached a worker, and what proves it. */
export class PaymentProofDto implements PaymentProof {
  @DateField({ description: 'The day on which the money reached the worker.' })
  paidOn: string;

  @TextField({ example: 'bank transfer', description: 'How it reached the worker.' })
  method: string;

  @TextField({ description: 'Where the proof is found, such as the number of a transfer.' })
  proofReference: string;
}

/** What was paid, as the employer states it. */
export class PaidDto implements PaidSubmitted {
  @CentsField({ description: 'Pay before deductions.' })
  grossCents: number;

  @CentsField({
    optional: true,
    description:
      'What reached the worker. Left out, it is not known: the lawful net stays owed on the worker’s account. In a correction, all that reached the worker for the period, with what was paid since.',
  })
  netCents?: number | null;

  @ItemsField(() => DeductionTakenDto, {
    optional: true,
    most: 20,
    description:
      'Deductions as they were taken, beside those by statute; one that is not named was not taken.',
  })
  deductions?: DeductionTakenDto[];

  @ItemsField(() => EarningPaidDto, {
    optional: true,
    most: 20,
    description: 'What of gross was paid beside the wages; what the record asks for when left out.',
  })
  earnings?: EarningPaidDto[];

  @DateField({ optional: true, description: 'With method and proof: the day on which it was paid.' })
  paidOn?: string;

  @TextField({ optional: true, example: 'bank transfer' })
  method?: string;

  @TextField({ optional: true })
  proofReference?: string;
}

/** What was paid, in short. */
export class PaidSummaryDto {
  @ApiProperty({
    enum: [...paidBases],
    description: '`worked-out`: to be paid until the employer confirms it; `stated`: as the employer says.',
  })
  basis: PaidBasis;

  @ApiProperty()
  grossCents: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where the employer did not state it.' })
  netCents: number | null;

  @ApiProperty({ description: 'What of a net that was worked out is still to be paid.' })
  toPayCents: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null while it is not proven.' })
  paidOn: string | null;
}

/** What was paid, with everything. */
export class PaidViewDto extends PaidSummaryDto {
  @ApiProperty({ type: [Object], description: 'Kind, amount, and the jurisdiction whose authority gets it.' })
  statutory: PaidView['statutory'];

  @ApiProperty({ type: [Object], description: 'Kind and amount.' })
  deductions: PaidView['deductions'];

  @ApiProperty({ type: [Object], description: 'Kind and amount of what gross holds beside the wages.' })
  earnings: PaidView['earnings'];

  @ApiProperty({ type: String, nullable: true })
  method: string | null;

  @ApiProperty({ type: String, nullable: true })
  proofReference: string | null;
}
