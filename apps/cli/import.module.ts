import { type DynamicModule, Module } from '@nestjs/common';
import { EmployersModule } from '#libs/employers';
import { type Runtime, RuntimeModule } from '../runtime/runtime.module.js';

/** What an import needs: the runtime and employers, without API or worker. */
@Module({})
export class ImportModule {
  static of(runtime: Runtime): DynamicModule {
    return { module: ImportModule, imports: [RuntimeModule.of(runtime), EmployersModule] };
  }
}
