import { In, QueryFailedError } from 'typeorm';
import type { Work } from '#libs/audit-trail';
import { holdPositions, JobOrder, moveOrder } from '#libs/job-orders';
import { type Condition, type Principal, scopeCondition } from '#libs/identity';
import { columnsOf, newId, notFound, type Refusal, Refused, refuseIf } from '#libs/platform';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { orderActs, type PlacementCounts } from './order-acts.js';
import { Placement, type PlacementRow } from './placement.entity.js';
import {
  hasEnded,
  nextPlacementState,
  type PlacementAct,
  placementStates,
  possiblePlacementActs,
} from './placement.states.js';
import { refuse } from './refusals.js';

/** Columns of `placement p join job_order j` that a scope is held against. */
export const placementScope = {
  employer: 'p.employer_id',
  province: 'p.province',
  country: 'p.country',
  agency: 'j.agency_id',
  worker: 'p.worker_id',
};

/** What of a scope's placements is visible: a visa office sees the files that were sent to it. */
export function visiblePlacements(
  principal: Pick<Principal, 'scope' | 'role'>,
  firstParameter: number,
): Condition {
  const seen = scopeCondition(principal.scope, placementScope, firstParameter);
  if (principal.role !== 'visa-officer') return seen;
  const before = `'proposed', 'accepted', 'documents-complete', 'declined', 'ineligible'`;
  return { ...seen, sql: `${seen.sql} and p.state not in (${before})` };
}

/** Placements that an act is about, with their orders, all locked until the transaction ends. */
export interface LockedPlacements {
  /** In the order of their ids. */
  placements: Placement[];
  /** What was locked beside them. */
  others: Placement[];
  orders: JobOrder[];
  orderOf: (placement: Placement) => JobOrder;
}

/**
 * Locks placements that the caller can see, their orders first. Throws not found when one of them is not there for the
 * caller. `alsoOrderIds` are orders that the act changes too, `alsoPlacementIds` placements that are locked without being among
 * those of the act: everything is locked in the order of ids, so that two acts never wait for each other.
 */
export async function lockVisiblePlacements(
  work: Work,
  principal: Pick<Principal, 'scope' | 'role'>,
  ids: readonly string[],
  alsoOrderIds: readonly string[] = [],
  alsoPlacementIds: readonly string[] = [],
): Promise<LockedPlacements> {
  const unique = [...new Set(ids)];
  const seen = visiblePlacements(principal, 2);
  const found = await work.query<{ jobOrderId: string }>(
    `select p.job_order_id as "jobOrderId" from placement p join job_order j on j.id = p.job_order_id
     where p.id = any($1) and ${seen.sql}`,
    [unique, ...seen.parameters],
  );
  if (found.length < unique.length) throw notFound('placement');
  const orderIds = [...new Set([...found.map(({ jobOrderId }) => jobOrderId), ...alsoOrderIds])];
  const orders = await work.query<JobOrder>(
    `select ${columnsOf(work.manager, JobOrder, 'j')} from job_order j where j.id = any($1) order by j.id for update`,
    [orderIds],
  );
  const rows = await work.query<Placement>(
    `select ${columnsOf(work.manager, Placement, 'p')} from placement p where p.id = any($1) order by p.id for update`,
    [[...new Set([...unique, ...alsoPlacementIds])]],
  );
  const placements = rows.filter(({ id }) => unique.includes(id));
  const byId = new Map(orders.map((order) => [order.id, order]));
  return {
    placements,
    others: rows.filter(({ id }) => !unique.includes(id)),
    orders,
    orderOf: ({ jobOrderId }) => {
      const order = byId.get(jobOrderId);
      if (order === undefined) throw new Error('The order of a locked placement is locked with it');
      return order;
    },
  };
}

/** Placements of an act that is done, and their orders. */
export interface PlacementsOfOrders {
  placements: readonly PlacementRow[];
  orders: readonly JobOrder[];
}

/** What stands against an act in the states of placements: one refusal each, saying what is possible. */
export function stateFindings(placements: readonly Placement[], act: PlacementAct): Refusal[] {
  return placements
    .filter(({ state }) => nextPlacementState(state, act) === undefined)
    .map(({ number, state }) => wrongState(number, state, act));
}

