import { ApiProperty } from '@nestjs/swagger';
import {
  parcelActs,
  type ParcelState,
  parcelStates,
  type ReceptionNeed,
  receptionNeeds,
  returnActs,
  type ReturnState,
  returnStates,
} from '#libs/protection';
import { PageQuery, ReceivedDto } from '../dto.js';
import { CountField, DateField, FlagField, OneOfField, TextField, TextsField } from '../fields.js';

/** What a worker says of the return. */
export class ReturnStatedDto {
  @TextsField({ of: receptionNeeds, description: 'What is needed at home; an empty list for nothing.' })
  needs: ReceptionNeed[];

  @TextField({ optional: true, most: 2000 })
  remarks?: string;

  @FlagField({ optional: true, description: 'Whether the worker applies again for next year.' })
  appliesAgain?: boolean;
}

/** Effects to be sent home. */
export class NewParcelDto {
  @TextField({ most: 1000, example: 'Bicycle, tools' })
  contents: string;

  @CountField({ least: 1, most: 2_000_000 })
  weightGrams: number;

  @TextField({ most: 500, description: 'Where it is to go.' })
  destination: string;
}

/** A parcel that was shipped. */
export class ParcelShippedDto {
  @DateField()
  shippedOn: string;

  @TextField({ description: 'Who carries it, with the number to follow it by.' })
  shippedHow: string;
}

/** A parcel that has come. */
export class ParcelReceivedDto {
  @DateField()
  receivedOn: string;
}

/** A reception that was arranged. */
export class ReceptionArrangedDto {
  @DateField()
  arrangedOn: string;

  @TextField({ most: 2000, description: 'Who receives the worker, and how.' })
  arrangedHow: string;
}

/** Which returns to list. */
export class ReturnListQuery extends PageQuery {
  @OneOfField(returnStates, { optional: true })
  state?: ReturnState;
}

/** The receipt of what was made. */
export class ParcelDeclaredDto extends ReceivedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** The receipt of an act on a return, and where the return stands now. */
export class ReturnActedDto extends ReceivedDto {
  @ApiProperty({ enum: [...returnStates] })
  state: ReturnState;
}

/** A parcel with a worker's effects. */
export class ParcelDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...parcelStates] })
  state: ParcelState;

  @ApiProperty({ enum: [...parcelActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty()
  contents: string;

  @ApiProperty()
  weightGrams: number;

  @ApiProperty()
  destination: string;

  @ApiProperty({ format: 'date-time' })
  declaredAt: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  shippedOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  shippedHow: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  receivedOn: string | null;
}

/** A worker's return. To an employer everything but the parcels is null. */
export class ReturnDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty()
  country: string;

  @ApiProperty({ enum: [...returnStates], nullable: true })
  state: ReturnState | null;

  @ApiProperty({ enum: [...returnActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ enum: [...receptionNeeds], isArray: true, nullable: true })
  needs: string[] | null;

  @ApiProperty({ type: String, nullable: true })
  remarks: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null while undecided.' })
  appliesAgain: boolean | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  arrangedOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  arrangedHow: string | null;

  @ApiProperty({ type: [ParcelDto] })
  parcels: ParcelDto[];
}

/** A page of returns. */
export class ReturnPageDto {
  @ApiProperty({ type: [ReturnDto] })
  items: ReturnDto[];

  @ApiProperty({ type: String, nullable: true, description: 'The `after` of the next page.' })
  next: string | null;
}
