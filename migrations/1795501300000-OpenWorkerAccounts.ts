import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers owe their workers beside the regular pay, line by line. */
export class OpenWorkerAccounts1795501300000 implements MigrationInterface {
  readonly name = 'OpenWorkerAccounts1795501300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "worker_account_entry" (
        "id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "placement_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "kind" text NOT NULL,
        "sense" text NOT NULL,
        "amount_cents" integer NOT NULL,
        "cause_id" uuid NOT NULL,
        "turn" integer NOT NULL,
        "rule" text,
        "source" jsonb,
        "steps" jsonb NOT NULL DEFAULT '[]',
        "paid_on" date,
        "method" text,
        "proof_reference" text,
        "entered_at" timestamptz(3) NOT NULL,
        CONSTRAINT "worker_account_entry_cause_unique" UNIQUE ("kind", "cause_id", "turn"),
        CONSTRAINT "worker_account_entry_rule" CHECK ((sense = 'owed') = (rule is not null and source is not null)),
        CONSTRAINT "worker_account_entry_proof" CHECK ((sense = 'paid') = (paid_on is not null and method is not null and proof_reference is not null)),
        CONSTRAINT "worker_account_entry_sign" CHECK (case sense when 'paid' then amount_cents < 0 else amount_cents <> 0 end),
        CONSTRAINT "worker_account_entry_senses" CHECK (sense in ('owed', 'paid')),
        CONSTRAINT "worker_account_entry_kinds" CHECK (kind in ('hours-guarantee', 'final-wages')),
        CONSTRAINT "worker_account_entry_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_account_entry_employer" ON "worker_account_entry" ("employer_id", "entered_at")
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_account_entry_placement" ON "worker_account_entry" ("placement_id", "kind")
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_account_entry_worker" ON "worker_account_entry" ("worker_id", "entered_at")
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_account_entry" ADD CONSTRAINT "worker_account_entry_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_account_entry" ADD CONSTRAINT "worker_account_entry_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
