import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pay sheets remember when they were sent to the liaison service, with what was withheld for the workers. */
export class SendPaySheets1795502320000 implements MigrationInterface {
  readonly name = 'SendPaySheets1795502320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "pay_sheet" ADD "sent_on" date, ADD "sent_reference" text,
         ADD CONSTRAINT "pay_sheet_sent" CHECK ((sent_on is null) = (sent_reference is null))`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
