import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

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
}
