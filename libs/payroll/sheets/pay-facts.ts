import type { JobOrder } from '#libs/job-orders';
import { cents, type Cents, Decimal, dollarsFromCents, type PlainDate, plainDate } from '#libs/quantities';
import type { PayFacts, PaySubject, SeasonBalances, StatutoryAmount } from '#libs/rulebook';
import type { PayAsSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement } from './payable-placements.js';

/** What of an order counts for pay. */
export type PayTerms = Pick<JobOrder, 'commodity' | 'hourlyRateCents' | 'meals' | 'mealPriceCents'>;

/** Whose pay it is, as the rulebook asks. */
export function paySubject(
  { programme, country, province }: Pick<PayablePlacement, 'programme' | 'country' | 'province'>,
  { commodity }: PayTerms,
  { transportRoute }: PayAsSubmitted,
): PaySubject {
  return {
    programme,
    country,
    province,
    ...(commodity === null ? {} : { commodity }),
    ...(transportRoute === undefined ? {} : { route: transportRoute }),
  };
}

/** The facts of one record as the rulebook takes them: what was submitted, held against the placement and the order. */
export function payFacts(
  period: SheetPeriod,
  submitted: PayAsSubmitted,
  placement: Pick<PayablePlacement, 'firstDayWorkedOn' | 'transportCostCents'>,
  terms: PayTerms,
  season?: { seasonToDate: SeasonBalances; guaranteedFrom: PlainDate | null },
): PayFacts {
  const hourlyRate = rateOf(submitted, terms);
  const mealsPrice = submitted.mealPriceCents ?? (terms.meals === 'provided' ? terms.mealPriceCents : null);
  return {
    periodStart: plainDate(period.periodStart),
    periodEnd: plainDate(period.periodEnd),
    days: submitted.days.map((day) => ({ ...day, date: plainDate(day.date) })),
    ...(season && { seasonToDate: season.seasonToDate }),
    ...(season?.guaranteedFrom ? { guaranteedFrom: season.guaranteedFrom } : {}),
    statutory: statutoryAmounts(submitted),
    asked: asked(submitted),
    ...(hourlyRate === undefined ? {} : { hourlyRate }),
    ...(placement.firstDayWorkedOn === null ? {} : { firstDayWorked: plainDate(placement.firstDayWorkedOn) }),
    // The cost stands on the placement, but nothing of it is taken back unless the employer asks for it.
    ...(submitted.transportCents === undefined || placement.transportCostCents === null
      ? {}
      : { transportCostCents: cents(placement.transportCostCents) }),
    ...(mealsPrice === null ? {} : { mealsPriceCents: cents(mealsPrice) }),
    ...(submitted.insuranceCents === undefined
      ? {}
      : { insurancePremiumCents: cents(submitted.insuranceCents) }),
    ...besideWages(submitted),
    ...given('advancedCents', submitted.advancedCents),
    ...(submitted.consents === undefined ? {} : { consents: submitted.consents }),
  };
}

/** The order's offer holds whatever a sheet says; a sheet can only pay more. */
function rateOf({ hourlyRate }: PayAsSubmitted, { hourlyRateCents }: PayTerms): Decimal | undefined {
  const rates = [
    ...(hourlyRate === undefined ? [] : [new Decimal(hourlyRate)]),
    ...(hourlyRateCents === null ? [] : [new Decimal(dollarsFromCents(cents(hourlyRateCents)))]),
  ];
  return rates.length === 0 ? undefined : Decimal.max(...rates);
}

/** Statutory amounts as the sheet has them, each kind that it names. */
export function statutoryAmounts(submitted: PayAsSubmitted): StatutoryAmount[] {
  const { cppCents, cpp2Cents, eiCents, qpipCents, incomeTaxCents } = submitted;
  const named = [
    ['cpp', cppCents],
    ['cpp2', cpp2Cents],
    ['ei', eiCents],
    ['qpip', qpipCents],
    ['income-tax', incomeTaxCents],
  ] as const;
  return named.flatMap(([kind, amount]) =>
    amount === undefined ? [] : [{ kind, amountCents: cents(amount) }],
  );
}

/** What is to be paid beside the wages. */
function besideWages({
  vacationPay,
  harvester,
  recognition,
}: PayAsSubmitted): Pick<PayFacts, 'vacationPay' | 'harvester' | 'recognition'> {
  return {
    ...(vacationPay === undefined ? {} : { vacationPay }),
    ...(harvester === undefined ? {} : { harvester }),
    ...(recognition === undefined ? {} : { recognition }),
  };
}

function asked({
  transportCents,
  administrationCents,
  advanceCents,
}: PayAsSubmitted): Partial<Record<'transport' | 'administration' | 'advance', Cents>> {
  return {
    ...given('transport', transportCents),
    ...given('administration', administrationCents),
    ...given('advance', advanceCents),
  };
}

function given<Name extends string>(name: Name, amount: number | undefined): Partial<Record<Name, Cents>> {
  return amount === undefined ? {} : ({ [name]: cents(amount) } as Record<Name, Cents>);
}
