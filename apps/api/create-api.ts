import cookie from '@fastify/cookie';
import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Logger, LOGGER } from '#libs/platform';
import { acceptFiles } from './files/file-body.js';
import { ProblemDto } from './problem.dto.js';
import { guardCalls, requestIdOf } from './security/guard-calls.js';
import { validation } from './validation.js';

const bodyLimitBytes = 2 * 1024 * 1024;

/** Builds the API around a root module, ready to listen: what tests and the live process share. */
export async function createApi(
  root: Parameters<typeof NestFactory.create>[0],
  publicUrl?: string,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    genReqId: requestIdOf,
  });
  const api = await NestFactory.create<NestFastifyApplication>(root as Type, adapter, {
    logger: false,
    abortOnError: false,
  });
  const logger = api.get<Logger>(LOGGER);
  guardCalls(api, publicUrl?.startsWith('https:') === true);
  api
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      if (!logger.isLevelEnabled('info')) {
        done();
        return;
      }
      // The route and not the address, which can carry names: what was asked, and what came of it.
      const { url: route = 'none' } = request.routeOptions;
      logger.info(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'served',
      );
      done();
    });
  acceptFiles(api);
  await api.register(cookie);
  api.setGlobalPrefix('api/v1', {
    exclude: ['/', 'health/live', 'health/ready', 'metrics', 'operations/queue'],
  });
  api.useGlobalPipes(validation);
  api.enableShutdownHooks([]);
  SwaggerModule.setup('api/docs', api, () => openApiOf(api), { jsonDocumentUrl: 'api/openapi.json' });
  return api;
}

/** The OpenAPI document of the routes as they are. */
export function openApiOf(api: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Temporada')
    .setDescription('A seasonal guest-worker programme, from the job order to the evaluation.')
    .setVersion('1')
    .addCookieAuth('temporada_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .build();
  return SwaggerModule.createDocument(api, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}
