import { claimCeilingCents, isPayPeriodCount, payPeriodCounts, type Rulebook } from '#libs/rulebook';
import type { Calendar } from './calendar.js';
import { absent, readDecimal, readList, unreadable } from './cells.js';
import type { ColumnsFound, PayRecordColumn } from './columns.js';
import { fieldAt, type RecordStore } from './record-store.js';
import { type CellProblem, RowCells } from './row-cells.js';
import type { Vocabulary } from './vocabulary.js';

const longestPeriodDays = 35;
const dayParts = 240_000;
const consentKinds = new Set([
  ...[
    'transport',
    'meals',
    'insurance',
    'administration',
    'savings',
    'utilities',
    'housing',
    'agency_fee',
    'other',
  ],
]);
/** Columns of money, where each goes, and whether it may be empty; empty deductions count as 0. */
const moneyColumns: readonly [PayRecordColumn, number, 'must' | 'may' | 'zero'][] = [
  ['gross', fieldAt.gross, 'must'],
  ['net', fieldAt.net, 'must'],
  ['cpp', fieldAt.cpp, 'may'],
  ['ei', fieldAt.ei, 'may'],
  ['income_tax', fieldAt.incomeTax, 'may'],
  ['transport', fieldAt.transport, 'zero'],
  ['meals', fieldAt.meals, 'zero'],
  ['insurance', fieldAt.insurance, 'zero'],
  ['administration', fieldAt.administration, 'zero'],
  ['savings', fieldAt.savings, 'zero'],
  ['utilities', fieldAt.utilities, 'zero'],
  ['housing', fieldAt.housing, 'zero'],
  ['agency_fee', fieldAt.agencyFee, 'zero'],
  ['other', fieldAt.other, 'zero'],
  ['transport_cost', fieldAt.transportCost, 'may'],
  ['federal_claim', fieldAt.federalClaim, 'may'],
  ['provincial_claim', fieldAt.provincialClaim, 'may'],
];

const claims: ReadonlySet<string> = new Set(['federal_claim', 'provincial_claim']);

/** What reading a row needs beside its cells. */
export interface RowReading {
  readonly columns: ColumnsFound;
  readonly rulebook: Rulebook;
  readonly vocabulary: Vocabulary;
  readonly store: RecordStore;
}

/** Reads one row into the store; gives back what is wrong with it, and then nothing is stored. */
export function readRow(cells: readonly string[], line: number, reading: RowReading): readonly CellProblem[] {
  const row = new RowCells(cells, reading.columns);
  const { store } = reading;
  const { draft } = store;
  const recordId = row.text('record_id');
  const workerId = row.text('worker_id');
  const employerId = row.text('employer_id');
  const subject = readSubject(row, reading.vocabulary);
  const days = readDates(row, reading);
  const hours = readHours(row, days);
  const pieces = readPieces(row, days);
  readRates(row, draft, hours, pieces);
  const consents = readConsents(row);
  readMoney(row, draft);
  readCounts(row, draft, days);
  if (row.problems.length === 0) checkUnique(row, recordId, workerId, employerId, store);
  if (row.problems.length > 0) return row.problems;
  draft[fieldAt.line] = line;
  draft[fieldAt.record] = store.recordIds.add(recordId);
  draft[fieldAt.worker] = store.workers.add(workerId);
  draft[fieldAt.employer] = store.employers.add(employerId);
  draft[fieldAt.subject] = store.subjects.add(subject);
  draft[fieldAt.consents] = store.consents.add(consents);
  draft[fieldAt.hoursAt] = store.hold(hours);
  draft[fieldAt.hoursCount] = hours.length;
  draft[fieldAt.piecesAt] = store.hold(pieces);
  draft[fieldAt.piecesCount] = pieces.length;
  store.append();
  return row.problems;
}

/** Programme, province and commodity, as one text. */
function readSubject(row: RowCells, { programmes, provinces, commodities }: Vocabulary): string {
  const programme = row.raw('programme');
  if (!programmes.has(programme)) row.wrong('programme', `one of ${[...programmes].join(', ')}`);
  const province = row.raw('province');
  if (!provinces.has(province))
    row.wrong('province', `a province in two letters: ${[...provinces].join(', ')}`);
  const commodity = row.raw('commodity');
  if (commodity !== '' && !commodities.has(commodity))
    row.wrong('commodity', `empty, or one of ${[...commodities].join(', ')}`);
  return `${programme}\t${province}\t${commodity}`;
}

function readDate(row: RowCells, calendar: Calendar, column: PayRecordColumn, mayBeEmpty: boolean): number {
  const day = calendar.read(row.raw(column));
  if (day === absent ? mayBeEmpty : day >= 0) return day;
  return row.wrong(column, 'a date of the calendar as YYYY-MM-DD');
}

/** Reads the dates into the draft; gives the days of the period, 0 where it cannot be read. */
function readDates(row: RowCells, reading: RowReading): number {
  const { calendar, draft } = reading.store;
  const periodStart = readDate(row, calendar, 'period_start', false);
  const periodEnd = readDate(row, calendar, 'period_end', false);
  const contractFrom = readDate(row, calendar, 'contract_from', true);
  const contractTo = readDate(row, calendar, 'contract_to', true);
  draft[fieldAt.periodStart] = periodStart;
  draft[fieldAt.periodEnd] = periodEnd;
  draft[fieldAt.payDate] = readDate(row, calendar, 'pay_date', false);
  draft[fieldAt.firstDay] = readDate(row, calendar, 'first_day_worked', true);
  draft[fieldAt.contractFrom] = contractFrom;
  draft[fieldAt.contractTo] = contractTo;
  if (contractFrom >= 0 && contractTo >= 0 && contractTo < contractFrom)
    row.wrong('contract_to', `a date on or after contract_from, ${row.raw('contract_from')}`);
  if (periodStart < 0 || periodEnd < 0) return 0;
  checkPeriod(row, periodStart, periodEnd, reading);
  return Math.max(0, periodEnd - periodStart + 1);
}

