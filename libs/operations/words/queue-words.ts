/** Words of the queue page; `{name}` stands for what is put in. */
export interface QueueWords {
  title: string;
  enforcement: string;
  onTime: string;
  late: string;
  neverRan: string;
  lastSweep: string;
  missedRuns: string;
  oldestDue: string;
  noneDue: string;
  seconds: string;
  queue: string;
  backend: string;
  postgresql: string;
  redis: string;
  away: string;
  nextRun: string;
  noSchedule: string;
  jobsByState: string;
  state: string;
  jobs: string;
  /** The states that a queue has for its jobs. */
  states: Readonly<Record<string, string>>;
  deadLetters: string;
  deadLettersAre: string;
  noDeadLetters: string;
  more: string;
  failedJobs: string;
  failedJobsAre: string;
  noFailedJobs: string;
  obligation: string;
  due: string;
  tries: string;
  why: string;
  nextTry: string;
  act: string;
  retry: string;
  retryThis: string;
  job: string;
  failedAt: string;
  times: string;
  languages: string;
  retried: string;
  receipt: string;
  back: string;
}
