import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permits, type Principal, Principals, refuseIdentity } from '#libs/identity';
import { Refused, type Settings, SETTINGS } from '#libs/platform';
import { demandOf } from './permission.js';

/** Name of the cookie that holds a session's secret. */
export const sessionCookie = 'temporada_session';

/** A request, with who makes it once the guard has let it pass. */
export type ApiRequest = FastifyRequest & { principal?: Principal; secret?: string };

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a call pass when its route's permission is part of the caller's role. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly principals: Principals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const demand = demandOf(context.getHandler());
    if (demand === undefined) throw new Error('A route without a permission was called');
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if ('anyone' in demand) return true;
    const { secret, fromCookie } = secretOf(request);
    const principal = secret === undefined ? undefined : await this.principals.of(secret, request.id);
    if (secret === undefined || principal === undefined)
      throw new Refused([refuseIdentity('SIGN_IN_REQUIRED')]);
    if (fromCookie) {
      refuseForeignOrigin(request);
      void this.principals.keepAlive(secret, this.settings.sessionHours).catch(() => undefined);
    }
    if (!permits(principal.role, demand.permission)) {
      throw new Refused([
        refuseIdentity('NOT_PERMITTED', { role: principal.role, permission: demand.permission }),
      ]);
    }
    request.principal = principal;
    request.secret = secret;
    return true;
  }
}

function secretOf(request: ApiRequest): { secret: string | undefined; fromCookie: boolean } {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ') === true) return { secret: header.slice(7).trim(), fromCookie: false };
  return { secret: request.cookies[sessionCookie], fromCookie: true };
}

/**
 * A browser sends the cookie whoever asks it to; it also says, in headers that a page cannot forge, which site asked.
 * A change is accepted from our own pages only. A caller without those headers is no browser we know: it names this site as its
 * origin, or uses a token.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const ours = site === undefined ? origin !== undefined && sameHost(origin, host) : site === 'same-origin';
  if (ours) return;
  const address = `${request.protocol}://${host ?? request.hostname}`;
  throw new Refused([refuseIdentity('FOREIGN_ORIGIN', { address })]);
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
