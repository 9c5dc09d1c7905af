import { Module } from '@nestjs/common';
import { EvaluateEmployer } from './evaluate-employer.js';
import { EvaluateWorkers } from './evaluate-workers.js';
import { EvaluationQueries } from './evaluations.queries.js';
import { PlanEvaluation } from './plan-evaluation.js';

const services = [EvaluateWorkers, EvaluateEmployer, EvaluationQueries];

/** What employers and workers say of each other. */
@Module({ providers: [...services, PlanEvaluation], exports: services })
export class EvaluationsModule {}
