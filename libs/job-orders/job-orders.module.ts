import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EmployersModule } from '#libs/employers';
import { DraftJobOrder } from './draft-job-order.js';
import { FileJobOrder } from './file-job-order.js';
import { FollowJobOrder } from './follow-job-order.js';
import { JobOrderQueries } from './job-orders.queries.js';
import { JobOrderListeners } from './listeners.js';

const services = [DraftJobOrder, FileJobOrder, FollowJobOrder, JobOrderQueries];

/** Job orders. */
@Module({
  imports: [DiscoveryModule, EmployersModule],
  providers: [...services, JobOrderListeners],
  exports: services,
})
export class JobOrdersModule {}
