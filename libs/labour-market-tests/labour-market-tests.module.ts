import { Module } from '@nestjs/common';
import { JobOrdersModule } from '#libs/job-orders';
import { DecideLabourMarketTest } from './decide-labour-market-test.js';
import { EscalateDecision, EscalateTransmission, NoteMissedAdvertising } from './escalations.js';
import { LabourMarketTestQueries } from './labour-market-tests.queries.js';
import { OpenLabourMarketTest } from './open-labour-market-test.js';
import { ReportLocalSearch } from './report-local-search.js';

const services = [DecideLabourMarketTest, LabourMarketTestQueries, ReportLocalSearch];

/** Labour-market tests. */
@Module({
  imports: [JobOrdersModule],
  providers: [
    ...services,
    OpenLabourMarketTest,
    EscalateDecision,
    EscalateTransmission,
    NoteMissedAdvertising,
  ],
  exports: services,
})
export class LabourMarketTestsModule {}
