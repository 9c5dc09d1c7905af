import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers and workers say of each other at the end of a stay. */
export class CreateEvaluations1795500600000 implements MigrationInterface {
  readonly name = 'CreateEvaluations1795500600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "worker_evaluation" (
        "id" uuid NOT NULL,
        "placement_id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "would_rehire" text NOT NULL,
        "rating" integer NOT NULL,
        "remarks" text,
        "evaluated_at" timestamptz(3) NOT NULL,
        CONSTRAINT "worker_evaluation_placement_unique" UNIQUE ("placement_id"),
        CONSTRAINT "worker_evaluation_rating" CHECK (rating between 1 and 5),
        CONSTRAINT "worker_evaluation_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_evaluation_employer" ON "worker_evaluation" ("employer_id", "worker_id")
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_evaluation_job_order" ON "worker_evaluation" ("job_order_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "employer_evaluation" (
        "id" uuid NOT NULL,
        "placement_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "rating" integer NOT NULL,
        "remarks" text,
        "evaluated_at" timestamptz(3) NOT NULL,
        CONSTRAINT "employer_evaluation_placement_unique" UNIQUE ("placement_id"),
        CONSTRAINT "employer_evaluation_rating" CHECK (rating between 1 and 5),
        CONSTRAINT "employer_evaluation_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "employer_evaluation_employer" ON "employer_evaluation" ("employer_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_evaluation" ADD CONSTRAINT "worker_evaluation_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "employer_evaluation" ADD CONSTRAINT "employer_evaluation_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
