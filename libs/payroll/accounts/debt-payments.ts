import type { Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import type { PlacementState } from '#libs/placements';
import { newId, notFound, type Refusal, refuseIf } from '#libs/platform';
import { cents, dateIn, dollarsFromCents } from '#libs/quantities';
import { refuseMoney } from './money-refusals.js';
import { type DebtKind, WorkerAccountEntry } from './worker-account.entity.js';
import { currenciesOf, type OwingStay } from './worker-account.store.js';

/** A payment to a worker, with its proof. */
export interface DebtPayment {
  /** Everything that is owed when left out. */
  amountCents?: number | null | undefined;
  paidOn: string;
  method: string;
  proofReference: string;
}

/** A stay for which something is paid. */
export type PaidStay = OwingStay & { number: string; state: PlacementState; arrivedOn: string | null };

/** A payment that was entered, and what is still open of its kind. */
export interface EnteredPayment {
  id: string;
  amountCents: number;
  openCents: number;
}

/** A stay at the caller's own farm, locked until the transaction ends. Throws not found. */
export async function lockOwnStay(work: Work, principal: Principal, placementId: string): Promise<PaidStay> {
  const [stay] = await work.query<PaidStay>(
    `select id as "placementId", number, state, arrived_on as "arrivedOn", worker_id as "workerId",
       employer_id as "employerId", province, country
     from placement where id = $1 and employer_id = $2 for update`,
    [placementId, ownEmployer(principal)],
  );
  if (stay === undefined) throw notFound('placement');
  return stay;
}

/** Enters a payment of a kind of which so much is open. Throws Refused for more than that, a day that cannot be, and a proof that was entered. */
export async function enterPayment(
  work: Work,
  stay: PaidStay,
  kind: DebtKind,
  open: number,
  payment: DebtPayment,
): Promise<EnteredPayment> {
  const { amountCents, paidOn, method, proofReference } = payment;
  const paid = amountCents ?? open;
  refuseIf([
    ...(await proofUsed(work, stay, kind, payment)),
    ...paymentProblems(work, stay, { kind, open, paid, paidOn }),
  ]);
  const id = newId();
  const { placementId, workerId, employerId, province, country } = stay;
  const currencyOf = await currenciesOf(work, [stay]);
  await work.manager.insert(WorkerAccountEntry, {
    ...{ id, placementId, workerId, employerId, province, country, kind },
    sense: 'paid',
    amountCents: -paid,
    currency: currencyOf(stay),
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

function paymentProblems(
  work: Work,
  { number, arrivedOn }: PaidStay,
  { kind, open, paid, paidOn }: { kind: DebtKind; open: number; paid: number; paidOn: string },
): Refusal[] {
  const amount = (of: number) => dollarsFromCents(cents(of));
  return [
    ...paymentDayProblems(work, paidOn, { day: arrivedOn, is: 'arrival' }),
    ...(open <= 0 ? [refuseMoney('NOTHING_OWED', { kind, placement: number })] : []),
    ...(open > 0 && paid > open
      ? [refuseMoney('PAYMENT_OVER_OWED', { paid: amount(paid), owed: amount(open) })]
      : []),
  ];
}

/** The first day on which something can have been paid, null while it is not known, and what that day is. */
interface FirstDay {
  day: string | null;
  is: keyof typeof firstDays;
}

const firstDays = {
  arrival: ['the arrival', 'l’arrivée', 'a la llegada'],
  period: [
    'the first day of the period that was paid',
    'le premier jour de la période payée',
    'al primer día del período pagado',
  ],
} as const;

/** A day on which no money can have reached a worker: before a first day, or one that has not come. */
export function paymentDayProblems(work: Pick<Work, 'now'>, paidOn: string, from: FirstDay): Refusal[] {
  // The latest calendar day that has begun anywhere in the provinces is never ahead of UTC's.
  const today = dateIn(work.now, 'UTC');
  const params = { paidOn, from: from.day ?? '–', today };
  if (paidOn > today)
    return [
      refuseMoney('PAYMENT_DATE_WRONG', {
        ...params,
        reasonEn: `has not come yet: today is ${today}`,
        reasonFr: `n’est pas encore arrivé : nous sommes le ${today}`,
        reasonEs: `todavía no llega: hoy es ${today}`,
      }),
    ];
  if (from.day === null || paidOn >= from.day) return [];
  const [en, fr, es] = firstDays[from.is];
  return [
    refuseMoney('PAYMENT_DATE_WRONG', {
      ...params,
      reasonEn: `is before ${en}, ${from.day}`,
      reasonFr: `précède ${fr}, le ${from.day}`,
      reasonEs: `es anterior ${es}, ${from.day}`,
    }),
  ];
}

/** One proof is of one payment: entered again, it is the same money. */
async function proofUsed(
  work: Work,
  { placementId }: PaidStay,
  kind: DebtKind,
  { method, proofReference }: DebtPayment,
): Promise<Refusal[]> {
  const [used] = await work.query<{ paidOn: string }>(
    `select paid_on::text as "paidOn" from worker_account_entry
     where placement_id = $1 and kind = $2 and sense = 'paid' and method = $3 and proof_reference = $4 limit 1`,
    [placementId, kind, method, proofReference],
  );
  return used === undefined ? [] : [refuseMoney('PROOF_USED', { proofReference, paidOn: used.paidOn })];
}
