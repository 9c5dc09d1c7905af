import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Early warnings go out once a day, whichever worker gets to it. */
export class WarnEarly1795501920000 implements MigrationInterface {
  readonly name = 'WarnEarly1795501920000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "sweep_heartbeat" ADD "warned_at" timestamptz(3)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
