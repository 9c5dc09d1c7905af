import { ApiProperty } from '@nestjs/swagger';
import type { Rerun } from '#libs/payroll';
import { DateField, InstantField } from '../fields.js';

/** As of when a record is worked out again. */
export class RerunQuery {
  @InstantField({ optional: true, description: 'At the record’s own instant when left out.' })
  asOf?: string;
}

/** Which day's record, and as of when. */
export class StandingQuery {
  @DateField({ description: 'A day of the pay period.' })
  on: string;

  @InstantField({ optional: true, description: 'Now when left out.' })
  asOf?: string;
}

/** A pay record worked out again with what was known at an instant. */
export class RerunDto {
  @ApiProperty({ format: 'uuid' })
  payRecordId: string;

  @ApiProperty({ example: 'PR-000042-6' })
  number: string;

  @ApiProperty({ format: 'date-time', description: 'The instant whose knowledge was used.' })
  asOf: string;

  @ApiProperty({ format: 'date-time', description: 'The instant as of which the record was worked out.' })
  knownAt: string;

  @ApiProperty({ type: Object, description: 'As a pay record’s, worked out anew and explained.' })
  statement: Rerun['statement'];

  @ApiProperty({ description: 'SHA-256 of the statement’s canonical JSON (names in order, no spaces).' })
  digest: string;

  @ApiProperty({ description: 'The same of the statement that is stored.' })
  statedDigest: string;

  @ApiProperty({ description: 'Whether both are equal byte for byte.' })
  sameAsStated: boolean;

  @ApiProperty({ description: 'Whether the rules known then are those of the record.' })
  sameRules: boolean;

  @ApiProperty({
    description:
      'Whether the code that works pay out is that of the record; if not, a difference may be its.',
  })
  sameEngine: boolean;
}
