import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE "untold_notice" (
     "notice_id" uuid NOT NULL,
     CONSTRAINT "untold_notice_pk" PRIMARY KEY ("notice_id")
   )`,
  `ALTER TABLE "untold_notice" ADD CONSTRAINT "untold_notice_notice_fk" FOREIGN KEY ("notice_id") REFERENCES "deadline_notice"("id")`,
  // Whoever writes a notice, it is told: not even the statement that writes it can forget to say so.
  `CREATE FUNCTION notice_untold() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO untold_notice (notice_id) SELECT id FROM written;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER deadline_notice_untold AFTER INSERT ON "deadline_notice"
     REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notice_untold()`,
  `CREATE TABLE "mail" (
     "id" uuid NOT NULL,
     "user_id" uuid NOT NULL,
     "language" text NOT NULL,
     "kind" text NOT NULL,
     "digest_on" date,
     "message_id" text NOT NULL,
     "state" text NOT NULL,
     "attempts" integer NOT NULL DEFAULT '0',
     "next_at" timestamptz(3),
     "claimed_until" timestamptz(3),
     "last_failure" text,
     "sent_at" timestamptz(3),
     "written_at" timestamptz(3) NOT NULL,
     CONSTRAINT "mail_message_unique" UNIQUE ("message_id"),
     CONSTRAINT "mail_digest_once" UNIQUE ("user_id", "digest_on"),
     CONSTRAINT "mail_kind" CHECK ((kind = 'digest') = (digest_on is not null) and kind in ('digest', 'urgent')),
     CONSTRAINT "mail_state" CHECK (state in ('waiting', 'sent', 'failed', 'bounced', 'kept', 'dropped')),
     CONSTRAINT "mail_next" CHECK ((state = 'waiting') = (next_at is not null)),
     CONSTRAINT "mail_sent" CHECK ((state = 'sent') = (sent_at is not null)),
     CONSTRAINT "mail_pk" PRIMARY KEY ("id")
   )`,
  `CREATE INDEX "mail_due" ON "mail" ("next_at", "id") WHERE state = 'waiting'`,
  `CREATE INDEX "mail_listed" ON "mail" ("state", "id")`,
  `CREATE UNIQUE INDEX "mail_open_digest" ON "mail" ("user_id") WHERE kind = 'digest' and state = 'waiting' and attempts = 0`,
  `ALTER TABLE "mail" ADD CONSTRAINT "mail_user_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")`,
  `CREATE TABLE "notification" (
     "id" uuid NOT NULL,
     "notice_id" uuid NOT NULL,
     "user_id" uuid NOT NULL,
     "mail_id" uuid,
     "at" timestamptz(3) NOT NULL,
     "read_at" timestamptz(3),
     CONSTRAINT "notification_once" UNIQUE ("notice_id", "user_id"),
     CONSTRAINT "notification_pk" PRIMARY KEY ("id")
   )`,
  `CREATE INDEX "notification_listed" ON "notification" ("user_id", "id")`,
  `CREATE INDEX "notification_unread" ON "notification" ("user_id") WHERE read_at is null`,
  `CREATE INDEX "notification_mail" ON "notification" ("mail_id")`,
  `ALTER TABLE "notification" ADD CONSTRAINT "notification_notice_fk" FOREIGN KEY ("notice_id") REFERENCES "deadline_notice"("id")`,
  `ALTER TABLE "notification" ADD CONSTRAINT "notification_user_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")`,
  `ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_fk" FOREIGN KEY ("mail_id") REFERENCES "mail"("id")`,
  `CREATE TABLE "notification_preference" (
     "user_id" uuid NOT NULL,
     "delivery" text NOT NULL,
     "time_zone" text,
     "digest_hour" integer NOT NULL,
     CONSTRAINT "notification_preference_delivery" CHECK (delivery in ('digest', 'at-once', 'lists')),
     CONSTRAINT "notification_preference_hour" CHECK (digest_hour between 0 and 23),
     CONSTRAINT "notification_preference_pk" PRIMARY KEY ("user_id")
   )`,
  `ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_user_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")`,
];

/** Word of deadlines reaches people: in their lists, and by mail as they prefer it. */
export class SendMail1795502000000 implements MigrationInterface {
  readonly name = 'SendMail1795502000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
