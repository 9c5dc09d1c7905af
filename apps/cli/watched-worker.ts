import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperationsModule } from '#libs/operations';
import { HealthController } from '../api/health/health.controller.js';
import { MetricsController } from '../api/operations/metrics.controller.js';
import { ProblemFilter } from '../api/problem.filter.js';
import { guardCalls, requestIdOf } from '../api/security/guard-calls.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { WorkerModule } from '../worker/worker.module.js';

/** A worker that is asked how it is: its health, and figures for who has the token, by the routes that the API has for them. */
@Module({})
class WatchedWorkerModule {
  static of(runtime: Runtime): DynamicModule {
    return {
      module: WatchedWorkerModule,
      imports: [WorkerModule.of(runtime), OperationsModule],
      controllers: [HealthController, MetricsController],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}

/** Builds a worker that begins its work when it listens. */
export async function createWatchedWorker(runtime: Runtime): Promise<NestFastifyApplication> {
  const worker = await NestFactory.create<NestFastifyApplication>(
    WatchedWorkerModule.of(runtime),
    new FastifyAdapter({ genReqId: requestIdOf }),
    { logger: false, abortOnError: false },
  );
  guardCalls(worker, false);
  return worker;
}
