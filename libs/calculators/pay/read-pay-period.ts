import { daysBetween, type PlainDate } from '#libs/quantities';
import {
  type DayWorked,
  longestPeriodDays,
  type PayFacts,
  payPeriodCounts,
  type PaySubject,
  type SeasonBalances,
  takenKinds,
} from '#libs/rulebook';
import { given } from './given.js';
import { JsonPlace, type PlaceFinding } from './json-place.js';
import type { KnownWords } from './known-words.js';
import { readAdvance, readBesideWages } from './read-beside.js';
import { readTaxes, readWithheld } from './read-taxes.js';

/** A pay period that was read. */
export interface PayPeriod {
  subject: PaySubject;
  facts: PayFacts;
}

const must = ['programme', 'country', 'province', 'periodStart', 'periodEnd'] as const;
const mustToo = ['payDate', 'payPeriods', 'days'] as const;
const may = ['commodity', 'firstDayWorked', 'hourlyRate', 'prevailingRate', 'transportCost'] as const;
const mayToo = ['route', 'consents', 'claims', 'yearToDate', 'seasonToDate'] as const;
const mayBeside = ['vacationPay', 'harvester', 'recognition', 'otherEarnings', 'advance'] as const;
const mayDeduct = [
  'insurancePremium',
  'administration',
  'withholding',
  'expectedAnnualIncome',
  'exempt',
] as const;
type Field =
  | (typeof must)[number]
  | (typeof mustToo)[number]
  | (typeof may)[number]
  | (typeof mayToo)[number]
  | (typeof mayBeside)[number]
  | (typeof mayDeduct)[number];
type Period = Pick<PayFacts, 'periodStart' | 'periodEnd'>;
type Places = Readonly<Record<Field, JsonPlace>>;

/** What was read of a document. */
export interface PeriodRead {
  /** Everything that is wrong with it, each with its place. */
  readonly findings: readonly PlaceFinding[];
  /** The pay period; with findings, what can be known of it all the same. Absent where it is not known whose or of when it is. */
  readonly period?: PayPeriod;
}

/** Reads one pay period strictly, and as far as it can be read. */
export function readPayPeriod(document: unknown, known: KnownWords): PeriodRead {
  const findings: PlaceFinding[] = [];
  const top = new JsonPlace(document, '$', findings);
  const places: Places = top.fields<Field>(
    [...must, ...mustToo],
    [...may, ...mayToo, ...mayBeside, ...mayDeduct],
  );
  const subject = readSubject(places, known);
  const facts = readFacts(places);
  return subject === undefined || facts === undefined
    ? { findings }
    : { findings, period: { subject, facts } };
}

function readSubject(places: Places, known: KnownWords): PaySubject | undefined {
  const programme = places.programme.oneOf(known.programmes);
  const country =
    programme === undefined ? places.country.text() : places.country.oneOf(known.countriesOf(programme));
  const province = places.province.oneOf(known.provinces);
  const more = given({
    commodity: places.commodity.oneOf(known.commodities),
    route: places.route.text(),
  });
  if (programme === undefined || country === undefined || province === undefined) return undefined;
  return { programme, country, province, ...more };
}

function readFacts(places: Places): PayFacts | undefined {
  const payPeriods = places.payPeriods.wholeOf(payPeriodCounts);
  const period = readPeriod(places, payPeriods);
  const payDate = readPayDate(places.payDate, period);
  const days = readDays(places.days, period);
  const facts = given({
    hourlyRate: places.hourlyRate.dollars(),
    prevailingRate: places.prevailingRate.dollars(),
    firstDayWorked: readFirstDay(places.firstDayWorked, period),
    transportCostCents: places.transportCost.cents(),
    consents: readConsents(places.consents),
    seasonToDate: readSeason(places.seasonToDate),
    insurancePremiumCents: places.insurancePremium.cents(),
    ...readBesideWages(places),
    ...readAdvance(places),
  });
  const noRate = places.hourlyRate.isAbsent || Number(facts.hourlyRate) === 0;
  if (noRate && isUnpaid(days)) places.hourlyRate.wrong('a rate above 0, since no pieces are paid');
  const taxes = readTaxes(places);
  const statutory = readWithheld(places.withholding) ?? 'compute';
  if (!period || payDate === undefined || payPeriods === undefined) return undefined;
  // Whoever is under the programme is a foreign farm worker; only Quebec asks.
  const withholding = { payDate, payPeriods, foreignFarmWorker: true, ...taxes };
  return { ...period, ...facts, days, statutory, withholding };
}

