import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit cases tell who opened them, an auditor or the continuous check; findings of the latter name their cause. */
export class CheckContinuously1795501210000 implements MigrationInterface {
  readonly name = 'CheckContinuously1795501210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "audit_case" ADD "origin" text NOT NULL DEFAULT 'auditor'
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_case" ADD CONSTRAINT "audit_case_origin" CHECK (origin in ('auditor', 'continuous'))
    `);
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ADD "cause_id" uuid
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "audit_finding_cause" ON "audit_finding" ("cause_id", "code") WHERE cause_id is not null
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
