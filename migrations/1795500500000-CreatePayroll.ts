import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pay sheets and records, season balances, and the savings account. */
export class CreatePayroll1795500500000 implements MigrationInterface {
  readonly name = 'CreatePayroll1795500500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "pay_sheet" (
        "id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "period_start" date NOT NULL,
        "period_end" date NOT NULL,
        "pay_date" date NOT NULL,
        "pay_periods" integer NOT NULL,
        "submitted_at" timestamptz(3) NOT NULL,
        CONSTRAINT "pay_sheet_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_sheet_job_order" ON "pay_sheet" ("job_order_id", "period_start")
    `);
    await queryRunner.query(`
      CREATE TABLE "pay_record" (
        "id" uuid NOT NULL,
        "number" text NOT NULL,
        "sheet_id" uuid NOT NULL,
        "placement_id" uuid NOT NULL,
        "job_order_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "programme" text NOT NULL,
        "edition" text NOT NULL,
        "period_start" date NOT NULL,
        "period_end" date NOT NULL,
        "pay_date" date NOT NULL,
        "pay_periods" integer NOT NULL,
        "facts" jsonb NOT NULL,
        "state" text NOT NULL,
        "gross_cents" integer NOT NULL,
        "deductions_cents" integer NOT NULL,
        "net_cents" integer NOT NULL,
        "statement" jsonb NOT NULL,
        "corrects_id" uuid,
        "dispute_reason" text,
        "correction_reason" text,
        "submitted_at" timestamptz(3) NOT NULL,
        "answered_at" timestamptz(3),
        CONSTRAINT "pay_record_corrects_unique" UNIQUE ("corrects_id"),
        CONSTRAINT "pay_record_number_unique" UNIQUE ("number"),
        CONSTRAINT "pay_record_net" CHECK (net_cents = gross_cents - deductions_cents and net_cents >= 0),
        CONSTRAINT "pay_record_period" CHECK (period_start <= period_end),
        CONSTRAINT "pay_record_no_double_period" EXCLUDE using gist (placement_id with =, daterange(period_start, period_end, '[]') with &&) where (state <> 'corrected'),
        CONSTRAINT "pay_record_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_record_employer" ON "pay_record" ("employer_id", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_record_worker" ON "pay_record" ("worker_id", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_record_job_order" ON "pay_record" ("job_order_id", "number")
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_record_placement" ON "pay_record" ("placement_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "pay_balance" (
        "placement_id" uuid NOT NULL,
        "root_id" uuid NOT NULL,
        "transport_cents" integer NOT NULL,
        "administration_cents" integer NOT NULL,
        "savings_cents" integer NOT NULL,
        "hours" numeric(8,2) NOT NULL,
        "gross_cents" integer NOT NULL,
        "net_cents" integer NOT NULL,
        "last_period_end" date NOT NULL,
        CONSTRAINT "pay_balance_amounts" CHECK (transport_cents >= 0 and administration_cents >= 0 and hours >= 0),
        CONSTRAINT "pay_balance_pk" PRIMARY KEY ("placement_id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "pay_balance_root" ON "pay_balance" ("root_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "savings_entry" (
        "id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "amount_cents" integer NOT NULL,
        "placement_id" uuid,
        "pay_record_id" uuid,
        "paid_on" date,
        "method" text,
        "proof_reference" text,
        "entered_at" timestamptz(3) NOT NULL,
        CONSTRAINT "savings_entry_payout" CHECK (kind <> 'paid-out' or (paid_on is not null and method is not null and proof_reference is not null)),
        CONSTRAINT "savings_entry_origin" CHECK ((kind = 'paid-out') = (pay_record_id is null)),
        CONSTRAINT "savings_entry_kinds" CHECK (kind in ('withheld', 'paid-out', 'adjusted')),
        CONSTRAINT "savings_entry_sign" CHECK (case kind when 'withheld' then amount_cents > 0 when 'paid-out' then amount_cents < 0 else amount_cents <> 0 end),
        CONSTRAINT "savings_entry_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "savings_entry_worker" ON "savings_entry" ("worker_id", "entered_at")
    `);
    await queryRunner.query(`
      ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_sheet_fk" FOREIGN KEY ("sheet_id") REFERENCES "pay_sheet"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_corrects_fk" FOREIGN KEY ("corrects_id") REFERENCES "pay_record"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "pay_balance" ADD CONSTRAINT "pay_balance_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "savings_entry" ADD CONSTRAINT "savings_entry_worker_fk" FOREIGN KEY ("worker_id") REFERENCES "worker"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "savings_entry" ADD CONSTRAINT "savings_entry_pay_record_fk" FOREIGN KEY ("pay_record_id") REFERENCES "pay_record"("id")
    `);
    await queryRunner.query('create sequence pay_record_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
