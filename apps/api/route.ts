import { applyDecorators, HttpCode, type Type, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Permission } from '#libs/identity';
import { IdempotencyInterceptor } from './security/idempotency.interceptor.js';
import { Requires } from './security/permission.js';

type Answer = Type;

const problems = ApiResponse({
  status: 'default',
  description: 'A refusal, with every finding at once.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
});

/** A route that reads: what it is for, who may, and what it answers. */
export const Reads = (permission: Permission, summary: string, answer?: Answer, isArray = false) =>
  applyDecorators(
    Requires(permission),
    ApiOperation({ summary }),
    ApiOkResponse(answer === undefined ? {} : { type: answer, isArray }),
    problems,
  );

/** A route that does something. It answers 200: what was made or decided is in the body. */
export const Acts = (permission: Permission, summary: string, answer?: Answer) =>
  applyDecorators(
    Requires(permission),
    HttpCode(200),
    UseInterceptors(IdempotencyInterceptor),
    ApiOperation({ summary }),
    ApiOkResponse(answer === undefined ? {} : { type: answer }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A key of your own, new for every new request; the same request sent again under it is done once.',
    }),
    problems,
  );

/**
 * A route that is given facts and answers with what they come to. It keeps nothing of them: there is no receipt, and asked
 * again it answers the same.
 */
export const Calculates = (permission: Permission, summary: string, answer?: Answer) =>
  applyDecorators(
    Requires(permission),
    HttpCode(200),
    ApiOperation({ summary, description: 'Nothing is kept of what is sent.' }),
    ApiOkResponse(answer === undefined ? {} : { type: answer }),
    problems,
  );
