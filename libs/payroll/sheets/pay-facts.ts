import type { JobOrder } from '#libs/job-orders';
import { cents, type Cents, Decimal, dollarsFromCents, type PlainDate, plainDate } from '#libs/quantities';
import type {
  AskableKind,
  PayFacts,
  PaySubject,
  SeasonBalances,
  StatedPay,
  YearToDate,
} from '#libs/rulebook';
import type { PaidSubmitted, PayAsSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement } from './payable-placements.js';

/** What of an order counts for pay. */
export type PayTerms = Pick<JobOrder, 'commodity' | 'hourlyRateCents' | 'meals' | 'mealPriceCents'>;

/** The facts of a pay on the server, which knows always when it is paid. */
export type FactsOfPay = PayFacts & Required<Pick<PayFacts, 'withholding'>>;

/** What earlier pay leaves for a record. */
export interface PaidBefore {
  seasonToDate?: SeasonBalances;
  /** The first day of the weeks in which hours are guaranteed; null where none are. */
  guaranteedFrom?: PlainDate | null;
  /** Paid and withheld by this employer in the year. */
  yearToDate?: YearToDate | undefined;
  /** Gross pay of earlier periods that is made up for with this one. */
  retroactiveCents?: Cents;
}

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
  before: PaidBefore = {},
): FactsOfPay {
  const { seasonToDate, guaranteedFrom = null, yearToDate, retroactiveCents = 0 } = before;
  const hourlyRate = rateOf(submitted, terms);
  const mealsPrice = submitted.mealPriceCents ?? (terms.meals === 'provided' ? terms.mealPriceCents : null);
  const statutory = submitted.withholding ?? submitted.statutory;
  const asked = submitted.paid === undefined ? askedOf(submitted) : takenAs(submitted, submitted.paid);
  return {
    periodStart: plainDate(period.periodStart),
    periodEnd: plainDate(period.periodEnd),
    days: submitted.days.map((day) => ({ ...day, date: plainDate(day.date) })),
    ...(seasonToDate && { seasonToDate }),
    ...(guaranteedFrom === null ? {} : { guaranteedFrom }),
    ...(statutory === undefined ? {} : { statutory }),
    withholding: withholdingOf(period, submitted, yearToDate),
    ...(retroactiveCents > 0 ? { retroactiveCents: cents(retroactiveCents) } : {}),
    asked,
    ...(submitted.paid === undefined ? {} : { stated: statedOf(submitted.paid) }),
    ...(hourlyRate === undefined ? {} : { hourlyRate }),
    ...(placement.firstDayWorkedOn === null ? {} : { firstDayWorked: plainDate(placement.firstDayWorkedOn) }),
    // The cost stands on the placement, but nothing of it is taken back unless the employer asks for it.
    ...(asked.transport === undefined || placement.transportCostCents === null
      ? {}
      : { transportCostCents: cents(placement.transportCostCents) }),
    ...(mealsPrice === null ? {} : { mealsPriceCents: cents(mealsPrice) }),
    ...given('insurancePremiumCents', submitted.insuranceCents),
    ...besideWages(submitted),
    ...given('advancedCents', submitted.advancedCents),
    ...(submitted.consents === undefined ? {} : { consents: submitted.consents }),
  };
}

/** When it is paid, and what the worker's tax forms say. Who comes under the programme is a foreign farm worker; only Quebec asks. */
function withholdingOf(
  { payDate, payPeriods }: SheetPeriod,
  { federalClaimCents, provincialClaimCents, expectedAnnualIncomeCents, exempt }: PayAsSubmitted,
  yearToDate: YearToDate | undefined,
): FactsOfPay['withholding'] {
  return {
    payDate: plainDate(payDate),
    payPeriods,
    foreignFarmWorker: true,
    ...given('federalClaim', federalClaimCents),
    ...given('provincialClaim', provincialClaimCents),
    ...given('expectedAnnualIncomeCents', expectedAnnualIncomeCents),
    ...(exempt && { exempt }),
    ...(yearToDate && { yearToDate }),
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

type Asked = Partial<Record<AskableKind, Cents>>;

function askedOf({ transportCents, administrationCents, advanceCents }: PayAsSubmitted): Asked {
  return {
    ...given('transport', transportCents),
    ...given('administration', administrationCents),
    ...given('advance', advanceCents),
  };
}

function statedOf({ grossCents, earnings = [], deductions = [] }: PaidSubmitted): StatedPay {
  const savings = deductions.reduce((sum, one) => (one.kind === 'savings' ? sum + one.amountCents : sum), 0);
  return {
    grossCents: cents(grossCents),
    earnings: earnings.map(({ kind, amountCents }) => ({ kind, amountCents: cents(amountCents) })),
    savingsCents: cents(savings),
  };
}

/** Always or where they are agreed to, pay takes these without anybody asking. */
const takenUnasked = ['insurance', 'administration', 'liaison-fee', 'meals', 'utilities'] as const;

/** What was taken is all that is asked: what is lawful is then what would have been paid, had no more been taken than the law lets be taken. */
function takenAs(
  { transportRoute, advancedCents }: PayAsSubmitted,
  { deductions = [] }: PaidSubmitted,
): Asked {
  const took = (kind: AskableKind) =>
    cents(deductions.reduce((sum, one) => (one.kind === kind ? sum + one.amountCents : sum), 0));
  const asked: Asked = Object.fromEntries(takenUnasked.map((kind) => [kind, took(kind)]));
  const [transport, housing, advance] = [took('transport'), took('housing'), took('advance')];
  if (transportRoute !== undefined || transport > 0) asked.transport = transport;
  if (housing > 0) asked.housing = housing;
  if (advancedCents !== undefined || advance > 0) asked.advance = advance;
  return asked;
}

function given<Name extends string>(name: Name, amount: number | undefined): Partial<Record<Name, Cents>> {
  return amount === undefined ? {} : ({ [name]: cents(amount) } as Record<Name, Cents>);
}
