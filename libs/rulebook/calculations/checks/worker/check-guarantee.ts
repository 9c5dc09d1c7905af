import {
  addMeasures,
  isHigher,
  measure,
  noMeasure,
  textOf,
  type Measure,
  type PlainDate,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { guaranteeRate } from '../../guarantee/guarantee-rate.js';
import { guaranteeShortfall } from '../../guarantee/guarantee-shortfall.js';
import { guaranteeWindow, hoursWithin, type GuaranteeWindow } from '../../guarantee/guarantee-window.js';
import { whole } from '../../inquiry.js';
import type { PayRule, PayRules } from '../../pay/rules/pay-rules.js';
import { spansOf, type UnreadRecord } from './coverage.js';
import type { PayFinding, Unchecked } from '../finding.js';
import type { PaidRecord } from '../paid-record.js';
import { findingOf, idsOf, whyNot } from '../record/record-check.js';
import { mayTouch } from './unread-links.js';

/** A record of the season, and the rules of its pay. */
export interface SeasonRecord {
  readonly record: PaidRecord;
  readonly rules: PayRules;
}

/**
 * Holds the hours of the first weeks of a worker's stay against the guarantee (`GUARANTEE_SHORT`), with whatever employer.
 * The stay begins on the first day worked, or of the contract. Days that no record covers are unknown and not 0 hours: the
 * guarantee may then be met, but is never called short. `unread`: of rows that could not be read one without dates may be of any of
 * these days, and one that adds to a record or replaces it may change its hours.
 */
export function checkGuarantee(
  season: readonly SeasonRecord[],
  unread: readonly UnreadRecord[],
): PayFinding | Unchecked | undefined {
  const [first] = season;
  if (!first) return undefined;
  const start = startOf(season);
  if (start === undefined)
    return notChecked({ code: 'NOT_IN_RECORD', params: { column: 'first_day_worked' } });
  const values = first.rules.on(start);
  const guarantee = values.look('hours-guarantee');
  const weeks = values.look('hours-guarantee-window');
  if (guarantee instanceof RuleRefused) return notChecked(whyNot(guarantee, 'hours-guarantee', first));
  if (weeks instanceof RuleRefused) return notChecked(whyNot(weeks, 'hours-guarantee-window', first));
  const window = endedBy(season, guaranteeWindow(start, whole(weeks.value) ?? 0));
  const within = season.filter(
    ({ record }) => record.periodStart <= window.to && record.periodEnd >= window.from,
  );
  let worked: Measure = noMeasure;
  for (const { record } of within)
    worked = addMeasures(worked, hoursWithin(record.work.hours, record.periodStart, window));
  const isReached = !isHigher(measure(whole(guarantee.value) ?? 0), worked);
  if (isReached) return undefined;
  const isPartlyRead = within.some(({ record }) => unread.some((row) => mayTouch(row, record)));
  if (isPartlyRead)
    return notChecked({ code: 'ROW_REJECTED', params: { fromOn: window.from, toOn: window.to } });
  const isUnreadAnywhere = unread.some(({ periodStart, periodEnd }) => !periodStart || !periodEnd);
  return short(within, guarantee, window, worked, isUnreadAnywhere);
}

/** The finding about hours that are short, or why they cannot be called so. */
function short(
  within: readonly SeasonRecord[],
  guarantee: PayRule,
  window: GuaranteeWindow,
  worked: Measure,
  isUnreadAnywhere: boolean,
): PayFinding | Unchecked | undefined {
  const last = within.at(-1);
  const found = guaranteeShortfall({
    guaranteedHours: whole(guarantee.value) ?? 0,
    window,
    hoursWorked: textOf(worked),
    covered: isUnreadAnywhere ? [] : spansOf(within.map(({ record }) => record)),
    rate: last && rateOf(last, window),
  });
  const { from, to } = window;
  if (last === undefined || found.state === 'days-unknown')
    return notChecked({ code: 'STRETCH_NOT_SHOWN', params: { fromOn: from, toOn: to } });
  if (found.state === 'rate-unknown') {
    const floor = last.rules.on(to).look('minimum-wage');
    return floor instanceof RuleRefused ? notChecked(whyNot(floor, 'minimum-wage', last)) : undefined;
  }
  const { owedCents, steps } = found;
  return findingOf(last.record, {
    code: 'GUARANTEE_SHORT',
    ...{ owedCents, expectedCents: owedCents, actualCents: 0, values: [guarantee.value], from, to },
    recordIds: within.flatMap(({ record }) => idsOf(record)),
    explanation: steps,
  });
}

function rateOf({ record, rules }: SeasonRecord, { to }: GuaranteeWindow) {
  return guaranteeRate(rules, to, [
    { rule: 'hourly-rate', rate: textOf(record.offeredRate) },
    { rule: 'prevailing-rate', rate: textOf(record.prevailingRate) },
  ]);
}

function notChecked(why: Omit<Unchecked, 'check'>): Unchecked {
  return { check: 'GUARANTEE_SHORT', code: why.code, params: why.params };
}

function startOf(season: readonly SeasonRecord[]): PlainDate | undefined {
  let start: PlainDate | undefined;
  for (const { record } of season) {
    const own = record.firstDayWorked ?? record.contractFrom;
    if (own !== undefined && (start === undefined || own < start)) start = own;
  }
  return start;
}

/** The window, or its part until the last contract ends where that comes sooner. */
function endedBy(season: readonly SeasonRecord[], { from, to }: GuaranteeWindow): GuaranteeWindow {
  let contractEnd: PlainDate | undefined;
  for (const { record } of season) {
    if (record.contractTo === undefined) return { from, to };
    if (contractEnd === undefined || record.contractTo > contractEnd) contractEnd = record.contractTo;
  }
  return { from, to: contractEnd !== undefined && contractEnd < to ? contractEnd : to };
}
