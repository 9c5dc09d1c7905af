export { AdvanceClock } from './advance-clock.js';
export { Deadline, deadlineStates, type DeadlineState } from './deadline.entity.js';
export { type ActTold, tellOfActs } from './act-notices.js';
export {
  DeadlineNotice,
  noticeKinds,
  type NoticeKind,
  type ToldAct,
  toldActs,
} from './deadline-notice.entity.js';
export {
  DeadlineQueries,
  type DeadlineFilter,
  type DeadlineView,
  seenThrough,
  visibleDeadlines,
} from './deadlines.queries.js';
export { DeadlinesModule } from './deadlines.module.js';
export { Deadlines, type NewDeadline, type OverdueDeadline } from './deadlines.service.js';
export {
  OnDeadline,
  type BulkDeadlineHandler,
  type DeadlineHandler,
  type MovedDeadline,
} from './handlers.js';
export {
  type DatedObligation,
  type FurtherDates,
  type OrderOfSeason,
  SeasonObligations,
} from './season-obligations.js';
export { EscalateDaily } from './escalate-daily.js';
export { sweepJob } from './sweep-job.js';
export { Sweep, type SweepOutcome } from './sweep.js';
export { WakeUp } from './wake-up.js';
export { Heartbeat, type SweepHealth, waitBounds } from './heartbeat.js';
export { LateWatch } from './late-watch.js';
export { SweepHeartbeat } from './sweep-heartbeat.entity.js';
export { DeadlineFreeze } from './deadline-freeze.entity.js';
export type { FreezeOrder } from './freeze-check.js';
export { FreezeDeadlines, type FreezePreview, type Shown } from './freeze-deadlines.js';
export { FreezeQueries, type FreezeView } from './freezes.queries.js';
export { leftReasons, type LeftReason, UndoFreeze, type Undone } from './undo-freeze.js';
export { ReopenDeadlines } from './reopen-deadlines.js';
export { type Replan, ReplanDeadlines, type Replanned, type StayReason } from './replan-deadlines.js';
export { tellAll, type Told } from './notices.js';
