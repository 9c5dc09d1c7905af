import { ApiProperty } from '@nestjs/swagger';
import { type Language, languages } from '#libs/platform';
import { type ExplanationInWords, type Paper, papers, type PayslipInWords } from '#libs/payslips';
import { LanguageQuery, ReceivedDto } from '../dto.js';
import { OneOfField } from '../fields.js';

/** How a payslip is wanted. */
export class PayslipQuery extends LanguageQuery {
  @OneOfField(papers, { optional: true, description: 'Paper of a PDF; letter when left out.' })
  paper?: Paper;
}

/** How one pay was worked out, with no name and no number of anybody. */
export class ExplanationDto implements ExplanationInWords {
  @ApiProperty({ enum: [...languages] })
  language: Language;

  @ApiProperty()
  edition: string;

  @ApiProperty({ example: 'CAD', description: 'Of all amounts, as an ISO 4217 code.' })
  currency: string;

  @ApiProperty({
    type: Object,
    description:
      'What was paid, or is to be: basis, gross, net (null where not stated), what is still to be paid, day of the proof, lines, earnings; what was due by our check, what is owed, what of it was paid since, and why. All other amounts are the lawful ones.',
  })
  payment: ExplanationInWords['payment'];

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, format: 'date' })
  periodStart: ExplanationInWords['periodStart'];

  @ApiProperty({ type: String, format: 'date', description: 'Included.' })
  periodEnd: ExplanationInWords['periodEnd'];

  @ApiProperty({ type: String, format: 'date' })
  payDate: ExplanationInWords['payDate'];

  @ApiProperty({ type: [Object], description: 'Every day of the period: date, hours, pieces, meals.' })
  days: ExplanationInWords['days'];

  @ApiProperty({ example: '45.5', description: 'Of all days together.' })
  hours: string;

  @ApiProperty()
  grossCents: number;

  @ApiProperty({ description: 'The least that the law asks for these hours.' })
  floorCents: number;

  @ApiProperty({ description: 'Added to what was offered, to reach gross.' })
  topUpCents: number;

  @ApiProperty({
    type: Object,
    description: 'How the wages were found: rule, steps (text, value in dollars), number of its source.',
  })
  gross: ExplanationInWords['gross'];

  @ApiProperty({
    type: [Object],
    description:
      'What of gross is paid beside the wages: kind, name, amount, steps, rule, number of its source.',
  })
  earnings: ExplanationInWords['earnings'];

  @ApiProperty({
    type: [Object],
    description:
      'Each deduction: kind, name, amount, steps, rule, number of its source, limit of the season.',
  })
  deductions: ExplanationInWords['deductions'];

  @ApiProperty()
  deductionsCents: number;

  @ApiProperty({ description: 'Of the period alone.' })
  netCents: number;

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'What is made up for earlier periods, and what is received in all; null without any.',
  })
  retroactive: ExplanationInWords['retroactive'];

  @ApiProperty({ type: [Object], description: 'What is to be known of the values used: code and text.' })
  warnings: ExplanationInWords['warnings'];

  @ApiProperty({ type: [Object], description: 'Where the rules are written; numbered from 1.' })
  sources: ExplanationInWords['sources'];

  @ApiProperty({ description: 'Whether a corrected record replaces it.' })
  replaced: boolean;

  @ApiProperty({ description: 'Whether its employer withdrew it before anybody was paid by it.' })
  withdrawn: boolean;
}

/** A payslip as data. */
export class PayslipDto implements PayslipInWords {
  @ApiProperty({ example: 'PR-000042-6' })
  number: string;

  @ApiProperty({ description: 'Whether it stands in the stead of an earlier one.' })
  corrects: boolean;

  @ApiProperty({ type: Object, description: 'Given names, family names, number.' })
  worker: PayslipInWords['worker'];

  @ApiProperty({ type: Object, description: 'Name, number, town.' })
  employer: PayslipInWords['employer'];

  @ApiProperty({ type: Object, description: 'Number, and what the journey cost in cents.' })
  placement: PayslipInWords['placement'];

  @ApiProperty({ type: ExplanationDto })
  explanation: ExplanationDto;

  @ApiProperty({
    type: Object,
    description: 'Hours guaranteed, so far, and still owed, and the days whose hours count.',
  })
  guarantee: PayslipInWords['guarantee'];

  @ApiProperty({ type: [Object], description: 'What the season has taken so far, by kind, with its limit.' })
  balances: PayslipInWords['balances'];

  @ApiProperty({
    type: Object,
    description:
      'What this employer paid in the year so far, or is to pay: gross, deductions, net in all (null where not stated), and what of it is still to be paid.',
  })
  yearToDate: PayslipInWords['yearToDate'];

  @ApiProperty({ type: String, nullable: true, description: 'Opens the explanation; null once revoked.' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where the code opens.' })
  address: string | null;
}

/** A new code. */
export class CodeRenewedDto extends ReceivedDto {
  @ApiProperty({ example: '7K3MQ-9XW2D-A1B2C-8RT4E' })
  code: string;
}
