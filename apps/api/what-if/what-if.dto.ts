import { ApiProperty } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import { type WhatIfDimension, whatIfDimensions } from '#libs/rulebook';
import { FlagField, TextField, TextsField } from '../fields.js';

/** Proposed values, and how to compare. */
export class WhatIfQuestionDto {
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }],
    description:
      'Values that somebody proposes, in the form of the rulebook’s own files: as text in YAML, or as JSON.',
    example: {
      proposal: { title: 'A living wage', author: 'Growers and pickers' },
      values: [
        {
          code: 'minimum-wage',
          unit: 'CAD/hour',
          keys: { province: 'ON' },
          entries: [{ value: '20.00', from: '2026-05-01', to: '2027-01-01' }],
        },
      ],
    },
  })
  @IsDefined({ message: 'object' })
  overlay: unknown;

  @TextsField({ optional: true, of: whatIfDimensions, description: 'How to group; every way when left out.' })
  by?: WhatIfDimension[];

  @TextField({
    optional: true,
    example: '2026',
    description: 'Only records whose period ends in this edition.',
  })
  edition?: string;

  @FlagField({ optional: true, description: 'Also use values that no source confirms; they are told.' })
  allowUnconfirmed?: boolean;
}

/** Net pay before and after. Cents are whole numbers. */
export class WhatIfDto {
  @ApiProperty({
    type: Object,
    description: 'The proposal, its values in words, and those that no record used.',
  })
  overlay: object;

  @ApiProperty({ description: 'Which records were compared.' })
  source: string;

  @ApiProperty({ type: String, nullable: true })
  edition: string | null;

  @ApiProperty({
    type: Object,
    description: 'Workers, records, pay before and after, who is better or worse off.',
  })
  total: object;

  @ApiProperty({ type: Object, description: 'The same by each grouping.' })
  groups: object;

  @ApiProperty({ description: 'Records that were looked at.' })
  records: number;

  @ApiProperty({
    type: [Object],
    description: 'Records that cannot be paid under one set of rules, and why.',
  })
  refused: object[];

  @ApiProperty({ description: 'Records with statutory amounts as reported on both sides.' })
  asReported: number;

  @ApiProperty({ description: 'Records of other editions than the one asked for.' })
  otherEditions: number;

  @ApiProperty({ type: [Object] })
  warnings: object[];
}
