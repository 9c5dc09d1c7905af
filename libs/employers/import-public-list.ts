import { Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '#libs/audit-trail';
import {
  Fingerprints,
  type IdentifiedRow,
  type PublicListRow,
  type RejectedRow,
} from './public-list/index.js';
import { type StoredRows, storeRows } from './public-list.store.js';

/** What an import did. `rows` is the sum of the four kinds: nothing of the file is passed over. */
export interface ImportCounts {
  /** Records of the file below its header. */
  rows: number;
  imported: number;
  updated: number;
  unchanged: number;
  /** Records that were not taken: wrong rows, and notes and blank lines around the table. */
  rejected: number;
  /** Those of the rejected that are wrong rows. */
  wrongRows: number;
  newEmployers: number;
  /** Employers of the file that had been entered before. */
  knownEmployers: number;
  /** Positions of the rows that were taken. */
  positions: number;
}

/** How an import reports while it runs. */
export interface ImportWatch {
  /** Called with each record that is not taken, in file order. */
  rejected(row: RejectedRow): Promise<void>;
  /** Called after each batch that is stored for good. */
  stored(counts: Readonly<ImportCounts>): void;
}

/** Rows that are stored in one transaction: what a stopped import has to read again at most. */
const batchRows = 500;

/** Enters the employers and the lines of a public list of labour-market tests. */
@Injectable()
export class ImportPublicList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Stores rows as they come, a batch at a time, and reads on only when a batch is stored. Rows that are stored already
   * stay as they are or, where the list says something new, are updated; so importing again adds nothing, and completes
   * what a stopped import began. `name` tells one publication of the list from the next.
   */
  async run(
    actor: Actor,
    name: string,
    rows: AsyncIterable<PublicListRow | RejectedRow>,
    watch: ImportWatch,
  ): Promise<ImportCounts> {
    const counts = nothingYet();
    const fingerprints = new Fingerprints();
    let batch: IdentifiedRow[] = [];
    const store = async () => {
      if (batch.length > 0) add(counts, await this.store(actor, name, batch));
      counts.knownEmployers = fingerprints.employersMet - counts.newEmployers;
      batch = [];
      watch.stored(counts);
    };
    for await (const row of rows) {
      counts.rows += 1;
      if (row.outcome === 'rejected') {
        counts.rejected += 1;
        if (row.reason !== 'note' && row.reason !== 'blank') counts.wrongRows += 1;
        await watch.rejected(row);
      } else {
        counts.positions += row.positions;
        batch.push(fingerprints.next(row));
      }
      if (batch.length === batchRows) await store();
    }
    await store();
    return counts;
  }

  private store(actor: Actor, name: string, batch: readonly IdentifiedRow[]): Promise<StoredRows> {
    const kind = batch[0]?.row.list ?? 'approved';
    return this.unitOfWork.run(actor, (work) => storeRows(work, `${kind}/${name}`, batch));
  }
}

function nothingYet(): ImportCounts {
  return {
    rows: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    wrongRows: 0,
    newEmployers: 0,
    knownEmployers: 0,
    positions: 0,
  };
}

function add(counts: ImportCounts, stored: StoredRows): void {
  counts.imported += stored.imported;
  counts.updated += stored.updated;
  counts.unchanged += stored.unchanged;
  counts.newEmployers += stored.newEmployers;
}
