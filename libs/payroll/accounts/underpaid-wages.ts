import type { Work } from '#libs/audit-trail';
import type { PayFinding, RecordChecked, RuleStep } from '#libs/rulebook';
import { totalsOf } from '../paid/paid.js';
import type { Numbered } from '../records/pay-records.store.js';
import { debtsOfRecords, lastPayment, type OfStay, type RecordDebt } from './paid-of-records.js';
import { type Debt, enterDebts, type OwingStay } from './worker-account.store.js';

const kind = 'underpaid-wages';

/** What one pay record lacks, and what was paid of it since. Money in cents. */
export type UnderpaidRecord = RecordDebt;

/** What the records of a stay lack, and what was paid of each. */
export const underpaidRecords = (work: Pick<Work, 'query'>, asked: OfStay): Promise<UnderpaidRecord[]> =>
  debtsOfRecords(work, kind, asked);

/**
 * Enters what new records lack: what their check found to be owed, or all of the lawful net where nobody says what reached the
 * worker. Their placements are locked.
 */
export async function enterUnderpaid(work: Work, records: readonly Numbered[]): Promise<void> {
  await enterDebts(work, records.flatMap(debtOf));
}

/**
 * Moves what a standing record of a locked placement lacks by as much as its check finds now beyond another check of it: what was
 * decided of it, or paid, in the meantime stays.
 */
export async function moveUnderpaid(work: Work, record: Numbered, before: RecordChecked): Promise<void> {
  const byCents = owedIn(record.checked) - owedIn(before);
  const [debt] = debtOf(record);
  if (byCents === 0 || record.paid.netCents === null) return;
  const known = await enteredOf(work, record.id);
  const totalCents = Math.max(known?.paidCents ?? 0, (known?.owedCents ?? 0) + byCents);
  if (debt !== undefined) await enterDebts(work, [{ ...debt, totalCents }]);
  else if (known !== undefined) await enterDebts(work, [{ ...known.entered, totalCents, steps: [] }]);
}

const owedIn = ({ findings }: RecordChecked): number =>
  findings.reduce((sum, { owedCents }) => sum + owedCents, 0);

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
export const lastUnderpaidPayment = (work: Pick<Work, 'query'>, placementId: string) =>
  lastPayment(work, [kind], placementId);

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

/** All of the net that is due, less what is proven to have reached the worker by a record that this one replaces. */
function notStated({ id, number, statement, facts, paidBeforeCents }: Numbered): Omit<Debt, keyof OwingStay> {
  const totalCents = Math.max(0, totalsOf(statement).netCents - paidBeforeCents);
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
