import { absent } from '../cells.js';
import type { CellProblem } from '../row-cells.js';
import { kindNumber, type RecordKind, recordKinds } from '../store/fields.js';
import type { RecordStore } from '../store/record-store.js';
import { differences } from './reversal.js';

/** A row whose link cannot stand, and why. */
export interface RejectedLink {
  readonly row: number;
  readonly problems: readonly CellProblem[];
}

/** How the records of a file stand to one another. */
export interface Links {
  readonly rejected: readonly RejectedLink[];
  /** A mark for every row that is not judged by itself; undefined where all of them are. */
  readonly leftOut: Uint8Array | undefined;
  /** Further payments, by the row of the record to which they are added. */
  readonly supplements: ReadonlyMap<number, readonly number[]>;
  /** Rows that are judged in the place of others. */
  readonly corrections: ReadonlySet<number>;
  /** Reversals and corrections of records that are not in the file. */
  readonly outside: readonly { readonly row: number; readonly kind: RecordKind }[];
  /** The row that is judged with what a row pays: its record as it stands; undefined where that was taken back or rejected. */
  standingOf(row: number): number | undefined;
}

const noLinks: Links = {
  rejected: [],
  leftOut: undefined,
  supplements: new Map(),
  corrections: new Set(),
  outside: [],
  standingOf: (row) => row,
};

/**
 * Resolves what supplementary records, reversals and corrections refer to, in whatever order their rows stand. Whoever comes
 * first in the file reverses or corrects a record; a row whose link cannot stand is rejected and changes nothing.
 */
export function resolveLinks(store: RecordStore): Links {
  const regular = kindNumber('regular');
  const rows: number[] = [];
  store.column('kind').forEach((kind, row) => {
    if (kind !== regular) rows.push(row);
  });
  return rows.length === 0 ? noLinks : new LinkResolver(store, rows).resolve();
}

class LinkResolver {
  private readonly problems = new Map<number, readonly CellProblem[]>();
  /** By row, the one that reverses or corrects it. */
  private readonly undoneBy = new Map<number, number>();

  constructor(
    private readonly store: RecordStore,
    private readonly rows: readonly number[],
  ) {}

  resolve(): Links {
    this.rejectLoops();
    for (const row of this.rows) if (!this.problems.has(row)) this.checkTarget(row);
    for (const row of this.rows) this.undo(row);
    const additions = this.add();
    const corrections = new Set<number>();
    const leftOut = new Uint8Array(this.store.size);
    for (const row of this.undoneBy.keys()) leftOut[row] = 1;
    for (const row of this.rows) {
      if (this.isOwn(row)) corrections.add(row);
      else leftOut[row] = 1;
    }
    return {
      rejected: [...this.problems]
        .map(([row, problems]) => ({ row, problems }))
        .sort((a, b) => a.row - b.row),
      ...{ leftOut, corrections, supplements: additions },
      outside: this.rows.flatMap((row) => (this.isOutside(row) ? [{ row, kind: this.kind(row) }] : [])),
      standingOf: (row) => (this.problems.has(row) ? undefined : this.recordOf(row)),
    };
  }

  private kind(row: number): RecordKind {
    return recordKinds[this.store.value(row, 'kind')] ?? 'regular';
  }

  /** The row that a row refers to; -1 where the file has none. */
  private target(row: number): number {
    const refersTo = this.store.value(row, 'refersTo');
    return refersTo === absent ? -1 : this.store.rowOf(refersTo);
  }

  private reject(row: number, expected: string): void {
    const value = this.store.recordIds.text(this.store.value(row, 'refersTo'));
    this.problems.set(row, [{ column: 'refers_to', value, expected }]);
  }

  private line(row: number): number {
    return this.store.value(row, 'line');
  }

  /** Rows that refer to themselves, through others or not. */
  private rejectLoops(): void {
    const seen = new Set<number>();
    for (const start of this.rows) {
      const path: number[] = [];
      let row = start;
      while (row >= 0 && this.kind(row) !== 'regular' && !seen.has(row)) {
        seen.add(row);
        path.push(row);
        row = this.target(row);
      }
      const from = path.indexOf(row);
      if (from < 0) continue;
      const loop = path.slice(from);
      for (const one of loop)
        this.reject(
          one,
          loop.length === 1
            ? 'another record; a record cannot refer to itself'
            : `a record that does not refer back to this one, as lines ${loop.map((other) => this.line(other)).join(', ')} do`,
        );
    }
  }

