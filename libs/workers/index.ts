export { Worker, WorkerDocument, WorkerStatistic } from './workers.entities.js';
