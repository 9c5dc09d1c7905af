import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes due at one instant is read by its kind, so that a sweep finds many of a kind beside each other. */
export class OrderDueDeadlines1795501910000 implements MigrationInterface {
  readonly name = 'OrderDueDeadlines1795501910000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "deadline_next"');
    await queryRunner.query(
      'CREATE INDEX "deadline_next" ON "deadline" ("next_at", "kind") WHERE next_at is not null',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
