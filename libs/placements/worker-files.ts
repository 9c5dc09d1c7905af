import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Condition, type Principal } from '#libs/identity';
import { notFound } from '#libs/platform';
import { workerNumber } from '#libs/workers';

/** What everybody who may see a worker sees. */
export interface WorkerView {
  id: string;
  number: string;
  givenNames: string;
  familyNames: string;
  language: string;
  seasonsCompleted: number;
}

/** A worker's file. An employer gets the view alone: what is null is not for the reader. */
export interface WorkerFile extends WorkerView {
  country: string | null;
  region: string | null;
  bornOn: string | null;
  farmExperience: boolean | null;
  documents: {
    id: string;
    kind: string;
    /** For those only who process the worker's papers. */
    reference: string | null;
    issuedOn: string;
    expiresOn: string | null;
  }[];
}

/** Which workers a list shows. */
export interface WorkerFilter {
  /** A worker's number, or the beginning of family names. */
  search?: string | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

const viewed = `w.id, w.number, w.given_names as "givenNames", w.family_names as "familyNames", w.language,
  w.seasons_completed as "seasonsCompleted"`;

/**
 * Reads workers' files. Who may see a worker beyond the worker's own country follows from placements: an employer those who
 * are or were placed with it, officers and auditors those placed in their provinces.
 */
@Injectable()
export class WorkerFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One worker's file; not found outside the scope. The reading is in the audit trail. */
  async one(principal: Principal, id: string): Promise<WorkerFile> {
    const seen = visibleWorkers(principal, 2);
    const rows: WorkerFile[] = await this.dataSource.query(
      `select ${viewed}, w.country, w.region, w.born_on as "bornOn", w.farm_experience as "farmExperience",
         coalesce((select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'reference', d.reference,
           'issuedOn', d.issued_on, 'expiresOn', d.expires_on) order by d.kind, d.issued_on)
           from worker_document d where d.worker_id = w.id), '[]') as documents
       from worker w where w.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    const [file] = rows;
    if (file === undefined) throw notFound('worker');
    await this.unitOfWork.note(principal, { action: 'worker.read', subject: { type: 'worker', id } });
    return forReader(principal, file);
  }

  /** Workers by number, a page at a time. The reading is in the audit trail, naming the people shown. */
  async list(
    principal: Principal,
    { search, after, limit }: WorkerFilter,
  ): Promise<{ items: WorkerView[]; next: string | null }> {
    const seen = visibleWorkers(principal, 5);
    const number = search === undefined ? undefined : workerNumber(search);
    const items: WorkerView[] = await this.dataSource.query(
      `select ${viewed} from worker w
       where ($1::text is null or w.number > $1) and ($2::text is null or w.number = $2)
         and ($3::text is null or starts_with(lower(w.family_names), lower($3))) and ${seen.sql}
       order by w.number limit $4`,
      [
        after ?? null,
        number ?? null,
        number === undefined ? (search ?? null) : null,
        limit,
        ...seen.parameters,
      ],
    );
    if (items.length > 0) {
      await this.unitOfWork.note(principal, {
        action: 'worker.listed',
        subject: { type: 'organisation', id: principal.organisationId },
        after: { workerIds: items.map(({ id }) => id) },
      });
    }
    return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
  }
}

function visibleWorkers({ scope }: Pick<Principal, 'scope'>, firstParameter: number): Condition {
  const placedWhere = (column: string, operand: string, value: unknown): Condition => ({
    sql: `exists (select from placement p where p.worker_id = w.id and p.${column} = ${operand})`,
    parameters: [value],
  });
  switch (scope.kind) {
    case 'everything':
      return { sql: 'true', parameters: [] };
    case 'country':
      return { sql: `w.country = any($${firstParameter})`, parameters: [scope.countries] };
    case 'worker':
      return { sql: `w.id = $${firstParameter}`, parameters: [scope.workerId] };
    case 'employer':
      return {
        // Naming somebody who was found ineligible places nobody: the file stays closed.
        sql: `exists (select from placement p where p.worker_id = w.id and p.employer_id = $${firstParameter}
          and p.state <> 'ineligible')`,
        parameters: [scope.employerId],
      };
    case 'provinces':
      return placedWhere('province', `any($${firstParameter})`, scope.provinces);
    case 'agency':
    case 'nothing':
      return { sql: 'false', parameters: [] };
  }
}

function forReader({ scope }: Pick<Principal, 'scope'>, file: WorkerFile): WorkerFile {
  if (scope.kind === 'employer')
    return { ...file, country: null, region: null, bornOn: null, farmExperience: null, documents: [] };
  if (scope.kind === 'country' || scope.kind === 'worker') return file;
  return { ...file, documents: file.documents.map((document) => ({ ...document, reference: null })) };
}