/** Hours without any rate: a worker paid by the piece has pieces in the period. */
function isUnpaid(days: readonly DayWorked[]): boolean {
  const hasHours = days.some(({ hours }) => Number(hours) > 0);
  const hasPieces = days.some(({ pieces }) => pieces?.some(({ count }) => Number(count) > 0));
  return hasHours && !hasPieces;
}

function readPeriod(places: Places, payPeriods: number | undefined): Period | undefined {
  const periodStart = places.periodStart.date();
  const periodEnd = places.periodEnd.date();
  if (periodStart === undefined || periodEnd === undefined) return undefined;
  const most = payPeriods === undefined ? Infinity : longestPeriodDays(payPeriods);
  if (periodEnd < periodStart)
    places.periodEnd.wrong(`a day from the start of the period, ${periodStart}, on`);
  else if (daysBetween(periodStart, periodEnd) >= most)
    places.periodEnd.wrong(`a period of at most ${most} days, as payPeriods says`);
  return { periodStart, periodEnd };
}

function readPayDate(place: JsonPlace, period: Period | undefined): PlainDate | undefined {
  const payDate = place.date();
  if (payDate !== undefined && period && payDate < period.periodStart)
    place.wrong(`a day from the start of the period, ${period.periodStart}, on`);
  return payDate;
}

function readFirstDay(place: JsonPlace, period: Period | undefined): PlainDate | undefined {
  const first = place.date();
  if (first !== undefined && period && first > period.periodEnd)
    place.wrong(`a day up to the end of the period, ${period.periodEnd}`);
  return first;
}

function readDays(place: JsonPlace, period: Period | undefined): DayWorked[] {
  const seen = new Set<PlainDate>();
  return place.list().flatMap((one) => {
    const places = one.fields(['date', 'hours'], ['pieces', 'meals']);
    const date = places.date.date();
    const hours = places.hours.amount(24, 2);
    const pieces = places.pieces.list().flatMap((piece) => readPieces(piece));
    const meals = places.meals.yesNo();
    if (date === undefined || hours === undefined) return [];
    if (period && (date < period.periodStart || date > period.periodEnd))
      places.date.wrong(`a day of the period ${period.periodStart} to ${period.periodEnd}`);
    if (seen.has(date)) places.date.wrong('each day once');
    seen.add(date);
    return [{ date, hours, ...given({ pieces: pieces.length > 0 ? pieces : undefined, meals }) }];
  });
}

function readPieces(place: JsonPlace): { unit: string; count: string; rate: string }[] {
  const places = place.fields(['unit', 'count', 'rate']);
  const unit = places.unit.text();
  const count = places.count.amount(1_000_000, 4);
  const rate = places.rate.dollars(4);
  return unit === undefined || count === undefined || rate === undefined ? [] : [{ unit, count, rate }];
}

function readConsents(place: JsonPlace): string[] | undefined {
  if (place.isAbsent) return undefined;
  return place.list().flatMap((one) => one.oneOf(takenKinds) ?? []);
}

function readSeason(place: JsonPlace): Partial<SeasonBalances> | undefined {
  if (place.isAbsent) return undefined;
  const places = place.fields([], ['transport', 'administration', 'savings', 'advance', 'hours']);
  return given({
    transportCents: places.transport.cents(),
    administrationCents: places.administration.cents(),
    savingsCents: places.savings.cents(),
    advanceCents: places.advance.cents(),
    hours: places.hours.amount(9999, 2),
  });
}
