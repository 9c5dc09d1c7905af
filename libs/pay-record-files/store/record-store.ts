import { absent } from '../cells.js';
import { Calendar } from './calendar.js';
import { type Field, fieldAt, kindNumber, rareAt, type RareField, rareWidth, recordWidth } from './fields.js';
import { TextIndex } from './text-index.js';
import { unreadLinks, type UnreadRow, UnreadRows } from './unread-rows.js';

const rowsPerPage = 4096;

const linkOf = (kind: number): number => {
  if (kind === kindNumber('supplementary')) return unreadLinks.adds;
  return kind === kindNumber('regular') ? unreadLinks.none : unreadLinks.replaces;
};

/**
 * The records of a file, packed: about 200 bytes each instead of the kilobytes of objects and texts, since a worker's
 * records may lie anywhere in it and have to wait for one another.
 */
export class RecordStore {
  readonly calendar = new Calendar();
  /** Ids of records, and those that records refer to. */
  readonly recordIds = new TextIndex();
  readonly workers = new TextIndex();
  readonly employers = new TextIndex();
  readonly subjects = new TextIndex();
  readonly consents = new TextIndex();
  readonly exemptions = new TextIndex();
  readonly unread = new UnreadRows(this);
  /** The numbers of the record that is being read. */
  readonly draft = new Int32Array(recordWidth);
  /** Its rare fields; what is absent is not held. */
  readonly draftRare = new Int32Array(rareWidth).fill(absent);
  private readonly pages: Int32Array[] = [];
  private numbers = new Int32Array(1 << 16);
  private numbersUsed = 0;
  private readonly rowsOfIds: number[] = [];
  private rowCount = 0;

  get size(): number {
    return this.rowCount;
  }

  /** The first row with a record id, by the number of the id; -1 where no row has it. */
  rowOf(recordId: number): number {
    return (this.rowsOfIds[recordId] ?? 0) - 1;
  }

  /** Adds the record whose numbers stand in `draft` and `draftRare`. */
  append(): void {
    const row = this.rowCount;
    const place = (row % rowsPerPage) * recordWidth;
    this.holdRare();
    if (place === 0) this.pages.push(new Int32Array(rowsPerPage * recordWidth));
    this.pageOf(row).set(this.draft, place);
    const record = this.draft[fieldAt.record] ?? 0;
    // An id that another record refers to has a number before its own record comes: without holes, 0 stands for none.
    while (this.rowsOfIds.length <= record) this.rowsOfIds.push(0);
    if (this.rowsOfIds[record] === 0) this.rowsOfIds[record] = row + 1;
    this.rowCount += 1;
  }

  /** Holds the numbers of a list, and says where. */
  hold(values: ArrayLike<number>): number {
    const start = this.numbersUsed;
    while (start + values.length > this.numbers.length) {
      const wider = new Int32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers.set(values, start);
    this.numbersUsed += values.length;
    return start;
  }

  value(row: number, field: Field): number {
    return this.pageOf(row)[(row % rowsPerPage) * recordWidth + fieldAt[field]] ?? 0;
  }

  /** A rare field of a record; `absent` where it has none. */
  rare(row: number, field: RareField): number {
    const pairs = this.list(this.value(row, 'rareAt'), 2 * this.value(row, 'rareCount'));
    for (let at = 0; at < pairs.length; at += 2)
      if (pairs[at] === rareAt[field]) return pairs[at + 1] ?? absent;
    return absent;
  }

  /** Of whom and of which days a record is. */
  whose(row: number): UnreadRow {
    return {
      worker: this.value(row, 'worker'),
      employer: this.value(row, 'employer'),
      periodStart: this.value(row, 'periodStart'),
      periodEnd: this.value(row, 'periodEnd'),
      link: linkOf(this.value(row, 'kind')),
      refersTo: this.value(row, 'refersTo'),
      tellsOfEarlier: this.rare(row, 'ytdGross') > 0 ? 1 : 0,
    };
  }

  /** All numbers of a record, by `fieldAt`. */
  numbersOf(row: number): Int32Array {
    const place = (row % rowsPerPage) * recordWidth;
    return this.pageOf(row).subarray(place, place + recordWidth);
  }

  /** Numbers that were held. */
  list(start: number, count: number): Int32Array {
    return this.numbers.subarray(start, start + count);
  }

  /** One field of all records. */
  column(field: Field): Int32Array {
    const values = new Int32Array(this.rowCount);
    let place: number = fieldAt[field];
    let page = this.pages[0];
    for (let row = 0, next = 1; row < this.rowCount; row += 1, place += recordWidth) {
      if (place >= rowsPerPage * recordWidth) {
        page = this.pages[next];
        next += 1;
        place -= rowsPerPage * recordWidth;
      }
      values[row] = page?.[place] ?? 0;
    }
    return values;
  }

  private holdRare(): void {
    const pairs: number[] = [];
    for (let at = 0; at < rareWidth; at += 1) {
      const value = this.draftRare[at] ?? absent;
      if (value !== absent) pairs.push(at, value);
    }
    this.draft[fieldAt.rareCount] = pairs.length / 2;
    this.draft[fieldAt.rareAt] = pairs.length === 0 ? 0 : this.hold(pairs);
  }

  private pageOf(row: number): Int32Array {
    const page = this.pages[Math.floor(row / rowsPerPage)];
    if (page === undefined) throw new RangeError(`There is no record ${row}; there are ${this.rowCount}`);
    return page;
  }
}
