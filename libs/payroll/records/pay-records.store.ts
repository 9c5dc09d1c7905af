import type { Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, readableNumber, refuseIf } from '#libs/platform';
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
import { type Taken, takenBy, totalsOf } from './taken.js';

/** Columns of `pay_record r` that a scope is held against. */
export const payRecordScope = {
  employer: 'r.employer_id',
  province: 'r.province',
  country: 'r.country',
  worker: 'r.worker_id',
};

/** A record that has been given its id and number. */
export type Numbered = Assessed & { id: string; number: string; taken: Taken };

/** Gives assessed records their ids and numbers. */
export async function numbered(work: Work, assessed: readonly Assessed[]): Promise<Numbered[]> {
  const values = await work.query<{ value: string }>(
    `select nextval('pay_record_number') as value from generate_series(1, $1::int)`,
    [assessed.length],
  );
  return assessed.map((one, index) => ({
    ...one,
    id: newId(),
    number: readableNumber('PR', Number(values[index]?.value)),
    taken: takenBy(one.statement),
  }));
}

/** Stores a sheet and its records, each assessed in the act that submitted it. */
export async function insertRecords(
  work: Work,
  sheet: SheetPeriod & Pick<PaySheet, 'id' | 'jobOrderId'>,
  records: readonly Numbered[],
  { at, mark }: Pick<PayKnowledge, 'at' | 'mark'>,
  correction: { correctsId: string; reason: string } | null = null,
): Promise<void> {
  const state = stateAfter(stateAfter('draft', 'submit'), 'assess');
  const rows = records.map(
    ({ id, number, placement, submitted, statement, facts, subject, retroactive }) => ({
      id,
      number,
      placement_id: placement.id,
      worker_id: placement.workerId,
      employer_id: placement.employerId,
      province: placement.province,
      country: placement.country,
      programme: placement.programme,
      edition: statement.edition,
      facts: submitted,
      gross_cents: totalsOf(statement).grossCents,
      deductions_cents: totalsOf(statement).deductionsCents,
      net_cents: totalsOf(statement).netCents,
      statement,
      basis: {
        ...{ facts, subject, engine: engineVersion(), rules: mark },
        ...(retroactive === null ? {} : { retroactive }),
      } satisfies PayBasis,
    }),
  );
  await work.query(
    `insert into pay_record (id, number, sheet_id, placement_id, job_order_id, worker_id, employer_id, province, country,
       programme, edition, period_start, period_end, pay_date, pay_periods, facts, state, gross_cents, deductions_cents,
       net_cents, statement, basis, corrects_id, correction_reason, submitted_at, known_at)
     select id, number, $2, placement_id, $3, worker_id, employer_id, province, country, programme, edition, $4, $5, $6,
       $7, facts, $8, gross_cents, deductions_cents, net_cents, statement, basis, $9, $10, $11, $12
     from json_to_recordset($1) as row (id uuid, number text, placement_id uuid, worker_id uuid, employer_id uuid,
       province text, country text, programme text, edition text, facts jsonb, gross_cents int, deductions_cents int,
       net_cents int, statement jsonb, basis jsonb)`,
    [
      JSON.stringify(rows),
      sheet.id,
      sheet.jobOrderId,
      sheet.periodStart,
      sheet.periodEnd,
      sheet.payDate,
      sheet.payPeriods,
      state,
      correction?.correctsId ?? null,
      correction?.reason ?? null,
      work.now,
      at,
    ],
  );
}

/** Adds what records took to the balances of their placements, which are locked. */
export async function addToBalances(
  work: Work,
  periodEnd: string,
  records: readonly Numbered[],
): Promise<void> {
  const rows = records.map(({ placement, rootId, taken }) => ({
    placement_id: placement.id,
    root_id: rootId,
    transport_cents: taken.transportCents,
    administration_cents: taken.administrationCents,
    savings_cents: taken.savingsCents,
    advance_cents: taken.advanceCents,
    gross_cents: taken.grossCents,
    net_cents: taken.netCents,
  }));
  await work.query(
    `insert into pay_balance as b (placement_id, root_id, transport_cents, administration_cents, savings_cents,
       advance_cents, gross_cents, net_cents, last_period_end)
     select row.*, $2::date from json_to_recordset($1) as row (placement_id uuid, root_id uuid, transport_cents int,
       administration_cents int, savings_cents int, advance_cents int, gross_cents int, net_cents int)
     on conflict (placement_id) do update set
       transport_cents = b.transport_cents + excluded.transport_cents,
       administration_cents = b.administration_cents + excluded.administration_cents,
       savings_cents = b.savings_cents + excluded.savings_cents,
       advance_cents = b.advance_cents + excluded.advance_cents,
       gross_cents = b.gross_cents + excluded.gross_cents, net_cents = b.net_cents + excluded.net_cents,
       last_period_end = greatest(b.last_period_end, excluded.last_period_end)`,
    [JSON.stringify(rows), periodEnd],
  );
}

/** Takes what a record took out of the balance of its placement again, which is locked. */
export async function takeFromBalance(work: Work, placementId: string, taken: Taken): Promise<void> {
  await work.query(
    `update pay_balance set transport_cents = transport_cents - $2, administration_cents = administration_cents - $3,
       savings_cents = savings_cents - $4, gross_cents = gross_cents - $5, net_cents = net_cents - $6,
       advance_cents = advance_cents - $7 where placement_id = $1`,
    [
      placementId,
      taken.transportCents,
      taken.administrationCents,
      taken.savingsCents,
      taken.grossCents,
      taken.netCents,
      taken.advanceCents,
    ],
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
