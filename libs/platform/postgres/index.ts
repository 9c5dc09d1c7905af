export { attachEmbeddedPostgres } from './attach.js';
export { createDatabase, databaseUrl, dropDatabase } from './databases.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type RunningPostgres,
} from './embedded-postgres.js';
export { StartProblem } from './start-problem.js';
export { startTestCluster } from './test-cluster.js';
