import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import type { RuleStep } from '#libs/rulebook';
import { type DebtKind, WorkerAccountEntry } from './worker-account.entity.js';

/** The stay for which an employer owes. */
export interface OwingStay {
  placementId: string;
  workerId: string;
  employerId: string;
  province: string;
  country: string;
}

/** What a cause owes in all, and why. */
export interface Debt extends OwingStay {
  kind: DebtKind;
  causeId: string;
  /** All of it; what was entered before is taken off. */
  totalCents: number;
  rule: string;
  source: { title: string; href?: string; clause?: string };
  steps: RuleStep[];
}

/**
 * Brings what causes owe to their totals: the difference to what was entered before becomes a line, and no difference
 * none, so that settling twice adds nothing. The caller holds a lock under which a cause's total is found.
 */
export async function enterDebts(work: Work, debts: readonly Debt[]): Promise<void> {
  if (debts.length === 0) return;
  const entered = await work.query<{ kind: DebtKind; causeId: string; cents: number; turn: number }>(
    `select kind, cause_id as "causeId", sum(amount_cents)::int as cents, count(*)::int as turn
     from worker_account_entry where sense = 'owed' and cause_id = any($1) group by kind, cause_id`,
    [debts.map(({ causeId }) => causeId)],
  );
  const currencies = await currenciesOf(work, debts);
  const rows = debts.flatMap(({ totalCents, ...debt }) => {
    const currency = currencies(debt);
    const before = entered.find(({ kind, causeId }) => kind === debt.kind && causeId === debt.causeId);
    const amountCents = totalCents - (before?.cents ?? 0);
    const turn = before?.turn ?? 0;
    return amountCents === 0
      ? []
      : [{ ...debt, id: newId(), sense: 'owed' as const, amountCents, currency, turn, enteredAt: work.now }];
  });
  if (rows.length === 0) return;
  await work.manager.insert(WorkerAccountEntry, rows);
  for (const { id, placementId, kind, causeId, amountCents, rule } of rows)
    work.record({
      action: 'worker-account.owed',
      subject: { type: 'placement', id: placementId },
      after: { workerAccountEntryId: id, kind, causeId, amountCents, rule },
    });
}

/**
 * Takes what a cause owed for another stay off that stay, so that it is owed for the one that owes it now: which one it is
 * changes when days of a stay are corrected.
 */
export async function leaveToOwing(work: Work, debts: readonly Debt[]): Promise<void> {
  const others = await work.query<OwedElsewhere>(
    `select a.placement_id as "placementId", a.worker_id as "workerId", a.employer_id as "employerId", a.province, a.country,
       a.kind, a.cause_id as "causeId", sum(a.amount_cents)::int as cents,
       (select count(*)::int from worker_account_entry t
        where t.sense = 'owed' and t.kind = a.kind and t.cause_id = a.cause_id) as turn
     from worker_account_entry a
     join unnest($1::text[], $2::uuid[], $3::uuid[]) as d (kind, cause_id, placement_id)
       on d.kind = a.kind and d.cause_id = a.cause_id and d.placement_id <> a.placement_id
     where a.sense = 'owed' group by 1, 2, 3, 4, 5, 6, 7 having sum(a.amount_cents) <> 0`,
    [
      debts.map(({ kind }) => kind),
      debts.map(({ causeId }) => causeId),
      debts.map(({ placementId }) => placementId),
    ],
  );
  const currencies = await currenciesOf(work, others);
  for (const { cents, turn, ...other } of others) {
    const currency = currencies(other);
    const debt = debts.find(({ kind, causeId }) => kind === other.kind && causeId === other.causeId);
    if (debt === undefined) continue;
    const { rule, source } = debt;
    const entry = {
      id: newId(),
      sense: 'owed' as const,
      amountCents: -cents,
      currency,
      turn,
      rule,
      source,
      steps: [],
    };
    await work.manager.insert(WorkerAccountEntry, { ...other, ...entry, enteredAt: work.now });
    const subject = { type: 'placement', id: other.placementId };
    const { kind, causeId } = other;
    const after = { workerAccountEntryId: entry.id, kind, causeId, amountCents: -cents, rule };
    work.record({ action: 'worker-account.owed', subject, after });
  }
}

type OwedElsewhere = OwingStay & { kind: DebtKind; causeId: string; cents: number; turn: number };

/** The currency in which each stay is paid: that of its order. */
export async function currenciesOf(
  work: Pick<Work, 'query'>,
  stays: readonly Pick<OwingStay, 'placementId'>[],
): Promise<(stay: Pick<OwingStay, 'placementId'>) => string> {
  const rows = await work.query<{ placementId: string; currency: string }>(
    `select p.id as "placementId", j.currency from placement p join job_order j on j.id = p.job_order_id
     where p.id = any($1)`,
    [stays.map(({ placementId }) => placementId)],
  );
  const known = new Map(rows.map(({ placementId, currency }) => [placementId, currency]));
  return ({ placementId }) => {
    const currency = known.get(placementId);
    if (currency === undefined) throw new Error(`The order of placement ${placementId} has no currency`);
    return currency;
  };
}

/** What of a kind became owed for a stay in all, paid or not. */
export async function owedOf(
  work: Pick<Work, 'query'>,
  placementId: string,
  kind: DebtKind,
): Promise<number> {
  const [row] = await work.query<{ owed: number }>(
    `select coalesce(sum(amount_cents), 0)::int as owed from worker_account_entry
     where placement_id = $1 and kind = $2 and sense = 'owed'`,
    [placementId, kind],
  );
  return row?.owed ?? 0;
}

/** What of a kind is open for a stay, in cents; below zero when less became owed after a payment. */
export async function openOf(
  work: Pick<Work, 'query'>,
  placementId: string,
  kind: DebtKind,
): Promise<number> {
  const [row] = await work.query<{ open: number }>(
    `select coalesce(sum(amount_cents), 0)::int as open from worker_account_entry
     where placement_id = $1 and kind = $2`,
    [placementId, kind],
  );
  return row?.open ?? 0;
}
