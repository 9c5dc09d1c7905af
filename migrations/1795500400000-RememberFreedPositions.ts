import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Placements remember the position that they gave back and the consent to a transfer; houses find who lives in them. */
export class RememberFreedPositions1795500400000 implements MigrationInterface {
  readonly name = 'RememberFreedPositions1795500400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "placement" ADD "freed_position_number" integer
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD "transfer_consented_on" date
    `);
    await queryRunner.query(`
      CREATE INDEX "placement_housing" ON "placement" ("housing_unit_id") WHERE housing_unit_id is not null
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
