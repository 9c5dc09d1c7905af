export {
  DraftJobOrder,
  type JobOrderAmended,
  type JobOrderFields,
  type JobOrderSaved,
} from './draft-job-order.js';
export { type Filed, FileJobOrder } from './file-job-order.js';
export { asFiled, type FiledOrder } from './filed-order.js';
export { FollowJobOrder } from './follow-job-order.js';
export { ApprovedPosition, JobOrder, type Meals, type PieceRate } from './job-order.entity.js';
export * from './job-order.states.js';
export { type JobOrderView } from './job-order.view.js';
export { JobOrdersModule } from './job-orders.module.js';
export { JobOrderQueries, type JobOrderFilter } from './job-orders.queries.js';
export {
  holdPositions,
  lockOrder,
  lockVisibleOrder,
  moveOrder,
  stateAfter,
  visibleOrders,
} from './job-orders.store.js';
export { ListensToJobOrders, type JobOrderListener } from './listeners.js';
