import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Placements remember when the worker's medical insurance was taken out. */
export class InsureWorkers1795502310000 implements MigrationInterface {
  readonly name = 'InsureWorkers1795502310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "placement" ADD "insured_on" date`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
