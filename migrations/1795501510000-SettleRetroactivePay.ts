import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE "retroactive_settlement" (
     "id" uuid NOT NULL,
     "run_id" uuid NOT NULL,
     "record_id" uuid NOT NULL,
     "kind" text NOT NULL,
     "amount_cents" integer NOT NULL,
     "entered_at" timestamptz(3) NOT NULL,
     CONSTRAINT "retroactive_settlement_once" UNIQUE ("run_id", "record_id", "kind"),
     CONSTRAINT "retroactive_settlement_pk" PRIMARY KEY ("id")
   )`,
  `CREATE INDEX "retroactive_settlement_record" ON "retroactive_settlement" ("record_id")`,
  `ALTER TABLE "retroactive_settlement" ADD CONSTRAINT "retroactive_settlement_run_fk" FOREIGN KEY ("run_id") REFERENCES "pay_record"("id")`,
  `ALTER TABLE "retroactive_settlement" ADD CONSTRAINT "retroactive_settlement_record_fk" FOREIGN KEY ("record_id") REFERENCES "pay_record"("id")`,
  // Between a correction and the pay that makes up for it, a balance can be below what was taken back.
  `ALTER TABLE "pay_balance" DROP CONSTRAINT "pay_balance_amounts"`,
  `ALTER TABLE "pay_balance" ADD CONSTRAINT "pay_balance_hours" CHECK (hours >= 0)`,
  `ALTER TABLE "worker_account_entry" DROP CONSTRAINT "worker_account_entry_kinds"`,
  `ALTER TABLE "worker_account_entry" ADD CONSTRAINT "worker_account_entry_kinds" CHECK (kind in ('hours-guarantee', 'final-wages', 'retroactive-pay'))`,
];

/** What pay made up for earlier pay, line by line. */
export class SettleRetroactivePay1795501510000 implements MigrationInterface {
  readonly name = 'SettleRetroactivePay1795501510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
