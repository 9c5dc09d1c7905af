import { createDatabase, databaseUrl, startTestCluster } from '../../dist/libs/platform/postgres/index.js';
import { migrate } from '../../dist/apps/runtime/migrate.js';

/** One PostgreSQL for the whole run, with one migrated template that every test file clones. */
export default async function setUp() {
  const cluster = await startTestCluster();
  globalThis.testCluster = cluster;
  const template = `template_${process.pid}`;
  await createDatabase(cluster.ownerUrl, template);
  await migrate(databaseUrl(cluster.ownerUrl, template), {
    mode: 'demonstration',
    now: new Date('2000-01-03T12:00:00Z'),
  });
  process.env.TEST_TEMPLATE = template;
}
