import { addDays, cents, daysBetween, Decimal, zeroCents, type Cents } from '#libs/quantities';

import type { PaidRecord, TakenKind } from '../checks/paid-record.js';
import { partsPerUnit } from '../checks/parts.js';
import type { Rulebook } from '../../rulebook.js';
import { words } from '../inquiry.js';
import type { DayWorked } from '../pay/facts/pay-facts.js';
import type { PaySubject } from '../pay/rules/pay-rules.js';
import type { WhatIfRecord } from './what-if-record.js';

/** Parts of a piece times parts of a dollar: what a dollar is in `dailyPieceMicrocents`. */
const microcentsPerDollar = partsPerUnit * partsPerUnit;

/**
 * A record as paid, to be paid anew: its work and terms, with what was taken as what the employer asks for. Kinds that no
 * programme knows (`other`, an agency's fee) are in no lawful pay and so in neither side. Where a journey is asked back and its
 * route is not told, it is the one to the province that lets most be asked back.
 */
export function whatIfRecordOf(record: PaidRecord, of: PaySubject, rulebook: Rulebook): WhatIfRecord {
  const subject = taken(record, 'transport') > 0 ? routed(of, record, rulebook) : of;
  const { recordId, workerId, employerId, periodStart, periodEnd, payDate, payPeriods } = record;
  const { federalClaimCents: federalClaim, provincialClaimCents: provincialClaim } = record;
  const { hourlyRateParts, prevailingRateParts, firstDayWorkedOn: firstDayWorked } = record;
  return {
    ...{ recordId, workerId, employerId, subject, payDate, payPeriods, federalClaim, provincialClaim },
    facts: {
      ...{ periodStart, periodEnd, days: daysOf(record) },
      hourlyRate: hourlyRateParts / partsPerUnit,
      ...(prevailingRateParts > 0 && { prevailingRate: prevailingRateParts / partsPerUnit }),
      ...(firstDayWorked !== undefined && { firstDayWorked }),
      ...asked(record),
      ...meals(record),
      // Consent to utilities counts only where they were charged: the rules take them from whoever consented.
      consents: record.consents.filter((kind) => kind !== 'utilities' || taken(record, 'utilities') > 0),
    },
    statutory: statutory(record),
  };
}

function routed(subject: PaySubject, { periodEnd }: PaidRecord, rulebook: Rulebook): PaySubject {
  if (subject.route !== undefined) return subject;
  const routes = rulebook.find('transport-routes', subject, periodEnd);
  let [most, longest] = [-1, subject];
  for (const route of routes ? words(routes) : []) {
    const cap = rulebook.find('transport-cap', { ...subject, route }, periodEnd);
    const dollars = Number(cap?.value ?? -1);
    if (dollars > most) [most, longest] = [dollars, { ...subject, route }];
  }
  return longest;
}

function daysOf({ periodStart, dailyHourParts, dailyPieceMicrocents }: PaidRecord): DayWorked[] {
  const days: DayWorked[] = [];
  for (let day = 0; day < Math.max(dailyHourParts.length, dailyPieceMicrocents.length); day += 1) {
    const hours = (dailyHourParts[day] ?? 0) / partsPerUnit;
    const microcents = dailyPieceMicrocents[day] ?? 0;
    if (hours === 0 && microcents === 0) continue;
    const rate = new Decimal(microcents).dividedBy(microcentsPerDollar);
    const pieces = microcents === 0 ? {} : { pieces: [{ unit: 'piece', count: 1, rate }] };
    days.push({ date: addDays(periodStart, day), hours, ...pieces });
  }
  return days;
}

function asked(record: PaidRecord): Partial<WhatIfRecord['facts']> {
  const insurance = taken(record, 'insurance');
  const transport = taken(record, 'transport');
  const { transportCostCents, insurancePremiumCents } = record;
  return {
    // Asking for nothing back would still ask for the rules of the journey.
    asked: {
      ...(transport > 0 && { transport }),
      insurance,
      administration: taken(record, 'administration'),
      housing: taken(record, 'housing'),
    },
    // Without another word, what is taken for the insurer is what the insurer was paid.
    insurancePremiumCents: insurancePremiumCents ?? insurance,
    ...(transport > 0 && transportCostCents !== undefined && { transportCostCents }),
  };
}

/** Meals at the price of a day that comes nearest to what was taken for all of them. */
function meals(record: PaidRecord): Partial<WhatIfRecord['facts']> {
  const takenCents = taken(record, 'meals');
  if (takenCents === 0) return { mealsDays: 0 };
  const mealsDays = record.mealsDays ?? daysBetween(record.periodStart, record.periodEnd) + 1;
  return mealsDays === 0
    ? { mealsDays }
    : { mealsDays, mealsPriceCents: cents(Math.round(takenCents / mealsDays)) };
}

function statutory({ statutory: reported }: PaidRecord): WhatIfRecord['statutory'] {
  const { cppCents, cpp2Cents, eiCents, incomeTaxCents } = reported;
  return {
    ...(cppCents !== undefined && { cppCents }),
    ...(cpp2Cents !== undefined && { cpp2Cents }),
    ...(eiCents !== undefined && { eiCents }),
    ...(incomeTaxCents !== undefined && { incomeTaxCents }),
  };
}

function taken(record: PaidRecord, kind: TakenKind): Cents {
  const amount = record.taken[kind];
  return amount === undefined ? zeroCents : cents(amount);
}
