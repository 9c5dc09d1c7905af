import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';
import { ReasonDto, ReceivedDto } from '../dto.js';
import { DateField, InstantField, TextField } from '../fields.js';

const asWritten =
  'As the code’s unit is written; the rows of a table with semicolons between them, as `0 0.0506 0; 50363 0.0770 1330`.';

/** What a value applies to. */
export class ValueKeysDto {
  @TextField({
    optional: true,
    example: 'sawp-mexico',
    description: 'Needed for what belongs to a programme, such as agency-fee.',
  })
  programme?: string;

  @TextField({ optional: true, example: 'MX' })
  country?: string;

  @TextField({ example: 'ON', description: 'One of your own provinces.' })
  province: string;

  @TextField({ optional: true })
  commodity?: string;

  @TextField({ optional: true })
  skill?: string;

  @TextField({ optional: true })
  route?: string;
}

/** A value to fix. */
export class NewSeasonValueDto extends ReasonDto {
  @TextField({ example: 'minimum-wage', description: 'Code of the rulebook.' })
  code: string;

  @ApiProperty({ type: ValueKeysDto })
  @IsDefined({ message: 'object' })
  @IsObject({ message: 'object' })
  @ValidateNested()
  @Type(() => ValueKeysDto)
  keys: ValueKeysDto;

  @TextField({ most: 1000, example: '17.60', description: asWritten })
  value: string;

  @DateField({ description: 'First day on which it holds.' })
  validFrom: string;

  @DateField({ optional: true, description: 'First day on which it holds no longer.' })
  validTo?: string;

  @TextField({ description: 'Where it was published or agreed.' })
  sourceTitle: string;
}

/** When a value ends, and why. */
export class EndSeasonValueDto extends ReasonDto {
  @DateField({ description: 'First day on which it holds no longer.' })
  validTo: string;
}

/** What a value says from now on, and why. */
export class ReplacementDto extends ReasonDto {
  @TextField({ most: 1000, example: '18.00', description: asWritten })
  value: string;

  @DateField({ optional: true, description: 'First day on which it holds; as before when left out.' })
  validFrom?: string;

  @DateField({
    optional: true,
    description: 'First day on which it holds no longer; as before when left out.',
  })
  validTo?: string;

  @TextField({ description: 'Where the change was published or agreed.' })
  sourceTitle: string;
}

/** A fixed value's answer. */
export class FixedDto extends ReceivedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** Which values to list. */
export class SeasonValueListQuery {
  @DateField({ optional: true, description: 'Those that hold on this day.' })
  on?: string;

  @TextField({ optional: true })
  code?: string;

  @InstantField({
    optional: true,
    description: 'As they were known then; as they are known now when left out.',
  })
  asOf?: string;
}

/** A value fixed for a season. */
export class SeasonValueDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  keys: Record<string, string>;

  @ApiProperty()
  value: string;

  @ApiProperty({ format: 'date' })
  validFrom: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  @ApiProperty()
  sourceTitle: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'date-time', description: 'When this version became known.' })
  knownFrom: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When another took its place.',
  })
  knownTo: string | null;
}
