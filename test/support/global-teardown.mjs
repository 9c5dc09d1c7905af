/** Stops what the run has started. */
export default async function tearDown() {
  await globalThis.stopTestRun?.();
}
