import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every pay record is checked as it was paid; what of it could not be checked is kept with the reason. */
export class KeepChecksOfPay1795502500000 implements MigrationInterface {
  readonly name = 'KeepChecksOfPay1795502500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "pay_record_check" (
         "pay_record_id" uuid NOT NULL,
         "checked_at" timestamptz(3) NOT NULL,
         "unchecked" jsonb NOT NULL,
         CONSTRAINT "pay_record_check_pk" PRIMARY KEY ("pay_record_id"),
         CONSTRAINT "pay_record_check_pay_record_fk" FOREIGN KEY ("pay_record_id") REFERENCES "pay_record" ("id")
       )`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
