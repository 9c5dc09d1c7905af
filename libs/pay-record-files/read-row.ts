import type { Rulebook } from '#libs/rulebook';
import { absent, readList } from './cells.js';
import type { ColumnsFound } from './columns.js';
import type { FieldValues, RecordStore } from './record-store.js';
import { type CellProblem, RowCells } from './row-cells.js';
import type { Vocabulary } from './vocabulary.js';

const longestPeriodDays = 35;
const dayParts = 240_000;
const payPeriodsKnown = new Set([52, 53, 26, 27, 24, 12]);
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
const optionalMoney = [
  ...([
    'transport',
    'meals',
    'insurance',
    'administration',
    'savings',
    'utilities',
    'housing',
    'other',
  ] as const),
];

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
  const [recordId, workerId, employerId] = [
    row.text('record_id'),
    row.text('worker_id'),
    row.text('employer_id'),
  ];
  const subject = readSubject(row, reading.vocabulary);
  const dates = readDates(row, reading);
  // 0 where the period itself cannot be read.
  const days = dates.periodStart < 0 ? 0 : Math.max(0, dates.periodEnd - dates.periodStart + 1);
  const hours = readHours(row, days);
  const pieces = readPieces(row, days);
  const rates = readRates(row, hours, pieces);
  const consents = readConsents(row);
  const money = readMoney(row);
  const mealsDays = row.whole(
    'meals_days',
    days || longestPeriodDays,
    `whole days, 0 to the ${days} of the period`,
  );
  const payPeriods = row.whole('pay_periods', 99, 'pay periods a year: 52, 26, 24 or 12');
  if (payPeriods !== -2 && !payPeriodsKnown.has(payPeriods))
    row.wrong('pay_periods', 'pay periods a year: 52, 26, 24 or 12');
  if (row.problems.length === 0) checkUnique(row, recordId, { workerId, employerId, ...dates }, reading);
  if (row.problems.length > 0) return row.problems;
  store.append({
    ...{ ...dates, ...rates, ...money, mealsDays, payPeriods, line },
    record: store.recordIds.add(recordId),
    worker: store.workers.add(workerId),
    employer: store.employers.add(employerId),
    subject: store.subjects.add(subject),
    consents: store.consents.add(consents),
    hoursAt: store.hold(hours),
    hoursCount: hours.length,
    piecesAt: store.hold(pieces),
    piecesCount: pieces.length,
  });
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

type Dates = Pick<
  FieldValues,
  'periodStart' | 'periodEnd' | 'payDate' | 'firstDay' | 'contractFrom' | 'contractTo'
>;

function readDates(row: RowCells, { store: { calendar }, rulebook, vocabulary }: RowReading): Dates {
  const read = (column: Parameters<RowCells['raw']>[0], mayBeEmpty: boolean): number => {
    const day = calendar.read(row.raw(column));
    if (day === absent ? mayBeEmpty : day >= 0) return day;
    return row.wrong(column, 'a date of the calendar as YYYY-MM-DD');
  };
  const [periodStart, periodEnd] = [read('period_start', false), read('period_end', false)];
  const payDate = read('pay_date', false);
  const firstDay = read('first_day_worked', true);
  const [contractFrom, contractTo] = [read('contract_from', true), read('contract_to', true)];
  if (periodStart >= 0 && periodEnd >= 0) {
    const last = calendar.date(periodStart + longestPeriodDays - 1);
    if (periodEnd < periodStart)
      row.wrong('period_end', `a date on or after period_start, ${row.raw('period_start')}`);
    else if (periodEnd - periodStart >= longestPeriodDays)
      row.wrong('period_end', `at most ${longestPeriodDays} days from period_start: up to ${last}`);
    else if (
      !rulebook.editions.some(
        ({ from, to }) => from <= calendar.date(periodEnd) && calendar.date(periodEnd) < to,
      )
    )
      row.wrong('period_end', `a day of a season that the rulebook covers: ${vocabulary.seasons}`);
    if (payDate >= 0 && payDate < periodStart)
      row.wrong('pay_date', `a date on or after period_start, ${row.raw('period_start')}`);
  }
  if (contractFrom >= 0 && contractTo >= 0 && contractTo < contractFrom)
    row.wrong('contract_to', `a date on or after contract_from, ${row.raw('contract_from')}`);
  return { periodStart, periodEnd, payDate, firstDay, contractFrom, contractTo };
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
  hours: readonly number[],
  pieces: readonly number[],
): Pick<FieldValues, 'hourlyRate' | 'pieceRate' | 'prevailingRate'> {
  const hourlyRate = row.rate('hourly_rate', 2);
  const pieceRate = row.rate('piece_rate', 4);
  if (pieces.length > 0 && pieceRate === 0) row.wrong('piece_rate', 'the rate of a piece, above 0');
  else if (hourlyRate === 0 && pieces.length === 0 && hours.some((one) => one > 0))
    row.wrong('hourly_rate', 'a rate above 0, or daily_pieces with a piece_rate');
  return { hourlyRate, pieceRate, prevailingRate: row.rate('prevailing_rate', 2) };
}

function readConsents(row: RowCells): string {
  const text = row.raw('consents').toLowerCase();
  if (text !== '' && !text.split(' ').every((kind) => kind === '' || consentKinds.has(kind)))
    row.wrong('consents', `kinds of deduction separated by spaces: ${[...consentKinds].join(' ')}`);
  return text;
}

type Money = Omit<
  FieldValues,
  | keyof Dates
  | ('record' | 'worker' | 'employer' | 'subject' | 'consents' | 'line' | 'payPeriods' | 'mealsDays')
  | ('hoursAt' | 'hoursCount' | 'piecesAt' | 'piecesCount' | 'hourlyRate' | 'pieceRate' | 'prevailingRate')
>;

function readMoney(row: RowCells): Money {
  const deductions = Object.fromEntries(
    optionalMoney.map((column) => [column, Math.max(0, row.money(column, true))]),
  ) as Record<(typeof optionalMoney)[number], number>;
  return {
    ...deductions,
    agencyFee: Math.max(0, row.money('agency_fee', true)),
    gross: row.money('gross', false),
    net: row.money('net', false),
    cpp: row.money('cpp', true),
    ei: row.money('ei', true),
    incomeTax: row.money('income_tax', true),
    transportCost: row.money('transport_cost', true),
    federalClaim: row.money('federal_claim', true),
    provincialClaim: row.money('provincial_claim', true),
  };
}

/** An id stands once, but for a row that pays the same worker, employer and period again: that is a finding. */
function checkUnique(
  row: RowCells,
  recordId: string,
  own: { workerId: string; employerId: string; periodStart: number; periodEnd: number },
  { store }: RowReading,
): void {
  const known = store.recordIds.find(recordId);
  if (known < 0) return;
  const first = store.rowOf(known);
  const same =
    store.value(first, 'worker') === store.workers.find(own.workerId) &&
    store.value(first, 'employer') === store.employers.find(own.employerId) &&
    store.value(first, 'periodStart') === own.periodStart &&
    store.value(first, 'periodEnd') === own.periodEnd;
  if (!same) row.wrong('record_id', `an id that stands once; line ${store.value(first, 'line')} has it too`);
}
