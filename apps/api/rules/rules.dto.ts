import { ApiProperty } from '@nestjs/swagger';
import { OneOfField, TextField } from '../fields.js';

/** What a value is asked for by. */
class KeysQuery {
  @TextField({
    optional: true,
    example: 'CA',
    description: 'Country of the work; its provinces name it too.',
  })
  host?: string;

  @TextField({ optional: true, example: 'sawp-mexico' })
  programme?: string;

  @TextField({ optional: true, example: 'MX' })
  country?: string;

  @TextField({ optional: true, example: 'ON' })
  province?: string;

  @TextField({ optional: true, example: 'fruit incl apples' })
  commodity?: string;

  @TextField({ optional: true, example: 'lower' })
  skill?: string;

  @TextField({ optional: true, example: 'mexico-toronto' })
  route?: string;
}

/** Which values to list. */
export class RuleListQuery extends KeysQuery {
  @TextField({ optional: true, example: 'minimum-wage' })
  code?: string;

  @TextField({ optional: true, example: 'unconfirmed' })
  status?: string;

  @TextField({ optional: true, example: '2026-05-04', description: 'Those that hold on this day.' })
  on?: string;
}

/** For whom and when a value is asked. */
export class RuleQuery extends KeysQuery {
  @TextField({ example: '2026-05-04', description: 'The day, YYYY-MM-DD.' })
  on: string;

  @OneOfField(['true', 'false'], {
    optional: true,
    description: 'Take a value that no source confirms for an answer too.',
  })
  allowUnconfirmed?: string;
}

/** The code in an address. */
export class RuleCodeParam {
  @TextField({ example: 'minimum-wage' })
  code: string;
}

/** Dated values of the rulebook. */
export class RuleListDto {
  @ApiProperty()
  count: number;

  @ApiProperty({
    type: [Object],
    description:
      'Code, keys, value, unit, from, to, status, basis, source, file; of an unconfirmed value, if known, its bounds with their reasons.',
  })
  values: object[];
}

/** What the rulebook answers for a day. */
export class RuleDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ format: 'date' })
  on: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  keys: object;

  @ApiProperty({ type: String, nullable: true, description: 'That the day falls in.' })
  edition: string | null;

  @ApiProperty({
    type: Object,
    nullable: true,
    description:
      'The value found, also where it may not be used; unconfirmed, with its bounds where they are known.',
  })
  value: object | null;

  @ApiProperty({
    type: [Object],
    description: 'Why it may not be used: code, rule, source, what to do instead.',
  })
  refusals: readonly object[];

  @ApiProperty({
    type: [Object],
    description:
      'The steps of the search: series that the keys match, the most specific first, and which decided.',
  })
  series: object[];

  @ApiProperty({ type: [Object], description: 'Other keys that the code has values for.' })
  otherKeys: object[];
}
