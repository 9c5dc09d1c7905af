import {
  claimCeilingCents,
  isPayPeriodCount,
  payPeriodCounts,
  type Rulebook,
  takenKinds,
} from '#libs/rulebook';
import { absent, readDecimal, unreadable } from './cells.js';
import type { PayRecordColumn } from './column-names.js';
import type { ColumnsFound } from './columns.js';
import { type CellProblem, nameIn, RowCells } from './row-cells.js';
import { isClaimE, readBeside } from './rows/read-beside.js';
import { checkUnique, holdReference, readKind } from './rows/read-kind.js';
import { holdWork, readWork } from './rows/read-work.js';
import type { HeldRoutes } from './rows/routes.js';
import type { Calendar } from './store/calendar.js';
import { fieldAt } from './store/fields.js';
import type { RecordStore } from './store/record-store.js';
import { unreadLinks } from './store/unread-rows.js';
import type { Vocabulary } from './vocabulary.js';

const longestPeriodDays = 35;

/** What reading a row needs beside its cells. */
export interface RowReading {
  readonly columns: ColumnsFound;
  readonly rulebook: Rulebook;
  readonly vocabulary: Vocabulary;
  readonly routes: HeldRoutes;
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
  const refersTo = readKind(row, store);
  const days = readDates(row, reading);
  const subject = readSubject(row, reading);
  const work = readWork(row, store, days);
  const consents = readConsents(row);
  readMoney(row, reading);
  if (reading.columns.hasRare) readBeside(row, store);
  readCounts(row, draft, days);
  if (row.problems.length === 0) checkUnique(row, recordId, workerId, employerId, store);
  if (row.problems.length > 0) return row.problems;
  draft[fieldAt.line] = line;
  draft[fieldAt.record] = store.recordIds.add(recordId);
  draft[fieldAt.worker] = store.workers.add(workerId);
  draft[fieldAt.employer] = store.employers.add(employerId);
  draft[fieldAt.subject] = store.subjects.add(subject);
  draft[fieldAt.consents] = store.consents.add(consents);
  holdReference(store, refersTo);
  holdWork(store, work);
  store.append();
  return row.problems;
}

/** Notes what a row that was rejected tells all the same: of whom and of which days it may be. */
export function noteUnread(cells: readonly string[], { columns, store }: RowReading): void {
  const raw = (column: PayRecordColumn) => cells[columns.at[column]] ?? '';
  const day = (column: PayRecordColumn) => Math.max(absent, store.calendar.read(raw(column)));
  const [worker, employer] = [nameIn(raw('worker_id')), nameIn(raw('employer_id'))];
  const [periodStart, periodEnd] = [day('period_start'), day('period_end')];
  const refersTo = nameIn(raw('refers_to'));
  store.unread.add({
    worker: worker ? store.workers.add(worker) : absent,
    employer: employer ? store.employers.add(employer) : absent,
    periodStart: periodEnd < periodStart ? absent : periodStart,
    periodEnd: periodEnd < periodStart ? absent : periodEnd,
    link: linkOf(raw('record_kind')),
    refersTo: refersTo ? store.recordIds.add(refersTo) : absent,
    tellsOfEarlier: Number(raw('ytd_gross')) === 0 ? 0 : 1,
  });
}

/** What a row is to another record by its kind; a kind that nobody knows may take the other one back. */
function linkOf(kind: string): number {
  if (kind === '' || kind === 'regular') return unreadLinks.none;
  return kind === 'supplementary' ? unreadLinks.adds : unreadLinks.replaces;
}

/** Programme, province, commodity and route, as one text. */
function readSubject(row: RowCells, { vocabulary, routes, store }: RowReading): string {
  const { programmes, provinces, commodities } = vocabulary;
  const programme = row.raw('programme');
  const isProgramme = programmes.has(programme);
  if (!isProgramme) row.wrong('programme', `one of ${[...programmes].join(', ')}`);
  const province = row.raw('province').toUpperCase();
  const isProvince = provinces.has(province);
  if (!isProvince) row.wrong('province', `a province in two letters: ${[...provinces].join(', ')}`);
  const commodity = row.raw('commodity');
  if (commodity !== '' && !commodities.has(commodity))
    row.wrong('commodity', `empty, or one of ${[...commodities].join(', ')}`);
  let route = row.raw('route');
  const periodEnd = store.draft[fieldAt.periodEnd] ?? unreadable;
  if (route !== '' && isProgramme && isProvince && periodEnd >= 0) {
    const held = routes.on(programme, province, store.calendar.date(periodEnd));
    if (held.length === 0) route = '';
    else if (!held.includes(route)) row.wrong('route', `empty, or one of ${held.join(', ')}`);
  }
  return `${programme}\t${province}\t${commodity}\t${route}`;
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

/** Kinds of deduction by the words that a row may use for them: the kind itself, or its column. */
const consentKinds: ReadonlyMap<string, string> = new Map([
  ...takenKinds.flatMap((kind) => [[kind, kind] as const, [kind.replace('-', '_'), kind] as const]),
  ['advance_recovered', 'advance'],
]);

/** The kinds that a worker agreed to, each once and in one order. */
function readConsents(row: RowCells): string {
  const raw = row.raw('consents');
  if (raw === '') return '';
  const words = raw.toLowerCase().split(' ');
  const kinds = words.filter((word) => word !== '').map((word) => consentKinds.get(word));
  if (kinds.includes(undefined)) {
    const known = takenKinds.map((kind) => kind.replace('-', '_')).join(' ');
    row.wrong('consents', `kinds of deduction separated by spaces: ${known}`);
  }
  return [...new Set(kinds)].sort().join(' ');
}

const claims: ReadonlySet<string> = new Set(['federal_claim', 'provincial_claim']);

function readMoney(row: RowCells, { columns, store }: RowReading): void {
  if (columns.hasRare) store.draftRare.fill(absent);
  for (const { column, at, isRare, empty, isPaid } of columns.money) {
    const isE = claims.has(column) && isClaimE(row.raw(column));
    const cents = isE ? absent : row.money(column, empty !== 'refused', isPaid);
    const fields = isRare ? store.draftRare : store.draft;
    fields[at] = empty === 'zero' ? heldOf(cents, isRare, row) : cents;
    if (cents > claimCeilingCents && claims.has(column))
      row.wrong(column, `a claim of at most ${claimCeilingCents / 100} dollars, as a TD1 form can have`);
  }
}

/** What is held of an amount that counts as 0 where it is empty: nothing of a rare one that is 0. Of a reversal it matters what is empty. */
function heldOf(cents: number, isRare: boolean, { isReversal }: RowCells): number {
  if (isReversal || cents > 0) return cents;
  return isRare ? absent : 0;
}

function readCounts(row: RowCells, draft: Int32Array, days: number): void {
  const text = row.raw('meals_days');
  const unsigned = row.isReversal ? text.replace('-', '') : text;
  const mealsDays = readDecimal(unsigned, 0, days || longestPeriodDays);
  if (mealsDays === unreadable) row.wrong('meals_days', `whole days, 0 to the ${days} of the period`);
  const payPeriods = readDecimal(row.raw('pay_periods'), 0, 99);
  if (!isPayPeriodCount(payPeriods))
    row.wrong('pay_periods', `pay periods a year: one of ${payPeriodCounts.join(', ')}`);
  draft[fieldAt.mealsDays] = mealsDays;
  draft[fieldAt.payPeriods] = payPeriods;
}