/** The refusal of an act in a state that does not have it. */
export function wrongState(placement: string, state: Placement['state'], act: string): Refusal {
  const possible = possiblePlacementActs(state).join(', ') || '–';
  return refuse('PLACEMENT_STATE', { placement, state, act, possible });
}

/** Changes that are the same for every placement of a list, in one statement, on the rows and in memory. */
export async function changePlacements(
  work: Work,
  placements: readonly Placement[],
  changes: Partial<Placement>,
): Promise<void> {
  if (placements.length === 0 || Object.keys(changes).length === 0) return;
  await refusingRaces(
    work.manager.update(Placement, { id: In(placements.map(({ id }) => id)) }, changes as object),
    { asked: placements.length },
  );
  for (const placement of placements) Object.assign(placement, changes);
}

/** Takes the positions back from placements that left by the side or moved on, remembering which they were. */
export async function freePositions(work: Work, placements: readonly Placement[]): Promise<void> {
  await work.query(
    `update placement set freed_position_number = position_number, position_number = null
     where id = any($1) and position_number is not null`,
    [placements.map(({ id }) => id)],
  );
  for (const placement of placements) {
    placement.freedPositionNumber = placement.positionNumber ?? placement.freedPositionNumber;
    placement.positionNumber = null;
  }
}

const endedStates = placementStates.filter(hasEnded);

/** Takes locked orders to where their placements stand now; returns how that is, by the order's id. */
export async function followPlacements(
  work: Work,
  orders: readonly JobOrder[],
): Promise<ReadonlyMap<string, PlacementCounts>> {
  const counted = await work.query<PlacementCounts & { id: string }>(
    `select job_order_id as id, count(position_number)::int as held,
       (count(*) filter (where state <> all($2)))::int as open,
       count(arrived_on)::int as arrived,
       (count(*) filter (where state = 'departed'))::int as departed
     from placement where job_order_id = any($1) group by job_order_id`,
    [orders.map(({ id }) => id), endedStates],
  );
  const byId = new Map(counted.map((counts) => [counts.id, counts]));
  await holdPositions(
    work,
    orders.map((order) => ({ order, positions: byId.get(order.id)?.held ?? 0 })),
  );
  for (const order of orders) {
    const counts = byId.get(order.id) ?? { held: 0, open: 0, arrived: 0, departed: 0 };
    for (const act of orderActs(order.state, order.approvedPositions ?? 0, counts))
      await moveOrder(work, order, act);
  }
  return byId;
}

/**
 * Issues the one receipt of an act: on the placement itself, or for a list on its order, told from other lists by an id.
 */
export function issueActReceipt(
  work: Work,
  act: string,
  { placements, orders }: PlacementsOfOrders,
  next: NextStep[],
): Promise<ReceiptView> {
  const [placement, ...otherPlacements] = placements;
  const [order, ...otherOrders] = orders;
  if (placement !== undefined && otherPlacements.length === 0)
    return issueReceipt(work, { act, subject: { type: 'placement', id: placement.id }, next });
  const batch = newId();
  const subject =
    order !== undefined && otherOrders.length === 0
      ? { type: 'job-order', id: order.id }
      : { type: 'placement-list', id: batch };
  return issueReceipt(work, { act: `${act}:${batch}`, subject, next });
}

/** Turns what the database refuses because somebody else was faster into the refusal that it is. */
export async function refusingRaces<T>(
  statement: Promise<T>,
  { asked, stayFrom = '–', stayTo = '–' }: { asked: number; stayFrom?: string; stayTo?: string },
): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'placement_no_double_stay')
      throw new Refused([refuse('ALREADY_PLACED', { stayFrom, stayTo })]);
    if (constraint === 'placement_position_unique' || constraint === 'placement_position_fk')
      throw new Refused([refuse('POSITIONS_EXCEEDED', { free: 0, asked })]);
    throw error;
  }
}

function constraintOf(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return undefined;
  const driverError = error.driverError as object;
  return 'constraint' in driverError ? driverError.constraint : undefined;
}

/** Throws unless the caller is on one of the sides that do this act. */
export function refuseOtherSide(
  principal: Pick<Principal, 'scope'>,
  act: string,
  sides: readonly Principal['scope']['kind'][],
  by: string,
): void {
  refuseIf(sides.includes(principal.scope.kind) ? [] : [refuse('OTHER_SIDE_ACTS', { act, by })]);
}
