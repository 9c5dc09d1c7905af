export { EvaluateEmployer, type EmployerEvaluated } from './evaluate-employer.js';
export { EvaluateWorkers, type WorkerEvaluated, type WorkersEvaluated } from './evaluate-workers.js';
export {
  EmployerEvaluation,
  type RehireAnswer,
  rehireAnswers,
  WorkerEvaluation,
} from './evaluations.entities.js';
export { EvaluationsModule } from './evaluations.module.js';
export {
  EvaluationQueries,
  type EmployerStanding,
  type ReturningWorker,
  type WorkerEvaluationView,
} from './evaluations.queries.js';
