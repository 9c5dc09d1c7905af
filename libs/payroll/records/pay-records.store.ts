import type { Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound, readableNumber, refuseIf } from '#libs/platform';
import { engineVersion } from '#libs/rulebook';
import type { Assessed } from '../sheets/assess-sheet.js';
import type { PayBasis } from './pay-basis.js';
import { PayRecord, PaySheet } from './pay-record.entity.js';
import {
  nextPayRecordState,
  type PayRecordAct,
  type PayRecordState,
  possiblePayRecordActs,
} from './pay-record.states.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { SheetPeriod } from '../sheets/pay-sheet.input.js';
import { refuse } from '../refusals.js';
import { type PaidParts, type Taken, totalsOf } from '../paid/paid.js';

/** Columns of `pay_record r` that a scope is held against. */
export const payRecordScope = {
  employer: 'r.employer_id',
  province: 'r.province',
  country: 'r.country',
  worker: 'r.worker_id',
};

/** A record that has been given its number. */
export type Numbered = Assessed & {
  number: string;
  /** What is proven to have reached the worker by the record that it replaces; 0 where it replaces none. */
  paidBeforeCents: number;
};

/** Gives assessed records their numbers. */
export async function numbered(
  work: Work,
  assessed: readonly Assessed[],
  paidBeforeCents = 0,
): Promise<Numbered[]> {
  const values = await work.query<{ value: string }>(
    `select nextval('pay_record_number') as value from generate_series(1, $1::int)`,
    [assessed.length],
  );
  return assessed.map((one, index) => ({
    ...one,
    number: readableNumber('PR', Number(values[index]?.value)),
    paidBeforeCents,
  }));
}

/** The record that a new one replaces, and why. */
export interface Replacing {
  correctsId: string;
  reason: string;
}

/** Stores the records of a sheet, each assessed in the act that submitted it. */
export async function insertRecords(
  work: Work,
  sheet: SheetPeriod & Pick<PaySheet, 'id' | 'jobOrderId'>,
  records: readonly Numbered[],
  { at, mark }: Pick<PayKnowledge, 'at' | 'mark'>,
  replacing: Replacing | null = null,
): Promise<void> {
  const rows = records.map((record) => rowOf(record, mark));
  await work.query(
    `insert into pay_record (id, number, sheet_id, placement_id, job_order_id, worker_id, employer_id, province, country,
       programme, currency, edition, period_start, period_end, pay_date, pay_periods, facts, state, gross_cents,
       deductions_cents, net_cents, statement, basis, paid_basis, paid_gross_cents, paid_net_cents, paid_before_cents, paid,
       paid_on, paid_method, paid_proof, corrects_id, correction_reason, submitted_at, known_at)
     select id, number, $2, placement_id, $3, worker_id, employer_id, province, country, programme, currency, edition, $4, $5,
       $6, $7, facts, $8, gross_cents, deductions_cents, net_cents, statement, basis, paid_basis, paid_gross_cents,
       paid_net_cents, paid_before_cents, paid, paid_on, paid_method, paid_proof, $9, $10, $11, $12
     from json_to_recordset($1) as row (id uuid, number text, placement_id uuid, worker_id uuid, employer_id uuid,
       province text, country text, programme text, currency text, edition text, facts jsonb, gross_cents int,
       deductions_cents int, net_cents int, statement jsonb, basis jsonb, paid_basis text, paid_gross_cents int,
       paid_net_cents int, paid_before_cents int, paid jsonb, paid_on date, paid_method text, paid_proof text)`,
    [
      JSON.stringify(rows),
      sheet.id,
      sheet.jobOrderId,
      sheet.periodStart,
      sheet.periodEnd,
      sheet.payDate,
      sheet.payPeriods,
      stateAfter(stateAfter('draft', 'submit'), 'assess'),
      replacing?.correctsId ?? null,
      replacing?.reason ?? null,
      work.now,
      at,
    ],
  );
}

