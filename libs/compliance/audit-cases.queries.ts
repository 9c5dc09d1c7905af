import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound, officialNow } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import type { AuditCaseState } from './audit-case.states.js';
import {
  type AuditCaseFile,
  type AuditCaseSummary,
  findingViews,
  requirementView,
  summaryOf,
} from './audit-case.view.js';
import { todayIn, visibleCases } from './audit-cases.store.js';
import { AuditCase, AuditEvidence, AuditFinding, AuditRequirement } from './compliance.entities.js';

/** Which cases of those visible a list shows. */
export interface AuditCaseFilter {
  state?: AuditCaseState | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads audit cases, within the caller's scope. */
@Injectable()
export class AuditCaseQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** One case with its requirements and findings; not found outside the scope. It names workers, so reading it is in the trail. */
  async one(principal: Principal, id: string): Promise<AuditCaseFile> {
    const seen = visibleCases(principal, 2);
    const rows: { id: string }[] = await this.dataSource.query(
      `select c.id from audit_case c where c.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    if (rows.length === 0) throw notFound('audit case');
    const { manager } = this.dataSource;
    const auditCase = await manager.findOneByOrFail(AuditCase, { id });
    const order = { id: 'asc' } as const;
    const requirements = await manager.find(AuditRequirement, { where: { auditCaseId: id }, order });
    const evidence = await manager.find(AuditEvidence, {
      where: { requirementId: In(requirements.map((requirement) => requirement.id)) },
      order,
    });
    const findings = await manager.find(AuditFinding, { where: { auditCaseId: id }, order });
    const today = todayIn(this.rules, auditCase, await officialNow(manager));
    await this.unitOfWork.note(principal, { action: 'audit-case.read', subject: { type: 'audit-case', id } });
    return {
      ...summaryOf(auditCase, principal),
      requirements: requirements.map((requirement) => requirementView(requirement, evidence, today)),
      findings: findingViews(auditCase, findings, principal),
    };
  }

  /** Cases by number, a page at a time. */
  async list(
    principal: Principal,
    filter: AuditCaseFilter,
  ): Promise<{ items: AuditCaseSummary[]; next: string | null }> {
    const seen = visibleCases(principal, 4);
    const rows: { id: string; number: string }[] = await this.dataSource.query(
      `select c.id, c.number from audit_case c
       where ($1::text is null or c.number > $1) and ($2::text is null or c.state = $2) and ${seen.sql}
       order by c.number limit $3`,
      [filter.after ?? null, filter.state ?? null, filter.limit, ...seen.parameters],
    );
    const cases = await this.dataSource.manager.find(AuditCase, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { number: 'asc' },
    });
    return {
      items: cases.map((auditCase) => summaryOf(auditCase, principal)),
      next: rows.length === filter.limit ? (rows.at(-1)?.number ?? null) : null,
    };
  }
}
