import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound } from '#libs/platform';
import type { ComplaintState } from './complaint.states.js';
import { complaintView, type ComplaintView } from './complaint.view.js';
import { visibleComplaints } from './complaints.store.js';
import { Complaint } from './protection.entities.js';

/** Which complaints of those visible a list shows. */
export interface ComplaintFilter {
  state?: ComplaintState | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads complaints. Every reading leaves its trace, except a worker's own: that would tell who complained. */
@Injectable()
export class ComplaintQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One complaint; not found outside what the caller may see. */
  async one(principal: Principal, id: string): Promise<ComplaintView> {
    const seen = visibleComplaints(principal, 2);
    const rows: { id: string }[] = await this.dataSource.query(
      `select c.id from complaint c where c.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    if (rows.length === 0) throw notFound('complaint');
    const complaint = await this.dataSource.manager.findOneByOrFail(Complaint, { id });
    await this.note(principal, 'complaint.read', { type: 'complaint', id });
    return complaintView(complaint, principal);
  }

  /** Complaints by number, a page at a time. */
  async list(
    principal: Principal,
    { state, after, limit }: ComplaintFilter,
  ): Promise<{ items: ComplaintView[]; next: string | null }> {
    const seen = visibleComplaints(principal, 4);
    const rows: { id: string; number: string }[] = await this.dataSource.query(
      `select c.id, c.number from complaint c
       where ($1::text is null or c.number > $1) and ($2::text is null or c.state = $2) and ${seen.sql}
       order by c.number limit $3`,
      [after ?? null, state ?? null, limit, ...seen.parameters],
    );
    const complaints = await this.dataSource.manager.find(Complaint, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { number: 'asc' },
    });
    await this.note(principal, 'complaint.list-read', { type: 'complaints', id: principal.organisationId });
    return {
      items: complaints.map((complaint) => complaintView(complaint, principal)),
      next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
    };
  }

  private async note(
    principal: Principal,
    action: string,
    subject: { type: string; id: string },
  ): Promise<void> {
    if (principal.scope.kind === 'worker') return;
    await this.unitOfWork.note(principal, { action, subject });
  }
}
