import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Thousands of notices are written at one midnight. No question reads them by their time, and of what is untold the trigger
 * that enters it knows that the notice is there: the index and the check of the foreign key were paid for nothing.
 */
export class LightenNotices1795502410000 implements MigrationInterface {
  readonly name = 'LightenNotices1795502410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "deadline_notice_at"');
    await queryRunner.query('ALTER TABLE "untold_notice" DROP CONSTRAINT "untold_notice_notice_fk"');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
