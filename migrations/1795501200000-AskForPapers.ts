import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Placements remember what was asked for after the arrival, and deadlines who was told that they were missed. */
export class AskForPapers1795501200000 implements MigrationInterface {
  readonly name = 'AskForPapers1795501200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "placement" ADD "tax_number_requested_on" date
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD "tax_number_ending" text
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD "health_card_requested_on" date
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD CONSTRAINT "placement_tax_number_ending" CHECK (tax_number_ending is null or (tax_number_ending ~ '^[0-9]{3}$' and tax_number_requested_on is not null))
    `);
    await queryRunner.query(`
      ALTER TABLE "deadline" ADD "notices" jsonb NOT NULL DEFAULT '[]'
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
