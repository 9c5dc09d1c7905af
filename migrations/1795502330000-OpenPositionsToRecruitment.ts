import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders remember when their positions without a name went to recruitment. */
export class OpenPositionsToRecruitment1795502330000 implements MigrationInterface {
  readonly name = 'OpenPositionsToRecruitment1795502330000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "job_order" ADD "names_closed_at" TIMESTAMP(3) WITH TIME ZONE`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
