import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for something, but not longer than `ms`. Answers whether it came in time; what comes later is not waited for, and a
 * failure of it is nobody's any more. For a queue that may be away: everything it does is found by a sweep as well.
 */
export async function within(ms: number, promise: Promise<unknown> | undefined): Promise<boolean> {
  const limit = new AbortController();
  const inTime = (promise ?? Promise.resolve()).then(() => true);
  inTime.catch(() => undefined);
  try {
    return await Promise.race([inTime, pause(ms, false, { signal: limit.signal, ref: false })]);
  } finally {
    limit.abort();
  }
}
