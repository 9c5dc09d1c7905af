export { DeadLetters } from './dead-letters.js';
export { MetricsPage, metricsType } from './metrics.js';
export { OperationsModule } from './operations.module.js';
export { Queues, type QueueOverview } from './queue-overview.js';
export { queuePage, retriedPage } from './queue-page.js';
