import type { Payment } from './payment.js';
import type { PayAsSubmitted, PayRecord, PayRecordState, PiecesSubmitted } from '#libs/payroll';
import { addDays, daysBetween, Decimal, type PlainDate, plainDate } from '#libs/quantities';
import type {
  DeductionKind,
  EarningKind,
  PayStatement,
  RuleStep,
  RuleWarning,
  Source,
  RetroactiveKind,
  RetroactiveReason,
} from '#libs/rulebook';

/** What of a pay record its explanation is made from: nothing that tells whose it is. */
export type ExplainedRecord = Pick<
  PayRecord,
  'edition' | 'province' | 'periodStart' | 'periodEnd' | 'payDate' | 'facts' | 'statement'
>;

/** Pieces of a day; the employer's own word for them is not on the page behind the code, since it may say anything. */
export interface ExplainedPieces extends Omit<PiecesSubmitted, 'unit'> {
  unit: string | null;
}

/** One day of the period, also one without work. */
export interface ExplainedDay {
  date: PlainDate;
  /** As a decimal text. */
  hours: string;
  pieces: ExplainedPieces[];
  meals: boolean;
}

/** A rule that decided an amount; `source` is its number in the list of sources, from 1. */
export interface ExplainedRule {
  rule: string;
  source: number | null;
  steps: readonly RuleStep[];
}

/** One deduction, with what the limit of its season leaves. */
export interface ExplainedDeduction extends ExplainedRule {
  kind: DeductionKind;
  amountCents: number;
  limit: SeasonLimit | null;
}

/** What was paid beside the wages for hours and pieces. */
export interface ExplainedEarning extends ExplainedRule {
  kind: EarningKind;
  amountCents: number;
}

/** A limit of the season as it stood after this pay. */
export interface SeasonLimit {
  limitCents: number;
  takenCents: number;
  leftCents: number;
}

/** What of one earlier period the pay makes up for, signed: more pay, or more taken off, when positive. */
export interface ExplainedRetroactive extends ExplainedRule {
  kind: RetroactiveKind;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  amountCents: number;
  reason: RetroactiveReason;
}

/** What the pay makes up for earlier periods, and what is received with it. */
export interface RetroactiveExplanation {
  lines: ExplainedRetroactive[];
  broughtForwardCents: number;
  carriedForwardCents: number;
  payableCents: number;
}

/** How one pay was worked out: what the code on a payslip opens. It holds no name and no number of anybody. */
export interface PayExplanation {
  edition: string;
  /** Of all amounts, as an ISO 4217 code. */
  currency: string;
  province: string;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  payDate: PlainDate;
  days: ExplainedDay[];
  /** Sum over the days, as a decimal text. */
  hours: string;
  grossCents: number;
  floorCents: number;
  topUpCents: number;
  /** How the wages were found. */
  gross: ExplainedRule;
  /** What of gross is paid beside the wages. */
  earnings: ExplainedEarning[];
  deductions: ExplainedDeduction[];
  deductionsCents: number;
  /** Of the period alone. */
  netCents: number;
  /** What was paid, or is to be; everything else here is what is lawful. */
  payment: Payment;
  /** Null where nothing is made up for. */
  retroactive: RetroactiveExplanation | null;
  warnings: readonly RuleWarning[];
  sources: Source[];
  /** Whether a corrected record replaces it. */
  replaced: boolean;
  /** Whether its employer withdrew it before anybody was paid by it. */
  withdrawn: boolean;
}

