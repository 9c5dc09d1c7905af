import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';
import { type FindingView, findingView } from './audit-case.view.js';
import type { CaseFindingCode } from './case-finding-codes.js';
import { AuditFinding } from './compliance.entities.js';
import type { FindingState } from './finding.states.js';

/** Which findings of those visible a list shows. */
export interface FindingFilter {
  state?: FindingState | undefined;
  code?: CaseFindingCode | undefined;
  raisedBy?: AuditFinding['raisedBy'] | undefined;
  /** The id after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads findings, within the caller's scope. They name workers: every reading leaves a trace. */
@Injectable()
export class FindingQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One finding; not found outside the scope, and for an employer before it is issued. */
  async one(principal: Principal, id: string): Promise<FindingView> {
    const [finding] = await this.rows(principal, 'f.id = $1', [id], 1);
    if (finding === undefined) throw notFound('finding');
    await this.unitOfWork.note(principal, { action: 'finding.read', subject: { type: 'finding', id } });
    return finding;
  }

  /** Findings in the order in which they were raised, a page at a time. */
  async list(
    principal: Principal,
    { state, code, raisedBy, after, limit }: FindingFilter,
  ): Promise<{ items: FindingView[]; next: string | null }> {
    const items = await this.rows(
      principal,
      `($1::text is null or f.state = $1) and ($2::text is null or f.code = $2)
       and ($3::text is null or f.raised_by = $3) and ($4::uuid is null or f.id > $4)`,
      [state ?? null, code ?? null, raisedBy ?? null, after ?? null],
      limit,
    );
    await this.unitOfWork.note(principal, {
      action: 'finding.listed',
      subject: { type: 'organisation', id: principal.organisationId },
      after: { state, code, count: items.length },
    });
    return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
  }

  private async rows(
    principal: Principal,
    condition: string,
    parameters: unknown[],
    limit: number,
  ): Promise<FindingView[]> {
    const columns = { employer: 'f.employer_id', province: 'f.province' };
    const seen = scopeCondition(principal.scope, columns, parameters.length + 1);
    // What an audit found is told with its issue; what the system found, at once.
    const issued =
      principal.scope.kind === 'employer'
        ? `and (c.id is null or c.state in ('findings-issued', 'employer-response', 'closed'))`
        : '';
    const rows: { id: string }[] = await this.dataSource.query(
      `select f.id from audit_finding f left join audit_case c on c.id = f.audit_case_id
       where ${condition} and ${seen.sql} ${issued} order by f.id limit ${limit}`,
      [...parameters, ...seen.parameters],
    );
    const findings = await this.dataSource.manager.find(AuditFinding, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { id: 'asc' },
    });
    return findings.map((finding) => findingView(finding, principal.language));
  }
}
