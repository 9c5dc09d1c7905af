import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { JobOrderState, Meals, PieceRate } from '#libs/job-orders';
import { jobOrderActs, jobOrderStates } from '#libs/job-orders';
import { PageQuery, ReceiptDto, ReceivedDto } from '../dto.js';
import {
  CentsField,
  CountField,
  DateField,
  DecimalField,
  FlagField,
  IdField,
  IdsField,
  ItemsField,
  OneOfField,
  TextField,
  TextsField,
} from '../fields.js';
import { FindingDto } from '../problem.dto.js';

/** Pay by the piece. */
export class PieceRateDto implements PieceRate {
  @TextField()
  crop: string;

  @TextField({ example: 'bushel' })
  unit: string;

  @DecimalField({ places: 4, description: 'For a piece, in the currency of the order.' })
  rate: string;
}

/** A new draft. Everything but the farm may be left open until it is filed. */
export class JobOrderDraftDto {
  @IdField({ description: 'One of your own farms.' })
  farmId: string;

  @IdField({ optional: true })
  worksiteId?: string;

  @TextField({
    optional: true,
    example: 'sawp-mexico',
    description:
      'The programme whose rules hold. Left out, it is the one that takes the country, if only one does.',
  })
  programme?: string;

  @TextField({
    optional: true,
    least: 2,
    most: 2,
    example: 'MX',
    description:
      'Country of the workers, one of the programme. Left out, it is the only one of the programme, if it has one.',
  })
  country?: string;

  @TextField({ optional: true, description: 'As the commodity table names it.' })
  commodity?: string;

  @TextField({ optional: true, least: 4, most: 5, example: '85101', description: 'Occupation (NOC).' })
  noc?: string;

  @CountField({ optional: true, least: 1, most: 2000 })
  positions?: number;

  @CountField({ optional: true, most: 2000, description: 'Positions for workers that you name.' })
  namedPositions?: number;

  @CountField({ optional: true, most: 2000, description: 'Positions that the sending ministry fills.' })
  recruitedPositions?: number;

  @DateField({ optional: true, description: 'First day of need.' })
  needFrom?: string;

  @DateField({ optional: true, description: 'Last day of need.' })
  needTo?: string;

  @CountField({ optional: true, least: 1, most: 100 })
  weeklyHours?: number;

  @CentsField({ optional: true, least: 1, description: 'Offered for an hour, in cents of the currency.' })
  hourlyRateCents?: number;

  @ItemsField(() => PieceRateDto, { optional: true, most: 50 })
  pieceRates?: PieceRateDto[];

  @IdsField({ optional: true, description: 'Houses of this farm for these workers.' })
  housingUnitIds?: string[];

  @OneOfField(['cooking-facilities', 'provided'], { optional: true })
  meals?: Meals;

  @CentsField({ optional: true, description: 'For a day’s meals, where they are provided.' })
  mealPriceCents?: number;

  @FlagField({
    optional: true,
    description: 'Whether another worker may travel in the place of one who cannot.',
  })
  substituteAllowed?: boolean;
}

/** What is to change. */
export class JobOrderChangesDto extends PartialType(OmitType(JobOrderDraftDto, ['farmId'] as const)) {}

/** Which orders to list. */
export class JobOrderListQuery extends PageQuery {
  // An address carries texts only.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @TextsField({
    optional: true,
    of: jobOrderStates,
    description: 'In one of these; also separated by commas.',
  })
  state?: JobOrderState[];
}

/** A job order. */
export class JobOrderDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'JO-000042-6' })
  number: string;

  @ApiProperty({ enum: [...jobOrderStates] })
  state: JobOrderState;

  @ApiProperty({ enum: [...jobOrderActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ format: 'uuid' })
  farmId: string;

  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  worksiteId: string | null;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, nullable: true })
  country: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'sawp-mexico',
    description: 'The programme whose rules hold; never null once the order is filed.',
  })
  programme: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'CAD',
    description:
      'Of every amount of the order: the programme’s (ISO 4217); null while no programme is named.',
  })
  currency: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Edition of the rules; fixed at filing.' })
  edition: string | null;

  @ApiProperty({ type: String, nullable: true })
  commodity: string | null;

  @ApiProperty({ type: String, nullable: true })
  noc: string | null;

  @ApiProperty({ type: Number, nullable: true })
  positions: number | null;

  @ApiProperty({ type: Number, nullable: true })
  namedPositions: number | null;

  @ApiProperty({ type: Number, nullable: true })
  recruitedPositions: number | null;

  @ApiProperty({ type: Number, nullable: true })
  approvedPositions: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Approved positions that no placement holds; null before the approval.',
  })
  openPositions: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  needFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  needTo: string | null;

  @ApiProperty({ type: Number, nullable: true })
  weeklyHours: number | null;

  @ApiProperty({ type: Number, nullable: true })
  hourlyRateCents: number | null;

  @ApiProperty({ type: [PieceRateDto] })
  pieceRates: PieceRate[];

  @ApiProperty({ type: [String] })
  housingUnitIds: string[];

  @ApiProperty({ type: String, nullable: true })
  meals: Meals | null;

  @ApiProperty({ type: Number, nullable: true })
  mealPriceCents: number | null;

  @ApiProperty({ type: Boolean, nullable: true })
  substituteAllowed: boolean | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  copiedFromId: string | null;

  @ApiProperty({ type: String, nullable: true })
  exceptionAskedFor: string | null;

  @ApiProperty({ type: String, nullable: true })
  exceptionReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  filedAt: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  agencyId: string | null;

  @ApiProperty({ type: String, nullable: true })
  endReason: string | null;

  @ApiProperty()
  version: number;
}

/** A job order as it was saved, with the receipt. */
export class JobOrderSavedDto extends JobOrderDto {
  @ApiProperty({ type: ReceiptDto })
  receipt: ReceiptDto;
}

/** A job order after its amendment. */
export class JobOrderAmendedDto extends JobOrderSavedDto {
  @ApiProperty({
    type: [FindingDto],
    description: 'What a new need date of a filed order brings, though it does not refuse.',
  })
  advice: FindingDto[];
}

/** The answer to a filing. */
export class FiledDto extends ReceivedDto {
  @ApiProperty({ type: [FindingDto], description: 'What to know or to do now, though it does not refuse.' })
  advice: FindingDto[];
}

/** A page of job orders. */
export class JobOrderPageDto {
  @ApiProperty({ type: [JobOrderDto] })
  items: JobOrderDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
