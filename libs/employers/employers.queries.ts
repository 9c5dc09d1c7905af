import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Condition, type Scope, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';

/** An employer as it is shown. */
export interface EmployerView {
  id: string;
  number: string;
  name: string;
  province: string;
  town: string | null;
}

/** A line of a public list of labour-market tests, as published. */
export interface PublicListEntryView {
  /** The publication, e.g. `approved/lmia-2025q1-primary-agriculture`. */
  list: string;
  province: string;
  stream: string;
  address: string;
  noc: string;
  occupation: string;
  incorporation: string;
  /** Tests approved; requested, in a list of refused ones. */
  tests: number;
  /** Positions approved; requested, in a list of refused ones. */
  positions: number;
}

/** An employer with its farms and what public lists say of it. */
export interface EmployerFile extends EmployerView {
  farms: {
    id: string;
    name: string;
    province: string;
    town: string;
    worksites: { id: string; name: string; commodity: string }[];
    housingUnits: {
      id: string;
      name: string;
      capacity: number;
      inspectedOn: string | null;
      inspectionValidTo: string | null;
    }[];
  }[];
  publicListEntries: PublicListEntryView[];
}

/** A page of a list, and where the next one starts. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** What an employer owes or has paid. */
export interface AccountView {
  balanceCents: number;
  entries: { kind: string; amountCents: number; currency: string; enteredOn: string; rule: string }[];
}

const columns = { employer: 'e.id', province: 'e.province' };

/**
 * Which employers of a scope are visible. An agency and a sending country know an employer by the orders that were
 * transmitted to them; the table is named and not imported, since job orders lean on employers.
 */
function visibleEmployers(scope: Scope, firstParameter: number): Condition {
  const throughOrders = (condition: string, value: unknown): Condition => ({
    sql: `exists (select from job_order j where j.employer_id = e.id and ${condition})`,
    parameters: [value],
  });
  switch (scope.kind) {
    case 'agency':
      return throughOrders(`j.agency_id = $${firstParameter}`, scope.agencyId);
    case 'country':
      return throughOrders(
        `j.agency_id is not null and j.country = any($${firstParameter})`,
        scope.countries,
      );
    default:
      return scopeCondition(scope, columns, firstParameter);
  }
}

/** Reads employers, within a scope. */
@Injectable()
export class EmployerQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Employers by number, a page at a time. */
  async list(scope: Scope, after: string | null, limit: number): Promise<Page<EmployerView>> {
    const seen = visibleEmployers(scope, 3);
    const items: EmployerView[] = await this.dataSource.query(
      `select e.id, e.number, e.name, e.province, e.town from employer e
       where ($1::text is null or e.number > $1) and ${seen.sql} order by e.number limit $2`,
      [after, limit, ...seen.parameters],
    );
    return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
  }

  /** One employer with its farms and its lines of public lists; not found outside the scope. */
  async one(scope: Scope, id: string): Promise<EmployerFile> {
    const seen = visibleEmployers(scope, 2);
    const rows: EmployerFile[] = await this.dataSource.query(
      `select e.id, e.number, e.name, e.province, e.town, coalesce((
         select json_agg(json_build_object('id', f.id, 'name', f.name, 'province', f.province, 'town', f.town,
           'worksites', coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name, 'commodity', w.commodity) order by w.id)
              from worksite w where w.farm_id = f.id), '[]'),
           'housingUnits', coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'capacity', h.capacity,
              'inspectedOn', h.inspected_on, 'inspectionValidTo', h.inspection_valid_to) order by h.id)
              from housing_unit h where h.farm_id = f.id), '[]')) order by f.id)
         from farm f where f.employer_id = e.id), '[]') as farms,
         coalesce((select json_agg(json_build_object('list', p.list, 'province', p.province, 'stream', p.stream, 'address', p.address,
           'noc', p.noc, 'occupation', p.occupation, 'incorporation', p.incorporation, 'tests', p.tests,
           'positions', p.positions) order by p.list, p.noc, p.line)
         from public_list_entry p where p.employer_id = e.id), '[]') as "publicListEntries"
       from employer e where e.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    const [employer] = rows;
    if (employer === undefined) throw notFound('employer');
    return employer;
  }

  /** The account of an employer; an agency sees what is owed to it. */
  async account(scope: Scope, employerId: string): Promise<AccountView> {
    const seen = scopeCondition(scope, { ...columns, agency: 'a.creditor_id' }, 2);
    const entries: AccountView['entries'] = await this.dataSource.query(
      `select a.kind, a.amount_cents as "amountCents", a.currency, a.entered_on as "enteredOn", a.rule
       from account_entry a join employer e on e.id = a.employer_id
       where e.id = $1 and ${seen.sql} order by a.entered_on, a.id`,
      [employerId, ...seen.parameters],
    );
    // An empty account is shown to those who see the employer itself.
    if (entries.length === 0) await this.one(scope, employerId);
    return { balanceCents: entries.reduce((sum, { amountCents }) => sum + amountCents, 0), entries };
  }
}
