import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Entries are chained one by one, as every hash is taken of the one before, and stored in one statement: a statement for each
 * made the head's lock last several times as long. What is stored is the same to the byte.
 */
export class AppendEntriesTogether1795502400000 implements MigrationInterface {
  readonly name = 'AppendEntriesTogether1795502400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create or replace function audit_append(entries text[]) returns bigint
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        first_seq bigint;
        last_seq bigint;
        last_hash bytea;
        hashes bytea[] := '{}';
        item text;
      begin
        select h.seq, h.hash into strict first_seq, last_hash from audit_head h where id = 1 for update;
        last_seq := first_seq;
        foreach item in array entries loop
          last_seq := last_seq + 1;
          last_hash := sha256(last_hash || convert_to(last_seq || '|' || item, 'utf8'));
          hashes := hashes || last_hash;
        end loop;
        insert into audit_entry (seq, entry, hash)
          select first_seq + n.place, n.item::json, n.hash
          from unnest(entries, hashes) with ordinality as n (item, hash, place) order by n.place;
        update audit_head h set seq = last_seq, hash = last_hash where id = 1;
        return last_seq;
      end $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
