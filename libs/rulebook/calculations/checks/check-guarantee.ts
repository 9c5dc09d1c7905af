import {
  addMeasures,
  halfUpToCents,
  isHigher,
  measure,
  multiply,
  noMeasure,
  numberOf,
  subtractMeasures,
  writtenOf,
  type Measure,
  type PlainDate,
} from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { guaranteeWindow, hoursWithin, type GuaranteeWindow } from '../guarantee/guarantee-window.js';
import { whole } from '../inquiry.js';
import type { PayRule, PayRules } from '../pay/rules/pay-rules.js';
import { firstHole, spansOf, type DaySpan } from './coverage.js';
import type { PayFinding, Unchecked } from './finding.js';
import type { PaidRecord } from './paid-record.js';
import { findingOf, idsOf, step, whyNot } from './record-check.js';

/** A record of the season with what its check told. */
export interface SeasonRecord {
  readonly record: PaidRecord;
  readonly rules: PayRules;
  readonly lastRate: Measure;
}

/**
 * Holds the hours of the first weeks of a worker's stay against the guarantee (`GUARANTEE_SHORT`), with whatever employer.
 * The stay begins on the first day worked, or of the contract. Days that no record covers are unknown and not 0 hours: the
 * guarantee may then be met, but is never called short. `isUnreadAnywhere`: a record without readable dates may be of any of them.
 */
export function checkGuarantee(
  season: readonly SeasonRecord[],
  isUnreadAnywhere: boolean,
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
  const least = measure(whole(guarantee.value) ?? 0);
  if (!isHigher(least, worked)) return undefined;
  const hole: DaySpan | undefined = firstHole(
    spansOf(within.map(({ record }) => record)),
    window.from,
    window.to,
  );
  if (hole !== undefined || isUnreadAnywhere)
    return notChecked({
      code: 'STRETCH_NOT_SHOWN',
      params: { fromOn: window.from, toOn: window.to },
    });
  return short(within, guarantee, window, worked, least);
}

function short(
  within: readonly SeasonRecord[],
  guarantee: PayRule,
  { from, to }: GuaranteeWindow,
  worked: Measure,
  least: Measure,
): PayFinding | undefined {
  const last = within.at(-1);
  if (!last) return undefined;
  const missing = subtractMeasures(least, worked);
  const owedCents = halfUpToCents(multiply(missing, last.lastRate));
  const [guaranteedHours, workedHours, shortHours] = [numberOf(least), numberOf(worked), numberOf(missing)];
  return findingOf(last.record, {
    code: 'GUARANTEE_SHORT',
    ...{ owedCents, expectedCents: owedCents, actualCents: 0, values: [guarantee.value], from, to },
    recordIds: within.flatMap(({ record }) => idsOf(record)),
    explanation: [
      step('HOURS_OF_GUARANTEE', { fromOn: from, toOn: to, guaranteedHours, workedHours }, shortHours),
      step('HOURS_SHORT_AT_RATE', { shortHours, rateDollars: writtenOf(last.lastRate, 2) }, owedCents),
    ],
  });
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
