import type { Work } from '#libs/audit-trail';
import { newId, readableNumber } from '#libs/platform';
import type { NextStep } from './receipt.entity.js';

/** A receipt as it is handed out. */
export interface ReceiptView {
  number: string;
  /** Place in the one order of receipt. */
  order: number;
  receivedAt: string;
  act: string;
  next: NextStep[];
}

interface Row {
  seq: string;
  act: string;
  receivedAt: Date;
  next: NextStep[];
}

const columns = 'seq, act, received_at as "receivedAt", next';

/** The number of a receipt that people quote, e.g. `R-000042-6`, from its place in the order. */
export function receiptNumber(seq: string): string {
  return readableNumber('R', Number(seq));
}

/** What a receipt is for. */
export interface ReceiptedAct {
  /** Name of the act; repeatable acts carry what tells one from the next, e.g. `amended:3`. */
  act: string;
  subject: { type: string; id: string };
  next: NextStep[];
}

/**
 * Issues the receipt of an act, or finds the one it already has.
 * Call it last in a transaction: the counter stays locked until the commit, which is what makes the order of numbers the
 * order of receipt. The time is taken under the same lock, so later numbers never have earlier times. The same act
 * received at the same moment waits for that lock, gives its number back and finds the first one's receipt.
 */
export async function issueReceipt(work: Work, { act, subject, next }: ReceiptedAct): Promise<ReceiptView> {
  const [row] = await work.query<Row>(`select ${columns} from receipt_issue($1, $2, $3, $4, $5, $6, $7)`, [
    newId(),
    act,
    subject.type,
    subject.id,
    // A worker is kept with the sending ministry but does not act for it: its officers do not see these receipts.
    work.actor.role === 'worker' ? null : work.actor.organisationId,
    work.actor.id,
    JSON.stringify(next),
  ]);
  if (row === undefined) throw new Error('The receipt was not stored');
  return view(row);
}

/** The receipt of an act on a record, if it was received before. */
export async function receiptOf(
  work: Pick<Work, 'query'>,
  subjectId: string,
  act: string,
): Promise<ReceiptView | undefined> {
  const [row] = await work.query<Row>(`select ${columns} from receipt where subject_id = $1 and act = $2`, [
    subjectId,
    act,
  ]);
  return row === undefined ? undefined : view(row);
}

/**
 * How many receipts a record has had. It tells the next of its repeatable acts from the ones before, as long as the
 * record is locked until the transaction ends.
 */
export async function receiptCount(work: Pick<Work, 'query'>, subjectId: string): Promise<number> {
  const [row] = await work.query<{ n: number }>(
    'select count(*)::int as n from receipt where subject_id = $1',
    [subjectId],
  );
  return row?.n ?? 0;
}

function view(row: Row): ReceiptView {
  return {
    number: receiptNumber(row.seq),
    order: Number(row.seq),
    receivedAt: row.receivedAt.toISOString(),
    act: row.act,
    next: row.next,
  };
}