  private checkTarget(row: number): void {
    const { store } = this;
    const [kind, target] = [this.kind(row), this.target(row)];
    if (target < 0) {
      if (kind === 'supplementary')
        this.reject(row, 'the record_id of a record in this file that could be read; its own record is not');
      return;
    }
    const differs = (field: 'worker' | 'employer' | 'periodStart' | 'periodEnd') =>
      store.value(row, field) !== store.value(target, field);
    const where = `line ${this.line(target)}`;
    if (differs('worker') || differs('employer'))
      this.reject(row, `a record of the same worker and employer; that of ${where} is of another`);
    else if (this.kind(target) === 'reversal')
      this.reject(row, `a record that pays; that of ${where} takes one back`);
    else if (kind === 'supplementary' && (differs('periodStart') || differs('periodEnd')))
      this.reject(row, `a record for the same period; that of ${where} is for another`);
    else if (kind === 'reversal') {
      const wrong = differences(store, row, target);
      if (wrong.length > 0) this.problems.set(row, wrong);
    }
  }

  /** A record is reversed or corrected once. */
  private undo(row: number): void {
    const target = this.target(row);
    if (target < 0 || this.kind(row) === 'supplementary' || this.problems.has(row)) return;
    const first = this.undoneBy.get(target);
    if (first === undefined) this.undoneBy.set(target, row);
    else
      this.reject(
        row,
        `a record that is neither reversed nor corrected yet; line ${this.line(first)} ${this.kind(first) === 'reversal' ? 'reverses' : 'corrects'} it`,
      );
  }

  /** The further payments of each record; those whose record does not stand are rejected, and then those that refer to them. */
  private add(): Map<number, number[]> {
    let left: number;
    do {
      left = this.problems.size;
      for (const row of this.rows)
        if (this.isWithoutRecord(row)) this.reject(row, this.whyWithoutRecord(row));
    } while (this.problems.size > left);
    const additions = new Map<number, number[]>();
    for (const row of this.rows) {
      if (this.problems.has(row) || this.undoneBy.has(row) || !this.isFurther(row)) continue;
      const record = this.recordOf(row) ?? row;
      additions.set(record, [...(additions.get(record) ?? []), row]);
    }
    return additions;
  }

  /** Whether a further payment stands though its record does not. */
  private isWithoutRecord(row: number): boolean {
    if (this.kind(row) !== 'supplementary' || this.problems.has(row) || this.isTakenBack(row)) return false;
    return this.recordOf(row) === undefined;
  }

  /** Whether a row, or what corrects it, is reversed. */
  private isTakenBack(row: number): boolean {
    for (let by = this.undoneBy.get(row); by !== undefined; by = this.undoneBy.get(by))
      if (this.kind(by) === 'reversal') return true;
    return false;
  }

  private whyWithoutRecord(row: number): string {
    const where = `line ${this.line(this.target(row))}`;
    return this.problems.has(this.target(row))
      ? `a record that could be taken; that of ${where} was rejected`
      : `a record that stands; that of ${where} was taken back`;
  }

  /** Whether a row is a further payment: supplementary, or the correction of one. */
  private isFurther(row: number): boolean {
    return this.kind(this.rootOf(row)) === 'supplementary';
  }

  /** The record that a row corrects, through other corrections; the row itself where it corrects none of the file. */
  private rootOf(row: number): number {
    let root = row;
    while (this.kind(root) === 'correction' && !this.isOutside(root)) root = this.target(root);
    return root;
  }

  /** The row to whose record a further payment is added; undefined where it was taken back or rejected. */
  private recordOf(row: number): number | undefined {
    let root = this.rootOf(row);
    while (this.kind(root) === 'supplementary') {
      const target = this.target(root);
      if (target < 0 || this.problems.has(target)) return undefined;
      root = this.rootOf(target);
    }
    let standing = root;
    for (let by = this.undoneBy.get(root); by !== undefined; by = this.undoneBy.get(standing)) {
      if (this.kind(by) === 'reversal') return undefined;
      standing = by;
    }
    return standing;
  }

  /** Whether a row reverses or corrects what the file does not have, or has in a row that was rejected. */
  private isOutside(row: number): boolean {
    if (this.problems.has(row) || !['reversal', 'correction'].includes(this.kind(row))) return false;
    const target = this.target(row);
    return target < 0 || this.problems.has(target);
  }

  /** Whether a row is judged by itself, in the place of another. */
  private isOwn(row: number): boolean {
    if (this.problems.has(row) || this.undoneBy.has(row)) return false;
    return this.kind(row) === 'correction' && !this.isFurther(row);
  }
}
