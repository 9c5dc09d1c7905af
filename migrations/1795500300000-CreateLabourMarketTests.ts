import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Labour-market tests with what is reported in them, and who a receipt was issued to. */
export class CreateLabourMarketTests1795500300000 implements MigrationInterface {
  readonly name = 'CreateLabourMarketTests1795500300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "labour_market_test" (
        "job_order_id" uuid NOT NULL,
        "state" text NOT NULL DEFAULT 'open',
        "opens_on" date NOT NULL,
        "closes_on" date NOT NULL,
        "counted_from" text NOT NULL,
        "advertising_missed_at" timestamptz(3),
        "reports" integer NOT NULL DEFAULT '0',
        "approved_positions" integer,
        "decision_reason" text,
        "decided_at" timestamptz(3),
        "decided_by" text,
        CONSTRAINT "labour_market_test_decision" CHECK ((state = 'decided') = (decided_at is not null)),
        CONSTRAINT "labour_market_test_state" CHECK (state in ('open', 'decision-due', 'escalated', 'decided')),
        CONSTRAINT "labour_market_test_pk" PRIMARY KEY ("job_order_id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "lmt_advertisement" (
        "id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "method" text NOT NULL,
        "ran_from" date NOT NULL,
        "ran_to" date NOT NULL,
        "text" text NOT NULL,
        "reported_at" timestamptz(3) NOT NULL,
        CONSTRAINT "lmt_advertisement_dates" CHECK (ran_from <= ran_to),
        CONSTRAINT "lmt_advertisement_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "lmt_advertisement_job_order" ON "lmt_advertisement" ("job_order_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "lmt_referral" (
        "id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "candidate" text NOT NULL,
        "referred_on" date NOT NULL,
        "outcome" text NOT NULL,
        "reason" text,
        "reported_at" timestamptz(3) NOT NULL,
        CONSTRAINT "lmt_referral_candidate_unique" UNIQUE ("job_order_id", "candidate", "referred_on"),
        CONSTRAINT "lmt_referral_reason" CHECK (outcome = 'hired' or reason is not null),
        CONSTRAINT "lmt_referral_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "lmt_outreach" (
        "id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "target_group" text NOT NULL,
        "reached_on" date NOT NULL,
        "how" text NOT NULL,
        "reported_at" timestamptz(3) NOT NULL,
        CONSTRAINT "lmt_outreach_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "lmt_outreach_job_order" ON "lmt_outreach" ("job_order_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "lmt_escalation" (
        "id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "obligation" text NOT NULL,
        "level" integer NOT NULL,
        "due_on" date NOT NULL,
        "raised_at" timestamptz(3) NOT NULL,
        CONSTRAINT "lmt_escalation_level_unique" UNIQUE ("job_order_id", "obligation", "level"),
        CONSTRAINT "lmt_escalation_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      ALTER TABLE "receipt" ADD "actor_id" text
    `);
    await queryRunner.query(`
      CREATE INDEX "receipt_actor" ON "receipt" ("actor_id", "seq")
    `);
    await queryRunner.query(`
      ALTER TABLE "labour_market_test" ADD CONSTRAINT "labour_market_test_job_order_fk" FOREIGN KEY ("job_order_id") REFERENCES "job_order"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "lmt_advertisement" ADD CONSTRAINT "lmt_advertisement_test_fk" FOREIGN KEY ("job_order_id") REFERENCES "labour_market_test"("job_order_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "lmt_referral" ADD CONSTRAINT "lmt_referral_test_fk" FOREIGN KEY ("job_order_id") REFERENCES "labour_market_test"("job_order_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "lmt_outreach" ADD CONSTRAINT "lmt_outreach_test_fk" FOREIGN KEY ("job_order_id") REFERENCES "labour_market_test"("job_order_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "lmt_escalation" ADD CONSTRAINT "lmt_escalation_test_fk" FOREIGN KEY ("job_order_id") REFERENCES "labour_market_test"("job_order_id")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
