import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Confidential complaints, and incidents with their steps. */
export class CreateProtection1795500800000 implements MigrationInterface {
  readonly name = 'CreateProtection1795500800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "complaint" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "state" text NOT NULL DEFAULT 'received',
        "placement_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "statement" text NOT NULL,
        "received_at" timestamptz(3) NOT NULL,
        "filed_by_user_id" uuid NOT NULL,
        "filed_for_organisation_id" uuid,
        "consent_given_on" date,
        "consent_how" text,
        "investigation" text,
        "outcome" text,
        "acknowledged_at" timestamptz(3),
        "investigated_at" timestamptz(3),
        "resolved_at" timestamptz(3),
        CONSTRAINT "complaint_number_unique" UNIQUE ("number"),
        CONSTRAINT "complaint_consent" CHECK ((filed_for_organisation_id is null) = (consent_given_on is null)),
        CONSTRAINT "complaint_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "complaint_worker" ON "complaint" ("worker_id")
    `);
    await queryRunner.query(`
      CREATE INDEX "complaint_province" ON "complaint" ("province", "number")
    `);
    await queryRunner.query(`
      CREATE TABLE "incident" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "kind" text NOT NULL,
        "placement_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "happened_at" timestamptz(3) NOT NULL,
        "place" text NOT NULL,
        "account" text NOT NULL,
        "reported_at" timestamptz(3) NOT NULL,
        "reported_by_user_id" uuid NOT NULL,
        "reported_by_organisation_id" uuid NOT NULL,
        CONSTRAINT "incident_number_unique" UNIQUE ("number"),
        CONSTRAINT "incident_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "incident_reporter" ON "incident" ("reported_by_organisation_id", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "incident_country" ON "incident" ("country", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "incident_province" ON "incident" ("province", "number")
    `);
    await queryRunner.query(`
      CREATE TABLE "incident_step" (
        "id" uuid NOT NULL,
        "incident_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "at" timestamptz(3) NOT NULL,
        "language" text,
        "wishes_notice" boolean,
        "treaty_basis" text,
        "how" text,
        "remark" text,
        "person" text NOT NULL,
        "recorded_at" timestamptz(3) NOT NULL,
        "recorded_by_user_id" uuid NOT NULL,
        CONSTRAINT "incident_step_facts" CHECK (case kind when 'right-told' then language is not null when 'wish-stated' then wishes_notice is not null when 'consulate-notified' then how is not null when 'note' then remark is not null else false end),
        CONSTRAINT "incident_step_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "incident_step_incident" ON "incident_step" ("incident_id", "at")
    `);
    await queryRunner.query(`
      ALTER TABLE "complaint" ADD CONSTRAINT "complaint_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "incident" ADD CONSTRAINT "incident_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "incident_step" ADD CONSTRAINT "incident_step_incident_fk" FOREIGN KEY ("incident_id") REFERENCES "incident"("id")
    `);
    await queryRunner.query('create sequence complaint_number');
    await queryRunner.query('create sequence incident_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
