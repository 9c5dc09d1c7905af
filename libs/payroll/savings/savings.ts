import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, refuseIf } from '#libs/platform';
import { cents, dateIn, dollarsFromCents } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { SavingsEntry, type SavingsEntryKind } from '../balances.entity.js';
import { refuse } from '../refusals.js';
import { savingsOwed } from './savings.store.js';

/** A line of a worker's savings account. */
export interface SavingsLine {
  id: string;
  kind: SavingsEntryKind;
  amountCents: number;
  /** As an ISO 4217 code. */
  currency: string;
  placementId: string | null;
  payRecordId: string | null;
  paidOn: string | null;
  method: string | null;
  enteredAt: string;
}

/** A worker's savings: what is owed, and how it came about. */
export interface SavingsAccount {
  workerId: string;
  /** Null while nothing was ever withheld. */
  currency: string | null;
  owedCents: number;
  withheldCents: number;
  paidOutCents: number;
  entries: SavingsLine[];
}

/** A payment of savings to a worker. */
export interface Payout {
  /** Everything that is owed when left out. */
  amountCents?: number | undefined;
  paidOn: string;
  method: string;
  proofReference: string;
}

/** The savings that were withheld from workers: what is owed to them, and paying it out. */
@Injectable()
export class Savings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A worker's account. Reading it leaves a trace. */
  account(principal: Principal, workerId: string): Promise<SavingsAccount> {
    return this.unitOfWork.run(principal, async (work) => {
      await visibleWorker(work, principal, workerId, '');
      const entries = await work.query<Omit<SavingsLine, 'enteredAt'> & { enteredAt: Date }>(
        `select id, kind, amount_cents as "amountCents", currency, placement_id as "placementId",
           pay_record_id as "payRecordId", paid_on as "paidOn", method, entered_at as "enteredAt"
         from savings_entry where worker_id = $1 order by entered_at, id`,
        [workerId],
      );
      work.record({ action: 'savings.read', subject: { type: 'worker', id: workerId } });
      const sum = (...kinds: SavingsEntryKind[]): number =>
        entries.reduce(
          (total, { kind, amountCents }) => (kinds.includes(kind) ? total + amountCents : total),
          0,
        );
      return {
        workerId,
        currency: entries[0]?.currency ?? null,
        owedCents: sum('withheld', 'adjusted', 'paid-out'),
        withheldCents: sum('withheld', 'adjusted'),
        paidOutCents: 0 - sum('paid-out'),
        entries: entries.map((entry) => ({ ...entry, enteredAt: entry.enteredAt.toISOString() })),
      };
    });
  }

  /** Enters a payment, never of more than is owed: the worker's row is locked, so that two payments cannot both see it. */
  payOut(
    principal: Principal,
    workerId: string,
    { amountCents, paidOn, method, proofReference }: Payout,
  ): Promise<{ receipt: ReceiptView; amountCents: number; owedCents: number }> {
    return this.unitOfWork.run(principal, async (work) => {
      await visibleWorker(work, principal, workerId, 'for update of w');
      const { owed, currency } = await savingsOwed(work, workerId);
      const paid = amountCents ?? owed;
      refuseIf(payoutFindings(work, owed, paid, paidOn));
      const id = newId();
      await work.manager.insert(SavingsEntry, {
        id,
        workerId,
        kind: 'paid-out',
        amountCents: -paid,
        // Something is owed, and so in a currency.
        currency: currency as string,
        paidOn,
        method,
        proofReference,
        enteredAt: work.now,
      });
      work.record({
        action: 'savings.paid-out',
        subject: { type: 'worker', id: workerId },
        before: { owedCents: owed },
        after: { savingsEntryId: id, owedCents: owed - paid, paidOn },
      });
      const subject = { type: 'savings-entry', id };
      const receipt = await issueReceipt(work, { act: 'savings-paid-out', subject, next: [] });
      return { receipt, amountCents: paid, owedCents: owed - paid };
    });
  }
}

function payoutFindings(work: Work, owed: number, paid: number, paidOn: string) {
  // The latest calendar day that has begun anywhere in the provinces is never ahead of UTC's.
  const today = dateIn(work.now, 'UTC');
  return [
    ...(paidOn > today ? [refuse('PAYOUT_IN_FUTURE', { paidOn, today })] : []),
    ...(owed <= 0 ? [refuse('SAVINGS_NONE')] : []),
    ...(owed > 0 && paid > owed
      ? [
          refuse('SAVINGS_NOT_ENOUGH', {
            asked: dollarsFromCents(cents(paid)),
            balance: dollarsFromCents(cents(owed)),
          }),
        ]
      : []),
  ];
}

/** A worker that the caller can see: by country, as themselves, or by the provinces in which they were placed. */
async function visibleWorker(
  work: Work,
  principal: Principal,
  workerId: string,
  lock: '' | 'for update of w',
): Promise<void> {
  const seen = scopeCondition(
    principal.scope,
    { country: 'w.country', worker: 'w.id', province: 'p.province' },
    2,
  );
  const placed =
    principal.scope.kind === 'provinces'
      ? `exists (select from placement p where p.worker_id = w.id and ${seen.sql})`
      : seen.sql;
  const rows = await work.query(`select w.id from worker w where w.id = $1 and ${placed} ${lock}`, [
    workerId,
    ...seen.parameters,
  ]);
  if (rows.length === 0) throw notFound('worker');
}
