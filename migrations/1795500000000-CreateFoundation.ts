import type { MigrationInterface, QueryRunner } from 'typeorm';

const functions = [
  // The one question "what time is it": the database's clock, or a demonstration's simulated one.
  `create function official_now() returns timestamptz language sql volatile as $$
     select date_trunc('milliseconds', case
       when mode = 'live' then clock_timestamp()
       when running then simulated_at + (clock_timestamp() - set_at)
       else simulated_at end)
     from installation where id = 1
   $$`,
  // Only a demonstration's clock moves, and only forward. The application may call this but not write the table.
  `create function advance_clock(target timestamptz, keep_running boolean default true)
     returns table (outcome text, now timestamptz) language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     present timestamptz;
     kind text;
   begin
     select i.mode into kind from installation i where id = 1 for update;
     present := official_now();
     if kind = 'live' then return query select 'live', present; return; end if;
     if target < present then return query select 'backward', present; return; end if;
     update installation set simulated_at = target, set_at = clock_timestamp(), running = keep_running where id = 1;
     return query select 'advanced', official_now();
   end $$`,
  // Chains entries to the trail. The application may call this and may not write the tables: it can add, never change.
  `create function audit_append(entries text[]) returns bigint
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     last_seq bigint;
     last_hash bytea;
     item text;
   begin
     select h.seq, h.hash into strict last_seq, last_hash from audit_head h where id = 1 for update;
     foreach item in array entries loop
       last_seq := last_seq + 1;
       last_hash := sha256(last_hash || convert_to(last_seq || '|' || item, 'utf8'));
       insert into audit_entry (seq, entry, hash) values (last_seq, item::json, last_hash);
     end loop;
     update audit_head h set seq = last_seq, hash = last_hash where id = 1;
     return last_seq;
   end $$`,
  // Whoever owns the tables is stopped too, unless they first take this trigger away: then the chain tells.
  `create function audit_refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'The audit trail is only ever added to' using errcode = 'insufficient_privilege';
   end $$`,
  `create trigger audit_entry_append_only before update or delete on audit_entry
     for each row execute function audit_refuse_change()`,
  `create trigger audit_entry_no_truncate before truncate on audit_entry
     for each statement execute function audit_refuse_change()`,
  `create index audit_entry_subject on audit_entry ((entry->>'subjectId'), seq)`,
  `insert into audit_head (id, seq, hash) values (1, 0, decode(repeat('00', 32), 'hex'))`,
  `insert into receipt_counter (id, last) values (1, 0)`,
  `revoke execute on function advance_clock, audit_append from public`,
];

