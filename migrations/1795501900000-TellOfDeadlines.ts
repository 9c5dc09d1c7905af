import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE "deadline" ADD "opened" boolean NOT NULL DEFAULT true`,
  `UPDATE "deadline" SET "opened" = false WHERE next_at = opens_at`,
  `ALTER TABLE "deadline" ADD "remind_at" timestamptz array NOT NULL DEFAULT '{}'`,
  `CREATE TABLE "deadline_notice" (
     "id" uuid NOT NULL,
     "deadline_id" uuid NOT NULL,
     "due_on" date NOT NULL,
     "kind" text NOT NULL,
     "turn" integer NOT NULL,
     "to_roles" text array NOT NULL,
     "at" timestamptz(3) NOT NULL,
     CONSTRAINT "deadline_notice_once" UNIQUE ("deadline_id", "due_on", "kind", "turn"),
     CONSTRAINT "deadline_notice_kind" CHECK (kind in ('reminder', 'warning', 'escalation')),
     CONSTRAINT "deadline_notice_pk" PRIMARY KEY ("id")
   )`,
  `CREATE INDEX "deadline_notice_at" ON "deadline_notice" ("at", "id")`,
  `ALTER TABLE "deadline_notice" ADD CONSTRAINT "deadline_notice_deadline_fk" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id")`,
  `INSERT INTO "deadline_notice" ("id", "deadline_id", "due_on", "kind", "turn", "to_roles", "at")
   SELECT gen_random_uuid(), d.id, d.due_on, n.value->>'kind',
     row_number() over (partition by d.id, n.value->>'kind' order by n.place),
     array(select jsonb_array_elements_text(n.value->'to')), (n.value->>'at')::timestamptz
   FROM "deadline" d, jsonb_array_elements(d.notices) with ordinality as n (value, place)`,
  `ALTER TABLE "deadline" DROP COLUMN "notices"`,
  `CREATE TABLE "sweep_heartbeat" (
     "id" integer NOT NULL,
     "last_run_at" timestamptz(3),
     "missed_runs" bigint NOT NULL DEFAULT '0',
     "last_gap_at" timestamptz(3),
     "last_gap_runs" integer NOT NULL DEFAULT '0',
     "enforced" bigint NOT NULL DEFAULT '0',
     "failed" bigint NOT NULL DEFAULT '0',
     CONSTRAINT "sweep_heartbeat_single" CHECK (id = 1),
     CONSTRAINT "sweep_heartbeat_pk" PRIMARY KEY ("id")
   )`,
  `INSERT INTO "sweep_heartbeat" ("id") VALUES (1)`,
];

/** Deadlines remind before their day, tell people in rows of their own, and their enforcement tells whether it runs. */
export class TellOfDeadlines1795501900000 implements MigrationInterface {
  readonly name = 'TellOfDeadlines1795501900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
