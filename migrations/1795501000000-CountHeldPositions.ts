import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders know how many of their positions are held, so that who looks for open ones need not count placements. */
export class CountHeldPositions1795501000000 implements MigrationInterface {
  readonly name = 'CountHeldPositions1795501000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "job_order" ADD "held_positions" integer NOT NULL DEFAULT '0'
    `);
    await queryRunner.query(`
      update job_order j set held_positions = counted.held
      from (select job_order_id, count(position_number)::int as held from placement group by job_order_id) counted
      where counted.job_order_id = j.id and counted.held > 0
    `);
    await queryRunner.query(`
      ALTER TABLE "job_order" ADD CONSTRAINT "job_order_held"
        CHECK (held_positions between 0 and coalesce(approved_positions, 0))
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
