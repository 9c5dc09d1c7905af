import {
  assessPay,
  guaranteeForecast,
  type GuaranteeForecast,
  lumpSumsOf,
  PayRules,
  type PayStatement,
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  statedTaxUnchecked,
  whole,
  withheldAtZero,
  withholdingIsWorkedOut,
  withholdingNotStated,
} from '#libs/rulebook';
import type { PlaceFinding } from './json-place.js';
import { knownWords } from './known-words.js';
import { isFollowedFrom } from './followed-refusals.js';
import { placeOfRefusal, type RefusalPlace } from './refusal-places.js';
import { type PayPeriod, readPayPeriod } from './read-pay-period.js';

/** A refusal of the rulebook, with the place of the document that it is about where it is about one. */
export type PlacedRefusal = RuleRefusal & Partial<RefusalPlace>;

/** All that is wrong with a document: what cannot be read of it, and what the rules refuse of the rest. */
export interface PayRefused {
  readonly findings: readonly PlaceFinding[];
  readonly refusals: readonly PlacedRefusal[];
}

/** A pay period that was worked out. */
export interface PayMade {
  readonly period: PayPeriod;
  readonly statement: PayStatement;
  readonly forecast?: GuaranteeForecast;
}

/** What came of a pay period: its pay, or everything that stands against it. */
export type PayCalculation = PayMade | PayRefused;

/** Works out one pay period from its document, under the rulebook alone. */
export function calculatePay(
  document: unknown,
  rulebook: Rulebook,
  { allowUnconfirmed }: { allowUnconfirmed: boolean },
): PayCalculation {
  const { findings, period } = readPayPeriod(document, knownWords(rulebook));
  if (period === undefined) return { findings, refusals: [] };
  const rules = new PayRules(rulebook, period.subject, { allowUnconfirmed });
  const { statement, refusals } = assessed(period, rules);
  const against = refusals
    .map((one) => placed(one, placeOfRefusal(one, document, period, rules)))
    .filter((one) => !isFollowedFrom(one, findings));
  if (findings.length > 0 || against.length > 0 || statement === undefined)
    return { findings, refusals: against };
  const forecast = forecastOf(period, rules, statement);
  return { period, statement, ...(forecast && { forecast }) };
}

/** The statement of a period, and everything that the rules refuse of it. */
function assessed(
  { facts }: PayPeriod,
  rules: PayRules,
): { statement?: PayStatement; refusals: readonly RuleRefusal[] } {
  // What is not stated is worked out; where the season has no tables, the statement says that what is stated is all that is taken.
  const said = facts.statutory === 'compute' ? [] : withholdingNotStated(facts, rules);
  const isWorkedOut = withholdingIsWorkedOut(rules, facts.periodEnd);
  const unsaid = said.filter(({ code }) => isWorkedOut || code !== 'WITHHOLDING_NOT_STATED');
  const asReported =
    unsaid.length < said.length ? [{ code: 'STATUTORY_AS_REPORTED' as const, params: {} }] : [];
  try {
    const statement = assessPay(facts, rules);
    const paid = lumpSumsOf(statement);
    const unchecked = statedTaxUnchecked(facts, rules, paid);
    const warnings = [...statement.warnings, ...asReported, ...(unchecked ? [unchecked] : [])];
    return {
      statement: { ...statement, warnings },
      refusals: [...unsaid, ...withheldAtZero(facts, rules, paid).filter((one) => !isSaidOf(one, unsaid))],
    };
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return { refusals: [...unsaid, ...error.refusals] };
  }
}

/** Whether a kind is refused already: one that nobody states is none that is stated as 0. */
function isSaidOf({ params }: RuleRefusal, refusals: readonly RuleRefusal[]): boolean {
  return refusals.some((one) => one.params['kind'] === params['kind']);
}

/** A refusal that speaks of the document: of a fact that cannot be, it names the place and what stands there. */
function placed(refusal: RuleRefusal, place: RefusalPlace | undefined): PlacedRefusal {
  if (place === undefined) return refusal;
  if (refusal.code !== 'PAY_FACTS_INVALID') return { ...refusal, ...place };
  const { path, value, expected } = place;
  return {
    ...{ ...refusal, ...place },
    params: { ...refusal.params, field: path },
    text: `${path} must be ${expected}; ${value === null ? 'nothing stands there' : `found ${JSON.stringify(value)}`}.`,
    instead: `Correct ${path} and ask again.`,
  };
}

/** The guarantee counts from the first day worked: without it nothing can be forecast. */
function forecastOf(
  { facts }: PayPeriod,
  rules: PayRules,
  statement: PayStatement,
): GuaranteeForecast | undefined {
  const { firstDayWorked, periodEnd } = facts;
  const weeks = rules.on(periodEnd).maybe('hours-guarantee-window');
  const { guaranteedHours, hoursSoFar } = statement.guarantee;
  if (firstDayWorked === undefined || weeks === undefined || hoursSoFar === null) return undefined;
  return guaranteeForecast({
    guaranteedHours: Number(guaranteedHours),
    weeks: whole(weeks.value) ?? 0,
    firstDay: firstDayWorked,
    hoursSoFar,
    asOf: periodEnd,
  });
}
