import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The settlement of the guaranteed weeks has a name of its own, apart from the day by which the hours are to be reached. */
export class NameTheSettlement1795502700000 implements MigrationInterface {
  readonly name = 'NameTheSettlement1795502700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `update deadline set kind = 'SETTLE_GUARANTEED_WEEKS' where kind = 'HOURS_GUARANTEE'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
