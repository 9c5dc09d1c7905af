export { AdvanceClock } from './advance-clock.js';
export { Deadline, type DeadlineNotice, deadlineStates, type DeadlineState } from './deadline.entity.js';
export { DeadlineQueries, type DeadlineFilter, type DeadlineView } from './deadlines.queries.js';
export { DeadlinesModule } from './deadlines.module.js';
export { Deadlines, type NewDeadline, type OverdueDeadline } from './deadlines.service.js';
export { OnDeadline, type DeadlineHandler } from './handlers.js';
export { sweepJob } from './sweep-job.js';
export { Sweep, type SweepOutcome } from './sweep.js';
export { WakeUp } from './wake-up.js';
