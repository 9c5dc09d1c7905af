import { Module } from '@nestjs/common';
import { JobOrdersModule } from '#libs/job-orders';
import { CalendarFeeds } from './calendar-feeds.js';
import { ChartQueries } from './chart/chart.queries.js';
import { CalendarFeedQueries } from './feeds.queries.js';
import { ToDoQueries } from './to-do.queries.js';

const services = [ToDoQueries, CalendarFeeds, CalendarFeedQueries, ChartQueries];

/** What people owe, as they read it: lists, calendars and charts. */
@Module({ imports: [JobOrdersModule], providers: services, exports: services })
export class AgendaModule {}
