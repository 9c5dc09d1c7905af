import { ApiProperty } from '@nestjs/swagger';
import type { DaySubmitted, PayAsSubmitted, PayRecordState, PiecesSubmitted } from '#libs/payroll';
import { payRecordStates } from '#libs/payroll';
import { payPeriodCounts } from '#libs/rulebook';
import { PageQuery } from '../dto.js';
import {
  CentsField,
  CountField,
  DateField,
  DecimalField,
  FlagField,
  IdField,
  ItemField,
  ItemsField,
  OneOfField,
  TextField,
  TextsField,
} from '../fields.js';
import { AmountField } from './amount.field.js';
import { ExemptDto, PaidDto, PaidSummaryDto, StatutoryAmountDto } from './paid.dto.js';

/** Pieces of one day. */
export class PiecesDto implements PiecesSubmitted {
  @TextField({ example: 'bushel' })
  unit: string;

  @AmountField({ description: 'How many.' })
  count: string | number;

  @AmountField({ places: 4, description: 'Dollars for a piece.' })
  rate: string | number;
}

/** One day worked; days that were not worked are left out. */
export class DayDto implements DaySubmitted {
  @DateField()
  date: string;

  @AmountField({ description: 'Hours worked, with at most two decimals.' })
  hours: string | number;

  @ItemsField(() => PiecesDto, { optional: true, most: 50 })
  pieces?: PiecesDto[];

  @FlagField({ optional: true, description: 'Whether you provided meals that day.' })
  meals?: boolean;
}

/** What recognition pay goes by. */
export class RecognitionDto {
  @CountField({ least: 0, most: 60, description: 'Seasons in a row with this employer, with this one.' })
  seasons: number;

  @CountField({ least: 0, most: 53, description: 'Weeks of the season that ends.' })
  weeks: number;
}

/** One worker's pay for a period. */
export class PayDto implements PayAsSubmitted {
  @ItemsField(() => DayDto, { most: 31 })
  days: DayDto[];

  @DecimalField({
    optional: true,
    description: 'Dollars an hour, where more is paid than the order offers.',
  })
  hourlyRate?: string;

  @CentsField({
    optional: true,
    description: 'Asked back of the journey in this period; none when left out.',
  })
  transportCents?: number;

  @TextField({
    optional: true,
    example: 'mexico-toronto',
    description:
      'The route travelled, where the rules have a cap for each; without an amount the lawful share is taken.',
  })
  transportRoute?: string;

  @CentsField({ optional: true, description: 'Premium paid to the insurer for this period.' })
  insuranceCents?: number;

  @CentsField({
    optional: true,
    description: 'The most asked for administration; the lawful amount when left out.',
  })
  administrationCents?: number;

  @CentsField({ optional: true, description: 'For a day of meals; the order’s price when left out.' })
  mealPriceCents?: number;

  @FlagField({
    optional: true,
    description:
      'Whether vacation pay on the wages of this period is paid with it; none is added when left out.',
  })
  vacationPay?: boolean;

  @FlagField({
    optional: true,
    description:
      'Whether the worker harvests fruit, vegetables or tobacco, where only harvesters have vacation pay.',
  })
  harvester?: boolean;

  @ItemField(() => RecognitionDto, {
    optional: true,
    description: 'With the last pay of a contract, for recognition pay.',
  })
  recognition?: RecognitionDto;

  @CentsField({
    optional: true,
    description:
      'All the money advanced to the worker in the season; it is recovered within what is left of the pay.',
  })
  advancedCents?: number;

  @CentsField({
    optional: true,
    description: 'The most asked back of the advance in this period; as much as the pay bears when left out.',
  })
  advanceCents?: number;

  @TextsField({
    optional: true,
    of: ['meals', 'utilities', 'advance'],
    description: 'Deductions to which the worker consented in writing.',
  })
  consents?: string[];

  @OneOfField(['compute'], {
    optional: true,
    description:
      'Has statutory withholding worked out, from claims, exemptions, expected income and what this employer paid in the year. Each kind of the place of work is asked for, stated or exempt; else the sheet is refused.',
  })
  withholding?: 'compute';

  @ItemsField(() => StatutoryAmountDto, {
    optional: true,
    most: 10,
    description:
      'What is withheld by statute, or was: each kind of the place of work. Of pay that is still to be paid, 0 where something is due needs an exemption.',
  })
  statutory?: StatutoryAmountDto[];