function checkPeriod(row: RowCells, periodStart: number, periodEnd: number, reading: RowReading): void {
  const { rulebook, vocabulary, store } = reading;
  const end = store.calendar.date(periodEnd);
  const from = row.raw('period_start');
  const payDate = store.draft[fieldAt.payDate] ?? 0;
  if (periodEnd < periodStart) row.wrong('period_end', `a date on or after period_start, ${from}`);
  else if (periodEnd - periodStart >= longestPeriodDays)
    row.wrong(
      'period_end',
      `at most ${longestPeriodDays} days: up to ${store.calendar.date(periodStart + longestPeriodDays - 1)}`,
    );
  else if (!rulebook.editions.some((edition) => edition.from <= end && end < edition.to))
    row.wrong('period_end', `a day of a season that the rulebook covers: ${vocabulary.seasons}`);
  if (payDate >= 0 && payDate < periodStart)
    row.wrong('pay_date', `a date on or after period_start, ${from}`);
}

function readHours(row: RowCells, days: number): number[] {
  const hours = readList(row.raw('daily_hours'), 4, dayParts);
  if (hours === undefined || hours.length === 0) {
    row.wrong('daily_hours', 'the hours of each day, 0 to 24, separated by spaces, e.g. 10 9.5 0 8');
    return [];
  }
  if (days > 0 && hours.length > days) row.wrong('daily_hours', `at most ${days} days, as the period has`);
  return hours;
}

function readPieces(row: RowCells, days: number): number[] {
  const pieces = readList(row.raw('daily_pieces'), 4, 2_000_000_000);
  if (pieces === undefined)
    row.wrong('daily_pieces', 'the pieces of each day, 0 or more, separated by spaces');
  else if (days > 0 && pieces.length > days)
    row.wrong('daily_pieces', `at most ${days} days, as the period has`);
  return pieces ?? [];
}

function readRates(
  row: RowCells,
  draft: Int32Array,
  hours: readonly number[],
  pieces: readonly number[],
): void {
  const hourlyRate = row.rate('hourly_rate', 2);
  const pieceRate = row.rate('piece_rate', 4);
  if (pieces.length > 0 && pieceRate === 0) row.wrong('piece_rate', 'the rate of a piece, above 0');
  else if (hourlyRate === 0 && pieces.length === 0 && hours.some((one) => one > 0))
    row.wrong('hourly_rate', 'a rate above 0, or daily_pieces with a piece_rate');
  draft[fieldAt.hourlyRate] = hourlyRate;
  draft[fieldAt.pieceRate] = pieceRate;
  draft[fieldAt.prevailingRate] = row.rate('prevailing_rate', 2);
}

function readConsents(row: RowCells): string {
  const text = row.raw('consents').toLowerCase();
  if (text !== '' && !text.split(' ').every((kind) => kind === '' || consentKinds.has(kind)))
    row.wrong('consents', `kinds of deduction separated by spaces: ${[...consentKinds].join(' ')}`);
  return text;
}

function readMoney(row: RowCells, draft: Int32Array): void {
  for (const [column, field, empty] of moneyColumns) {
    const cents = row.money(column, empty !== 'must');
    draft[field] = cents === absent && empty === 'zero' ? 0 : cents;
    if (cents > claimCeilingCents && claims.has(column))
      row.wrong(column, `a claim of at most ${claimCeilingCents / 100} dollars, as a TD1 form can have`);
  }
}

function readCounts(row: RowCells, draft: Int32Array, days: number): void {
  const mealsDays = readDecimal(row.raw('meals_days'), 0, days || longestPeriodDays);
  if (mealsDays === unreadable) row.wrong('meals_days', `whole days, 0 to the ${days} of the period`);
  const payPeriods = readDecimal(row.raw('pay_periods'), 0, 99);
  if (!isPayPeriodCount(payPeriods))
    row.wrong('pay_periods', `pay periods a year: one of ${payPeriodCounts.join(', ')}`);
  draft[fieldAt.mealsDays] = mealsDays;
  draft[fieldAt.payPeriods] = payPeriods;
}

/** An id stands once, but for a row that pays the same worker, employer and period again: that is a finding. */
function checkUnique(
  row: RowCells,
  recordId: string,
  workerId: string,
  employerId: string,
  store: RecordStore,
): void {
  const known = store.recordIds.find(recordId);
  if (known < 0) return;
  const first = store.rowOf(known);
  const same =
    store.value(first, 'worker') === store.workers.find(workerId) &&
    store.value(first, 'employer') === store.employers.find(employerId) &&
    store.value(first, 'periodStart') === store.draft[fieldAt.periodStart] &&
    store.value(first, 'periodEnd') === store.draft[fieldAt.periodEnd];
  if (!same) row.wrong('record_id', `an id that stands once; line ${store.value(first, 'line')} has it too`);
}
