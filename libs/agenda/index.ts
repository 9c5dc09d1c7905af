export { AgendaModule } from './agenda.module.js';
export { CalendarFeed } from './calendar-feed.entity.js';
export { CalendarFeeds, type CalendarFeedView } from './calendar-feeds.js';
export type { ChartBar, ObligationsChart } from './chart/chart.js';
export { ChartQueries } from './chart/chart.queries.js';
export { chartSvg } from './chart/chart-svg.js';
export { type Calendar, CalendarFeedQueries } from './feeds.queries.js';
export { type ToDo, type ToDoPage, ToDoQueries } from './to-do.queries.js';
