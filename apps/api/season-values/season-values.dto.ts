import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';
import { ReasonDto, ReceivedDto } from '../dto.js';
import { DateField, TextField } from '../fields.js';

/** What a value applies to. */
export class ValueKeysDto {
  @TextField({ optional: true, example: 'sawp-mexico' })
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

  @TextField({ example: '17.60', description: 'As the code’s unit is written.' })
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

  @ApiProperty({ format: 'date-time' })
  fixedAt: string;
}
