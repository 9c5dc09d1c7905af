import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AdvanceClock } from './advance-clock.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { Deadlines } from './deadlines.service.js';
import { EscalateDaily } from './escalate-daily.js';
import { Enforcement } from './enforcement.js';
import { FreezeDeadlines } from './freeze-deadlines.js';
import { FreezeLater } from './freeze-later.js';
import { FreezeQueries } from './freezes.queries.js';
import { DeadlineHandlers } from './handlers.js';
import { Heartbeat } from './heartbeat.js';
import { LateWatch } from './late-watch.js';
import { MoveDeadlines } from './move-deadlines.js';
import { ReopenDeadlines } from './reopen-deadlines.js';
import { ReplanDeadlines } from './replan-deadlines.js';
import { SeasonObligations } from './season-obligations.js';
import { Sweep } from './sweep.js';
import { UndoFreeze } from './undo-freeze.js';
import { WakeUp } from './wake-up.js';

const shared = [
  AdvanceClock,
  Deadlines,
  DeadlineQueries,
  DeadlineHandlers,
  EscalateDaily,
  FreezeDeadlines,
  FreezeQueries,
  Heartbeat,
  LateWatch,
  ReopenDeadlines,
  ReplanDeadlines,
  SeasonObligations,
  Sweep,
  UndoFreeze,
  WakeUp,
];

/** Deadlines; global, because every noun plans some. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [...shared, Enforcement, FreezeLater, MoveDeadlines],
  exports: [...shared],
})
export class DeadlinesModule {}
