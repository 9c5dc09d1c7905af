import { Module } from '@nestjs/common';
import { WorkerPool } from './worker-pool.js';

/** The pool of workers. */
@Module({ providers: [WorkerPool], exports: [WorkerPool] })
export class WorkersModule {}
