import { Module } from '@nestjs/common';
import { CalendarFeeds } from './calendar-feeds.js';
import { CalendarFeedQueries } from './feeds.queries.js';
import { ToDoQueries } from './to-do.queries.js';

const services = [ToDoQueries, CalendarFeeds, CalendarFeedQueries];

/** What people owe, as they read it: lists and calendars. */
@Module({ providers: services, exports: services })
export class AgendaModule {}