/** Who is who, the audit trail, receipts, deadlines, values fixed by officers, and the official time. */
export class CreateFoundation1795500000000 implements MigrationInterface {
  readonly name = 'CreateFoundation1795500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create extension if not exists btree_gist');
    await queryRunner.query(`
      CREATE TABLE "installation" (
        "id" integer NOT NULL,
        "mode" text NOT NULL,
        "simulated_at" timestamptz(3),
        "set_at" timestamptz(3),
        "running" boolean NOT NULL DEFAULT true,
        CONSTRAINT "installation_clock" CHECK (mode = 'demonstration' or simulated_at is null),
        CONSTRAINT "installation_mode" CHECK (mode in ('demonstration', 'live')),
        CONSTRAINT "installation_single" CHECK (id = 1),
        CONSTRAINT "installation_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "audit_entry" (
        "seq" bigint NOT NULL,
        "entry" json NOT NULL,
        "hash" bytea NOT NULL,
        CONSTRAINT "audit_entry_pk" PRIMARY KEY ("seq")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "audit_head" (
        "id" integer NOT NULL,
        "seq" bigint NOT NULL,
        "hash" bytea NOT NULL,
        CONSTRAINT "audit_head_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "idempotency_key" (
        "actor_id" text NOT NULL,
        "key" text NOT NULL,
        "fingerprint" text NOT NULL,
        "result" text,
        "used_at" timestamptz(3),
        CONSTRAINT "idempotency_key_pk" PRIMARY KEY ("actor_id", "key")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "deadline" (
        "id" uuid NOT NULL,
        "kind" text NOT NULL,
        "subject_type" text NOT NULL,
        "subject_id" uuid NOT NULL,
        "owed_by" text NOT NULL,
        "employer_id" uuid,
        "province" text NOT NULL,
        "opens_at" timestamptz(3),
        "due_on" date NOT NULL,
        "due_at" timestamptz(3) NOT NULL,
        "counted_from" text NOT NULL,
        "source" jsonb NOT NULL,
        "state" text NOT NULL DEFAULT 'open',
        "next_at" timestamptz(3),
        "missed_at" timestamptz(3),
        "settled_at" timestamptz(3),
        "reason" text,
        "enforced_count" integer NOT NULL DEFAULT '0',
        "failures" integer NOT NULL DEFAULT '0',
        "last_failure" text,
        "planned_before" jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT "deadline_subject_kind_unique" UNIQUE ("subject_id", "kind"),
        CONSTRAINT "deadline_settled" CHECK (state in ('open', 'missed') or (settled_at is not null and next_at is null)),
        CONSTRAINT "deadline_state" CHECK (state in ('open', 'met', 'missed', 'waived', 'cancelled')),
        CONSTRAINT "deadline_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "deadline_employer" ON "deadline" ("employer_id", "state")
    `);
    await queryRunner.query(`
      CREATE INDEX "deadline_next" ON "deadline" ("next_at") WHERE next_at is not null
    `);
    await queryRunner.query(`
      CREATE TABLE "organisation" (
        "id" uuid NOT NULL,
        "kind" text NOT NULL,
        "name" text NOT NULL,
        "provinces" text[] NOT NULL DEFAULT '{}',
        "countries" text[] NOT NULL DEFAULT '{}',
        CONSTRAINT "organisation_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "user_account" (
        "id" uuid NOT NULL,
        "email" text NOT NULL,
        "name" text NOT NULL,
        "password_hash" text,
        "language" text NOT NULL DEFAULT 'en',
        "failed_attempts" integer NOT NULL DEFAULT '0',
        "locked_until" timestamptz(3),
        "disabled_at" timestamptz(3),
        CONSTRAINT "user_account_email_unique" UNIQUE ("email"),
        CONSTRAINT "user_account_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "membership" (
        "id" uuid NOT NULL,
        "user_id" uuid NOT NULL,
        "organisation_id" uuid NOT NULL,
        "role" text NOT NULL,
        "provinces" text[] NOT NULL DEFAULT '{}',
        "worker_id" uuid,
        CONSTRAINT "membership_worker" CHECK ((role = 'worker') = (worker_id is not null)),
        CONSTRAINT "membership_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "membership_user" ON "membership" ("user_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "session" (
        "secret_hash" text NOT NULL,
        "user_id" uuid NOT NULL,
        "membership_id" uuid NOT NULL,
        "expires_at" timestamptz(3) NOT NULL,
        CONSTRAINT "session_pk" PRIMARY KEY ("secret_hash")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "session_user" ON "session" ("user_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "api_token" (
        "id" uuid NOT NULL,
        "secret_hash" text NOT NULL,
        "name" text NOT NULL,
        "membership_id" uuid NOT NULL,
        "created_at" timestamptz(3) NOT NULL,
        "expires_at" timestamptz(3),
        "revoked_at" timestamptz(3),
        CONSTRAINT "api_token_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "api_token_secret_unique" ON "api_token" ("secret_hash")
    `);
    await queryRunner.query(`
      CREATE INDEX "api_token_membership" ON "api_token" ("membership_id")
    `);
    await queryRunner.query(`
      CREATE TABLE "receipt" (
        "id" uuid NOT NULL,
        "seq" bigint NOT NULL,
        "act" text NOT NULL,
        "subject_type" text NOT NULL,
        "subject_id" uuid NOT NULL,
        "organisation_id" uuid,
        "received_at" timestamptz(3) NOT NULL,
        "next" jsonb NOT NULL,
        CONSTRAINT "receipt_act_unique" UNIQUE ("subject_id", "act"),
        CONSTRAINT "receipt_seq_unique" UNIQUE ("seq"),
        CONSTRAINT "receipt_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "receipt_organisation" ON "receipt" ("organisation_id", "seq")
    `);
    await queryRunner.query(`
      CREATE TABLE "receipt_counter" (
        "id" integer NOT NULL,
        "last" bigint NOT NULL,
        CONSTRAINT "receipt_counter_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE TABLE "season_value" (
        "id" uuid NOT NULL,
        "code" text NOT NULL,
        "keys" jsonb NOT NULL,
        "value" text NOT NULL,
        "valid_from" date NOT NULL,
        "valid_to" date,
        "source_title" text NOT NULL,
        "reason" text NOT NULL,
        "fixed_by_user_id" uuid,
        "fixed_at" timestamptz(3) NOT NULL,
        CONSTRAINT "season_value_dates" CHECK (valid_to is null or valid_from < valid_to),
        CONSTRAINT "season_value_no_overlap" EXCLUDE using gist (code with =, (keys::text) with =, daterange(valid_from, valid_to) with &&),
        CONSTRAINT "season_value_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      ALTER TABLE "membership" ADD CONSTRAINT "membership_user_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "session" ADD CONSTRAINT "session_user_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "session" ADD CONSTRAINT "session_membership_fk" FOREIGN KEY ("membership_id") REFERENCES "membership"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "api_token" ADD CONSTRAINT "api_token_membership_fk" FOREIGN KEY ("membership_id") REFERENCES "membership"("id")
    `);
    for (const statement of functions) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
