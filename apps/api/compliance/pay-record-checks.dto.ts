import { ApiProperty } from '@nestjs/swagger';
import { floorUntested, type PayRecordCheckView } from '#libs/compliance';
import { checkWarningParams } from '#libs/rulebook';

type UncheckedView = PayRecordCheckView['unchecked'][number];

/** Something that was not checked. */
export class UncheckedDto implements UncheckedView {
  @ApiProperty({ type: String, description: 'The finding that was not looked for.' })
  check: UncheckedView['check'];

  @ApiProperty({ enum: [...Object.keys(checkWarningParams), floorUntested] })
  code: UncheckedView['code'];

  @ApiProperty({ description: 'Why, in the reader’s language.' })
  reason: string;
}

/** The check of one pay record. */
export class PayRecordCheckDto implements PayRecordCheckView {
  @ApiProperty({ format: 'uuid' })
  payRecordId: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null for a record that is older than the keeping of it.',
  })
  checkedAt: string | null;

  @ApiProperty({ type: [UncheckedDto] })
  unchecked: UncheckedDto[];
}
