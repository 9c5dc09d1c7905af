import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AuditEntry, AuditTrail } from '#libs/audit-trail';
import type { Scope } from '#libs/identity';
import { notFound } from '#libs/platform';
import { subjectInProvinces, subjectIsDraft } from './audited-subjects.js';

/** Reads the audit trail for auditors, each within the scope of its mandate. */
@Injectable()
export class AuditTrailReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trail: AuditTrail,
  ) {}

  /** The history of a record that lies in an auditor's scope; not found outside it, or when nothing ever happened to it. */
  async visibleTo({ scope }: { scope: Scope }, subjectId: string): Promise<AuditEntry[]> {
    if (!(await this.inScope(scope, subjectId))) throw notFound('record');
    const entries = await this.trail.of(subjectId);
    if (entries.length === 0) throw notFound('record');
    return entries;
  }

  private async inScope(scope: Scope, subjectId: string): Promise<boolean> {
    if (scope.kind !== 'everything' && scope.kind !== 'provinces') return false;
    if (await this.holds(subjectIsDraft, [subjectId])) return false;
    return scope.kind === 'everything' || this.holds(subjectInProvinces, [subjectId, scope.provinces]);
  }

  private async holds(question: string, parameters: readonly unknown[]): Promise<boolean> {
    const rows: { exists: boolean }[] = await this.dataSource.query(question, [...parameters]);
    return rows[0]?.exists === true;
  }
}
