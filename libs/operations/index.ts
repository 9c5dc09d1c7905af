export { MetricsPage, metricsType } from './metrics.js';
export { OperationsModule } from './operations.module.js';