function rowOf(record: Numbered, mark: string) {
  const { id, number, placement, submitted, statement, facts, subject, retroactive, paid } = record;
  const { basis, grossCents, netCents, proof, ...parts } = paid;
  const totals = totalsOf(statement);
  return {
    ...{
      id,
      number,
      placement_id: placement.id,
      worker_id: placement.workerId,
      employer_id: placement.employerId,
    },
    ...{ province: placement.province, country: placement.country, programme: placement.programme },
    ...{ currency: statement.currency, edition: statement.edition, facts: submitted, statement },
    ...{
      gross_cents: totals.grossCents,
      deductions_cents: totals.deductionsCents,
      net_cents: totals.netCents,
    },
    basis: {
      ...{ facts, subject, engine: engineVersion(), rules: mark },
      ...(retroactive === null ? {} : { retroactive }),
    } satisfies PayBasis,
    ...{
      paid_basis: basis,
      paid_gross_cents: grossCents,
      paid_net_cents: netCents,
      paid: parts satisfies PaidParts,
    },
    paid_before_cents: record.paidBeforeCents,
    ...{ paid_on: proof?.paidOn ?? null, paid_method: proof?.method ?? null },
    paid_proof: proof?.proofReference ?? null,
  };
}

/** Adds what records took to the balances of their placements, which are locked. */
export async function addToBalances(
  work: Work,
  periodEnd: string,
  records: readonly Numbered[],
): Promise<void> {
  const rows = records.map(({ placement, rootId, paid: { taken } }) => ({
    placement_id: placement.id,
    root_id: rootId,
    transport_cents: taken.transportCents,
    administration_cents: taken.administrationCents,
    savings_cents: taken.savingsCents,
    housing_cents: taken.housingCents,
    advance_cents: taken.advanceCents,
  }));
  await work.query(
    `insert into pay_balance as b (placement_id, root_id, transport_cents, administration_cents, savings_cents,
       housing_cents, advance_cents, last_period_end)
     select row.*, $2::date from json_to_recordset($1) as row (placement_id uuid, root_id uuid, transport_cents int,
       administration_cents int, savings_cents int, housing_cents int, advance_cents int)
     on conflict (placement_id) do update set
       transport_cents = b.transport_cents + excluded.transport_cents,
       administration_cents = b.administration_cents + excluded.administration_cents,
       savings_cents = b.savings_cents + excluded.savings_cents, housing_cents = b.housing_cents + excluded.housing_cents,
       advance_cents = b.advance_cents + excluded.advance_cents,
       last_period_end = greatest(b.last_period_end, excluded.last_period_end)`,
    [JSON.stringify(rows), periodEnd],
  );
}

/** Takes what a record took out of the balance of its placement again, which is locked. */
export async function takeFromBalance(work: Work, placementId: string, taken: Taken): Promise<void> {
  const { transportCents, administrationCents, savingsCents, housingCents, advanceCents } = taken;
  await work.query(
    `update pay_balance set transport_cents = transport_cents - $2, administration_cents = administration_cents - $3,
       savings_cents = savings_cents - $4, housing_cents = housing_cents - $5, advance_cents = advance_cents - $6
     where placement_id = $1`,
    [placementId, transportCents, administrationCents, savingsCents, housingCents, advanceCents],
  );
}

/** The state that an act leads to; throws Refused, saying what is possible instead. */
export function stateAfter(from: PayRecordState, act: PayRecordAct): PayRecordState {
  const next = nextPayRecordState(from, act);
  if (next === undefined) {
    const possible = possiblePayRecordActs(from).join(', ') || '–';
    refuseIf([refuse('PAY_RECORD_STATE', { state: from, act, possible })]);
  }
  return next as PayRecordState;
}

/** A record that the caller can see, locked until the transaction ends. Throws not found. */
export async function lockVisibleRecord(work: Work, principal: Principal, id: string): Promise<PayRecord> {
  const seen = scopeCondition(principal.scope, payRecordScope, 2);
  const rows = await work.query(`select r.id from pay_record r where r.id = $1 and ${seen.sql} for update`, [
    id,
    ...seen.parameters,
  ]);
  if (rows.length === 0) throw notFound('pay record');
  return work.manager.findOneByOrFail(PayRecord, { id });
}

/** Records with those that they replaced, and that those had replaced. */
export async function withPredecessors(
  work: Pick<Work, 'query'>,
  payRecordIds: readonly string[],
): Promise<string[]> {
  const rows = await work.query<{ id: string }>(
    `with recursive chain as (
       select id, corrects_id from pay_record where id = any($1)
       union select r.id, r.corrects_id from chain c join pay_record r on r.id = c.corrects_id
     ) select id from chain order by id`,
    [payRecordIds],
  );
  return rows.map(({ id }) => id);
}
