import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '#libs/identity';

const metadataKey = 'temporada:permission';

/** What a route asks of its caller: a permission, or nothing, for the reason given. */
export type RouteDemand = { permission: Permission } | { anyone: string };

/** The route may be called by whoever holds the permission. */
export const Requires = (permission: Permission) =>
  applyDecorators(
    SetMetadata(metadataKey, { permission } satisfies RouteDemand),
    ApiExtension('x-permission', permission),
    ApiCookieAuth('session'),
    ApiBearerAuth('token'),
  );

/** The route may be called without signing in; the reason is published with it. */
export const Anyone = (reason: string) =>
  applyDecorators(
    SetMetadata(metadataKey, { anyone: reason } satisfies RouteDemand),
    ApiExtension('x-permission', 'anyone'),
    ApiExtension('x-open-because', reason),
  );

/** What a route handler asks, or undefined when nobody said: then the application does not start. */
export function demandOf(handler: object): RouteDemand | undefined {
  return Reflect.getMetadata(metadataKey, handler) as RouteDemand | undefined;
}
