import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE "pay_sheet" ADD "withdrawn_at" timestamptz(3), ADD "withdrawal_reason" text,
     ADD CONSTRAINT "pay_sheet_withdrawn" CHECK ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null or sent_on is null))`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_states" CHECK (state in ('draft', 'submitted', 'assessed', 'accepted', 'disputed', 'corrected', 'withdrawn'))`,
  // Days of a withdrawn record can be on another one.
  `ALTER TABLE "pay_record" DROP CONSTRAINT "pay_record_no_double_period"`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_no_double_period" EXCLUDE using gist (placement_id with =, daterange(period_start, period_end, '[]') with &&) where (pay_record.state not in ('corrected', 'withdrawn'))`,
];

/** An employer can take back a pay sheet by which nobody was paid: its records stay, and stand no more. */
export class WithdrawPaySheets1795503100000 implements MigrationInterface {
  readonly name = 'WithdrawPaySheets1795503100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
