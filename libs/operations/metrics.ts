import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { type Queue, QUEUE, queueDepth } from '#libs/platform';
import { EnforcementReadings, type EnforcementFigures } from './enforcement-figures.js';
import { waitHistogram } from './wait-histogram.js';

/** The media type of the text that Prometheus reads. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

const wait = {
  name: 'temporada_enforcement_wait_seconds',
  help: 'How long deadlines had waited when they were enforced, by all workers.',
};

/** What a Prometheus server reads: enforcement and queue of the whole installation, and this process. */
@Injectable()
export class MetricsPage {
  private readonly registry = new Registry();
  private readonly deadlines = this.gauge(
    'temporada_deadlines',
    'Deadlines by obligation and state: open, due now, overdue (missed and still owed), failing.',
    ['kind', 'state'],
  );
  private readonly lag = this.gauge(
    'temporada_enforcement_lag_seconds',
    'How long the oldest due deadline has waited to be enforced.',
  );
  private readonly sinceSweep = this.gauge(
    'temporada_sweep_age_seconds',
    'Time since a sweep last began, by any worker; none before the first.',
  );
  private readonly late = this.gauge('temporada_sweep_late', '1 while rounds of the sweep are missing.');
  private readonly missedRuns = this.counter(
    'temporada_sweep_missed_runs_total',
    'Rounds of the sweep that should have run and did not.',
  );
  private readonly enforced = this.counter('temporada_deadlines_enforced_total', 'Deadlines enforced.');
  private readonly failed = this.counter(
    'temporada_enforcement_failures_total',
    'Attempts to enforce a deadline that failed.',
  );
  private readonly queueUp = this.gauge('temporada_queue_up', '1 when the queue answers.');
  private readonly jobs = this.gauge('temporada_queue_jobs', 'Jobs in the queue by state.', ['state']);
  private readonly mails = this.gauge('temporada_mails', 'Mails by state.', ['state']);

  constructor(
    private readonly readings: EnforcementReadings,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The text of all figures as they are now. */
  async text(): Promise<string> {
    const [figures, depth] = await Promise.all([this.readings.now(), queueDepth(this.queue)]);
    // From here on nothing is waited for until all are set: two that ask at once do not mix their figures.
    this.enter(figures);
    this.queueUp.set(depth === undefined ? 0 : 1);
    this.jobs.reset();
    for (const [state, count] of Object.entries(depth ?? {})) this.jobs.set({ state }, count);
    const { waitCounts, waitSeconds } = figures.health;
    return `${await this.registry.metrics()}\n${waitHistogram(wait, waitCounts, waitSeconds)}`;
  }

  private enter({ kinds, lagSeconds, health, mails }: EnforcementFigures): void {
    this.deadlines.reset();
    for (const { kind, ...states } of kinds)
      for (const [state, count] of Object.entries(states)) this.deadlines.set({ kind, state }, count);
    this.lag.set(lagSeconds);
    if (health.secondsSince === null) this.sinceSweep.remove();
    else this.sinceSweep.set(health.secondsSince);
    this.late.set(health.late ? 1 : 0);
    restate(this.missedRuns, health.missedRuns);
    restate(this.enforced, health.enforced);
    restate(this.failed, health.failed);
    this.mails.reset();
    for (const { state, count } of mails) this.mails.set({ state }, count);
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }
}

/** The tables count for all processes; here the count is only said again. */
function restate(counter: Counter, total: number): void {
  counter.reset();
  counter.inc(total);
}
