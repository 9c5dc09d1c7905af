import { randomUUID } from 'node:crypto';
import { createDatabase, databaseUrl, dropDatabase, testOwnerUrl } from '#libs/platform/postgres';

/** A database of one test file's own, migrated. */
export interface TestDatabase {
  /** As the role that owns it. */
  url: string;
  drop(): Promise<void>;
}

/** Clones the run's migrated template, or makes an empty database for those who migrate it themselves. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const template = process.env.TEST_TEMPLATE;
  if (template === undefined)
    throw new Error('There is no template database: run the tests through "npm test"');
  const owner = testOwnerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(owner, name, migrated ? { template } : {});
  return { url: databaseUrl(owner, name), drop: () => dropDatabase(owner, name) };
}
