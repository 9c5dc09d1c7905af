import { randomUUID } from 'node:crypto';
import { createDatabase, databaseUrl, dropDatabase } from '#libs/platform/postgres';
import { needed } from './needed.js';

// Awaited where this file is loaded: making the first takes longer on a busy machine than a hook of a test may.
const { ownerUrl, template } = await needed('database');

/** A database of one test file's own, migrated. */
export interface TestDatabase {
  /** As the role that owns it. */
  url: string;
  drop(): Promise<void>;
}

/** Clones the run's migrated template, or makes an empty database for those who migrate it themselves. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(ownerUrl, name, migrated ? { template } : {});
  return { url: databaseUrl(ownerUrl, name), drop: () => dropDatabase(ownerUrl, name) };
}
