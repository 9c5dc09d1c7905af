import { ApiProperty } from '@nestjs/swagger';

/** What is withheld from one payment. Dollars are texts with two decimals. */
export class WithholdingRowDto {
  @ApiProperty()
  case_id: string;

  @ApiProperty({ description: 'The edition of the tables, which follows the pay date.' })
  edition: string;

  @ApiProperty({ description: 'In Québec, of the QPP.' })
  cpp: string;

  @ApiProperty()
  cpp2: string;

  @ApiProperty()
  ei: string;

  @ApiProperty()
  federal_tax: string;

  @ApiProperty()
  provincial_tax: string;

  @ApiProperty()
  total_deductions: string;

  @ApiProperty()
  net_pay: string;

  @ApiProperty({ required: false, description: 'In Québec only.' })
  qpip?: string;

  @ApiProperty({ type: [Object] })
  warnings: object[];

  @ApiProperty({ description: 'Whether it rests on a value that no source confirms.' })
  tainted: boolean;
}

/** A row that could not be read or worked out. */
export class RejectedRowDto {
  @ApiProperty({ description: 'Line of the file, from 1.' })
  line: number;

  @ApiProperty()
  column: string;

  @ApiProperty()
  value: string;

  @ApiProperty({ description: 'What was expected there.' })
  expected: string;

  @ApiProperty({ type: [Object], required: false, description: 'What is wrong with its other cells.' })
  others?: object[];
}

/** All rows of a file of payments: worked out, or rejected. */
export class WithholdingRowsDto {
  @ApiProperty({ type: [WithholdingRowDto] })
  rows: WithholdingRowDto[];

  @ApiProperty({ type: [RejectedRowDto] })
  rejected: RejectedRowDto[];
}
