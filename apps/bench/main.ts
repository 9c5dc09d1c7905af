import 'reflect-metadata';
import { benchPay } from './assess-pay.js';
import { benchAudit } from './audit-file.js';
import { benchEnforcement, benchLag } from './enforce-deadlines.js';
import { benchBurst, type BurstOutcome } from './opening-burst.js';
import { benchRead } from './read-job-order.js';
import { benchSeason } from './season-steps.js';
import { type BenchWorld, createBenchWorld } from './world.js';

const filings = 10_000;
const seconds = 300;
const auditedRecords = 400_000;
const dueAtOnce = 100_000;
const duePerSecond = 50;
const dueSeconds = 60;

const say = (line: string) => process.stdout.write(`${line}\n`);
const whole = (value: number) => value.toFixed(0);

/** Every measurement by its name. */
const measurements: Readonly<Record<string, () => Promise<void>>> = {
  pay: tellPay,
  audit: tellAudit,
  read: () => onItsOwn(tellRead),
  // A season passes the days on which the orders of the burst would be due: each has a database of its own.
  season: () => onItsOwn(tellSeason),
  deadlines: () => onItsOwn(tellDeadlines),
  burst: () => onItsOwn(tellBurst),
};

/** Measures everything in one run, or what is named. Fails on wrong results only: speed is told, not asserted. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(measurements, name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no measurement ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(measurements))
    if (names.length === 0 || names.includes(name)) await measure();
}

async function tellRead(world: BenchWorld): Promise<void> {
  const read = await benchRead(world);
  say(
    `read one job order: ${whole(read.ours)}/s, floor ${whole(read.floor)}/s, ratio ${read.ratio.toFixed(2)} (aim: 0.45 or more)`,
  );
}

async function tellSeason(world: BenchWorld): Promise<void> {
  const season = await benchSeason(world);
  say(
    `season: ${whole(season.acts)} acts/s, floor ${whole(season.floor)} transactions/s, ratio ${season.ratio.toFixed(2)}`,
  );
}

async function tellBurst(world: BenchWorld): Promise<void> {
  const burst = await benchBurst(world, filings, seconds);
  say(
    `opening burst: ${burst.filings} filings and ${burst.reads} reads in ${seconds} s, ${burst.failures} failed, ` +
      `${burst.receipts} receipts, ${burst.outOfOrder} out of order; filing median ${whole(burst.filingMs.median)} ms, ` +
      `p99 ${whole(burst.filingMs.p99)} ms; read median ${whole(burst.readMs.median)} ms, p99 ${whole(burst.readMs.p99)} ms`,
  );
  if (!isClean(burst)) process.exitCode = 1;
}

/** Rules need no database. */
async function tellPay(): Promise<void> {
  const { full, programme, theirs, ours, growth } = await benchPay(1_000_000);
  say(
    `assess pay: ${whole(full)} statements/s with statutory amounts and findings (${whole(programme)}/s without), ` +
      `json-rules-engine ${whole(theirs)}/s for six comparisons, ratio ${(full / theirs).toFixed(2)} (aim: 1 or more); ` +
      `six comparisons alone ${whole(ours)}/s, ratio ${(ours / theirs).toFixed(1)} (aim: 10 or more)`,
  );
  for (const { records, perSecond, heapMegabytes } of growth)
    say(
      `assess pay: ${whole(records)} records at ${whole(perSecond)}/s, at most ${whole(heapMegabytes)} MB of heap`,
    );
}

async function tellDeadlines(world: BenchWorld): Promise<void> {
  const { rows, perSecond, floor, ratio, wrong } = await benchEnforcement(world, dueAtOnce);
  say(
    `enforce ${rows} deadlines of one minute by two workers: ${whole(perSecond)}/s, bare updates ${whole(floor)}/s, ` +
      `${ratio.toFixed(1)} times as long (aim: 6 or less), ${wrong} wrong`,
  );
  if (wrong !== 0) process.exitCode = 1;
  const lag = await benchLag(world, duePerSecond, dueSeconds);
  say(
    `enforce ${duePerSecond} deadlines a second for ${dueSeconds} s: lag median ${whole(lag.medianMs)} ms, ` +
      `p99 ${whole(lag.p99Ms)} ms (aim: below 2000)`,
  );
}

async function tellAudit(): Promise<void> {
  const audit = await benchAudit(auditedRecords);
  say(
    `audit of ${audit.records} pay records: ${audit.seconds.toFixed(1)} s, floor ${audit.floorSeconds.toFixed(1)} s, ` +
      `ratio ${audit.ratio.toFixed(2)} (aim: 3 or less), ${whole(audit.mebibytes)} MiB (aim: below 512)`,
  );
}

async function onItsOwn(measure: (world: BenchWorld) => Promise<void>): Promise<void> {
  const world = await createBenchWorld('2025-06-02T14:00:00Z');
  try {
    await measure(world);
  } finally {
    await world.close();
  }
}

function isClean({ failures, receipts, filings: sent, outOfOrder }: BurstOutcome): boolean {
  return failures === 0 && receipts === sent && outOfOrder === 0;
}

await main(process.argv.slice(2));
