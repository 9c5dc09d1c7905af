import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers with their farms and houses, and job orders. */
export class CreateEmployersAndJobOrders1795500100000 implements MigrationInterface {
  readonly name = 'CreateEmployersAndJobOrders1795500100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "employer" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "name" text NOT NULL,
        "province" text NOT NULL,
        "town" text,
        "postal_code" text,
        "public_key" text,
        "entered_at" timestamptz(3) NOT NULL,
        CONSTRAINT "employer_number_unique" UNIQUE ("number"),
        CONSTRAINT "employer_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "employer_province" ON "employer" ("province")
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "employer_public_key_unique" ON "employer" ("public_key") WHERE public_key is not null
    `);
    await queryRunner.query(`
      CREATE TABLE "farm" (
        "id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "name" text NOT NULL,
        "province" text NOT NULL,
        "town" text NOT NULL,
        CONSTRAINT "farm_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "farm_employer" ON "farm" ("employer_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "worksite" (
        "id" uuid NOT NULL,
        "farm_id" uuid NOT NULL,
        "name" text NOT NULL,
        "commodity" text NOT NULL,
        CONSTRAINT "worksite_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worksite_farm" ON "worksite" ("farm_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "housing_unit" (
        "id" uuid NOT NULL,
        "farm_id" uuid NOT NULL,
        "name" text NOT NULL,
        "capacity" integer NOT NULL,
        "inspected_on" date,
        "inspection_valid_to" date,
        CONSTRAINT "housing_unit_inspection" CHECK (inspection_valid_to is null or inspected_on <= inspection_valid_to),
        CONSTRAINT "housing_unit_capacity" CHECK (capacity > 0),
        CONSTRAINT "housing_unit_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "housing_unit_farm" ON "housing_unit" ("farm_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "public_list_entry" (
        "id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "list" text NOT NULL,
        "line" text NOT NULL,
        "province" text NOT NULL,
        "stream" text NOT NULL,
        "address" text NOT NULL,
        "noc" text NOT NULL,
        "occupation" text NOT NULL,
        "incorporation" text NOT NULL,
        "tests" integer NOT NULL,
        "positions" integer NOT NULL,
        CONSTRAINT "public_list_entry_line_unique" UNIQUE ("list", "line"),
        CONSTRAINT "public_list_entry_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "public_list_entry_employer" ON "public_list_entry" ("employer_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "account_entry" (
        "id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "amount_cents" integer NOT NULL,
        "entered_on" date NOT NULL,
        "creditor_id" uuid NOT NULL,
        "cause_id" uuid NOT NULL,
        "rule" text NOT NULL,
        CONSTRAINT "account_entry_cause_unique" UNIQUE ("kind", "cause_id"),
        CONSTRAINT "account_entry_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "account_entry_employer" ON "account_entry" ("employer_id", "entered_on")
    `);
    await queryRunner.query(`
      CREATE TABLE "job_order" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "employer_id" uuid NOT NULL,
        "farm_id" uuid NOT NULL,
        "worksite_id" uuid,
        "province" text NOT NULL,
        "state" text NOT NULL DEFAULT 'draft',
        "country" text,
        "programme" text,
        "edition" text,
        "commodity" text,
        "noc" text,
        "positions" integer,
        "named_positions" integer,
        "recruited_positions" integer,
        "need_from" date,
        "need_to" date,
        "weekly_hours" integer,
        "hourly_rate_cents" integer,
        "piece_rates" jsonb NOT NULL DEFAULT '[]',
        "housing_unit_ids" jsonb NOT NULL DEFAULT '[]',
        "meals" text,
        "meal_price_cents" integer,
        "substitute_allowed" boolean,
        "copied_from_id" uuid,
        "exception_asked_for" text,
        "exception_reason" text,
        "filed_at" timestamptz(3),
        "approved_positions" integer,
        "agency_id" uuid,
        "end_reason" text,
        "version" integer NOT NULL DEFAULT '0',
        CONSTRAINT "job_order_number_unique" UNIQUE ("number"),
        CONSTRAINT "job_order_dates" CHECK (need_from < need_to),
        CONSTRAINT "job_order_approved" CHECK (approved_positions is null or approved_positions between 0 and positions),
        CONSTRAINT "job_order_split" CHECK (named_positions + recruited_positions = positions),
        CONSTRAINT "job_order_positions" CHECK (positions > 0),
        CONSTRAINT "job_order_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "job_order_agency" ON "job_order" ("agency_id", "state")
    `);
    await queryRunner.query(`
      CREATE INDEX "job_order_province" ON "job_order" ("province", "state")
    `);
    await queryRunner.query(`
      CREATE INDEX "job_order_employer" ON "job_order" ("employer_id", "state")
    `);
    await queryRunner.query(`
      CREATE TABLE "approved_position" (
        "job_order_id" uuid NOT NULL,
        "number" integer NOT NULL,
        CONSTRAINT "approved_position_pk" PRIMARY KEY ("job_order_id", "number")
      )
    `);
    await queryRunner.query(`
      ALTER TABLE "employer" ADD CONSTRAINT "employer_organisation_fk" FOREIGN KEY ("id") REFERENCES "organisation"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "farm" ADD CONSTRAINT "farm_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "worksite" ADD CONSTRAINT "worksite_farm_fk" FOREIGN KEY ("farm_id") REFERENCES "farm"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "housing_unit" ADD CONSTRAINT "housing_unit_farm_fk" FOREIGN KEY ("farm_id") REFERENCES "farm"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "public_list_entry" ADD CONSTRAINT "public_list_entry_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "account_entry" ADD CONSTRAINT "account_entry_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "job_order" ADD CONSTRAINT "job_order_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "job_order" ADD CONSTRAINT "job_order_farm_fk" FOREIGN KEY ("farm_id") REFERENCES "farm"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "job_order" ADD CONSTRAINT "job_order_worksite_fk" FOREIGN KEY ("worksite_id") REFERENCES "worksite"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "approved_position" ADD CONSTRAINT "approved_position_job_order_fk" FOREIGN KEY ("job_order_id") REFERENCES "job_order"("id")
    `);
    await queryRunner.query('create sequence employer_number');
    await queryRunner.query('create sequence job_order_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
