import { Engine } from 'json-rules-engine';
import { addDays, cents, numberOf, plainDate, type PlainDate } from '#libs/quantities';
import {
  assessPay,
  checkRecord,
  loadRulebook,
  type PaidRecord,
  periodFactsOf,
  type PayFacts,
  PayRules,
  type PayStatement,
} from '#libs/rulebook';

/** What a run of assessments came to. */
export interface PayBench {
  /** Full statements in a second: floor, deductions, statutory amounts, steps, and the record checked for findings. */
  full: number;
  /** Statements in a second without statutory amounts and findings: what the programme's own rules cost. */
  programme: number;
  /** Six bare comparisons in a second by json-rules-engine, and by the rulebook's values. */
  theirs: number;
  ours: number;
  /** Statements in a second and megabytes of heap after each ten times as many records, from a thousand on. */
  growth: { records: number; perSecond: number; heapMegabytes: number }[];
}

const rulebook = loadRulebook();
const subject = { programme: 'sawp-mexico', country: 'MX', province: 'ON', route: 'mexico-toronto' };
const rules = new PayRules(rulebook, subject);
const monday = plainDate('2026-06-01');
const sunday = addDays(monday, 6);
const payDate = addDays(monday, 10);
const weekdays: readonly PlainDate[] = [0, 1, 2, 3, 4, 5].map((day) => addDays(monday, day));

/** Measures on this thread alone; times are those of the processor, so that a busy machine does not change a ratio. */
export async function benchPay(most: number): Promise<PayBench> {
  for (let index = 0; index < 5000; index += 1) assessed(index);
  const full = rate(20_000, assessed);
  const programme = rate(20_000, (index) => assessPay(week(index, 'reported'), rules));
  const theirs = await theirRate(5000);
  const ours = rate(200_000, (index) => sixComparisons(flat(index)));
  const growth: PayBench['growth'] = [];
  for (let records = 1000; records <= most; records *= 10) growth.push(grown(records));
  return { full, programme, theirs, ours, growth };
}

function grown(records: number): PayBench['growth'][number] {
  let heap = 0;
  const perSecond = rate(records, (index) => {
    const made = assessed(index);
    if (index % 1000 === 999) heap = Math.max(heap, process.memoryUsage().heapUsed);
    return made;
  });
  return { records, perSecond, heapMegabytes: heap / 1_000_000 };
}

/** A week of a worker, another one for each index. Whole literals: objects that are spread would cost more than the pay. */
function week(index: number, statutory: 'compute' | 'reported'): PayFacts {
  const hours = 7 + (index % 16) / 4;
  return {
    periodStart: monday,
    periodEnd: sunday,
    hourlyRate: '17.60',
    prevailingRate: '17.60',
    days: weekdays.map((date) => ({ date, hours })),
    consents: ['utilities'],
    seasonToDate: { transportCents: cents(index % 60_000), hours: index % 300 },
    statutory: statutory === 'compute' ? statutory : reported,
    withholding: { payDate, payPeriods: 52 },
  };
}

const reported = [
  { kind: 'cpp', amountCents: cents(5000) },
  { kind: 'ei', amountCents: cents(1500) },
  { kind: 'income-tax', amountCents: cents(9000) },
] as const;

/** A statement with everything, checked as an auditor would. Throws when a lawful record is found wrong. */
function assessed(index: number): PayStatement {
  const facts = week(index, 'compute');
  const made = assessPay(facts, rules);
  const { findings } = checkRecord(paid(index, facts, made), rules);
  if (findings.length > 0) throw new Error(`Record ${index}: ${findings.map(({ code }) => code).join(', ')}`);
  return made;
}

/** The record of a week that was paid as its statement says. */
function paid(index: number, facts: PayFacts, made: PayStatement): PaidRecord {
  const of = (kind: string) => made.lines.find((line) => line.kind === kind)?.amountCents ?? cents(0);
  const { periodStart, periodEnd, work, offeredRate, prevailingRate, consents } = periodFactsOf(facts);
  return {
    recordId: String(index),
    workerId: 'w',
    employerId: 'e',
    ...{ periodStart, periodEnd, work, offeredRate, prevailingRate, consents, payDate },
    payPeriods: 52,
    grossCents: made.grossCents,
    netCents: made.netCents,
    statutory: [
      { kind: 'cpp', amountCents: of('cpp') },
      { kind: 'ei', amountCents: of('ei') },
      { kind: 'income-tax', amountCents: cents(of('federal-tax') + of('provincial-tax')) },
    ],
    taken: { insurance: of('insurance'), utilities: of('utilities'), transport: of('transport') },
  };
}

/** Times a second that something is done, by the time of the processor. Throws when a statement earns nothing. */
function rate(times: number, act: (index: number) => PayStatement | boolean): number {
  const started = process.cpuUsage();
  for (let index = 0; index < times; index += 1) {
    const made = act(index);
    if (made === false || (made !== true && made.grossCents === 0))
      throw new Error(`Record ${index} came out wrong`);
  }
  return perSecond(times, started);
}

function perSecond(times: number, started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return times / ((user + system) / 1_000_000);
}

/** What the six comparisons of a weekly record look at. */
interface Flat {
  hourlyRate: number;
  dayHours: number;
  weekHours: number;
  transport: number;
  guarantee: number;
}

function flat(index: number): Flat {
  const dayHours = 7 + (index % 16) / 4;
  const transport = (index % 60_000) / 100;
  return { hourlyRate: 17.6, dayHours, weekHours: 6 * dayHours, transport, guarantee: 240 };
}

/** Six comparisons against the values of the day, looked up for each record. */
function sixComparisons({ hourlyRate, dayHours, weekHours, transport, guarantee }: Flat): boolean {
  const values = rules.on(monday);
  const cap = values.need('transport-cap').amount;
  return (
    hourlyRate >= numberOf(rules.floorOn(monday).rate) &&
    dayHours <= 24 &&
    weekHours <= 168 &&
    (cap === null || transport <= numberOf(cap)) &&
    dayHours >= Number(values.need('working-day-hours').value.value) &&
    guarantee >= Number(values.need('hours-guarantee').value.value)
  );
}

/** The same six comparisons as one rule of json-rules-engine, over facts that are already flat. */
async function theirRate(times: number): Promise<number> {
  const engine = new Engine();
  const at = (fact: string, operator: string, value: number) => ({ fact, operator, value });
  engine.addRule({
    conditions: {
      all: [
        at('hourlyRate', 'greaterThanInclusive', 17.6),
        at('dayHours', 'lessThanInclusive', 24),
        at('weekHours', 'lessThanInclusive', 168),
        at('transport', 'lessThanInclusive', 620),
        at('dayHours', 'greaterThanInclusive', 4),
        at('guarantee', 'greaterThanInclusive', 240),
      ],
    },
    event: { type: 'lawful' },
  });
  const ask = (index: number) => engine.run({ ...flat(index) });
  for (let index = 0; index < 2000; index += 1) await ask(index);
  const started = process.cpuUsage();
  for (let index = 0; index < times; index += 1) {
    const { events } = await ask(index);
    if (events.length !== 1) throw new Error(`Record ${index} came out wrong`);
  }
  return perSecond(times, started);
}
