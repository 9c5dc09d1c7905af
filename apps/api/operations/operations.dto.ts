import { ApiProperty } from '@nestjs/swagger';
import { type Language, languages } from '#libs/platform';
import { OneOfField, TextField } from '../fields.js';

/** The language of the answer, where it is another than the caller’s own. */
export class SpokenQuery {
  @OneOfField(languages, { optional: true, description: 'Without it, your own.' })
  language?: Language;
}

/** The id of a job in an address. */
export class JobParam {
  @TextField({ most: 300 })
  id: string;
}

class ExplainedFailureDto {
  @ApiProperty({ example: 'collision' })
  kind: string;

  @ApiProperty()
  meaning: string;

  @ApiProperty({ description: 'What is to be done about it.' })
  remedy: string;
}

class DeadLetterDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'ON' })
  province: string;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ description: 'How many attempts in a row failed.' })
  failures: number;

  @ApiProperty({ description: 'Code or message of the last failure.' })
  failure: string;

  @ApiProperty({ type: ExplainedFailureDto })
  explained: ExplainedFailureDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextAt: string | null;
}

class FailedJobDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ example: 'deadlines.sweep' })
  name: string;

  @ApiProperty()
  failure: string;

  @ApiProperty()
  attempts: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  failedAt: string | null;
}

/** How enforcement and queue stand. */
export class QueueDto {
  @ApiProperty({ enum: ['on-time', 'late', 'never-ran'] })
  enforcement: string;

  @ApiProperty({ type: Number, nullable: true })
  secondsSinceSweep: number | null;

  @ApiProperty({ description: 'Rounds of the sweep that should have run and did not.' })
  missedRuns: number;

  @ApiProperty({ description: 'How long the oldest due deadline has waited.' })
  lagSeconds: number;

  @ApiProperty({ enum: ['postgresql', 'redis'] })
  backend: string;

  @ApiProperty({ description: 'Whether the queue answers.' })
  available: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Jobs by state.' })
  counts: Readonly<Record<string, number>>;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Next run of the schedule.',
  })
  nextRunAt: string | null;

  @ApiProperty({ type: [FailedJobDto], description: 'Jobs that were given up; the newest hundred.' })
  failedJobs: FailedJobDto[];

  @ApiProperty({ description: 'How many deadlines fail.' })
  deadLetterCount: number;

  @ApiProperty({ type: [DeadLetterDto], description: 'The hundred that failed most often.' })
  deadLetters: DeadLetterDto[];
}
