import { setTimeout as pause } from 'node:timers/promises';

/** A lock that somebody holds, a server that restarts, a network that breaks: nothing is wrong with what was asked. */
const passing = /^(55P03|40P01|08...|57P0.|ECONN.*|EPIPE|ETIMEDOUT|Connection terminated.*)$/;
const attempts = 4;
const waitMs = 100;

/** The code by which a failure is known: the database's or the network's own, else what it says. */
export function failureCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}

/** Whether the database may well do later what it did not do now. */
export function isPassing(error: unknown): boolean {
  return passing.test(failureCode(error));
}

/**
 * Does again, a few times within a second, what failed for a passing reason. The call may have been executed and its answer
 * lost: `act` must do no more when it is done twice.
 */
export async function persist<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await pause(attempt * waitMs);
    }
  }
}
