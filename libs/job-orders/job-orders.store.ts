import type { DataSource, EntityManager } from 'typeorm';
import { type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { columnsOf, notFound, refuseIf } from '#libs/platform';
import { JobOrder } from './job-order.entity.js';
import { type JobOrderAct, type JobOrderState, nextState, possibleActs } from './job-order.states.js';
import type { NamedJobOrder } from './job-order.view.js';
import { refuse } from './refusals.js';

/** Columns of `job_order j` that a scope is held against. */
export const jobOrderScope = {
  employer: 'j.employer_id',
  province: 'j.province',
  agency: 'j.agency_id',
  country: 'j.country',
};

/**
 * What of a scope's orders is visible: drafts are the employer's own until it asks for an exception, and a sending
 * country sees an order once it is transmitted.
 */
export function visibleOrders(principal: Pick<Principal, 'scope'>, firstParameter: number) {
  const seen = scopeCondition(principal.scope, jobOrderScope, firstParameter);
  switch (principal.scope.kind) {
    case 'provinces':
    case 'everything':
      return { ...seen, sql: `${seen.sql} and (j.state <> 'draft' or j.exception_asked_for is not null)` };
    case 'country':
      return { ...seen, sql: `${seen.sql} and j.agency_id is not null` };
    default:
      return seen;
  }
}

/** What a shown order is read from, as `job_order j`, and its columns: its own and its employer's name. */
export const namedOrders = 'job_order j join employer e on e.id = j.employer_id';
export const namedOrderColumns = (reading: DataSource | EntityManager): string =>
  `${columnsOf(reading, JobOrder, 'j')}, e.name as "employerName"`;

/** An order of this transaction as it is shown. */
export async function shownOrder(work: Work, id: string): Promise<NamedJobOrder> {
  const [order] = await work.query<NamedJobOrder>(
    `select ${namedOrderColumns(work.manager)} from ${namedOrders} where j.id = $1`,
    [id],
  );
  if (order === undefined) throw notFound('job order');
  return order;
}

/** An order that the caller can see, locked until the transaction ends. Throws not found. */
export async function lockVisibleOrder(work: Work, principal: Principal, id: string): Promise<JobOrder> {
  const seen = visibleOrders(principal, 2);
  const [order] = await work.query<JobOrder>(
    `select ${columnsOf(work.manager, JobOrder, 'j')} from job_order j where j.id = $1 and ${seen.sql} for update`,
    [id, ...seen.parameters],
  );
  if (order === undefined) throw notFound('job order');
  return order;
}

/** An order, locked, for the system's own acts. */
export async function lockOrder(work: Work, id: string): Promise<JobOrder> {
  const [order] = await work.query<JobOrder>(
    `select ${columnsOf(work.manager, JobOrder, 'j')} from job_order j where j.id = $1 for update`,
    [id],
  );
  if (order === undefined) throw notFound('job order');
  return order;
}

/** The state that an act leads to; throws Refused, saying what is possible instead. */
export function stateAfter(order: JobOrder, act: JobOrderAct): JobOrderState {
  const next = nextState(order.state, act);
  if (next === undefined) {
    refuseIf([
      refuse('JOB_ORDER_STATE', {
        state: order.state,
        act,
        possible: possibleActs(order.state).join(', ') || '–',
      }),
    ]);
  }
  return next as JobOrderState;
}

/** Notes how many positions of locked orders are held by placements now, in one statement and only where that changed. */
export async function holdPositions(
  work: Work,
  held: readonly { order: JobOrder; positions: number }[],
): Promise<void> {
  const changed = held.filter(({ order, positions }) => order.heldPositions !== positions);
  if (changed.length === 0) return;
  await work.query(
    `update job_order j set held_positions = now.held
     from unnest($1::uuid[], $2::int[]) as now (id, held) where j.id = now.id`,
    [changed.map(({ order }) => order.id), changed.map(({ positions }) => positions)],
  );
  for (const { order, positions } of changed) order.heldPositions = positions;
}

/** Takes an order, locked before, to the state that an act leads to, with what else changes; it is in the audit trail. */
export async function moveOrder(
  work: Work,
  order: JobOrder,
  act: JobOrderAct,
  changes: Partial<JobOrder> = {},
  reason?: string,
): Promise<void> {
  const state = stateAfter(order, act);
  const names = Object.keys(changes) as (keyof JobOrder)[];
  if (order.state === state && names.length === 0) return;
  const before = Object.fromEntries(names.map((name) => [name, order[name]]));
  Object.assign(before, { state: order.state });
  await work.manager.update(JobOrder, { id: order.id }, { ...changes, state });
  Object.assign(order, changes, { state });
  work.record({
    action: `job-order.${act}`,
    subject: { type: 'job-order', id: order.id },
    before,
    after: { state, ...changes },
    ...(reason === undefined ? {} : { reason }),
  });
}
