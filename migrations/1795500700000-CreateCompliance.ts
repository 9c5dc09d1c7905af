import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit cases with what they ask for and find. */
export class CreateCompliance1795500700000 implements MigrationInterface {
  readonly name = 'CreateCompliance1795500700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "audit_case" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "state" text NOT NULL DEFAULT 'opened',
        "mandate" text NOT NULL,
        "period_from" date NOT NULL,
        "period_to" date NOT NULL,
        "opened_at" timestamptz(3) NOT NULL,
        "answer_by" date,
        "closed_at" timestamptz(3),
        CONSTRAINT "audit_case_number_unique" UNIQUE ("number"),
        CONSTRAINT "audit_case_period" CHECK (period_from <= period_to),
        CONSTRAINT "audit_case_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_case_province" ON "audit_case" ("province", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_case_employer" ON "audit_case" ("employer_id", "state")
    `);
    await queryRunner.query(`
      CREATE TABLE "audit_requirement" (
        "id" uuid NOT NULL,
        "audit_case_id" uuid NOT NULL,
        "asked" text NOT NULL,
        "due_on" date NOT NULL,
        "state" text NOT NULL DEFAULT 'open',
        "waiver_reason" text,
        "asked_at" timestamptz(3) NOT NULL,
        CONSTRAINT "audit_requirement_waiver" CHECK ((state = 'waived') = (waiver_reason is not null)),
        CONSTRAINT "audit_requirement_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_requirement_case" ON "audit_requirement" ("audit_case_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "audit_evidence" (
        "id" uuid NOT NULL,
        "requirement_id" uuid NOT NULL,
        "reference" text NOT NULL,
        "description" text NOT NULL,
        "attached_at" timestamptz(3) NOT NULL,
        CONSTRAINT "audit_evidence_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_evidence_requirement" ON "audit_evidence" ("requirement_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "audit_finding" (
        "id" uuid NOT NULL,
        "audit_case_id" uuid NOT NULL,
        "code" text NOT NULL,
        "state" text NOT NULL DEFAULT 'raised',
        "placement_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "pay_record_id" uuid,
        "period_from" date NOT NULL,
        "period_to" date NOT NULL,
        "owed_cents" integer NOT NULL,
        "expected_cents" integer,
        "actual_cents" integer,
        "rule" text NOT NULL,
        "source" jsonb NOT NULL,
        "explanation" text NOT NULL,
        "raised_at" timestamptz(3) NOT NULL,
        "answer_reason" text,
        "outcome_reason" text,
        "repaid_cents" integer,
        "repaid_on" date,
        "repaid_reference" text,
        CONSTRAINT "audit_finding_repaid" CHECK ((state = 'repaid') = (repaid_cents is not null)),
        CONSTRAINT "audit_finding_period" CHECK (period_from <= period_to),
        CONSTRAINT "audit_finding_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_finding_pay_record" ON "audit_finding" ("pay_record_id")
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_finding_placement" ON "audit_finding" ("placement_id")
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_finding_case" ON "audit_finding" ("audit_case_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_case" ADD CONSTRAINT "audit_case_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_requirement" ADD CONSTRAINT "audit_requirement_case_fk" FOREIGN KEY ("audit_case_id") REFERENCES "audit_case"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_evidence" ADD CONSTRAINT "audit_evidence_requirement_fk" FOREIGN KEY ("requirement_id") REFERENCES "audit_requirement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ADD CONSTRAINT "audit_finding_case_fk" FOREIGN KEY ("audit_case_id") REFERENCES "audit_case"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ADD CONSTRAINT "audit_finding_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ADD CONSTRAINT "audit_finding_pay_record_fk" FOREIGN KEY ("pay_record_id") REFERENCES "pay_record"("id")
    `);
    await queryRunner.query('create sequence audit_case_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
