import { setTimeout as pause } from 'node:timers/promises';

/** A lock that somebody holds. */
const heldLock = /^(55P03|40P01)$/;
/** A server that restarts, a network that breaks, and what pg says of a connection after that. */
const lostConnection =
  /^(08...|57P0.|ECONN.*|EPIPE|ETIMEDOUT|Connection terminated.*|Client has encountered a connection error.*)$/;
const attempts = 4;
const waitMs = 100;

/** The code by which a failure is known: the database's or the network's own, else what it says. */
export function failureCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}

/** Whether nothing is wrong with what was asked, so that the database may well do later what it did not do now. */
export function isPassing(error: unknown): boolean {
  return heldLock.test(failureCode(error)) || isLostConnection(error);
}

/** Whether the way to the database broke: what was asked may have been done, or not. */
export function isLostConnection(error: unknown): boolean {
  return lostConnection.test(failureCode(error));
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
