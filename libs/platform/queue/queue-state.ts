import { within } from '../patience.js';
import type { Queue } from './backend.js';

/** How long a queue is waited for that may be away. */
const patienceMs = 2_000;

/** Jobs by state; undefined when the queue does not answer. */
export function queueDepth(queue: Queue): Promise<Readonly<Record<string, number>> | undefined> {
  return answer(() => queue.getJobCounts());
}

async function answer<T>(ask: () => Promise<T>): Promise<T | undefined> {
  let found: T | undefined;
  const asked = ask().then((value) => {
    found = value;
  });
  // A queue that is away is told by having no answer, however it fails.
  await within(patienceMs, asked).catch(() => undefined);
  return found;
}
