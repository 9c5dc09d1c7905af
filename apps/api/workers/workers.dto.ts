import { ApiProperty } from '@nestjs/swagger';
import { documentKinds, type DocumentKind, type NewWorker, type NewWorkerDocument } from '#libs/workers';
import { PageQuery, ReceivedDto } from '../dto.js';
import { CountField, DateField, FlagField, IdField, ItemsField, OneOfField, TextField } from '../fields.js';

/** A person of the pool. */
export class NewWorkerDto implements NewWorker {
  @TextField({ least: 2, most: 2, example: 'MX', description: 'Citizenship; a country of your ministry.' })
  country: string;

  @TextField({ optional: true, description: 'State, parish or island.' })
  region?: string;

  @TextField()
  givenNames: string;

  @TextField()
  familyNames: string;

  @DateField()
  bornOn: string;

  @OneOfField(['es', 'en', 'fr'])
  language: string;

  @CountField({
    optional: true,
    most: 60,
    description: 'Seasons completed in the programme; 0 when left out.',
  })
  seasonsCompleted?: number;

  @FlagField({ description: 'Whether the person has experience of farm work.' })
  farmExperience: boolean;

  @OneOfField(['female', 'male'], {
    optional: true,
    description: 'For statistics only: stored apart, shown to nobody.',
  })
  sex?: 'female' | 'male';
}

/** People to enter into the pool. */
export class NewWorkersDto {
  @ItemsField(() => NewWorkerDto, { least: 1, most: 500 })
  items: NewWorkerDto[];
}

/** A document that a worker holds. */
export class NewWorkerDocumentDto implements NewWorkerDocument {
  @IdField()
  workerId: string;

  @OneOfField(documentKinds)
  kind: DocumentKind;

  @TextField({ optional: true, description: 'Its number, as printed.' })
  reference?: string;

  @DateField()
  issuedOn: string;

  @DateField({ optional: true })
  expiresOn?: string;
}

/** Documents to record. */
export class NewWorkerDocumentsDto {
  @ItemsField(() => NewWorkerDocumentDto, { least: 1, most: 1000 })
  items: NewWorkerDocumentDto[];
}

/** Id and number of a new worker. */
export class WorkerNumberDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'W-000042-6' })
  number: string;
}

/** The workers entered, in the order given. */
export class WorkersRegisteredDto extends ReceivedDto {
  @ApiProperty({ type: [WorkerNumberDto] })
  workers: WorkerNumberDto[];
}

/** The documents recorded, in the order given. */
export class DocumentsRecordedDto extends ReceivedDto {
  @ApiProperty({ type: [String], format: 'uuid' })
  documentIds: string[];
}

/** Which workers to list. */
export class WorkerListQuery extends PageQuery {
  @TextField({ optional: true, description: 'A worker’s number, or the beginning of family names.' })
  search?: string;
}

/** A worker, as everybody who may see one sees it. */
export class WorkerDto extends WorkerNumberDto {
  @ApiProperty()
  givenNames: string;

  @ApiProperty()
  familyNames: string;

  @ApiProperty({ example: 'es' })
  language: string;

  @ApiProperty()
  seasonsCompleted: number;
}

/** A page of workers. */
export class WorkerPageDto {
  @ApiProperty({ type: [WorkerDto] })
  items: WorkerDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A document of a worker. */
export class WorkerDocumentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...documentKinds] })
  kind: string;

  @ApiProperty({ type: String, nullable: true, description: 'For those only who process the papers.' })
  reference: string | null;

  @ApiProperty({ format: 'date' })
  issuedOn: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  expiresOn: string | null;
}

/** A worker’s file; what is null is not for the reader. */
export class WorkerFileDto extends WorkerDto {
  @ApiProperty({ type: String, nullable: true })
  country: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  bornOn: string | null;

  @ApiProperty({ type: Boolean, nullable: true })
  farmExperience: boolean | null;

  @ApiProperty({ type: [WorkerDocumentDto] })
  documents: WorkerDocumentDto[];
}
