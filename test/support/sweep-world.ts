import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { NewDeadline } from '#libs/deadlines';
import { createLogger, readSettings } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { ApiModule } from '../../apps/api/api.module.js';
import { createApi } from '../../apps/api/create-api.js';
import { createTestDatabase } from './database.js';

/** An application whose deadlines a test sweeps itself: it has no worker, and handlers of the test's own. */
export interface SweepWorld {
  api: NestFastifyApplication;
  /** A connection as the owner of the database. */
  owner: pg.Client;
  close(): Promise<void>;
}

/** Makes an application on a database of its own; `tables` makes what the test's handlers need there. */
export async function createSweepWorld(
  handlers: readonly Type[] = [],
  tables: readonly string[] = [],
): Promise<SweepWorld> {
  const database = await createTestDatabase();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  for (const table of tables) await owner.query(table);
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'silent' });
  const api = await createApi(
    ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl: database.url }, [...handlers]),
  );
  await api.init();
  const close = async () => {
    await api.close();
    await owner.end();
    await database.drop();
  };
  return { api, owner, close };
}

/** A deadline of a kind that only a test knows. */
export const testDeadline = (id: string, kind: string, dueOn: string): NewDeadline => ({
  kind,
  subject: { type: 'test', id },
  owedBy: 'employer',
  employerId: null,
  province: 'ON',
  timeZone: 'America/Toronto',
  dueOn: plainDate(dueOn),
  countedFrom: 'test',
  source: { title: 'A test' },
});
