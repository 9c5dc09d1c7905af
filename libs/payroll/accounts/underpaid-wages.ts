import type { Work } from '#libs/audit-trail';
import type { PayFinding, RuleStep } from '#libs/rulebook';
import { type PaymentProof, totalsOf } from '../paid/paid.js';
import type { Numbered } from '../records/pay-records.store.js';
import { type Debt, enterDebts, type OwingStay } from './worker-account.store.js';

const kind = 'underpaid-wages';

/** What one pay record lacks, and what was paid of it since. Money in cents. */
export interface UnderpaidRecord {
  payRecordId: string;
  owedCents: number;
  paidCents: number;
}

/** Whose underpaid wages are asked for: of a stay, or of the stay of a record. */
type Asked = { placementId: string } | { payRecordId: string };

/**
 * What the records of a stay lack, the earliest first, and what payments covered of each in that order. Records that owe nothing
 * any more, since they were corrected, keep what was paid of them.
 */
export async function underpaidRecords(work: Pick<Work, 'query'>, asked: Asked): Promise<UnderpaidRecord[]> {
  const stay =
    'placementId' in asked
      ? 'a.placement_id = $1'
      : 'a.placement_id = (select placement_id from pay_record where id = $1)';
  const rows = await work.query<{ payRecordId: string | null; cents: number }>(
    `select case sense when 'owed' then cause_id end as "payRecordId", sum(amount_cents)::int as cents
     from worker_account_entry a where a.kind = '${kind}' and ${stay}
     group by 1 order by min(entered_at), 1`,
    ['placementId' in asked ? asked.placementId : asked.payRecordId],
  );
  let left = -rows.filter((row) => row.payRecordId === null).reduce((sum, { cents }) => sum + cents, 0);
  return rows.flatMap(({ payRecordId, cents: owedCents }) => {
    if (payRecordId === null) return [];
    const paidCents = Math.min(left, owedCents);
    left -= paidCents;
    return [{ payRecordId, owedCents, paidCents }];
  });
}

/**
 * Enters what new records lack: what their check found to be owed, or all of the lawful net where nobody says what reached the
 * worker. Their placements are locked.
 */
export async function enterUnderpaid(work: Work, records: readonly Numbered[]): Promise<void> {
  await enterDebts(work, records.flatMap(debtOf));
}

/** Enters what standing records of locked placements lack now that they were held against the law anew. */
export async function reenterUnderpaid(work: Work, records: readonly Numbered[]): Promise<void> {
  for (const record of records) {
    const debts = debtOf(record);
    if (debts.length === 0) await closeUnderpaid(work, record.id);
    else await enterDebts(work, debts);
  }
}

/** Leaves of what a record lacked only what was paid of it: another record says now what the worker is owed, or nobody is. */
export async function closeUnderpaid(work: Work, payRecordId: string): Promise<void> {
  const debt = await enteredOf(work, payRecordId);
  if (debt !== undefined)
    await enterDebts(work, [{ ...debt.entered, totalCents: debt.paidCents, steps: [] }]);
}

/**
 * Takes a part off what a record lacks, which turned out not to be owed; never what was paid of it. Where nobody says what reached
 * the worker, all of the lawful net stays owed.
 */
export async function reduceUnderpaid(
  work: Work,
  { payRecordId, byCents }: { payRecordId: string; byCents: number },
): Promise<void> {
  const debt = await enteredOf(work, payRecordId);
  if (debt === undefined || debt.isNotStated) return;
  const { owedCents, paidCents, entered } = debt;
  await enterDebts(work, [{ ...entered, totalCents: Math.max(paidCents, owedCents - byCents), steps: [] }]);
}

/** The last payment of what the records of a stay lacked. */
export async function lastUnderpaidPayment(
  work: Pick<Work, 'query'>,
  placementId: string,
): Promise<PaymentProof | undefined> {
  const [last] = await work.query<PaymentProof>(
    `select paid_on::text as "paidOn", method, proof_reference as "proofReference" from worker_account_entry
     where kind = '${kind}' and sense = 'paid' and placement_id = $1 order by entered_at desc, id desc limit 1`,
    [placementId],
  );
  return last;
}

/** What was entered of a record, with what was paid of it; undefined where it never lacked anything. */
async function enteredOf(work: Work, payRecordId: string) {
  const [row] = await work.query<Omit<Debt, 'totalCents' | 'steps'> & { isNotStated: boolean }>(
    `select a.placement_id as "placementId", a.worker_id as "workerId", a.employer_id as "employerId", a.province, a.country,
       a.kind, a.cause_id as "causeId", a.rule, a.source, r.paid_net_cents is null as "isNotStated"
     from worker_account_entry a join pay_record r on r.id = a.cause_id
     where a.kind = '${kind}' and a.sense = 'owed' and a.cause_id = $1 order by a.turn limit 1`,
    [payRecordId],
  );
  if (row === undefined) return undefined;
  const { isNotStated, ...entered } = row;
  const found = (await underpaidRecords(work, { payRecordId })).find(
    (one) => one.payRecordId === payRecordId,
  );
  return { entered, isNotStated, owedCents: found?.owedCents ?? 0, paidCents: found?.paidCents ?? 0 };
}

function debtOf(record: Numbered): Debt[] {
  const { id, placement, checked, paid } = record;
  const owed = checked.findings.filter(({ owedCents }) => owedCents > 0);
  const [first] = owed;
  const stay: OwingStay = {
    placementId: placement.id,
    workerId: placement.workerId,
    employerId: placement.employerId,
    province: placement.province,
    country: placement.country,
  };
  if (paid.netCents === null) return [{ ...stay, ...notStated(record) }];
  if (first === undefined) return [];
  const totalCents = owed.reduce((sum, { owedCents }) => sum + owedCents, 0);
  const steps = owed.map(({ code, owedCents }): RuleStep => ({
    ...{ code: 'OWED_BY_FINDING', params: { finding: code }, value: owedCents },
  }));
  return [{ ...stay, kind, causeId: id, totalCents, rule: first.rule, source: sourceOf(first), steps }];
}

function notStated({ id, number, statement, facts }: Numbered): Omit<Debt, keyof OwingStay> {
  const totalCents = totalsOf(statement).netCents;
  const params = { number, fromOn: facts.periodStart, toOn: facts.periodEnd };
  return {
    ...{ kind, causeId: id, totalCents, rule: 'net-pay' },
    source: { title: 'Pay record', clause: 'nobody states what reached the worker' },
    steps: [{ code: 'NET_NOT_STATED', params, value: totalCents }],
  };
}

function sourceOf({ source: { title, clause, href } }: PayFinding): Debt['source'] {
  return { title, clause, ...(href === null ? {} : { href }) };
}
