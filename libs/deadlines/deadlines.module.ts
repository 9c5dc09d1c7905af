import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AdvanceClock } from './advance-clock.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { Deadlines } from './deadlines.service.js';
import { EscalateDaily } from './escalate-daily.js';
import { Enforcement } from './enforcement.js';
import { DeadlineHandlers } from './handlers.js';
import { Heartbeat } from './heartbeat.js';
import { Sweep } from './sweep.js';
import { WakeUp } from './wake-up.js';

const shared = [
  AdvanceClock,
  Deadlines,
  DeadlineQueries,
  DeadlineHandlers,
  EscalateDaily,
  Heartbeat,
  Sweep,
  WakeUp,
];

/** Deadlines; global, because every noun plans some. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [...shared, Enforcement],
  exports: [...shared],
})
export class DeadlinesModule {}
