export { sameName } from './names.js';
export {
  documentKinds,
  WorkerPool,
  workerNumber,
  type DocumentKind,
  type NewWorker,
  type NewWorkerDocument,
  type WorkersRegistered,
} from './worker-pool.js';
export { Worker, WorkerDocument, WorkerStatistic } from './workers.entities.js';
export { WorkersModule } from './workers.module.js';
