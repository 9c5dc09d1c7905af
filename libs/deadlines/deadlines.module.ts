import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AdvanceClock } from './advance-clock.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { Deadlines } from './deadlines.service.js';
import { DeadlineHandlers } from './handlers.js';
import { Sweep } from './sweep.js';
import { WakeUp } from './wake-up.js';

/** Deadlines; global, because every noun plans some. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [AdvanceClock, Deadlines, DeadlineQueries, DeadlineHandlers, Sweep, WakeUp],
  exports: [AdvanceClock, Deadlines, DeadlineQueries, DeadlineHandlers, Sweep, WakeUp],
})
export class DeadlinesModule {}
