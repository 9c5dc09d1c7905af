import type { MigrationInterface, QueryRunner } from 'typeorm';

const waiting = `kind = 'urgent' and state = 'waiting' and attempts = 0`;

const statements = [
  // What several mails to one person would have told, the oldest of them tells.
  `CREATE TEMPORARY TABLE "gathered_mail" ON COMMIT DROP AS
     SELECT "id", first_value("id") OVER (PARTITION BY "user_id" ORDER BY "id") AS "into" FROM "mail" WHERE ${waiting}`,
  `UPDATE "notification" t SET "mail_id" = g."into" FROM "gathered_mail" g WHERE g."id" = t."mail_id" AND g."into" <> g."id"`,
  `UPDATE "mail" m SET "state" = 'dropped', "next_at" = NULL FROM "gathered_mail" g WHERE g."id" = m."id" AND g."into" <> g."id"`,
  `CREATE UNIQUE INDEX "mail_open_urgent" ON "mail" ("user_id") WHERE ${waiting}`,
];

/** What cannot wait is one mail to a person until it goes out, however much of it comes up. */
export class GatherUrgentMail1795502600000 implements MigrationInterface {
  readonly name = 'GatherUrgentMail1795502600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
