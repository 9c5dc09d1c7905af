import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings that the system raises by itself, outside any audit case. */
export class RaiseFindingsContinuously1795501320000 implements MigrationInterface {
  readonly name = 'RaiseFindingsContinuously1795501320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ALTER COLUMN "audit_case_id" DROP NOT NULL,
        ADD "employer_id" uuid, ADD "province" text, ADD "raised_by" text NOT NULL DEFAULT 'audit',
        ADD "cause_key" text, ADD "steps" jsonb NOT NULL DEFAULT '[]'
    `);
    await queryRunner.query(`
      UPDATE "audit_finding" f SET "employer_id" = c.employer_id, "province" = c.province
      FROM "audit_case" c WHERE c.id = f.audit_case_id
    `);
    // What the continuous check had put into cases of its own stands by itself from now on; the cases stay as they are.
    await queryRunner.query(`
      UPDATE "audit_finding" SET "audit_case_id" = null, "raised_by" = 'continuous',
        "cause_key" = 'deadline:' || cause_id || ':' || code
      WHERE "cause_id" is not null
    `);
    await queryRunner.query('DROP INDEX "audit_finding_cause"');
    await queryRunner.query('ALTER TABLE "audit_finding" DROP COLUMN "cause_id"');
    await queryRunner.query('ALTER TABLE "audit_case" DROP COLUMN "origin"');
    await queryRunner.query(`
      ALTER TABLE "audit_finding" ALTER COLUMN "employer_id" SET NOT NULL, ALTER COLUMN "province" SET NOT NULL,
        ADD CONSTRAINT "audit_finding_cause_key_unique" UNIQUE ("cause_key"),
        ADD CONSTRAINT "audit_finding_raised_by" CHECK ((raised_by = 'audit') = (audit_case_id is not null) and (raised_by = 'audit') = (cause_key is null))
    `);
    await queryRunner.query(`
      CREATE INDEX "audit_finding_employer" ON "audit_finding" ("employer_id", "state")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