/** Explains a record from what was stored with it; nothing is worked out anew. `state` is null outside the system. */
export function explanationOf(
  record: ExplainedRecord,
  payment: Payment,
  state: PayRecordState | null,
): PayExplanation {
  const { statement } = record;
  const sources = new NumberedSources();
  const gross = { ...statement.gross, source: sources.numberOf(statement.gross.source) };
  const earnings = (statement.earnings ?? []).map(({ kind, amountCents, rule, source, steps }) => ({
    ...{ kind, amountCents, rule, steps },
    source: sources.numberOf(source),
  }));
  const deductions = statement.lines.map(({ kind, amountCents, rule, source, steps, capLeftCents }) => ({
    kind,
    amountCents,
    rule,
    source: sources.numberOf(source),
    steps,
    limit: capLeftCents === undefined ? null : limitOf(kind, capLeftCents, statement, payment),
  }));
  const days = daysOf(record);
  return {
    edition: record.edition,
    currency: statement.currency,
    province: record.province,
    periodStart: plainDate(record.periodStart),
    periodEnd: plainDate(record.periodEnd),
    payDate: plainDate(record.payDate),
    days,
    hours: days.reduce((sum, { hours }) => sum.plus(hours), new Decimal(0)).toString(),
    grossCents: statement.grossCents,
    floorCents: statement.floorCents,
    topUpCents: statement.topUpCents,
    gross,
    earnings,
    deductions,
    deductionsCents: statement.deductionsCents,
    netCents: statement.netCents,
    payment,
    retroactive: retroactiveOf(statement, sources),
    warnings: statement.warnings,
    sources: sources.list,
    replaced: state === 'corrected',
    withdrawn: state === 'withdrawn',
  };
}

/** Earlier records are told by their days, since their numbers are those of somebody. */
function retroactiveOf(
  { retroactive }: PayStatement,
  sources: NumberedSources,
): RetroactiveExplanation | null {
  if (retroactive === undefined) return null;
  const { lines, broughtForwardCents, carriedForwardCents, payableCents } = retroactive;
  return {
    ...{ broughtForwardCents, carriedForwardCents, payableCents },
    lines: lines.map(({ kind, periodStart, periodEnd, amountCents, reason, rule, source, steps }) => ({
      ...{ kind, periodStart, periodEnd, amountCents, reason, rule, steps },
      source: sources.numberOf(source),
    })),
  };
}

/** Every day of the period in its order; one that was not submitted was not worked. */
function daysOf({ facts, periodStart, periodEnd }: ExplainedRecord): ExplainedDay[] {
  const byDate = new Map(facts.days.map((day) => [day.date, day]));
  const first = plainDate(periodStart);
  return Array.from({ length: daysBetween(first, plainDate(periodEnd)) + 1 }, (_, index) => {
    const date = addDays(first, index);
    return dayOf(date, byDate.get(date));
  });
}

function dayOf(date: PlainDate, day: PayAsSubmitted['days'][number] | undefined): ExplainedDay {
  return { date, hours: String(day?.hours ?? 0), pieces: day?.pieces ?? [], meals: day?.meals === true };
}

/** Only what is counted over the season has a limit that can be told; what was taken is told as it was. */
function limitOf(
  kind: DeductionKind,
  leftCents: number,
  lawful: PayStatement,
  { seasonToDate }: Payment,
): SeasonLimit | null {
  const after = takenOf(lawful.seasonToDate)[kind];
  const takenCents = takenOf(seasonToDate)[kind];
  if (after === undefined || takenCents === undefined) return null;
  const limitCents = after + leftCents;
  return { limitCents, takenCents, leftCents: Math.max(0, limitCents - takenCents) };
}

function takenOf(season: PayStatement['seasonToDate']): Partial<Record<DeductionKind, number | undefined>> {
  const {
    transportCents: transport,
    administrationCents: administration,
    advanceCents: advance = 0,
  } = season;
  return { transport, administration, advance };
}

/** Sources in the order in which they are first named, each once. */
class NumberedSources {
  readonly list: Source[] = [];

  numberOf(source: Source | null): number | null {
    if (source === null) return null;
    const known = this.list.findIndex(
      ({ title, clause, href }) => title === source.title && clause === source.clause && href === source.href,
    );
    return known === -1 ? this.list.push(source) : known + 1;
  }
}
