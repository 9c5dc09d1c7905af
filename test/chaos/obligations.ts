import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { createLogger, newId, readSettings } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { ApiModule } from '../../apps/api/api.module.js';
import type { World } from '../support/world.js';

/** An obligation of a test; the rest is the same for all. */
export interface Planned {
  kind: string;
  dueOn: string;
  remindsOn?: string[];
  employerId?: string;
  province?: string;
  timeZone?: string;
}

/**
 * Kinds of which missing has an effect: the first two are told to people each day while they last, many in one transaction;
 * the third is handled one by one, the fourth has no effect of its own.
 */
export const kinds = ['REPORT_ARRIVAL', 'BOOK_TRAVEL', 'FINAL_WAGES', 'EVALUATE'] as const;

/** Where an act is done: in the process of a test, or in one made for it that uses a database. */
type Place = Pick<World, 'get'> | string;

/** Plans obligations, as an act of somebody does, in a process without trouble; returns the ids of their subjects. */
export async function plan(
  place: Place,
  planned: readonly Planned[],
  environment: Record<string, string> = {},
): Promise<string[]> {
  return withServices({ place, environment }, async (unitOfWork, deadlines) => {
    const ids = planned.map(newId);
    await unitOfWork.run(serviceActor('test', 'test'), (work) =>
      deadlines.scheduleAll(
        work,
        planned.map(({ employerId = null, remindsOn = [], dueOn, ...one }, index) => ({
          subject: { type: 'test', id: ids[index] ?? '' },
          owedBy: 'employer',
          employerId,
          province: 'ON',
          timeZone: 'America/Toronto',
          countedFrom: 'test',
          source: { title: 'A test' },
          ...one,
          remindsOn: remindsOn.map(plainDate),
          dueOn: plainDate(dueOn),
        })),
      ),
    );
    return ids;
  });
}

/** Settles obligations of some kinds, as an act of somebody does. */
export function settle(
  place: Place,
  ids: readonly string[],
  environment: Record<string, string> = {},
): Promise<void> {
  return withServices({ place, environment }, (unitOfWork, deadlines) =>
    unitOfWork.run(serviceActor('test', 'test'), (work) => deadlines.settleAll(work, ids, kinds, 'met')),
  );
}

async function withServices<T>(
  { place, environment }: { place: Place; environment: Record<string, string> },
  act: (unitOfWork: UnitOfWork, deadlines: Deadlines) => Promise<T>,
): Promise<T> {
  if (typeof place !== 'string') return act(place.get(UnitOfWork), place.get(Deadlines));
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'silent', ...environment });
  const app = await NestFactory.createApplicationContext(
    ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl: place }),
    { logger: false, abortOnError: false },
  );
  try {
    return await act(app.get(UnitOfWork), app.get(Deadlines));
  } finally {
    await app.close();
  }
}

/** Asks a database something as its owner, over a connection of the question's own. */
export async function ask<Row extends object>(
  url: string,
  question: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is stopped in the middle of an answer breaks the connection: the question has then failed, and says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(question, parameters)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Moves a demonstration's clock. */
export async function goTo(url: string, instant: string): Promise<void> {
  await ask(url, 'select * from advance_clock($1)', [instant]);
}

/** Waits until the answer to a question is yes. */
export async function until(url: string, question: string, parameters: unknown[] = []): Promise<void> {
  while ((await ask<{ yes: boolean }>(url, question, parameters))[0]?.yes !== true) await pause(50);
}

/** Waits until there are no such rows any more. */
export const none = (url: string, rows: string, parameters: unknown[] = []): Promise<void> =>
  until(url, `select not exists (select from ${rows}) as yes`, parameters);

/** Waits until nothing is left to be enforced at this moment. */
export const enforced = (url: string): Promise<void> => none(url, 'deadline where next_at <= official_now()');

/** Waits until so many sweeps more have begun. */
export async function sweeps(url: string, count: number): Promise<void> {
  for (let seen = 0; seen < count; seen += 1) {
    const [{ at } = { at: null }] = await ask<{ at: string | null }>(url, lastRun);
    while ((await ask<{ at: string | null }>(url, lastRun))[0]?.at === at) await pause(50);
  }
}

const lastRun = 'select last_run_at::text as at from sweep_heartbeat';

/** How an obligation stands, and how often the trail and the notices say that it was enforced or told. */
export interface Outcome {
  state: string;
  enforced: number;
  recorded: number;
  notices: string[];
}

/** What became of obligations, in the order of the ids. */
export async function outcomes(url: string, ids: readonly string[]): Promise<Outcome[]> {
  const rows = await ask<Outcome>(
    url,
    `select d.state, d.enforced_count as enforced,
       (select count(*)::int from audit_entry e where e.entry->>'action' = 'deadline.missed'
          and e.entry->>'subjectId' = d.subject_id::text) as recorded,
       array(select n.kind || ' ' || n.turn from deadline_notice n where n.deadline_id = d.id order by n.at, n.turn) as notices
     from unnest($1::uuid[]) with ordinality as asked (id, place)
     join deadline d on d.subject_id = asked.id order by asked.place`,
    [ids],
  );
  return rows;
}
