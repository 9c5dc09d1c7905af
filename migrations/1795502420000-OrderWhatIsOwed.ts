import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list of what is to be done reads what is still owed by the day on which it is due, a page at a time. Without the index it
 * read and sorted all deadlines of all seasons: with 100,000 of them twenty milliseconds a page, and more every season.
 */
export class OrderWhatIsOwed1795502420000 implements MigrationInterface {
  readonly name = 'OrderWhatIsOwed1795502420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'CREATE INDEX "deadline_owed" ON "deadline" ("due_at", "id") WHERE settled_at is null',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