  @ItemField(() => ExemptDto, {
    optional: true,
    description: 'What nothing is withheld of though something would be, and why.',
  })
  exempt?: ExemptDto;

  @CentsField({
    optional: true,
    most: 20_000_000,
    description: 'Total claim of the federal form TD1; the basic amount when left out.',
  })
  federalClaimCents?: number;

  @CentsField({
    optional: true,
    most: 20_000_000,
    description: 'Total claim of the form of the province; the basic amount when left out.',
  })
  provincialClaimCents?: number;

  @CentsField({
    optional: true,
    description: 'Income expected of the year from all sources: in Québec it decides what tax is due.',
  })
  expectedAnnualIncomeCents?: number;

  @ItemField(() => PaidDto, {
    optional: true,
    description:
      'What was paid, where you state it: it stands, is checked, and what is wrong becomes a finding. Left out, what is worked out is to be paid.',
  })
  paid?: PaidDto;
}

/** One worker's pay on a sheet. */
export class SheetRecordDto extends PayDto {
  @IdField()
  placementId: string;
}

/** The pay of workers of one order for one period. */
export class PaySheetDto {
  @DateField({ description: 'First day of the period.' })
  periodStart: string;

  @DateField({ description: 'Last day of the period.' })
  periodEnd: string;

  @DateField({ description: 'The day on which the pay reaches the workers.' })
  payDate: string;

  @CountField({
    least: 1,
    most: Math.max(...payPeriodCounts),
    example: 26,
    description: `Pay periods in a year: one of ${payPeriodCounts.join(', ')}.`,
  })
  payPeriods: number;

  @ItemsField(() => SheetRecordDto, { least: 1, most: 500 })
  records: SheetRecordDto[];
}

/** What a sheet withholds for workers, remitted to the liaison service. */
export class RemittanceDto {
  @DateField({ description: 'The day on which the sheet, and what it withholds, was sent.' })
  sentOn: string;

  @TextField({ most: 100, description: 'What proves it, such as the number of the transfer.' })
  reference: string;
}

/** A correction: the whole record anew, and why. */
export class CorrectionDto extends PayDto {
  @DateField({ optional: true, description: 'The pay date, where it changes.' })
  payDate?: string;

  @TextField({ description: 'Why; it is kept in the audit trail.', least: 3, most: 2000 })
  reason: string;
}

/** Which pay records to list. */
export class PayRecordListQuery extends PageQuery {
  @IdField({ optional: true })
  placementId?: string;

  @IdField({ optional: true })
  workerId?: string;

  @IdField({ optional: true })
  jobOrderId?: string;

  @OneOfField(payRecordStates, { optional: true })
  state?: PayRecordState;
}

/** A payment of savings. */
export class PayoutDto {
  @CentsField({ optional: true, least: 1, description: 'Everything that is owed when left out.' })
  amountCents?: number;

  @DateField()
  paidOn: string;

  @TextField({ example: 'bank transfer', description: 'How it reached the worker.' })
  method: string;

  @TextField({ description: 'Where the proof is found, such as the number of a transfer.' })
  proofReference: string;
}

/** A pay record in short. */
export class PayRecordSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'PR-000042-6' })
  number: string;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ enum: [...payRecordStates] })
  state: PayRecordState;

  @ApiProperty()
  grossCents: number;

  @ApiProperty()
  deductionsCents: number;

  @ApiProperty({ description: 'The lawful net.' })
  netCents: number;

  @ApiProperty({ example: 'CAD', description: 'Of all amounts, as an ISO 4217 code.' })
  currency: string;

  @ApiProperty({ type: PaidSummaryDto })
  paid: PaidSummaryDto;

  @ApiProperty({ type: [String], description: 'Codes of what the statement warns of.' })
  warnings: string[];
}

/** A pay record in a list. */
export class PayRecordItemDto extends PayRecordSummaryDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ format: 'uuid' })
  jobOrderId: string;

  @ApiProperty({ format: 'date' })
  periodStart: string;

  @ApiProperty({ format: 'date' })
  periodEnd: string;

  @ApiProperty({ format: 'date' })
  payDate: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  correctsId: string | null;
}

/** A page of pay records. */
export class PayRecordPageDto {
  @ApiProperty({ type: [PayRecordItemDto] })
  items: PayRecordItemDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
