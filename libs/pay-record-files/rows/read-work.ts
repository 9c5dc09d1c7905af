import { absent, unreadable } from '../cells.js';
import { readRate, type RowCells } from '../row-cells.js';
import { fieldAt, kindNumber, rareAt } from '../store/fields.js';
import type { RecordStore } from '../store/record-store.js';

const dayParts = 240_000;
const mostPieces = 2_000_000_000;

/** The hours and pieces of a row, and the rates of the pieces where days have rates of their own. */
export interface WorkRead {
  readonly hours: readonly number[];
  readonly pieces: readonly number[];
  readonly pieceRates: readonly number[] | undefined;
}

/** Reads hours, pieces and rates; the rates go into the draft. `days` is the length of the period, 0 where it is not known. */
export function readWork(row: RowCells, { draft }: RecordStore, days: number): WorkRead {
  const isFurther = draft[fieldAt.kind] === kindNumber('supplementary');
  const hours = readHours(row, days, isFurther);
  const pieces = readPieces(row, days);
  const hourlyRate = row.rate('hourly_rate', 2);
  const pieceRates = readPieceRates(row, draft, pieces);
  // The rate of a further payment may be that of its record.
  if (hourlyRate === 0 && pieces.length === 0 && hours.some((one) => one > 0) && !isFurther)
    row.wrong('hourly_rate', 'a rate above 0, or daily_pieces with a piece_rate');
  draft[fieldAt.hourlyRate] = hourlyRate;
  draft[fieldAt.prevailingRate] = row.rate('prevailing_rate', 2);
  return { hours, pieces, pieceRates };
}

/** Holds what was read in the store. */
export function holdWork(store: RecordStore, { hours, pieces, pieceRates }: WorkRead): void {
  const { draft, draftRare } = store;
  draft[fieldAt.hoursAt] = store.hold(hours);
  draft[fieldAt.hoursCount] = hours.length;
  draft[fieldAt.piecesAt] = store.hold(pieces);
  draft[fieldAt.piecesCount] = pieces.length;
  draftRare[rareAt.pieceRatesAt] = pieceRates === undefined ? absent : store.hold(pieceRates);
}

function readHours(row: RowCells, days: number, isFurther: boolean): number[] {
  const hours = row.days('daily_hours', dayParts, true);
  if (hours === undefined || (hours.length === 0 && !isFurther)) {
    const sign = row.isReversal
      ? ', each the negative of what the record has, e.g. -10 -9.5 0 -8'
      : ', e.g. 10 9.5 0 8';
    row.wrong('daily_hours', `the hours of each day, 0 to 24, separated by spaces${sign}`);
    return [];
  }
  if (days > 0 && hours.length > days) row.wrong('daily_hours', `at most ${days} days, as the period has`);
  return hours;
}

function readPieces(row: RowCells, days: number): number[] {
  const pieces = row.days('daily_pieces', mostPieces, false);
  if (pieces === undefined)
    row.wrong('daily_pieces', 'the pieces of each day, 0 or more, separated by spaces');
  else if (days > 0 && pieces.length > days)
    row.wrong('daily_pieces', `at most ${days} days, as the period has`);
  return pieces ?? [];
}

/** One rate for all days goes into the draft; rates of their own, one for each day with a number of pieces, come back. */
function readPieceRates(row: RowCells, draft: Int32Array, pieces: readonly number[]): number[] | undefined {
  const texts = row
    .raw('piece_rate')
    .split(' ')
    .filter((one) => one !== '');
  const isAnyPaid = pieces.some((one) => one > 0);
  if (texts.length <= 1) {
    const rate = row.rate('piece_rate', 4);
    if (isAnyPaid && rate === 0) row.wrong('piece_rate', 'the rate of a piece, above 0');
    draft[fieldAt.pieceRate] = rate;
    return undefined;
  }
  draft[fieldAt.pieceRate] = absent;
  const rates = texts.map((text) => readRate(row.isReversal ? text.replace('-', '') : text, 4));
  if (rates.length !== pieces.length || rates.includes(unreadable))
    row.wrong(
      'piece_rate',
      `dollars with at most four decimals: one rate for all days, or one for each of the ${pieces.length} days of daily_pieces`,
    );
  else if (rates.some((rate, day) => rate === 0 && (pieces[day] ?? 0) > 0))
    row.wrong('piece_rate', 'a rate above 0 for every day with pieces');
  return rates;
}
