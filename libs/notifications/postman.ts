import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';

/** A mail as it is handed to the server. */
export interface Letter {
  to: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * What became of a letter: taken by the server; `bounced`, as the server will not have it for this receiver; `refused` for
 * now, or for a reason that is not the receiver's; or the server is `unreachable`, so that no other letter will do better.
 * `code` says why, without what the server wrote: that may name people.
 */
export type Delivery =
  { outcome: 'taken' } | { outcome: 'bounced' | 'refused' | 'unreachable'; code: string };

/** Carries letters to a mail server, over one connection as long as that lasts. */
export interface Postman {
  carry(letter: Letter): Promise<Delivery>;
  close(): void;
}

/** Waits of one letter: for the connection, the greeting, and replies on the way. */
const waitsOfALetter = 4;

/** The longest that one letter takes, in milliseconds, with a server whose every reply may take `seconds`. */
export function longestCarryMs(seconds: number): number {
  return waitsOfALetter * seconds * 1000;
}

/** Opens the way to a mail server; the connection itself is made with the first letter. */
export function openPostman({ url, from, seconds }: { url: string; from: string; seconds: number }): Postman {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: seconds * 1000,
    greetingTimeout: seconds * 1000,
    socketTimeout: seconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    carry: async (letter) => {
      const limit = new AbortController();
      const sent = transport
        .sendMail({ ...letter, from, headers: { 'Auto-Submitted': 'auto-generated' } })
        .then((): Delivery => ({ outcome: 'taken' }), failureOf);
      // A server that keeps talking and never comes to an end would otherwise hold the worker for ever.
      const givenUp = pause(longestCarryMs(seconds), undefined, { signal: limit.signal, ref: false })
        .then((): Delivery => ({ outcome: 'unreachable', code: 'ETIMEDOUT' }))
        .catch((): Delivery => ({ outcome: 'unreachable', code: 'ETIMEDOUT' }));
      try {
        return await Promise.race([sent, givenUp]);
      } finally {
        limit.abort();
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** What a failure means. A 5xx about the receiver or the letter is final; about the sender or the sign-in it is our fault. */
function failureOf(error: unknown): Delivery {
  const { code = 'unknown', responseCode, command = '' } = partsOf(error);
  if (responseCode === undefined || code === 'EAUTH') return { outcome: 'unreachable', code };
  const aboutReceiver = command.startsWith('RCPT TO') || command.startsWith('DATA');
  const outcome = responseCode >= 500 && aboutReceiver ? 'bounced' : 'refused';
  return { outcome, code: `${code} ${responseCode}` };
}

function partsOf(error: unknown): { code?: string; responseCode?: number; command?: string } {
  if (!(error instanceof Error)) return {};
  const { code, responseCode, command } = error as Error & Record<string, unknown>;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
    ...(typeof command === 'string' ? { command } : {}),
  };
}
