import type { Work } from '#libs/audit-trail';
import type { EntityManager } from 'typeorm';

const lock = `hashtext('season-values')`;

/**
 * The instant as of which this transaction knows the season's values. Until it ends nobody else changes them, and whoever
 * changes them afterwards does so at a later instant: asked for that instant again, the values are the same for ever.
 */
export async function settledInstant(manager: Pick<EntityManager, 'query'>): Promise<Date> {
  await manager.query(`select pg_advisory_xact_lock_shared(${lock})`);
  return lastKnown(manager);
}

/**
 * The instant from which a change of the season's values is known: after all instants that were settled before. Waits for
 * those who read the values now.
 */
export async function changeInstant({ manager }: Pick<Work, 'manager'>): Promise<Date> {
  await manager.query(`select pg_advisory_xact_lock(${lock})`);
  const last = await lastKnown(manager);
  return new Date(last.getTime() + 1);
}

/** The official time, or the last change where that is later: a demonstration's clock may stand still. */
async function lastKnown(manager: Pick<EntityManager, 'query'>): Promise<Date> {
  const rows: { at: Date }[] = await manager.query(
    'select greatest(official_now(), max(known_from), max(known_to)) as at from season_value',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database does not tell the time: run `temporada migrate`');
  return row.at;
}
