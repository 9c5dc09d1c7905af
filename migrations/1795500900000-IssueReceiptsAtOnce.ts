import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issues a receipt in one statement: the lock that orders receipts is held as briefly as can be. */
export class IssueReceiptsAtOnce1795500900000 implements MigrationInterface {
  readonly name = 'IssueReceiptsAtOnce1795500900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create function receipt_issue(receipt_id uuid, received_act text, kind text, subject uuid, organisation uuid, actor text,
        next_steps jsonb) returns setof receipt language plpgsql as $$
      declare
        place bigint;
      begin
        return query select * from receipt r where r.subject_id = subject and r.act = received_act;
        if found then return; end if;
        update receipt_counter set last = last + 1 where id = 1 returning last into strict place;
        -- The same act received at the same moment waited for the lock above and finds the first one's receipt.
        return query select * from receipt r where r.subject_id = subject and r.act = received_act;
        if found then
          update receipt_counter set last = last - 1 where id = 1;
          return;
        end if;
        return query
          insert into receipt (id, seq, act, subject_type, subject_id, organisation_id, actor_id, received_at, next)
          values (receipt_id, place, received_act, kind, subject, organisation, actor, official_now(), next_steps)
          returning *;
      end $$
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
