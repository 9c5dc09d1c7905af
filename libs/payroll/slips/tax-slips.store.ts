import type { Work } from '#libs/audit-trail';
import { newId, readableNumber } from '#libs/platform';
import { standing } from '../records/pay-record.states.js';
import { TaxSlip } from './tax-slip.entity.js';

/** What the standing pay records of a worker with an employer add up to in a year. */
export type SlipTotals = Pick<
  TaxSlip,
  | 'workerId'
  | 'province'
  | 'country'
  | 'payRecords'
  | 'grossCents'
  | 'netCents'
  | 'pensionCents'
  | 'secondPensionCents'
  | 'employmentInsuranceCents'
  | 'incomeTaxCents'
  | 'otherDeductions'
>;

/** Whose slips, and of which year. */
export interface SlipsOf {
  employerId: string;
  workerIds: readonly string[];
  taxYear: number;
}

/** Kinds of deduction that have a box of their own. */
const boxes = {
  cpp: 'pensionCents',
  cpp2: 'secondPensionCents',
  ei: 'employmentInsuranceCents',
  'income-tax': 'incomeTaxCents',
} as const;

/** Adds up the records of workers, whose placements are locked; workers without a record are left out. */
export async function slipTotals(
  work: Work,
  { employerId, workerIds, taxYear }: SlipsOf,
): Promise<SlipTotals[]> {
  const rows = await work.query<
    Pick<SlipTotals, 'workerId' | 'province' | 'country' | 'payRecords' | 'grossCents' | 'netCents'> & {
      taken: Record<string, number> | null;
    }
  >(
    `with record as (
       select * from pay_record where employer_id = $1 and worker_id = any($2) and ${standing()}
         and pay_date >= make_date($3, 1, 1) and pay_date < make_date($3 + 1, 1, 1)
     ), taken as (
       select worker_id, line ->> 'kind' as kind, sum((line ->> 'amountCents')::int)::int as cents
       from record, jsonb_array_elements(
         (statement -> 'lines') || coalesce(statement #> '{retroactive,lines}', '[]')) line
       where line ->> 'kind' <> 'gross' group by 1, 2)
     select r.worker_id as "workerId", (array_agg(r.province order by r.period_end desc))[1] as province,
       min(r.country) as country, count(*)::int as "payRecords", sum(r.gross_cents)::int as "grossCents",
       sum(r.net_cents)::int as "netCents",
       (select jsonb_object_agg(t.kind, t.cents) from taken t where t.worker_id = r.worker_id) as taken
     from record r group by r.worker_id order by r.worker_id`,
    [employerId, workerIds, taxYear],
  );
  return rows.map(({ taken, ...sums }) => ({ ...sums, ...inBoxes(taken ?? {}) }));
}

function inBoxes(taken: Readonly<Record<string, number>>) {
  const made = {
    pensionCents: 0,
    secondPensionCents: 0,
    employmentInsuranceCents: 0,
    incomeTaxCents: 0,
    otherDeductions: [] as TaxSlip['otherDeductions'],
  };
  for (const [kind, amountCents] of Object.entries(taken).sort()) {
    if (kind in boxes) made[boxes[kind as keyof typeof boxes]] = amountCents;
    else if (amountCents !== 0) made.otherDeductions.push({ kind, amountCents });
  }
  return made;
}

/** Stores slips under new numbers: the first of a worker, or one in the place of another, with the reason. */
export async function insertSlips(
  work: Work,
  { employerId, taxYear }: Omit<SlipsOf, 'workerIds'>,
  slips: readonly (SlipTotals & { amendsId?: string; reason?: string })[],
): Promise<(SlipTotals & { id: string; number: string })[]> {
  if (slips.length === 0) return [];
  const values = await work.query<{ value: string }>(
    `select nextval('tax_slip_number') as value from generate_series(1, $1::int)`,
    [slips.length],
  );
  const rows = slips.map((slip, index) => ({
    ...slip,
    id: newId(),
    number: readableNumber('TS', Number(values[index]?.value)),
    employerId,
    taxYear,
    issuedAt: work.now,
  }));
  await work.manager.insert(TaxSlip, rows);
  for (const { id, number, workerId, grossCents, amendsId, reason } of rows)
    work.record({
      action: amendsId === undefined ? 'tax-slip.issued' : 'tax-slip.amended',
      subject: { type: 'tax-slip', id },
      after: { number, workerId, taxYear, grossCents, ...(amendsId === undefined ? {} : { amendsId }) },
      ...(reason === undefined ? {} : { reason }),
    });
  return rows;
}

/** Puts an amended slip in the place of those whose records changed; workers without a slip are left alone. */
export async function amendSlips(work: Work, slips: SlipsOf, reason: string): Promise<void> {
  const current = await work.query<TaxSlip>(
    `select t.id, t.worker_id as "workerId", t.gross_cents as "grossCents", t.net_cents as "netCents",
       t.pension_cents as "pensionCents", t.second_pension_cents as "secondPensionCents",
       t.employment_insurance_cents as "employmentInsuranceCents", t.income_tax_cents as "incomeTaxCents",
       t.other_deductions as "otherDeductions", t.pay_records as "payRecords", t.province, t.country
     from tax_slip t where t.employer_id = $1 and t.worker_id = any($2) and t.tax_year = $3
       and not exists (select from tax_slip n where n.amends_id = t.id)`,
    [slips.employerId, slips.workerIds, slips.taxYear],
  );
  if (current.length === 0) return;
  const workerIds = current.map(({ workerId }) => workerId);
  const totals = new Map((await slipTotals(work, { ...slips, workerIds })).map((one) => [one.workerId, one]));
  const changed = current.flatMap(({ id, ...before }) => {
    const now = totals.get(before.workerId) ?? emptied(before);
    return sameBoxes(before, now) ? [] : [{ ...now, amendsId: id, reason }];
  });
  await insertSlips(work, slips, changed);
}

/** A slip of whose records none stands any more, because their pay date moved to another year. */
function emptied({ workerId, province, country }: SlipTotals): SlipTotals {
  return { workerId, province, country, payRecords: 0, grossCents: 0, netCents: 0, ...inBoxes({}) };
}

function sameBoxes(one: SlipTotals, other: SlipTotals): boolean {
  const boxesOf = ({ workerId: _worker, province: _province, country: _country, ...rest }: SlipTotals) =>
    JSON.stringify(Object.entries(rest).sort());
  return boxesOf(one) === boxesOf(other);
}
