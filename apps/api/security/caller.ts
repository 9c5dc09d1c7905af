import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '#libs/identity';
import type { ApiRequest } from './access.guard.js';

/** The signed-in person or program that makes the call. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<ApiRequest>();
  if (principal === undefined) throw new Error('A route that anyone may call asked who calls it');
  return principal;
});
