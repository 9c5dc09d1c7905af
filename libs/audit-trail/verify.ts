import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/** Something wrong with the trail: the entry it shows at and what is wrong there. */
export interface TrailFault {
  seq: number;
  fault: 'changed' | 'removed' | 'end-removed' | 'head-missing';
  detail: string;
}

/** The outcome of a verification: how much was read, the last entry (to be kept somewhere else), and every fault. */
export interface TrailVerdict {
  entries: number;
  head: { seq: number; hash: string };
  faults: TrailFault[];
}

interface Row {
  seq: string;
  entry: string;
  hash: Buffer;
}

const genesis = Buffer.alloc(32);
const pageSize = 5000;

/** The hash of an entry, as the database computes it in `audit_append`. */
export function entryHash(previous: Buffer, seq: number, entry: string): Buffer {
  return createHash('sha256').update(previous).update(`${seq}|`).update(entry).digest();
}

/**
 * Reads the whole trail in order and names every entry that was changed, removed or moved.
 * Each entry is tested against the hash stored before it, so one forged entry is one fault and not a thousand.
 * Entries and head are read in one snapshot: a trail that goes on being written is not taken for a broken one.
 */
export function verifyTrail(
  dataSource: DataSource,
  onProgress?: (entries: number) => void,
): Promise<TrailVerdict> {
  return dataSource.transaction('REPEATABLE READ', (manager) => verifySnapshot(manager, onProgress));
}

async function verifySnapshot(
  manager: EntityManager,
  onProgress?: (entries: number) => void,
): Promise<TrailVerdict> {
  const faults: TrailFault[] = [];
  let last: { seq: number; hash: Buffer } = { seq: 0, hash: genesis };
  let entries = 0;
  for (;;) {
    const page: Row[] = await manager.query(
      'select seq, entry::text as entry, hash from audit_entry where seq > $1 order by seq limit $2',
      [last.seq, pageSize],
    );
    for (const row of page) {
      last = checkEntry(row, last, faults);
      entries += 1;
    }
    onProgress?.(entries);
    if (page.length < pageSize) break;
  }
  await checkHead(manager, last, faults);
  return { entries, head: { seq: last.seq, hash: last.hash.toString('hex') }, faults };
}

function checkEntry(
  row: Row,
  last: { seq: number; hash: Buffer },
  faults: TrailFault[],
): { seq: number; hash: Buffer } {
  const seq = Number(row.seq);
  if (seq !== last.seq + 1) {
    const missing =
      seq - last.seq === 2 ? `entry ${last.seq + 1} is` : `entries ${last.seq + 1} to ${seq - 1} are`;
    faults.push({ seq: last.seq + 1, fault: 'removed', detail: `${missing} not there` });
  } else if (!entryHash(last.hash, seq, row.entry).equals(row.hash)) {
    faults.push({
      seq,
      fault: 'changed',
      detail: `entry ${seq} is not what was written, or not where it was written`,
    });
  }
  return { seq, hash: row.hash };
}

async function checkHead(
  manager: EntityManager,
  last: { seq: number; hash: Buffer },
  faults: TrailFault[],
): Promise<void> {
  const heads: { seq: string; hash: Buffer }[] = await manager.query(
    'select seq, hash from audit_head where id = 1',
  );
  const head = heads[0];
  if (head === undefined) {
    faults.push({
      seq: last.seq,
      fault: 'head-missing',
      detail: 'the record of the last entry is not there',
    });
  } else if (Number(head.seq) > last.seq) {
    faults.push({
      seq: last.seq + 1,
      fault: 'end-removed',
      detail: `the trail should go on to entry ${head.seq}`,
    });
  } else if (Number(head.seq) < last.seq || !head.hash.equals(last.hash)) {
    faults.push({
      seq: last.seq,
      fault: 'changed',
      detail: `the last entry is not the one that the head names (${head.seq})`,
    });
  }
}
