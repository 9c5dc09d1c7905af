import { ApiProperty } from '@nestjs/swagger';
import {
  type EmployerEvaluated,
  type RehireAnswer,
  rehireAnswers,
  type WorkerEvaluated,
} from '#libs/evaluations';
import { ReceivedDto } from '../dto.js';
import { CountField, IdField, ItemsField, OneOfField, TextField } from '../fields.js';

/** What you say of one worker. */
export class WorkerEvaluatedDto implements WorkerEvaluated {
  @IdField()
  placementId: string;

  @OneOfField(rehireAnswers, { description: 'Whether you would have the worker back.' })
  wouldRehire: RehireAnswer;

  @CountField({ least: 1, most: 5, description: 'From 1, poor, to 5, excellent.' })
  rating: number;

  @TextField({ optional: true, most: 2000 })
  remarks?: string;
}

/** What you say of workers of an order. */
export class WorkerEvaluationsDto {
  @ItemsField(() => WorkerEvaluatedDto, { least: 1, most: 500 })
  items: WorkerEvaluatedDto[];
}

/** What you say of the employer. */
export class EmployerEvaluatedDto implements EmployerEvaluated {
  @CountField({ least: 1, most: 5, description: 'From 1, poor, to 5, excellent.' })
  rating: number;

  @TextField({ optional: true, most: 2000 })
  remarks?: string;
}

/** What evaluating became. */
export class WorkersEvaluatedDto extends ReceivedDto {
  @ApiProperty({ description: 'Workers of the order who are evaluated.' })
  evaluated: number;

  @ApiProperty({ description: 'Workers who are still there, or have worked and are not evaluated yet.' })
  open: number;
}

/** What an employer said of a worker. */
export class WorkerEvaluationDto {
  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'uuid' })
  jobOrderId: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty({ enum: [...rehireAnswers] })
  wouldRehire: RehireAnswer;

  @ApiProperty()
  rating: number;

  @ApiProperty({ type: String, nullable: true })
  remarks: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  evaluatedAt: Date;
}

/** What employers said of a worker. */
export class WorkerEvaluationListDto {
  @ApiProperty({ type: [WorkerEvaluationDto] })
  items: WorkerEvaluationDto[];
}

/** A worker whom you would have back. */
export class ReturningWorkerDto {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ example: 'W-000042-6' })
  workerNumber: string;

  @ApiProperty()
  familyNames: string;

  @ApiProperty({ enum: [...rehireAnswers] })
  wouldRehire: RehireAnswer;

  @ApiProperty()
  rating: number;
}

/** Workers whom you would have back, the best first. */
export class ReturningWorkersDto {
  @ApiProperty({ type: [ReturningWorkerDto] })
  items: ReturningWorkerDto[];
}

/** What workers say of an employer, together. */
export class EmployerStandingDto {
  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  evaluations: number;

  @ApiProperty({ type: String, nullable: true, example: '4.2', description: 'Null while there are too few.' })
  meanRating: string | null;

  @ApiProperty({ type: [String], description: 'Without who said it; never shown to the employer.' })
  remarks: string[];
}
