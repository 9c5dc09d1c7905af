import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/audit-trail';
import { defineRefusals, isReadableNumber, notFound, Refused } from '#libs/platform';
import { receiptNumber, type ReceiptView } from './receipts.js';
import type { NextStep } from './receipt.entity.js';

const refuse = defineRefusals({
  RECEIPT_NUMBER_MISTYPED: {
    status: 422,
    en: [
      'The number is mistyped',
      '“{number}” is not the number of a receipt: its last digit does not fit the others.',
      'Read it again; it looks like R-000042-6.',
    ],
    fr: [
      'Numéro mal saisi',
      '« {number} » n’est pas un numéro de reçu : son dernier chiffre ne correspond pas aux autres.',
      'Relisez-le; il ressemble à R-000042-6.',
    ],
    es: [
      'El número está mal escrito',
      '«{number}» no es el número de un recibo: su última cifra no corresponde a las demás.',
      'Léalo de nuevo; se parece a R-000042-6.',
    ],
  },
});

/** A receipt as its holder finds it again, with what it is for. */
export interface ReceiptOfView extends ReceiptView {
  subjectType: string;
  subjectId: string;
}

interface Row {
  seq: string;
  act: string;
  subjectType: string;
  subjectId: string;
  receivedAt: Date;
  next: NextStep[];
}

const columns = `seq, act, subject_type as "subjectType", subject_id as "subjectId",
  received_at as "receivedAt", next`;

/** Who asks for receipts: their id, role and organisation decide which exist for them. */
type Holder = Pick<Actor, 'id' | 'role' | 'organisationId'>;

/** Reads receipts: an organisation's own; a worker's are the worker's alone. */
@Injectable()
export class ReceiptQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first, a page at a time; `before` is the order of the last one of the page before. */
  async list(
    holder: Holder,
    { before, limit }: { before?: number | undefined; limit: number },
  ): Promise<{ items: ReceiptOfView[]; next: string | null }> {
    const rows: Row[] = await this.dataSource.query(
      `select ${columns} from receipt where ${ownReceipts(holder)} and ($2::bigint is null or seq < $2)
       order by seq desc limit $3`,
      [ownerOf(holder), before ?? null, limit],
    );
    return {
      items: rows.map(view),
      next: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
    };
  }

  /** One receipt by its number. A mistyped number is told as such; another's receipt is not found. */
  async one(holder: Holder, number: string): Promise<ReceiptOfView> {
    const written = number.trim().toUpperCase();
    if (!isReadableNumber('R', written)) throw new Refused([refuse('RECEIPT_NUMBER_MISTYPED', { number })]);
    const [row]: Row[] = await this.dataSource.query(
      `select ${columns} from receipt where ${ownReceipts(holder)} and seq = $2`,
      [ownerOf(holder), placeOf(written)],
    );
    if (row === undefined) throw notFound('receipt');
    return view(row);
  }
}

/** The place in the order that a well-formed number stands for. */
function placeOf(number: string): string {
  return String(Number(number.split('-')[1]));
}

function ownReceipts({ role }: Holder): string {
  return role === 'worker' ? 'organisation_id is null and actor_id = $1' : 'organisation_id = $1';
}

function ownerOf({ role, id, organisationId }: Holder): string | null {
  return role === 'worker' ? id : organisationId;
}

function view({ seq, receivedAt, ...rest }: Row): ReceiptOfView {
  return { ...rest, number: receiptNumber(seq), order: Number(seq), receivedAt: receivedAt.toISOString() };
}
