import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pool of workers, and their placements on approved positions. */
export class CreateWorkersAndPlacements1795500200000 implements MigrationInterface {
  readonly name = 'CreateWorkersAndPlacements1795500200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "worker" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "country" text NOT NULL,
        "region" text,
        "given_names" text NOT NULL,
        "family_names" text NOT NULL,
        "born_on" date NOT NULL,
        "language" text NOT NULL,
        "seasons_completed" integer NOT NULL DEFAULT '0',
        "farm_experience" boolean NOT NULL,
        "entered_at" timestamptz(3) NOT NULL,
        CONSTRAINT "worker_number_unique" UNIQUE ("number"),
        CONSTRAINT "worker_seasons" CHECK (seasons_completed >= 0),
        CONSTRAINT "worker_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_country" ON "worker" ("country", "number")
    `);
    await queryRunner.query(`
      CREATE TABLE "worker_statistic" (
        "worker_id" uuid NOT NULL,
        "sex" text NOT NULL,
        CONSTRAINT "worker_statistic_pk" PRIMARY KEY ("worker_id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "worker_document" (
        "id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "reference" text,
        "issued_on" date NOT NULL,
        "expires_on" date,
        CONSTRAINT "worker_document_dates" CHECK (expires_on is null or issued_on <= expires_on),
        CONSTRAINT "worker_document_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_document_worker" ON "worker_document" ("worker_id", "kind")
    `);
    await queryRunner.query(`
      CREATE TABLE "placement" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "job_order_id" uuid NOT NULL,
        "position_number" integer,
        "worker_id" uuid NOT NULL,
        "placed_by" text NOT NULL,
        "state" text NOT NULL DEFAULT 'proposed',
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "programme" text NOT NULL,
        "edition" text NOT NULL,
        "stay_from" date NOT NULL,
        "stay_to" date NOT NULL,
        "first_timer" boolean NOT NULL,
        "in_stead_of_id" uuid,
        "contract_signed_by_employer_on" date,
        "contract_signed_by_worker_on" date,
        "letter_number" text,
        "letter_issued_on" date,
        "flight" text,
        "travel_on" date,
        "transport_cost_cents" integer,
        "arrived_on" date,
        "first_day_worked_on" date,
        "housing_unit_id" uuid,
        "departed_on" date,
        "exit_reason" text,
        "findings" jsonb NOT NULL DEFAULT '[]',
        "proposed_at" timestamptz(3) NOT NULL,
        CONSTRAINT "placement_number_unique" UNIQUE ("number"),
        CONSTRAINT "placement_stay" CHECK (stay_from <= stay_to),
        CONSTRAINT "placement_no_double_stay" EXCLUDE using gist (worker_id with =, daterange(stay_from, stay_to, '[]') with &&) where (position_number is not null),
        CONSTRAINT "placement_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "placement_country" ON "placement" ("country", "state")
    `);
    await queryRunner.query(`
      CREATE INDEX "placement_employer" ON "placement" ("employer_id", "state")
    `);
    await queryRunner.query(`
      CREATE INDEX "placement_worker" ON "placement" ("worker_id")
    `);
    await queryRunner.query(`
      CREATE INDEX "placement_job_order" ON "placement" ("job_order_id")
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "placement_position_unique" ON "placement" ("job_order_id", "position_number") WHERE position_number is not null
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_statistic" ADD CONSTRAINT "worker_statistic_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_document" ADD CONSTRAINT "worker_document_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD CONSTRAINT "placement_job_order_fk" FOREIGN KEY ("job_order_id") REFERENCES "job_order"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD CONSTRAINT "placement_position_fk" FOREIGN KEY ("job_order_id", "position_number") REFERENCES "approved_position"("job_order_id","number")
    `);
    await queryRunner.query(`
      ALTER TABLE "placement" ADD CONSTRAINT "placement_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query('create sequence worker_number');
    await queryRunner.query('create sequence placement_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
