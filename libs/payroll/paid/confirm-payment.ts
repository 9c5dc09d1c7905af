import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { notFound, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { type PaidColumns, type PaymentProof, toPayOf } from './paid.js';
import { standing } from '../records/pay-record.states.js';
import { provePay } from './prove-pay.js';
import { lockPayable, type PayablePlacement } from '../sheets/payable-placements.js';
import { type PaidStay, paymentDayProblems } from '../accounts/debt-payments.js';
import { FollowFinalWages } from '../accounts/follow-final-wages.js';
import { refuseMoney } from '../accounts/money-refusals.js';
import { PayFinalWages } from '../accounts/pay-final-wages.js';
import { openOf } from '../accounts/worker-account.store.js';

/** What a confirmation became. */
export interface PaymentConfirmed {
  receipt: ReceiptView;
  records: { id: string; number: string; netCents: number }[];
}

type Unproven = PaidColumns & {
  id: string;
  number: string;
  placementId: string;
  periodStart: string;
  /** What of it is owed as final wages: its proof is a payment of them. */
  onAccount: boolean;
};

/** Proving that pay reached its workers, as it was worked out or as the employer stated it. */
@Injectable()
export class ConfirmPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wages: PayFinalWages,
    private readonly finalWages: FollowFinalWages,
  ) {}

  /** Enters that the pay of every record of a sheet of the caller's own reached its worker. Throws Refused where none waits for a proof. */
  sheet(principal: Principal, sheetId: string, proof: PaymentProof): Promise<PaymentConfirmed> {
    const of = { condition: 's.id = $1', parameter: sheetId, subject: { type: 'pay-sheet', id: sheetId } };
    return this.confirm(principal, of, 'pay sheet', proof);
  }

  /** The same for one record. */
  record(principal: Principal, id: string, proof: PaymentProof): Promise<PaymentConfirmed> {
    const of = { condition: 'r.id = $1', parameter: id, subject: { type: 'pay-record', id } };
    return this.confirm(principal, of, 'pay record', proof);
  }

  private confirm(
    principal: Principal,
    {
      condition,
      parameter,
      subject,
    }: { condition: string; parameter: string; subject: { type: string; id: string } },
    what: string,
    proof: PaymentProof,
  ): Promise<PaymentConfirmed> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const placements = await lockPlacements(work, `${condition} and s.employer_id = $2`, [
        parameter,
        employerId,
      ]);
      if (placements === undefined) throw notFound(what);
      const records = await unprovenRecords(work, condition, parameter);
      refuseIf(records.length === 0 ? [refuseMoney('PAY_PROVEN_ALREADY', { what: subject.id })] : []);
      const earliest = records.map(({ periodStart }) => periodStart).sort()[0] ?? null;
      refuseIf(paymentDayProblems(work, proof.paidOn, { day: earliest, is: 'period' }));
      for (const record of records.filter(({ onAccount }) => onAccount))
        await this.payFinalWages(work, placements.get(record.placementId), record, proof);
      await provePay(work, records, proof);
      await this.finalWages.settleProven(work, [...placements.keys()]);
      const receipt = await issueReceipt(work, { act: `paid:${proof.proofReference}`, subject, next: [] });
      const told = records.map(({ id, number, paidNetCents }) => ({
        id,
        number,
        netCents: paidNetCents ?? 0,
      }));
      return { receipt, records: told };
    });
  }

  /** What is owed as final wages is proven there: no more of it than is open. */
  private async payFinalWages(
    work: Work,
    placement: PayablePlacement | undefined,
    record: Unproven,
    proof: PaymentProof,
  ): Promise<void> {
    if (placement === undefined) return;
    const open = await openOf(work, placement.id, 'final-wages');
    const amountCents = Math.min(
      open,
      record.paidBasis === 'stated' ? (record.paidNetCents ?? 0) : toPayOf(record),
    );
    if (amountCents > 0) await this.wages.pay(work, stayOf(placement), open, { ...proof, amountCents });
  }
}

/** The placements of records, locked as whoever submits and corrects pay locks them; undefined where there are none. */
async function lockPlacements(
  work: Work,
  condition: string,
  parameters: readonly string[],
): Promise<ReadonlyMap<string, PayablePlacement> | undefined> {
  const placed = await work.query<{ placementId: string; jobOrderId: string }>(
    `select distinct r.placement_id as "placementId", r.job_order_id as "jobOrderId"
     from pay_sheet s join pay_record r on r.sheet_id = s.id where ${condition}`,
    [...parameters],
  );
  const [first] = placed;
  if (first === undefined) return undefined;
  return lockPayable(
    work,
    first.jobOrderId,
    placed.map(({ placementId }) => placementId),
  );
}

/** Standing records whose net is known and not proven, locked. */
function unprovenRecords(work: Work, condition: string, parameter: string): Promise<Unproven[]> {
  return work.query<Unproven>(
    `select r.id, r.number, r.placement_id as "placementId", r.period_start::text as "periodStart",
       r.paid_basis as "paidBasis", r.paid_gross_cents as "paidGrossCents", r.paid_net_cents as "paidNetCents",
       r.paid_before_cents as "paidBeforeCents", r.paid_on as "paidOn",
       exists (select from worker_account_entry a where a.kind = 'final-wages' and a.cause_id = r.id) as "onAccount"
     from pay_record r join pay_sheet s on s.id = r.sheet_id
     where ${condition} and ${standing('r')} and r.paid_on is null and r.paid_net_cents is not null
     order by r.id for update of r`,
    [parameter],
  );
}

function stayOf({
  id,
  number,
  state,
  arrivedOn,
  workerId,
  employerId,
  province,
  country,
}: PayablePlacement): PaidStay {
  return { placementId: id, number, state, arrivedOn, workerId, employerId, province, country };
}
