import { newId, type Refusal, refuseIf } from '#libs/platform';
import { cents, type PlainDate } from '#libs/quantities';
import {
  assessPay,
  balancesBefore,
  balancesWith,
  checkRecord,
  lumpSumsOf,
  owedInNet,
  type PaidRecord,
  paidRecordOf,
  type PaymentMade,
  type PayRules,
  type PayStatement,
  type PaySubject,
  type RecordChecked,
  type Retroactive,
  retroactive,
  RuleRefused,
  type RuleRefusal,
  withheldAtZero,
  withholdingNotStated,
  withRetroactive,
  yearToDateOf,
} from '#libs/rulebook';
import { asRefusal } from '#libs/rules-in-force';
import type { EarlierSeason } from '../retroactive/earlier-pay.js';
import type { RetroactiveBasis } from '../records/pay-basis.js';
import { amountsOf, type PaidSide, paidSideOf, totalsOf } from '../paid/paid.js';
import { impossiblePay } from '../paid/paid-problems.js';
import { type FactsOfPay, payFacts, paySubject, type PayTerms } from './pay-facts.js';
import type { PayAsSubmitted, RecordSubmitted, SheetPeriod, SheetSubmitted } from './pay-sheet.input.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { periodProblems, recordProblems, repeatedProblems } from './sheet-check.js';

/** A record that stands: what was submitted, whose it is, what the rules make of it and what was paid. */
export interface Assessed {
  id: string;
  submitted: PayAsSubmitted;
  placement: PayablePlacement;
  rootId: string;
  statement: PayStatement;
  /** What it was worked out from, beside the rules. */
  facts: FactsOfPay;
  subject: PaySubject;
  /** What it made up for earlier pay from; null where nothing was. */
  retroactive: RetroactiveBasis | null;
  paid: PaidSide;
  /** What was paid, held against the same facts. */
  checked: RecordChecked;
}

/** What a sheet is held against. */
export interface SheetContext {
  terms: PayTerms;
  placements: ReadonlyMap<string, PayablePlacement>;
  seasons: ReadonlyMap<string, SeasonSoFar>;
  /** Earlier pay to be held against the rules again, by the season's first placement. */
  earlier: ReadonlyMap<string, EarlierSeason>;
  /** What the employer paid each worker in the year before it, where tables are held. */
  payments: ReadonlyMap<string, readonly PaymentMade[]>;
  rulesOf: PayKnowledge['rulesOf'];
  /** The official day in the order's province. */
  today: PlainDate;
}

/**
 * Assesses every record of a sheet. Throws Refused with all problems of all records at once; each names its record's
 * place in the list, from 0, and the placement.
 */
export function assessSheet(sheet: SheetSubmitted, context: SheetContext): Assessed[] {
  refuseIf(sheetProblems(sheet, context));
  const problems: Refusal[] = [];
  const seasons = new Map(context.seasons);
  const earlier = new Map(context.earlier);
  const assessed = sheet.records.flatMap((record, index) => {
    const made = assessRecord(sheet, record, index, { ...context, seasons, earlier });
    if (Array.isArray(made)) {
      problems.push(...made);
      return [];
    }
    carryOver(seasons, made);
    // The first record of a season on a sheet makes up for all of its earlier pay, unless it states what was paid.
    if (made.paid.basis === 'worked-out') earlier.delete(made.rootId);
    return [made];
  });
  refuseIf(problems);
  return assessed;
}

/** The problems of a period that is no possible one, with those of every record in it; none when the period itself is right. */
function sheetProblems(sheet: SheetSubmitted, { placements, seasons, today }: SheetContext): Refusal[] {
  const problems = [...periodProblems(sheet, today), ...repeatedProblems(sheet.records)];
  if (problems.length === 0 || sheet.periodEnd < sheet.periodStart) return problems;
  const ofRecords = sheet.records.flatMap((record, index) => {
    const { placementId } = record;
    const known = { placement: placements.get(placementId), season: seasons.get(placementId), today };
    return recordProblems(sheet, record, index, known);
  });
  return [...problems, ...ofRecords];
}

