import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One subject can owe the same on several occasions, as pay records of each period; a plan keeps the day it counts from. */
export class RepeatDeadlines1795502300000 implements MigrationInterface {
  readonly name = 'RepeatDeadlines1795502300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD "occasion" text NOT NULL DEFAULT '', ADD "counted_from_on" date,
         DROP CONSTRAINT "deadline_subject_kind_unique",
         ADD CONSTRAINT "deadline_subject_kind_unique" UNIQUE ("subject_id", "kind", "occasion")`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
