import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes on payslips that open the explanation of a pay record. */
export class CreateExplanationCodes1795501400000 implements MigrationInterface {
  readonly name = 'CreateExplanationCodes1795501400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "explanation_code" (
        "id" uuid NOT NULL,
        "pay_record_id" uuid NOT NULL,
        "code" text NOT NULL,
        "issued_at" timestamptz(3) NOT NULL,
        "revoked_at" timestamptz(3),
        CONSTRAINT "explanation_code_unique" UNIQUE ("code"),
        CONSTRAINT "explanation_code_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "explanation_code_pay_record" ON "explanation_code" ("pay_record_id")
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "explanation_code_live_unique" ON "explanation_code" ("pay_record_id") WHERE revoked_at is null
    `);
    await queryRunner.query(`
      ALTER TABLE "explanation_code" ADD CONSTRAINT "explanation_code_pay_record_fk" FOREIGN KEY ("pay_record_id") REFERENCES "pay_record"("id")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