/** A worker may be on a sheet twice, before and after a transfer: the second record sees what the first one took. */
function carryOver(seasons: Map<string, SeasonSoFar>, { rootId, paid }: Assessed): void {
  for (const [id, season] of seasons) {
    if (season.rootId === rootId)
      seasons.set(id, { ...season, balances: { ...season.balances, ...paid.seasonToDate } });
  }
}

function assessRecord(
  period: SheetPeriod,
  record: RecordSubmitted,
  index: number,
  context: SheetContext,
): Assessed | Refusal[] {
  const { placementId, ...submitted } = record;
  const placement = context.placements.get(placementId);
  const season = context.seasons.get(placementId);
  const found = recordProblems(period, record, index, { placement, season, today: context.today });
  if (found.length > 0 || placement === undefined || season === undefined) return found;
  try {
    const made = assessed({ period, submitted, placement, season }, context);
    const impossible = impossiblePay(totalsOf(made.statement).grossCents, { record: index, placementId });
    return impossible.length > 0 ? impossible : made;
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return error.refusals.map(asRefusal).map((refusal) => ({
      ...refusal,
      params: { ...refusal.params, record: index, placementId },
    }));
  }
}

interface Payable {
  period: SheetPeriod;
  submitted: PayAsSubmitted;
  placement: PayablePlacement;
  season: SeasonSoFar;
}

/** Works a record out, lays what was paid beside it and holds it against the same facts. Throws RuleRefused. */
function assessed(payable: Payable, context: SheetContext): Assessed {
  const { submitted, placement, season } = payable;
  const subject = paySubject(placement, context.terms, submitted);
  const rules = context.rulesOf(subject);
  // What is stated was paid as it was: it makes up for nothing that the employer did not know of.
  const before = submitted.paid === undefined ? context.earlier.get(season.rootId) : undefined;
  const owed = retroactive(before?.earlierUnder(context.rulesOf) ?? []);
  const facts = factsOf(payable, context, rules, owed);
  refuseUnsaid(withholdingNotStated(facts, rules));
  const lawful = assessPay(facts, rules);
  if (submitted.paid === undefined) refuseUnsaid(withheldAtZero(facts, rules, lumpSumsOf(lawful)));
  const statement = withRetroactive(lawful, owed, cents(before?.broughtForwardCents ?? 0));
  const id = newId();
  const { workerId, employerId } = placement;
  const record = paidRecordOf(facts, amountsOf(submitted, facts, statement), {
    recordId: id,
    workerId,
    employerId,
  });
  const checked = checkPaid(record, rules, { facts, statement, submitted });
  return {
    ...{ id, submitted, placement, rootId: season.rootId, statement, facts, subject, checked },
    retroactive: statement === lawful || before === undefined ? null : before.basis(),
    paid: paidSideOf(submitted, facts, statement, { checked, rules }),
  };
}

/**
 * The check of a record whose findings owe in net pay: together what was paid less than the net that is due. Where nobody states what
 * reached the worker, all of that net is owed, and the findings are part of it.
 */
export function checkPaid(
  record: PaidRecord,
  rules: PayRules,
  { facts, statement, submitted }: Pick<Assessed, 'facts' | 'statement' | 'submitted'>,
): RecordChecked {
  const checked = checkRecord(record, rules, balancesBefore(facts, record.employerId));
  const { paid } = submitted;
  if (paid?.netCents == null) return checked;
  return { ...checked, findings: owedInNet(checked.findings, statement.netCents - paid.netCents) };
}

function factsOf(
  { period, submitted, placement, season }: Payable,
  { terms, payments }: SheetContext,
  rules: PayRules,
  owed: Retroactive,
): FactsOfPay {
  const paid = payments.get(placement.workerId);
  const gross = owed.lines.reduce(
    (sum, { kind, amountCents }) => (kind === 'gross' ? sum + amountCents : sum),
    0,
  );
  return payFacts(period, submitted, placement, terms, {
    seasonToDate: balancesWith(season.balances, owed),
    guaranteedFrom: season.guaranteedFrom,
    yearToDate: paid && yearToDateOf(paid, rules.withholding),
    retroactiveCents: cents(gross),
  });
}

function refuseUnsaid(refusals: readonly RuleRefusal[]): void {
  if (refusals.length > 0) throw new RuleRefused(refusals);
}
