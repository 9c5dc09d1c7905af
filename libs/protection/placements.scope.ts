import type { Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';

/** Whom and what a placement concerns. */
export interface PlacementFacts {
  workerId: string;
  employerId: string;
  province: string;
  country: string;
}

/** The facts of a placement that the caller can see; it is read and never written here. Throws not found. */
export async function visiblePlacement(
  work: Work,
  principal: Principal,
  placementId: string,
): Promise<PlacementFacts> {
  const columns = { employer: 'p.employer_id', worker: 'p.worker_id', country: 'p.country' };
  const seen = scopeCondition(principal.scope, columns, 2);
  const [placement] = await work.query<PlacementFacts>(
    `select p.worker_id as "workerId", p.employer_id as "employerId", p.province, p.country
     from placement p where p.id = $1 and ${seen.sql}`,
    [placementId, ...seen.parameters],
  );
  if (placement === undefined) throw notFound('placement');
  return placement;
}
