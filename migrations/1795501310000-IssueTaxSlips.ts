import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tax slips, each issued once and never changed. */
export class IssueTaxSlips1795501310000 implements MigrationInterface {
  readonly name = 'IssueTaxSlips1795501310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "tax_slip" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "tax_year" integer NOT NULL,
        "pay_records" integer NOT NULL,
        "gross_cents" integer NOT NULL,
        "pension_cents" integer NOT NULL,
        "second_pension_cents" integer NOT NULL,
        "employment_insurance_cents" integer NOT NULL,
        "income_tax_cents" integer NOT NULL,
        "other_deductions" jsonb NOT NULL,
        "net_cents" integer NOT NULL,
        "amends_id" uuid,
        "reason" text,
        "issued_at" timestamptz(3) NOT NULL,
        CONSTRAINT "tax_slip_amends_unique" UNIQUE ("amends_id"),
        CONSTRAINT "tax_slip_number_unique" UNIQUE ("number"),
        CONSTRAINT "tax_slip_amended" CHECK ((amends_id is null) = (reason is null)),
        CONSTRAINT "tax_slip_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "tax_slip_worker" ON "tax_slip" ("worker_id", "tax_year")
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "tax_slip_once" ON "tax_slip" ("employer_id", "worker_id", "tax_year") WHERE amends_id is null
    `);
    await queryRunner.query(`
      ALTER TABLE "tax_slip" ADD CONSTRAINT "tax_slip_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "tax_slip" ADD CONSTRAINT "tax_slip_employer_fk" FOREIGN KEY ("employer_id") REFERENCES "employer"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "tax_slip" ADD CONSTRAINT "tax_slip_amends_fk" FOREIGN KEY ("amends_id") REFERENCES "tax_slip"("id")
    `);
    await queryRunner.query('create sequence tax_slip_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
