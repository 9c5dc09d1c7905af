import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '#libs/identity';
import { notFound, readPrepared } from '#libs/platform';
import type { JobOrderState } from './job-order.states.js';
import { type JobOrderView, type NamedJobOrder, viewOf } from './job-order.view.js';
import { namedOrderColumns, namedOrders, visibleOrders } from './job-orders.store.js';

/** Which orders of those visible a list shows. */
export interface JobOrderFilter {
  /** In one of these states. */
  states?: readonly JobOrderState[] | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads job orders, within the caller's scope. */
@Injectable()
export class JobOrderQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One order; not found outside the scope. */
  async one(principal: Pick<Principal, 'scope'>, id: string): Promise<JobOrderView> {
    const seen = visibleOrders(principal, 2);
    const rows = await readPrepared<NamedJobOrder>(
      this.dataSource,
      `select ${namedOrderColumns(this.dataSource)} from ${namedOrders} where j.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    const [order] = rows;
    if (order === undefined) throw notFound('job order');
    return viewOf(order);
  }

  /** Orders by number, a page at a time. */
  async list(
    principal: Pick<Principal, 'scope'>,
    filter: JobOrderFilter,
  ): Promise<{ items: JobOrderView[]; next: string | null }> {
    const seen = visibleOrders(principal, 4);
    const rows: NamedJobOrder[] = await this.dataSource.query(
      `select ${namedOrderColumns(this.dataSource)} from ${namedOrders}
       where ($1::text is null or j.number > $1) and ($2::text[] is null or j.state = any($2)) and ${seen.sql}
       order by j.number limit $3`,
      [filter.after ?? null, filter.states ?? null, filter.limit, ...seen.parameters],
    );
    return {
      items: rows.map(viewOf),
      next: rows.length === filter.limit ? (rows.at(-1)?.number ?? null) : null,
    };
  }
}
