import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import type { PlacementState } from '#libs/placements';
import { newId, notFound, type Refusal, refuseIf } from '#libs/platform';
import { cents, dateIn, dollarsFromCents } from '#libs/quantities';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { finalWagesOpen } from './final-wages.js';
import { PayListeners } from '../listeners.js';
import { refuseMoney } from './money-refusals.js';
import { type DebtKind, WorkerAccountEntry } from './worker-account.entity.js';
import { guaranteeKinds } from '../guarantee/guarantee-deadlines.js';
import { openOf, type OwingStay } from './worker-account.store.js';

/** A payment to a worker, with its proof. */
export interface DebtPayment {
  /** Everything that is owed when left out. */
  amountCents?: number | undefined;
  paidOn: string;
  method: string;
  proofReference: string;
}

/** What a payment became. Money in cents. */
export interface DebtPaid {
  receipt: ReceiptView;
  amountCents: number;
  /** Still owed. */
  openCents: number;
}

type Stay = OwingStay & { number: string; state: PlacementState; arrivedOn: string | null };

/** Paying what is owed to workers beside the regular pay, wherever they are by then. */
@Injectable()
export class PayDebts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly listeners: PayListeners,
  ) {}

  /** Enters a payment of guaranteed hours that were not given; never of more than is owed. */
  guarantee(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      const open = await openOf(work, placementId, 'hours-guarantee');
      const paid = await enterPayment(work, stay, 'hours-guarantee', open, payment);
      if (paid.openCents === 0) await this.guaranteeMet(work, placementId);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'hours-guarantee', paid.openCents, null) };
    });
  }

  /** Enters a payment of what became known of earlier pay after the last one; never of more than is owed. */
  retroactive(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      const open = await openOf(work, placementId, 'retroactive-pay');
      const paid = await enterPayment(work, stay, 'retroactive-pay', open, payment);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'retroactive-pay', paid.openCents, null) };
    });
  }

  /**
   * Enters a payment of final wages. Throws Refused while the stay has not ended or has no pay record, and for more than
   * the net pay of its last records.
   */
  finalWages(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      refuseIf(stayFindings(stay));
      const open = await finalWagesOpen(work, placementId);
      refuseIf(open === null ? [refuseMoney('FINAL_PAY_RECORD_MISSING', { placement: stay.number })] : []);
      const paid = await enterPayment(work, stay, 'final-wages', open ?? 0, payment);
      const subject = { type: 'placement', id: placementId };
      const dueOn = await this.deadlines.dayOwed(work, placementId, 'FINAL_WAGES');
      if (paid.openCents === 0) {
        await this.deadlines.settle(work, subject, 'FINAL_WAGES', 'met');
        const totalCents = await paidOf(work, placementId);
        const { paidOn, proofReference } = payment;
        await this.listeners.finalWagesPaid(work, { placementId, totalCents, paidOn, proofReference });
      }
      return { ...paid, receipt: await receiptFor(work, paid.id, 'final-wages', paid.openCents, dueOn) };
    });
  }

  private async guaranteeMet(work: Work, placementId: string): Promise<void> {
    const [cause] = await work.query<{ rootId: string }>(
      `select cause_id as "rootId" from worker_account_entry
       where placement_id = $1 and kind = 'hours-guarantee' and sense = 'owed' limit 1`,
      [placementId],
    );
    if (cause !== undefined) await this.deadlines.settleAll(work, [cause.rootId], guaranteeKinds, 'met');
  }
}

/** A stay at the caller's own farm, locked until the transaction ends. Throws not found. */
async function lockOwnStay(work: Work, principal: Principal, placementId: string): Promise<Stay> {
  const [stay] = await work.query<Stay>(
    `select id as "placementId", number, state, arrived_on as "arrivedOn", worker_id as "workerId",
       employer_id as "employerId", province, country
     from placement where id = $1 and employer_id = $2 for update`,
    [placementId, ownEmployer(principal)],
  );
  if (stay === undefined) throw notFound('placement');
  return stay;
}

function stayFindings({ number, state }: Stay): Refusal[] {
  return state === 'departed' || state === 'early-return'
    ? []
    : [refuseMoney('STAY_NOT_ENDED', { placement: number, state })];
}

/** What was paid of final wages, in all. */
async function paidOf(work: Work, placementId: string): Promise<number> {
  const [row] = await work.query<{ paid: number }>(
    `select coalesce(-sum(amount_cents), 0)::int as paid from worker_account_entry
     where placement_id = $1 and kind = 'final-wages' and sense = 'paid'`,
    [placementId],
  );
  return row?.paid ?? 0;
}

async function enterPayment(
  work: Work,
  { number, arrivedOn, ...stay }: Stay,
  kind: DebtKind,
  open: number,
  { amountCents, paidOn, method, proofReference }: DebtPayment,
): Promise<{ id: string; amountCents: number; openCents: number }> {
  const paid = amountCents ?? open;
  // The latest calendar day that has begun anywhere in the provinces is never ahead of UTC's.
  const today = dateIn(work.now, 'UTC');
  const from = arrivedOn ?? '–';
  refuseIf([
    ...(paidOn > today || (arrivedOn !== null && paidOn < arrivedOn)
      ? [refuseMoney('PAYMENT_DATE_WRONG', { paidOn, from, today })]
      : []),
    ...(open <= 0 ? [refuseMoney('NOTHING_OWED', { kind, placement: number })] : []),
    ...(open > 0 && paid > open
      ? [
          refuseMoney('PAYMENT_OVER_OWED', {
            paid: dollarsFromCents(cents(paid)),
            owed: dollarsFromCents(cents(open)),
          }),
        ]
      : []),
  ]);
  const id = newId();
  const { placementId, workerId, employerId, province, country } = stay;
  await work.manager.insert(WorkerAccountEntry, {
    ...{ id, placementId, workerId, employerId, province, country, kind },
    sense: 'paid',
    amountCents: -paid,
    causeId: id,
    turn: 0,
    ...{ paidOn, method, proofReference },
    enteredAt: work.now,
  });
  const openCents = open - paid;
  work.record({
    action: 'worker-account.paid',
    subject: { type: 'placement', id: placementId },
    before: { openCents: open },
    after: { workerAccountEntryId: id, kind, openCents, paidOn },
  });
  return { id, amountCents: paid, openCents };
}

const payActs: Readonly<Record<DebtKind, string>> = {
  'final-wages': 'PAY_FINAL_WAGES',
  'hours-guarantee': 'PAY_GUARANTEE',
  'retroactive-pay': 'PAY_RETROACTIVE_PAY',
};

function receiptFor(
  work: Work,
  entryId: string,
  kind: DebtKind,
  openCents: number,
  dueOn: string | null,
): Promise<ReceiptView> {
  const act = payActs[kind];
  const next: NextStep[] = openCents > 0 ? [{ act, by: 'employer', dueOn }] : [];
  const subject = { type: 'worker-account-entry', id: entryId };
  return issueReceipt(work, { act: `${kind}-paid`, subject, next });
}
