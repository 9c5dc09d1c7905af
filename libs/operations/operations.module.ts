import { Module } from '@nestjs/common';
import { DeadLetters } from './dead-letters.js';
import { EnforcementReadings } from './enforcement-figures.js';
import { MetricsPage } from './metrics.js';
import { Queues } from './queue-overview.js';

const shared = [DeadLetters, EnforcementReadings, MetricsPage, Queues];

/** What those who run an installation look at. */
@Module({ providers: shared, exports: shared })
export class OperationsModule {}
