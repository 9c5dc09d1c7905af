import { cents, type Measure, measuresOf, multiply, type PlainDate, type Product } from '#libs/quantities';
import type { PaidRecord, StatutoryAmount } from '#libs/rulebook';
import { Calendar } from './calendar.js';
import { absent } from './cells.js';
import { TextIndex } from './text-index.js';

/** What is held of each record, in whole numbers; money in cents, rates and hours in ten-thousandths. */
const fields = [
  ...['record', 'worker', 'employer', 'subject', 'consents', 'line'],
  ...['periodStart', 'periodEnd', 'payDate', 'firstDay', 'contractFrom', 'contractTo'],
  ...['payPeriods', 'hoursAt', 'hoursCount', 'piecesAt', 'piecesCount'],
  ...['hourlyRate', 'pieceRate', 'prevailingRate', 'gross', 'net', 'cpp', 'ei', 'incomeTax'],
  ...[
    'transport',
    'meals',
    'insurance',
    'administration',
    'savings',
    'utilities',
    'housing',
    'agencyFee',
    'other',
  ],
  ...['transportCost', 'mealsDays', 'federalClaim', 'provincialClaim'],
] as const;
export type Field = (typeof fields)[number];

/** Where each field stands in the numbers of a record. */
export const fieldAt = Object.fromEntries(fields.map((name, index) => [name, index])) as Record<
  Field,
  number
>;
/** A record with the number of its subject: programme, province, commodity. */
export interface StoredRecord extends PaidRecord {
  readonly subject: number;
}

const width = fields.length;
const rowsPerPage = 4096;

/**
 * The records of a file, packed: about 200 bytes each instead of the kilobytes of objects and texts, since a worker's
 * records may lie anywhere in it and have to wait for one another.
 */
export class RecordStore {
  readonly calendar = new Calendar();
  readonly recordIds = new TextIndex();
  readonly workers = new TextIndex();
  readonly employers = new TextIndex();
  readonly subjects = new TextIndex();
  readonly consents = new TextIndex();
  /** The numbers of the record that is being read. */
  readonly draft = new Int32Array(width);
  private readonly pages: Int32Array[] = [];
  private numbers = new Int32Array(1 << 16);
  private numbersUsed = 0;
  private readonly consentLists: string[][] = [];
  private readonly rowsOfIds: number[] = [];
  private rowCount = 0;

  get size(): number {
    return this.rowCount;
  }

  /** The first row with a record id, by the number of the id. */
  rowOf(recordId: number): number {
    return this.rowsOfIds[recordId] ?? -1;
  }

  /** Adds the record whose numbers stand in `draft`. */
  append(): void {
    const row = this.rowCount;
    const place = (row % rowsPerPage) * width;
    if (place === 0) this.pages.push(new Int32Array(rowsPerPage * width));
    this.pageOf(row).set(this.draft, place);
    const record = this.draft[fieldAt.record] ?? 0;
    if (record === this.rowsOfIds.length) this.rowsOfIds.push(row);
    this.rowCount += 1;
  }

