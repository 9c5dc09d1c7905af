import { ApiProperty, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { PageQuery, ReceiptDto } from '../dto.js';
import { CountField, TextField } from '../fields.js';

/** The number in an address. */
export class ReceiptNumberParam {
  @TextField({ most: 30, example: 'R-000042-6' })
  number: string;
}

/** Which page of the receipts. */
export class ReceiptListQuery extends PickType(PageQuery, ['limit'] as const) {
  @Type(() => Number)
  @CountField({ optional: true, most: 1_000_000_000, description: 'The `next` of the page before.' })
  after?: number;
}

/** A receipt with what it is for. */
export class ReceiptOfDto extends ReceiptDto {
  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;
}

/** A page of receipts. */
export class ReceiptPageDto {
  @ApiProperty({ type: [ReceiptOfDto] })
  items: ReceiptOfDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
