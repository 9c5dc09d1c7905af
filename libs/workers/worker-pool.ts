import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { isReadableNumber, newId, notFound, readableNumber, refuseIf } from '#libs/platform';
import { dateIn, type PlainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { refuse } from './refusals.js';
import { Worker, WorkerDocument, WorkerStatistic } from './workers.entities.js';

/** Kinds of documents that a worker can hold. */
export const documentKinds = [
  'passport',
  'farmer-certificate',
  'medical-exam',
  'police-certificate',
  'biometrics',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A person as a sending ministry enters them. */
export type NewWorker = Pick<
  Worker,
  'country' | 'givenNames' | 'familyNames' | 'bornOn' | 'language' | 'farmExperience'
> & {
  region?: string | null;
  seasonsCompleted?: number;
  /** For statistics only; it is stored apart and shown to nobody. */
  sex?: 'female' | 'male' | null;
};

/** A document as it is recorded. */
export type NewWorkerDocument = Pick<WorkerDocument, 'workerId' | 'issuedOn'> & {
  kind: DocumentKind;
  reference?: string | null;
  expiresOn?: string | null;
};

/** Ids and numbers of the workers entered, in the order given. */
export interface WorkersRegistered {
  receipt: ReceiptView;
  workers: { id: string; number: string }[];
}

/** The sending ministries' pool: who may be placed, and what documents they hold. */
@Injectable()
export class WorkerPool {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Enters people into the caller's own pool. Throws Refused naming each position of the list that cannot be entered. */
  register(principal: Principal, people: readonly NewWorker[]): Promise<WorkersRegistered> {
    const countries = ownCountries(principal);
    return this.unitOfWork.run(principal, async (work) => {
      refuseIf(people.flatMap((person, index) => wrongPerson(person, index + 1, countries, work.now)));
      const numbers = await nextNumbers(work, people.length);
      const entered = people.map((person, index) => ({
        person,
        id: newId(),
        number: numbers[index] ?? '',
      }));
      await work.manager.insert(
        Worker,
        entered.map(({ person, id, number }) => workerRow(person, id, number, work.now)),
      );
      const statistics = entered.flatMap(({ person: { sex }, id }) =>
        sex == null ? [] : [{ workerId: id, sex }],
      );
      if (statistics.length > 0) await work.manager.insert(WorkerStatistic, statistics);
      work.record(
        ...entered.map(({ person, id, number }) => ({
          action: 'worker.registered',
          subject: { type: 'worker', id },
          after: { number, country: person.country, seasonsCompleted: person.seasonsCompleted ?? 0 },
        })),
      );
      const receipt = await issueReceipt(work, {
        act: 'registered',
        subject: batchOf('worker', entered),
        next: [{ act: 'RECORD_DOCUMENTS', by: 'sending-officer', dueOn: null }],
      });
      return { receipt, workers: entered.map(({ id, number }) => ({ id, number })) };
    });
  }

  /** Records documents of workers of the caller's own pool. */
  recordDocuments(
    principal: Principal,
    documents: readonly NewWorkerDocument[],
  ): Promise<{ receipt: ReceiptView; documentIds: string[] }> {
    const countries = ownCountries(principal);
    return this.unitOfWork.run(principal, async (work) => {
      refuseIf(documents.flatMap((document, index) => wrongDates(document, index + 1, work.now)));
      const workerIds = [...new Set(documents.map(({ workerId }) => workerId))];
      const known = await work.query<{ id: string }>(
        'select id from worker where id = any($1) and country = any($2)',
        [workerIds, countries],
      );
      if (known.length < workerIds.length) throw notFound('worker');
      const rows = documents.map(({ reference = null, expiresOn = null, ...document }) => ({
        ...document,
        reference,
        expiresOn,
        id: newId(),
      }));
      await work.manager.insert(WorkerDocument, rows);
      work.record(
        ...rows.map(({ id, workerId, kind, issuedOn, expiresOn }) => ({
          action: 'worker.document-recorded',
          subject: { type: 'worker', id: workerId },
          after: { documentId: id, kind, issuedOn, expiresOn },
        })),
      );
      const subject = batchOf('worker-document', rows);
      const receipt = await issueReceipt(work, { act: 'documents-recorded', subject, next: [] });
      return { receipt, documentIds: rows.map(({ id }) => id) };
    });
  }
}

/** The record itself when there is one; a list of records gets an id of its own. */
function batchOf(type: string, records: readonly { id: string }[]): { type: string; id: string } {
  const [first, ...others] = records;
  return first !== undefined && others.length === 0
    ? { type, id: first.id }
    : { type: `${type}-list`, id: newId() };
}

/** The countries whose pool the caller keeps; others keep none. */
function ownCountries(principal: Principal): readonly string[] {
  if (principal.scope.kind !== 'country') throw notFound('pool of workers');
  return principal.scope.countries;
}

function wrongPerson(person: NewWorker, position: number, countries: readonly string[], now: Date) {
  const today = dateIn(now, 'UTC');
  return [
    ...(countries.includes(person.country)
      ? []
      : [
          refuse('COUNTRY_NOT_YOURS', { position, country: person.country, countries: countries.join(', ') }),
        ]),
    ...(person.bornOn < today ? [] : [refuse('BORN_LATER_THAN_TODAY', { position, today })]),
  ];
}

function wrongDates({ issuedOn, expiresOn }: NewWorkerDocument, position: number, now: Date) {
  const today: PlainDate = dateIn(now, 'UTC');
  return issuedOn <= today && (expiresOn == null || issuedOn <= expiresOn)
    ? []
    : [refuse('DOCUMENT_DATES_WRONG', { position, issuedOn, expiresOn: expiresOn ?? '–', today })];
}

async function nextNumbers(work: Work, count: number): Promise<string[]> {
  const rows = await work.query<{ value: string }>(
    `select nextval('worker_number') as value from generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ value }) => readableNumber('W', Number(value)));
}

/** Every column is named: what is for statistics only must not slip into the pool. */
function workerRow(
  person: NewWorker,
  id: string,
  number: string,
  enteredAt: Date,
): Pick<Worker, keyof Worker> {
  return {
    id,
    number,
    enteredAt,
    country: person.country,
    region: person.region ?? null,
    givenNames: person.givenNames,
    familyNames: person.familyNames,
    bornOn: person.bornOn,
    language: person.language,
    seasonsCompleted: person.seasonsCompleted ?? 0,
    farmExperience: person.farmExperience,
  };
}

/** A worker's number as people type it, or undefined when its check digit says that it is mistyped. */
export function workerNumber(typed: string): string | undefined {
  const number = typed.trim().toUpperCase();
  return isReadableNumber('W', number) ? number : undefined;
}
