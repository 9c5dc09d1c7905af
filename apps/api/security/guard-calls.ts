import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { callContext } from '#libs/platform';
import { securityHeaders } from './security-headers.js';

/** The id of a call: the caller's own, where it is one that a log can take, else a new one. */
export function requestIdOf(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Every call has its id on all that it leads to, and every answer the headers that guard who reads it. */
export function guardCalls(app: NestFastifyApplication, https: boolean): void {
  const guards = securityHeaders(https);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.headers(guards).header('x-request-id', request.id);
      callContext.run({ requestId: request.id }, done);
    });
}
