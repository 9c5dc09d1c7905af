import { type DynamicModule, Module } from '@nestjs/common';
import { nounModules } from '../runtime/nouns.js';
import { type Runtime, RuntimeModule } from '../runtime/runtime.module.js';
import { JobHost, processors } from './job-host.js';

/** Handles jobs of every noun, inside whatever application it is part of. */
@Module({ imports: nounModules, providers: [JobHost, ...processors], exports: [JobHost] })
export class JobHostModule {}

/** The worker as a process of its own. */
@Module({})
export class WorkerModule {
  static of(runtime: Runtime): DynamicModule {
    return { module: WorkerModule, imports: [RuntimeModule.of(runtime), JobHostModule] };
  }
}
