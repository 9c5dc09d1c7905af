import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { notFound } from '#libs/platform';
import type { IncidentKind } from './consular-notice.js';
import { type IncidentFile, incidentFile, type IncidentSummary, incidentSummary } from './incident.view.js';
import { stepsOf, visibleIncidents } from './incidents.store.js';
import { Incident } from './protection.entities.js';

/** Which incidents of those visible a list shows. */
export interface IncidentFilter {
  kind?: IncidentKind | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads incidents, within the caller's scope; every reading is in the audit trail. */
@Injectable()
export class IncidentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One incident with its steps and where the notice stands; not found outside the scope. */
  async one(principal: Principal, id: string): Promise<IncidentFile> {
    const seen = visibleIncidents(principal, 2);
    const rows: { id: string }[] = await this.dataSource.query(
      `select i.id from incident i where i.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    if (rows.length === 0) throw notFound('incident');
    const incident = await this.dataSource.manager.findOneByOrFail(Incident, { id });
    const steps = await stepsOf(this.dataSource, id);
    await this.unitOfWork.note(principal, { action: 'incident.read', subject: { type: 'incident', id } });
    return incidentFile(incident, steps);
  }

  /** Incidents by number, a page at a time. */
  async list(
    principal: Principal,
    { kind, after, limit }: IncidentFilter,
  ): Promise<{ items: IncidentSummary[]; next: string | null }> {
    const seen = visibleIncidents(principal, 4);
    const rows: { id: string; number: string }[] = await this.dataSource.query(
      `select i.id, i.number from incident i
       where ($1::text is null or i.number > $1) and ($2::text is null or i.kind = $2) and ${seen.sql}
       order by i.number limit $3`,
      [after ?? null, kind ?? null, limit, ...seen.parameters],
    );
    const incidents = await this.dataSource.manager.find(Incident, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { number: 'asc' },
    });
    await this.unitOfWork.note(principal, {
      action: 'incident.list-read',
      subject: { type: 'incidents', id: principal.organisationId },
    });
    return {
      items: incidents.map(incidentSummary),
      next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
    };
  }
}
