import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // What was paid until now recovered no advance.
  `ALTER TABLE "pay_balance" ADD COLUMN "advance_cents" integer NOT NULL DEFAULT 0`,
  `ALTER TABLE "pay_balance" ALTER COLUMN "advance_cents" DROP DEFAULT`,
];

/** What pay recovered of money advanced to a worker, placement by placement. */
export class RecoverAdvances1795501600000 implements MigrationInterface {
  readonly name = 'RecoverAdvances1795501600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
