import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';
import { taxSlipForms } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { TaxSlip } from './tax-slip.entity.js';

/** A slip as it is shown. */
export type TaxSlipView = Omit<TaxSlip, 'worker' | 'employer' | 'amends' | 'issuedAt'> & {
  issuedAt: string;
  employerName: string;
  /** The forms of the authorities on which the worker gets it, such as T4 and RL-1; none where no source of the year is held. */
  forms: string[];
  /** The slip that took its place; null while it holds. */
  amendedById: string | null;
};

/** Which slips of those visible a list shows. */
export interface TaxSlipFilter {
  taxYear?: number | undefined;
  workerId?: string | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

type Row = Omit<TaxSlipView, 'issuedAt' | 'forms'> & { issuedAt: Date };

/** Reads tax slips, within the caller's scope; every reading leaves a trace. */
@Injectable()
export class TaxSlipQueries {
  private columns: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** One slip; not found outside the scope. */
  async one(principal: Principal, id: string): Promise<TaxSlipView> {
    const [slip] = await this.rows(principal, 't.id = $1', [id], '');
    if (slip === undefined) throw notFound('tax slip');
    await this.unitOfWork.note(principal, { action: 'tax-slip.read', subject: { type: 'tax-slip', id } });
    return slip;
  }

  /** Slips by number, a page at a time; amended ones are among them. */
  async list(
    principal: Principal,
    { taxYear, workerId, after, limit }: TaxSlipFilter,
  ): Promise<{ items: TaxSlipView[]; next: string | null }> {
    const items = await this.rows(
      principal,
      `($1::int is null or t.tax_year = $1) and ($2::uuid is null or t.worker_id = $2)
       and ($3::text is null or t.number > $3)`,
      [taxYear ?? null, workerId ?? null, after ?? null],
      `order by t.number limit ${limit}`,
    );
    await this.unitOfWork.note(principal, {
      action: 'tax-slip.listed',
      subject: { type: 'organisation', id: principal.organisationId },
      after: { taxYear, workerId, count: items.length },
    });
    return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
  }

  private async rows(
    principal: Principal,
    condition: string,
    parameters: unknown[],
    order: string,
  ): Promise<TaxSlipView[]> {
    this.columns ??= this.dataSource
      .getMetadata(TaxSlip)
      .columns.map(({ databaseName, propertyName }) => `t.${databaseName} as "${propertyName}"`)
      .join(', ');
    const scope = {
      employer: 't.employer_id',
      province: 't.province',
      country: 't.country',
      worker: 't.worker_id',
    };
    const seen = scopeCondition(principal.scope, scope, parameters.length + 1);
    const rows: Row[] = await this.dataSource.query(
      `select ${this.columns}, e.name as "employerName", n.id as "amendedById"
       from tax_slip t join employer e on e.id = t.employer_id left join tax_slip n on n.amends_id = t.id
       where ${condition} and ${seen.sql} ${order}`,
      [...parameters, ...seen.parameters],
    );
    return rows.map((row) => ({
      ...row,
      forms: [...taxSlipForms(this.rules.book, row.province, row.taxYear)],
      issuedAt: row.issuedAt.toISOString(),
    }));
  }
}
