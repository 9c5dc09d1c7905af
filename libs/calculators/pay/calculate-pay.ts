import {
  assessPay,
  guaranteeForecast,
  type GuaranteeForecast,
  PayRules,
  type PayStatement,
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  whole,
} from '#libs/rulebook';
import type { PlaceFinding } from './json-place.js';
import { knownWords } from './known-words.js';
import { placeOfRefusal, type RefusalPlace } from './refusal-places.js';
import { type PayPeriod, readPayPeriod } from './read-pay-period.js';

/** A refusal of the rulebook, with the place of the document that it is about where it is about one. */
export type PlacedRefusal = RuleRefusal & Partial<RefusalPlace>;

/** What came of a pay period: its pay, or all that is wrong with the document, or why the rules refuse it. */
export type PayCalculation =
  | { readonly period: PayPeriod; readonly statement: PayStatement; readonly forecast?: GuaranteeForecast }
  | { readonly findings: readonly PlaceFinding[] }
  | { readonly refusals: readonly PlacedRefusal[] };

/** Works out one pay period from its document, under the rulebook alone. */
export function calculatePay(
  document: unknown,
  rulebook: Rulebook,
  { allowUnconfirmed }: { allowUnconfirmed: boolean },
): PayCalculation {
  const period = readPayPeriod(document, knownWords(rulebook));
  if (!('facts' in period)) return { findings: period };
  const rules = new PayRules(rulebook, period.subject, { allowUnconfirmed });
  try {
    const statement = assessPay(period.facts, rules);
    const forecast = forecastOf(period, rules, statement);
    return { period, statement, ...(forecast && { forecast }) };
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    const { refusals } = error;
    return { refusals: refusals.map((one) => placed(one, placeOfRefusal(one, document, period, rules))) };
  }
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
