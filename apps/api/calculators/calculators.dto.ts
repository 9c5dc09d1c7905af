import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../fields.js';

/** A pay period as it is sent. */
export const payPeriodExample = {
  programme: 'sawp-mexico',
  country: 'MX',
  province: 'ON',
  periodStart: '2026-06-01',
  periodEnd: '2026-06-07',
  payDate: '2026-06-11',
  payPeriods: 52,
  hourlyRate: '17.60',
  prevailingRate: '17.60',
  days: [{ date: '2026-06-01', hours: 9.5 }],
};

/** An amount of a pay period and how it was found. Dollars are texts with two decimals. */
export class PayCalculationLineDto {
  @ApiProperty({ example: 'cpp' })
  kind: string;

  @ApiProperty({ example: '58.83' })
  amount: string;

  @ApiProperty({ description: 'The value or calculation that decides.' })
  rule: string;

  @ApiProperty({ type: Object, description: 'Title, clause and address.' })
  source: object;

  @ApiProperty({ type: [Object], description: 'Each with its text and its value.' })
  steps: object[];
}

/** One pay period, worked out. */
export class PayCalculationDto {
  @ApiProperty({ example: '2026' })
  edition: string;

  @ApiProperty({ example: '1056.00' })
  gross: string;

  @ApiProperty({ description: 'The least that the law asks for these hours.' })
  floor: string;

  @ApiProperty({ description: 'Added to what was offered, to reach gross.' })
  topUp: string;

  @ApiProperty({ type: [PayCalculationLineDto], description: 'Wages, and what is paid beside them.' })
  earnings: PayCalculationLineDto[];

  @ApiProperty({ type: [PayCalculationLineDto], description: 'Each kind of deduction.' })
  lines: PayCalculationLineDto[];

  @ApiProperty({ description: 'All of them together.' })
  deductions: string;

  @ApiProperty()
  net: string;

  @ApiProperty({ type: Object, description: 'Hours so far, hours owed, and what is to be expected.' })
  guarantee: object;

  @ApiProperty({ type: Object, description: 'What the season comes to with this period.' })
  seasonToDate: object;

  @ApiProperty({ type: [Object] })
  warnings: object[];

  @ApiProperty({ description: 'Whether it rests on a value that no source confirms.' })
  tainted: boolean;
}

/** The season that a checklist is asked for. */
export class SeasonDto {
  @TextField({ example: 'sawp-mexico' })
  programme: string;

  @TextField({ example: 'ON' })
  province: string;

  @TextField({ example: '2026-05-04', description: 'First day of need, YYYY-MM-DD.' })
  needFrom: string;

  @TextField({ optional: true, example: '2026-11-27', description: 'Last day of need, YYYY-MM-DD.' })
  needTo?: string;
}

/** Every obligation of a season. */
export class ChecklistDto {
  @ApiProperty()
  programme: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ format: 'date' })
  needFrom: string;

  @ApiProperty({ format: 'date', required: false })
  needTo?: string;

  @ApiProperty({
    type: [Object],
    description: 'Code, who owes it, by which day, counted from what, by which source, what missing it does.',
  })
  obligations: object[];

  @ApiProperty({ type: [Object] })
  warnings: object[];

  @ApiProperty({ type: [Object], description: 'Values that are not held, and what can be done about it.' })
  notHeld: object[];
}
