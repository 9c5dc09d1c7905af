import type { Work } from '#libs/audit-trail';
import { type Condition, type Principal, scopeCondition } from '#libs/identity';
import type { PlacementState } from '#libs/placements';
import { newId, notFound, type Refusal } from '#libs/platform';
import { dateIn, plainDate } from '#libs/quantities';
import type { RulesInForce } from '#libs/rules-in-force';
import { ReturnParcel, WorkerReturn } from './return.entities.js';
import {
  nextParcelState,
  nextReturnState,
  type ParcelAct,
  possibleParcelActs,
  possibleReturnActs,
  type ReturnAct,
} from './return.states.js';
import { refuseReturn } from './return-refusals.js';

/** What of a scope's returns is visible, in a query of `worker_return r`. */
export function visibleReturns({ scope }: Pick<Principal, 'scope'>, firstParameter: number): Condition {
  const columns = {
    worker: 'r.worker_id',
    country: 'r.country',
    employer: 'r.employer_id',
    province: 'r.province',
  };
  return scopeCondition(scope, columns, firstParameter);
}

/** A stay, as far as its return depends on it. */
export interface ReturningStay {
  placementId: string;
  state: PlacementState;
  arrivedOn: string | null;
  stayTo: string;
  workerId: string;
  employerId: string;
  province: string;
  country: string;
}

/** A stay that the caller can see, locked until the transaction ends: two statements of one return follow each other. */
export async function lockVisibleStay(
  work: Work,
  principal: Pick<Principal, 'scope'>,
  placementId: string,
): Promise<ReturningStay> {
  const columns = { worker: 'p.worker_id', country: 'p.country', employer: 'p.employer_id' };
  const seen = scopeCondition(principal.scope, columns, 2);
  const [stay] = await work.query<ReturningStay>(
    `select p.id as "placementId", p.state, p.arrived_on::text as "arrivedOn", p.stay_to::text as "stayTo",
       p.worker_id as "workerId", p.employer_id as "employerId", p.province, p.country
     from placement p where p.id = $1 and ${seen.sql} for update`,
    [placementId, ...seen.parameters],
  );
  if (stay === undefined) throw notFound('placement');
  return stay;
}

/** The return of a stay; not found while nothing was stated. */
export async function returnOf(work: Pick<Work, 'manager'>, placementId: string): Promise<WorkerReturn> {
  const found = await work.manager.findOneBy(WorkerReturn, { placementId });
  if (found === null) throw notFound('return');
  return found;
}

/** The return of a stay, begun where nothing was stated yet. */
export async function returnBegun(work: Work, stay: ReturningStay): Promise<WorkerReturn> {
  const known = await work.manager.findOneBy(WorkerReturn, { placementId: stay.placementId });
  if (known !== null) return known;
  const { placementId, workerId, employerId, province, country } = stay;
  const id = newId();
  await work.manager.insert(WorkerReturn, {
    ...{ id, placementId, workerId, employerId, province, country },
    statedAt: work.now,
  });
  return work.manager.findOneByOrFail(WorkerReturn, { id });
}

/** A parcel whose return the caller can see, and that return's stay, locked. */
export async function lockVisibleParcel(
  work: Work,
  principal: Pick<Principal, 'scope'>,
  id: string,
): Promise<{ parcel: ReturnParcel; stay: ReturningStay }> {
  const seen = visibleReturns(principal, 2);
  const [row] = await work.query<{ placementId: string }>(
    `select r.placement_id as "placementId" from return_parcel c join worker_return r on r.id = c.return_id
     where c.id = $1 and ${seen.sql}`,
    [id, ...seen.parameters],
  );
  if (row === undefined) throw notFound('parcel');
  const stay = await lockVisibleStay(work, principal, row.placementId);
  return { parcel: await work.manager.findOneByOrFail(ReturnParcel, { id }), stay };
}

/** What stands against an act in the state of a return. */
export function returnFindings({ state }: Pick<WorkerReturn, 'state'>, act: ReturnAct): Refusal[] {
  if (nextReturnState(state, act) !== undefined) return [];
  const possible = possibleReturnActs(state).join(', ') || '–';
  return [refuseReturn('RETURN_STATE', { what: 'return', state, act, possible })];
}

/** What stands against an act in the state of a parcel. */
export function parcelFindings({ state }: Pick<ReturnParcel, 'state'>, act: ParcelAct): Refusal[] {
  if (nextParcelState(state, act) !== undefined) return [];
  const possible = possibleParcelActs(state).join(', ') || '–';
  return [refuseReturn('RETURN_STATE', { what: 'parcel', state, act, possible })];
}

/** What stands against a day, which has come and is not before another one. */
export function dayFindings(
  rules: RulesInForce,
  { province }: Pick<ReturningStay, 'province'>,
  now: Date,
  { what, date, from }: { what: string; date: string; from: string | null },
): Refusal[] {
  const zone = rules.timeZone(province, plainDate(now.toISOString().slice(0, 10)));
  const today = dateIn(now, zone);
  return date > today || (from !== null && date < from)
    ? [refuseReturn('RETURN_DATE', { what, date, from: from ?? '–', to: today })]
    : [];
}
