import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE "deadline_freeze" (
     "id" uuid NOT NULL,
     "reason" text NOT NULL,
     "programme" text,
     "provinces" text array NOT NULL,
     "from_on" date NOT NULL,
     "to_on" date NOT NULL,
     "days" integer,
     "until_on" date,
     "moved" integer NOT NULL,
     "ordered_at" timestamptz(3) NOT NULL,
     "ordered_by_user_id" uuid NOT NULL,
     "undone_at" timestamptz(3),
     "put_back" integer,
     CONSTRAINT "deadline_freeze_days" CHECK (from_on <= to_on),
     CONSTRAINT "deadline_freeze_shift" CHECK ((days is null) <> (until_on is null)),
     CONSTRAINT "deadline_freeze_later" CHECK (days > 0 and until_on is null or until_on > to_on and days is null),
     CONSTRAINT "deadline_freeze_undone" CHECK ((undone_at is null) = (put_back is null)),
     CONSTRAINT "deadline_freeze_pk" PRIMARY KEY ("id")
   )`,
  `CREATE INDEX "deadline_freeze_ordered" ON "deadline_freeze" ("ordered_at", "id")`,
];

/** Freezes: one action that moves every open deadline of some provinces and days, and can be undone. */
export class FreezeDeadlines1795502200000 implements MigrationInterface {
  readonly name = 'FreezeDeadlines1795502200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
