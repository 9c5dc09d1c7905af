import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type Logger } from 'pino';

export type { Logger };

/** What is known of the call being served: its id goes into every log line and audit entry. */
export interface CallContext {
  requestId: string;
}

/** The call being served on this asynchronous path, if any. */
export const callContext = new AsyncLocalStorage<CallContext>();

/**
 * A structured log: one JSON document a line on standard error (standard output belongs to results), with the id of the
 * call. Fields that can carry secrets or personal data are removed wherever they turn up.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...callContext.getStore() }),
      redact: {
        paths: [
          'password',
          'token',
          'cookie',
          'authorization',
          '*.password',
          '*.token',
          '*.cookie',
          '*.authorization',
        ],
        remove: true,
      },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
