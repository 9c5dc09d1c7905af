import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Scope } from '#libs/identity';
import { notFound } from '#libs/platform';
import { subjectInProvinces, subjectIsDraft } from './audited-subjects.js';

/** An entry as auditors read it. */
export interface AuditEntry {
  seq: number;
  at: string;
  action: string;
  subjectType: string;
  subjectId: string;
  actorKind: string;
  actorId: string;
  organisationId: string | null;
  role: string;
  requestId: string;
  before?: object;
  after?: object;
  reason?: string;
}

/** Reads the audit trail. */
@Injectable()
export class AuditTrail {
  constructor(private readonly dataSource: DataSource) {}

  /** The history of one record, oldest first. */
  async of(subjectId: string): Promise<AuditEntry[]> {
    const rows: { seq: string; entry: Omit<AuditEntry, 'seq'> }[] = await this.dataSource.query(
      `select seq, entry from audit_entry where entry->>'subjectId' = $1 order by seq`,
      [subjectId],
    );
    return rows.map(({ seq, entry }) => ({ seq: Number(seq), ...entry }));
  }

  /** The history of a record that lies in an auditor's scope; not found outside it, or when nothing ever happened to it. */
  async visibleTo({ scope }: { scope: Scope }, subjectId: string): Promise<AuditEntry[]> {
    if (!(await this.inScope(scope, subjectId))) throw notFound('record');
    const entries = await this.of(subjectId);
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
