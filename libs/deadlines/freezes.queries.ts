import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Principal, scopeCondition } from '#libs/identity';

/** A freeze as it is shown. */
export interface FreezeView {
  id: string;
  reason: string;
  programme: string | null;
  provinces: string[];
  from: string;
  to: string;
  days: number | null;
  until: string | null;
  moved: number;
  orderedAt: string;
  undoneAt: string | null;
  putBack: number | null;
}

type Row = Omit<FreezeView, 'orderedAt' | 'undoneAt'> & { orderedAt: Date; undoneAt: Date | null };

/** Reads freezes of the caller's provinces. */
@Injectable()
export class FreezeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Freezes, the newest first. There are a few in a year. */
  async list(principal: Principal): Promise<FreezeView[]> {
    const seen = scopeCondition(principal.scope, { province: 'p.province' });
    const rows: Row[] = await this.dataSource.query(
      `select id, reason, programme, provinces, from_on::text as "from", to_on::text as "to", days, until_on::text as until,
         moved, ordered_at as "orderedAt", undone_at as "undoneAt", put_back as "putBack"
       from deadline_freeze f
       where exists (select 1 from unnest(f.provinces) as p (province) where ${seen.sql})
       order by ordered_at desc, id desc limit 500`,
      seen.parameters,
    );
    return rows.map(({ orderedAt, undoneAt, ...row }) => ({
      ...row,
      orderedAt: orderedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    }));
  }
}
