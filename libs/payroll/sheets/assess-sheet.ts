import { type Refusal, refuseIf } from '#libs/platform';
import { cents, type PlainDate } from '#libs/quantities';
import {
  assessPay,
  balancesWith,
  type PayFacts,
  type PayStatement,
  type PaySubject,
  retroactive,
  RuleRefused,
  withRetroactive,
} from '#libs/rulebook';
import { asRefusal } from '#libs/rules-in-force';
import type { EarlierSeason } from '../retroactive/earlier-pay.js';
import type { RetroactiveBasis } from '../records/pay-basis.js';
import { payFacts, paySubject, type PayTerms } from './pay-facts.js';
import type { PayAsSubmitted, RecordSubmitted, SheetPeriod, SheetSubmitted } from './pay-sheet.input.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { periodProblems, recordProblems, repeatedProblems } from './sheet-check.js';

/** A record that stands: what was submitted, whose it is, and what the rules make of it. */
export interface Assessed {
  submitted: PayAsSubmitted;
  placement: PayablePlacement;
  rootId: string;
  statement: PayStatement;
  /** What it was worked out from, beside the rules. */
  facts: PayFacts;
  subject: PaySubject;
  /** What it made up for earlier pay from; null where nothing was. */
  retroactive: RetroactiveBasis | null;
}

/** What a sheet is held against. */
export interface SheetContext {
  terms: PayTerms;
  placements: ReadonlyMap<string, PayablePlacement>;
  seasons: ReadonlyMap<string, SeasonSoFar>;
  /** Earlier pay to be held against the rules again, by the season's first placement. */
  earlier: ReadonlyMap<string, EarlierSeason>;
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
    // The first record of a season on a sheet makes up for all of its earlier pay.
    earlier.delete(made.rootId);
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

/** A field sent as null is one left out. */
function withoutNulls(fields: PayAsSubmitted): PayAsSubmitted {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as unknown as PayAsSubmitted;
}

/** A worker may be on a sheet twice, before and after a transfer: the second record sees what the first one took. */
function carryOver(seasons: Map<string, SeasonSoFar>, { rootId, statement }: Assessed): void {
  for (const [id, season] of seasons) {
    if (season.rootId === rootId)
      seasons.set(id, { ...season, balances: { ...season.balances, ...statement.seasonToDate } });
  }
}

function assessRecord(
  period: SheetPeriod,
  record: RecordSubmitted,
  index: number,
  { terms, placements, seasons, earlier, rulesOf, today }: SheetContext,
): Assessed | Refusal[] {
  const { placementId, ...fields } = record;
  const submitted = withoutNulls(fields);
  const placement = placements.get(placementId);
  const season = seasons.get(placementId);
  const found = recordProblems(period, record, index, { placement, season, today });
  if (found.length > 0 || placement === undefined || season === undefined) return found;
  try {
    const before = earlier.get(season.rootId);
    const owed = retroactive(before?.earlierUnder(rulesOf) ?? []);
    const { guaranteedFrom } = season;
    const seasonToDate = balancesWith(season.balances, owed);
    const facts = payFacts(period, submitted, placement, terms, { seasonToDate, guaranteedFrom });
    const subject = paySubject(placement, terms, submitted);
    const lawful = assessPay(facts, rulesOf(subject));
    const statement = withRetroactive(lawful, owed, cents(before?.broughtForwardCents ?? 0));
    const basis = statement === lawful || before === undefined ? null : before.basis();
    return { submitted, placement, rootId: season.rootId, statement, facts, subject, retroactive: basis };
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return error.refusals.map(asRefusal).map((refusal) => ({
      ...refusal,
      params: { ...refusal.params, record: index, placementId },
    }));
  }
}
