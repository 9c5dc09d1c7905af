export { ApprovedPosition, JobOrder, type Meals, type PieceRate } from './job-order.entity.js';
export * from './job-order.states.js';
