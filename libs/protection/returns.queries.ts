import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound } from '#libs/platform';
import { ReturnParcel, WorkerReturn } from './return.entities.js';
import {
  type ParcelAct,
  possibleParcelActs,
  possibleReturnActs,
  type ReturnAct,
  type ReturnState,
} from './return.states.js';
import { visibleReturns } from './returns.store.js';

/** A parcel as it is shown. */
export type ParcelView = Omit<ReturnParcel, 'return' | 'returnId' | 'declaredAt'> & {
  declaredAt: string;
  possible: ParcelAct[];
};

/** A return as it is shown. An employer sees the effects to ship; what a worker needs at home and wishes is not its business. */
export type ReturnView = Pick<WorkerReturn, 'id' | 'placementId' | 'workerId' | 'province' | 'country'> & {
  state: ReturnState | null;
  needs: string[] | null;
  remarks: string | null;
  appliesAgain: boolean | null;
  arrangedOn: string | null;
  arrangedHow: string | null;
  possible: ReturnAct[];
  parcels: ParcelView[];
};

/** Which returns a list shows. */
export interface ReturnFilter {
  state?: ReturnState | undefined;
  /** The id after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads returns, within the caller's scope; every reading is in the audit trail. */
@Injectable()
export class ReturnQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The return of a placement; not found outside the scope, and while nothing was stated. */
  async one(principal: Principal, placementId: string): Promise<ReturnView> {
    const seen = visibleReturns(principal, 2);
    const rows: { id: string }[] = await this.dataSource.query(
      `select r.id from worker_return r where r.placement_id = $1 and ${seen.sql}`,
      [placementId, ...seen.parameters],
    );
    const [view] = await this.views(principal, rows);
    if (view === undefined) throw notFound('return');
    const subject = { type: 'worker-return', id: view.id };
    await this.unitOfWork.note(principal, { action: 'worker-return.read', subject });
    return view;
  }

  /** Returns in the order in which they were begun, a page at a time. */
  async list(
    principal: Principal,
    { state, after, limit }: ReturnFilter,
  ): Promise<{ items: ReturnView[]; next: string | null }> {
    const seen = visibleReturns(principal, 4);
    const rows: { id: string }[] = await this.dataSource.query(
      `select r.id from worker_return r
       where ($1::text is null or r.state = $1) and ($2::text is null or r.id::text > $2) and ${seen.sql}
       order by r.id limit $3`,
      // What an employer does not see, it cannot ask for either.
      [
        principal.scope.kind === 'employer' ? null : (state ?? null),
        after ?? null,
        limit,
        ...seen.parameters,
      ],
    );
    const items = await this.views(principal, rows);
    const subject = { type: 'organisation', id: principal.organisationId };
    if (items.length > 0)
      await this.unitOfWork.note(principal, {
        action: 'worker-return.listed',
        subject,
        after: { state: state ?? null, count: items.length },
      });
    return { items, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
  }

  private async views(principal: Principal, rows: readonly { id: string }[]): Promise<ReturnView[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const { manager } = this.dataSource;
    const returns = await manager.find(WorkerReturn, { where: { id: In(ids) }, order: { id: 'asc' } });
    const parcels = await manager.find(ReturnParcel, { where: { returnId: In(ids) }, order: { id: 'asc' } });
    return returns.map((one) =>
      viewOf(
        one,
        parcels.filter(({ returnId }) => returnId === one.id),
        principal,
      ),
    );
  }
}

function viewOf(one: WorkerReturn, parcels: readonly ReturnParcel[], { scope }: Principal): ReturnView {
  const { id, placementId, workerId, province, country, state } = one;
  const { needs, remarks, appliesAgain, arrangedOn, arrangedHow } = one;
  const own = {
    state,
    needs,
    remarks,
    appliesAgain,
    arrangedOn,
    arrangedHow,
    possible: possibleReturnActs(state),
  };
  const hidden = { state: null, needs: null, remarks: null, appliesAgain: null, arrangedOn: null };
  return {
    ...{ id, placementId, workerId, province, country },
    ...(scope.kind === 'employer' ? { ...hidden, arrangedHow: null, possible: [] } : own),
    parcels: parcels.map(({ return: _return, returnId: _id, declaredAt, ...parcel }) => ({
      ...parcel,
      declaredAt: declaredAt.toISOString(),
      possible: possibleParcelActs(parcel.state),
    })),
  };
}
