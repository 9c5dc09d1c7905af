export {
  EmployerEvaluation,
  type RehireAnswer,
  rehireAnswers,
  WorkerEvaluation,
} from './evaluations.entities.js';
