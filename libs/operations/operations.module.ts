import { Module } from '@nestjs/common';
import { EnforcementReadings } from './enforcement-figures.js';
import { MetricsPage } from './metrics.js';

const shared = [EnforcementReadings, MetricsPage];

/** What those who run an installation look at. */
@Module({ providers: shared, exports: shared })
export class OperationsModule {}
