import type { Work } from '#libs/audit-trail';

/** All placements of the seasons that some placements belong to, over transfers; what follows what never changes. */
export async function seasonChain(
  work: Pick<Work, 'query'>,
  placementIds: readonly string[],
): Promise<string[]> {
  const rows = await work.query<{ id: string }>(
    `with recursive back as (
       select id, worker_id, placed_by, in_stead_of_id from placement where id = any($1)
       union
       select p.id, p.worker_id, p.placed_by, p.in_stead_of_id from back b
       join placement p on b.placed_by = 'transfer' and p.id = b.in_stead_of_id),
     season as (
       select id, worker_id from back
       union
       select p.id, p.worker_id from season s
       join placement p on p.worker_id = s.worker_id and p.in_stead_of_id = s.id and p.placed_by = 'transfer')
     select id from season order by id`,
    [placementIds],
  );
  return rows.map(({ id }) => id);
}

/** A placement that goes on after a transfer. */
export interface GoesOn {
  id: string;
  jobOrderId: string;
}

/** The placements that go on after a transfer, by the id of the one that was left. */
export async function goingOn(
  work: Pick<Work, 'query'>,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, GoesOn>> {
  const rows = await work.query<GoesOn & { leftId: string }>(
    `select l.id as "leftId", p.id, p.job_order_id as "jobOrderId" from placement l
     join placement p on p.worker_id = l.worker_id and p.in_stead_of_id = l.id and p.placed_by = 'transfer'
     where l.id = any($1) and l.state = 'transferred'`,
    [placementIds],
  );
  return new Map(rows.map(({ leftId, ...next }) => [leftId, next]));
}
