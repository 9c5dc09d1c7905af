import {
  addDays,
  cents,
  daysBetween,
  decimalOf,
  noMeasure,
  noProduct,
  numberOf,
  zeroCents,
  type Cents,
} from '#libs/quantities';

import type { PaidRecord, TakenKind } from '../checks/paid-record.js';
import { isWorked } from '../pay/facts/period-facts.js';
import type { Rulebook } from '../../rulebook.js';
import { words } from '../inquiry.js';
import type { DayWorked } from '../pay/facts/pay-facts.js';
import type { PaySubject } from '../pay/rules/pay-rules.js';
import type { WhatIfRecord } from './what-if-record.js';

/**
 * A record as paid, to be paid anew: its work and terms, with what was taken as what the employer asks for. Kinds that no
 * programme knows (`other`, an agency's fee) are in no lawful pay and so in neither side. What was paid beside the wages is paid again as
 * it was, on both sides. Where a journey is asked back and its
 * route is not told, it is the one to the province that lets most be asked back.
 */
export function whatIfRecordOf(record: PaidRecord, of: PaySubject, rulebook: Rulebook): WhatIfRecord {
  const subject = taken(record, 'transport') > 0 ? routed(of, record, rulebook) : of;
  const { recordId, workerId, employerId, periodStart, periodEnd, payDate, payPeriods } = record;
  const { federalClaimCents: federalClaim } = record;
  const provincialClaim = record.isProvincialClaimE === true ? 'E' : record.provincialClaimCents;
  const { offeredRate, prevailingRate, firstDayWorked } = record;
  return {
    ...{ recordId, workerId, employerId, subject, payDate, payPeriods, federalClaim, provincialClaim },
    facts: {
      ...{ periodStart, periodEnd, days: daysOf(record) },
      hourlyRate: numberOf(offeredRate),
      ...(prevailingRate !== 0 && { prevailingRate: numberOf(prevailingRate) }),
      ...(firstDayWorked !== undefined && { firstDayWorked }),
      ...besideWages(record),
      ...asked(record),
      ...meals(record),
      // Consent to utilities counts only where they were charged: the rules take them from whoever consented.
      consents: record.consents.filter((kind) => kind !== 'utilities' || taken(record, 'utilities') > 0),
    },
    statutory: record.statutory,
    ...formsOf(record),
  };
}

/** Earnings beside the wages: what belongs to no single period, and the rest. */
function besideWages({ besideWagesCents = zeroCents, lumpSumCents = zeroCents }: PaidRecord) {
  const earnings = [
    { kind: 'bonus', amountCents: lumpSumCents },
    { kind: 'other', amountCents: cents(besideWagesCents - lumpSumCents) },
  ] as const;
  const paid = earnings.filter(({ amountCents }) => amountCents > 0);
  return paid.length > 0 ? { otherEarnings: paid } : {};
}

function formsOf({
  exempt,
  foreignFarmWorker,
  expectedAnnualIncomeCents,
}: PaidRecord): Pick<WhatIfRecord, 'exempt' | 'foreignFarmWorker' | 'expectedAnnualIncomeCents'> {
  return {
    ...(exempt !== undefined && { exempt }),
    ...(foreignFarmWorker !== undefined && { foreignFarmWorker }),
    ...(expectedAnnualIncomeCents !== undefined && { expectedAnnualIncomeCents }),
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

function daysOf({ periodStart, work }: PaidRecord): DayWorked[] {
  const days: DayWorked[] = [];
  for (let day = 0; day < work.hours.length || day < work.pieces.length; day += 1) {
    if (!isWorked(work, day)) continue;
    const earned = work.pieces[day] ?? noProduct;
    const pieces = earned === 0 ? {} : { pieces: [{ unit: 'piece', count: 1, rate: decimalOf(earned) }] };
    days.push({ date: addDays(periodStart, day), hours: numberOf(work.hours[day] ?? noMeasure), ...pieces });
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
  const mealsDays = record.mealDays ?? daysBetween(record.periodStart, record.periodEnd) + 1;
  return mealsDays === 0
    ? { mealsDays }
    : { mealsDays, mealsPriceCents: cents(Math.round(takenCents / mealsDays)) };
}

function taken(record: PaidRecord, kind: TakenKind): Cents {
  const amount = record.taken[kind];
  return amount === undefined ? zeroCents : cents(amount);
}
