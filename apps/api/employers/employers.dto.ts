import { ApiProperty } from '@nestjs/swagger';
import { CreatedDto, MadeDto } from '../dto.js';
import { CountField, DateField, ItemsField, TextField } from '../fields.js';

/** A place of work. */
export class WorksiteDto {
  @TextField()
  name: string;

  @TextField({ description: 'As the commodity table names it.', example: 'fruit incl apples' })
  commodity: string;
}

/** An inspection of a house. */
export class InspectionDto {
  @CountField({ least: 1, most: 500, description: 'People that the inspector allows in it.' })
  capacity: number;

  @DateField({ optional: true })
  inspectedOn?: string;

  @DateField({
    optional: true,
    description: 'Last day on which the inspection holds, when the inspector set one.',
  })
  inspectionValidTo?: string;
}

/** A house for workers. */
export class HousingUnitDto extends InspectionDto {
  @TextField()
  name: string;
}

/** A farm. */
export class FarmDto {
  @TextField()
  name: string;

  @TextField({ least: 2, most: 2, example: 'ON' })
  province: string;

  @TextField()
  town: string;

  @ItemsField(() => WorksiteDto, { least: 1, most: 50 })
  worksites: WorksiteDto[];

  @ItemsField(() => HousingUnitDto, { most: 100 })
  housingUnits: HousingUnitDto[];
}

/** The receipt of a new farm, with its id and those of what stands on it, in the order given. */
export class FarmCreatedDto extends MadeDto {
  @ApiProperty({ type: [String] })
  worksiteIds: string[];

  @ApiProperty({ type: [String] })
  housingUnitIds: string[];
}

/** An employer as a list shows it. */
export class EmployerDto extends CreatedDto {
  @ApiProperty()
  number: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, nullable: true })
  town: string | null;
}

/** A page of employers. */
export class EmployerPageDto {
  @ApiProperty({ type: [EmployerDto] })
  items: EmployerDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Where the next page starts; null on the last.' })
  next: string | null;
}

class WorksiteFileDto extends CreatedDto {
  @ApiProperty()
  name: string;

  @ApiProperty()
  commodity: string;
}

class HousingUnitFileDto extends CreatedDto {
  @ApiProperty()
  name: string;

  @ApiProperty()
  capacity: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  inspectedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  inspectionValidTo: string | null;
}

class FarmFileDto extends CreatedDto {
  @ApiProperty()
  name: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  town: string;

  @ApiProperty({ type: [WorksiteFileDto] })
  worksites: WorksiteFileDto[];

  @ApiProperty({ type: [HousingUnitFileDto] })
  housingUnits: HousingUnitFileDto[];
}

class PublicListEntryDto {
  @ApiProperty({
    description: 'The publication it stands in.',
    example: 'approved/lmia-2025q1-primary-agriculture',
  })
  list: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  stream: string;

  @ApiProperty()
  address: string;

  @ApiProperty({ description: 'Code of the National Occupational Classification.', example: '85101' })
  noc: string;

  @ApiProperty()
  occupation: string;

  @ApiProperty()
  incorporation: string;

  @ApiProperty({ description: 'Labour-market tests approved; requested, in a list of refused ones.' })
  tests: number;

  @ApiProperty({ description: 'Positions approved; requested, in a list of refused ones.' })
  positions: number;
}

/** An employer with its farms and what public lists say of it. */
export class EmployerFileDto extends EmployerDto {
  @ApiProperty({ type: [FarmFileDto] })
  farms: FarmFileDto[];

  @ApiProperty({ type: [PublicListEntryDto] })
  publicListEntries: PublicListEntryDto[];
}

class AccountEntryDto {
  @ApiProperty()
  kind: string;

  @ApiProperty()
  amountCents: number;

  @ApiProperty({ example: 'CAD', description: 'As an ISO 4217 code.' })
  currency: string;

  @ApiProperty({ format: 'date' })
  enteredOn: string;

  @ApiProperty()
  rule: string;
}

/** What an employer owes. */
export class AccountDto {
  @ApiProperty()
  balanceCents: number;

  @ApiProperty({ type: [AccountEntryDto] })
  entries: AccountEntryDto[];
}
