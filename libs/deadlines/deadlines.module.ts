import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Deadlines } from './deadlines.service.js';
import { DeadlineHandlers } from './handlers.js';
import { Sweep } from './sweep.js';
import { WakeUp } from './wake-up.js';

/** Deadlines; global, because every noun plans some. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Deadlines, DeadlineHandlers, Sweep, WakeUp],
  exports: [Deadlines, DeadlineHandlers, Sweep, WakeUp],
})
export class DeadlinesModule {}
