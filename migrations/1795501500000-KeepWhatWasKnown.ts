import type { MigrationInterface, QueryRunner } from 'typeorm';

const seasonValues = [
  `ALTER TABLE "season_value" RENAME COLUMN "fixed_at" TO "known_from"`,
  `ALTER TABLE "season_value" ADD "value_id" uuid`,
  `UPDATE "season_value" SET "value_id" = "id"`,
  `ALTER TABLE "season_value" ALTER COLUMN "value_id" SET NOT NULL`,
  `ALTER TABLE "season_value" ADD "known_to" timestamptz(3)`,
  `ALTER TABLE "season_value" ADD CONSTRAINT "season_value_known" CHECK (known_to is null or known_from < known_to)`,
  `ALTER TABLE "season_value" DROP CONSTRAINT "season_value_no_overlap"`,
  `ALTER TABLE "season_value" ADD CONSTRAINT "season_value_no_overlap"
     EXCLUDE using gist (code with =, (keys::text) with =, daterange(valid_from, valid_to) with &&) where (known_to is null)`,
  `CREATE UNIQUE INDEX "season_value_current" ON "season_value" ("value_id") WHERE known_to is null`,
  // A version is written once; all that may come is the instant from which another is known.
  `create function season_value_refuse_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and old.known_to is null and new.known_to is not null
        and to_jsonb(old) - 'known_to' = to_jsonb(new) - 'known_to' then
       return new;
     end if;
     raise exception 'A season value is never overwritten: supersede it' using errcode = 'insufficient_privilege';
   end $$`,
  `create trigger season_value_keep_versions before update or delete on season_value
     for each row execute function season_value_refuse_change()`,
];

const payRecords = [
  `ALTER TABLE "pay_record" ADD "known_at" timestamptz(3)`,
  `UPDATE "pay_record" SET "known_at" = "submitted_at"`,
  `ALTER TABLE "pay_record" ALTER COLUMN "known_at" SET NOT NULL`,
  // Null where a record is older than this column: what it was worked out from was not kept.
  `ALTER TABLE "pay_record" ADD "basis" jsonb`,
  `CREATE INDEX "pay_record_known" ON "pay_record" ("placement_id", "known_at")`,
  // What was submitted and decided stays; a record only ever gets an answer, or another in its stead.
  `create function pay_record_refuse_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and to_jsonb(old) - array['state', 'dispute_reason', 'answered_at']
          = to_jsonb(new) - array['state', 'dispute_reason', 'answered_at'] then
       return new;
     end if;
     raise exception 'A pay record is never rewritten: correct it' using errcode = 'insufficient_privilege';
   end $$`,
  `create trigger pay_record_keep_past before update or delete on pay_record
     for each row execute function pay_record_refuse_change()`,
];

/** Values that officers fixed and pay records keep what was known when: nothing of either is overwritten. */
export class KeepWhatWasKnown1795501500000 implements MigrationInterface {
  readonly name = 'KeepWhatWasKnown1795501500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...seasonValues, ...payRecords]) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