  /** Holds the numbers of a list, and says where. */
  hold(values: readonly number[]): number {
    const start = this.numbersUsed;
    if (start + values.length > this.numbers.length) {
      const wider = new Int32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers.set(values, start);
    this.numbersUsed += values.length;
    return start;
  }

  value(row: number, field: Field): number {
    return this.pageOf(row)[(row % rowsPerPage) * width + fieldAt[field]] ?? 0;
  }

  /** A record as the checks take it. */
  record(row: number): StoredRecord {
    const page = this.pageOf(row);
    const place = (row % rowsPerPage) * width;
    const value = (at: number): number => page[place + at] ?? 0;
    const { calendar } = this;
    return {
      subject: value(fieldAt.subject),
      recordId: this.recordIds.text(value(fieldAt.record)),
      workerId: this.workers.text(value(fieldAt.worker)),
      employerId: this.employers.text(value(fieldAt.employer)),
      periodStart: calendar.date(value(fieldAt.periodStart)),
      periodEnd: calendar.date(value(fieldAt.periodEnd)),
      payDate: calendar.date(value(fieldAt.payDate)),
      payPeriods: value(fieldAt.payPeriods),
      firstDayWorked: calendar.maybe(value(fieldAt.firstDay)),
      contractFrom: calendar.maybe(value(fieldAt.contractFrom)),
      contractTo: calendar.maybe(value(fieldAt.contractTo)),
      work: {
        hours: measuresOf(this.list(value(fieldAt.hoursAt), value(fieldAt.hoursCount))),
        pieces: this.pieces(value(fieldAt.piecesAt), value(fieldAt.piecesCount), value(fieldAt.pieceRate)),
      },
      offeredRate: measureOf(value(fieldAt.hourlyRate)),
      prevailingRate: measureOf(value(fieldAt.prevailingRate)),
      grossCents: cents(value(fieldAt.gross)),
      netCents: cents(value(fieldAt.net)),
      statutory: statutoryOf(value),
      taken: {
        transport: value(fieldAt.transport),
        meals: value(fieldAt.meals),
        insurance: value(fieldAt.insurance),
        administration: value(fieldAt.administration),
        savings: value(fieldAt.savings),
        utilities: value(fieldAt.utilities),
        housing: value(fieldAt.housing),
        'agency-fee': value(fieldAt.agencyFee),
        other: value(fieldAt.other),
      },
      transportCostCents: amount(value(fieldAt.transportCost)),
      mealDays: amount(value(fieldAt.mealsDays)),
      consents: this.consentsOf(value(fieldAt.consents)),
      federalClaimCents: amount(value(fieldAt.federalClaim)),
      provincialClaimCents: amount(value(fieldAt.provincialClaim)),
    };
  }

  /** One field of all records. */
  private column(field: Field): Int32Array {
    const values = new Int32Array(this.rowCount);
    let place: number = fieldAt[field];
    let page = this.pages[0];
    for (let row = 0, next = 1; row < this.rowCount; row += 1, place += width) {
      if (place >= rowsPerPage * width) {
        page = this.pages[next];
        next += 1;
        place -= rowsPerPage * width;
      }
      values[row] = page?.[place] ?? 0;
    }
    return values;
  }

  /** The last pay day of each employer. */
  lastPayDates(): (employerId: string) => PlainDate | undefined {
    const last = new Int32Array(this.employers.size);
    const payDates = this.column('payDate');
    this.column('employer').forEach((employer, row) => {
      last[employer] = Math.max(last[employer] ?? 0, payDates[row] ?? 0);
    });
    return (employerId) => {
      const employer = this.employers.find(employerId);
      return employer < 0 ? undefined : this.calendar.date(last[employer] ?? 0);
    };
  }

  /** The rows of each worker, in the order of the file: `rows` from `starts[worker]` up to `starts[worker + 1]`. */
  rowsByWorker(): { starts: Int32Array; rows: Int32Array } {
    const starts = new Int32Array(this.workers.size + 1);
    const workers = this.column('worker');
    for (const worker of workers) starts[worker + 1] = (starts[worker + 1] ?? 0) + 1;
    for (let worker = 0; worker < this.workers.size; worker += 1) {
      starts[worker + 1] = (starts[worker + 1] ?? 0) + (starts[worker] ?? 0);
    }
    const next = starts.slice();
    const rows = new Int32Array(this.rowCount);
    workers.forEach((worker, row) => {
      const place = next[worker] ?? 0;
      rows[place] = row;
      next[worker] = place + 1;
    });
    return { starts, rows };
  }

  private pageOf(row: number): Int32Array {
    const page = this.pages[Math.floor(row / rowsPerPage)];
    if (page === undefined) throw new RangeError(`There is no record ${row}; there are ${this.rowCount}`);
    return page;
  }

  private list(start: number, count: number): Int32Array {
    return this.numbers.subarray(start, start + count);
  }

  private pieces(start: number, count: number, rate: number): readonly Product[] {
    if (count === 0) return none;
    return Array.from(this.list(start, count), (pieces) => multiply(measureOf(pieces), measureOf(rate)));
  }

  private consentsOf(index: number): readonly string[] {
    return (this.consentLists[index] ??= this.consents
      .text(index)
      .split(' ')
      .filter((kind) => kind !== ''));
  }
}

const none: readonly Product[] = [];

/** Numbers of ten-thousandths are measures; what is absent counts as none. */
const measureOf = (parts: number) => Math.max(0, parts) as Measure;

const statutoryColumns = [
  ['cpp', fieldAt.cpp],
  ['ei', fieldAt.ei],
  ['income-tax', fieldAt.incomeTax],
] as const;

/** What was withheld, as far as the row tells. */
function statutoryOf(value: (at: number) => number): StatutoryAmount[] {
  const reported: StatutoryAmount[] = [];
  for (const [kind, at] of statutoryColumns) {
    const amountCents = value(at);
    if (amountCents !== absent) reported.push({ kind, amountCents: cents(amountCents) });
  }
  return reported;
}

const amount = (value: number) => (value === absent ? undefined : cents(value));
