import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The heartbeat counts how long deadlines waited to be enforced, for all workers together and across their restarts. */
export class MeasureEnforcement1795502210000 implements MigrationInterface {
  readonly name = 'MeasureEnforcement1795502210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "sweep_heartbeat" ADD "wait_counts" bigint array NOT NULL DEFAULT '{}', ADD "wait_ms" bigint NOT NULL DEFAULT '0'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
