/** Stops the PostgreSQL of the run. */
export default async function tearDown() {
  await globalThis.testCluster?.stop();
}
