import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Private addresses under which calendars read what their owners owe. */
export class CreateCalendarFeeds1795502100000 implements MigrationInterface {
  readonly name = 'CreateCalendarFeeds1795502100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "calendar_feed" (
        "id" uuid NOT NULL,
        "secret_hash" text NOT NULL,
        "name" text NOT NULL,
        "membership_id" uuid NOT NULL,
        "created_at" timestamptz(3) NOT NULL,
        "revoked_at" timestamptz(3),
        CONSTRAINT "calendar_feed_secret_unique" UNIQUE ("secret_hash"),
        CONSTRAINT "calendar_feed_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "calendar_feed_membership" ON "calendar_feed" ("membership_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_membership_fk"
      FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE CASCADE
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
