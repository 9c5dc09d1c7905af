import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE "deadline_notice" ALTER COLUMN "deadline_id" DROP NOT NULL`,
  `ALTER TABLE "deadline_notice" ADD "act" text, ADD "placement_id" uuid, ADD "params" jsonb NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "deadline_notice" DROP CONSTRAINT "deadline_notice_kind"`,
  `ALTER TABLE "deadline_notice" ADD CONSTRAINT "deadline_notice_kind" CHECK (kind in ('reminder', 'warning', 'escalation', 'act'))`,
  `ALTER TABLE "deadline_notice" ADD CONSTRAINT "deadline_notice_about" CHECK ((kind = 'act') = (deadline_id is null) and (kind = 'act') = (act is not null and placement_id is not null))`,
];

/** People are told of acts that concern them, in the same lists and mails as of deadlines. */
export class TellOfActs1795503110000 implements MigrationInterface {
  readonly name = 'TellOfActs1795503110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
