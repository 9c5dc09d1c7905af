import type { Work } from '#libs/audit-trail';
import { newId, readableNumber } from '#libs/platform';
import type { StatutoryKind } from '#libs/rulebook';
import { standing } from '../records/pay-record.states.js';
import { TaxSlip } from './tax-slip.entity.js';

/** What the standing pay records of a worker with an employer add up to in a year. */
export type SlipTotals = Pick<
  TaxSlip,
  | 'workerId'
  | 'province'
  | 'country'
  | 'currency'
  | 'payRecords'
  | 'grossCents'
  | 'netCents'
  | 'statutory'
  | 'otherDeductions'
>;

/** Whose slips, and of which year. */
export interface SlipsOf {
  employerId: string;
  workerIds: readonly string[];
  taxYear: number;
}

/** What was withheld or taken of a kind in a year. */
interface Taken {
  workerId: string;
  kind: string;
  authority: string | null;
  statutory: boolean;
  amountCents: number;
}

/** Sums as PostgreSQL gives them: texts, since those of a year may be more than an int holds. */
type SlipSums = Omit<SlipTotals, 'grossCents' | 'netCents' | 'statutory' | 'otherDeductions'> & {
  grossCents: string;
  netCents: string | null;
};

/** Adds up the records of workers, as they were paid; their placements are locked. Workers without a record are left out. */
export async function slipTotals(work: Work, slips: SlipsOf): Promise<SlipTotals[]> {
  const { employerId, workerIds, taxYear } = slips;
  const ofYear = `employer_id = $1 and worker_id = any($2) and ${standing()}
    and pay_date >= make_date($3, 1, 1) and pay_date < make_date($3 + 1, 1, 1)`;
  const rows = await work.query<SlipSums>(
    `select worker_id as "workerId", (array_agg(province order by period_end desc))[1] as province,
       min(country) as country, min(currency) as currency, count(*)::int as "payRecords",
       sum(paid_gross_cents) as "grossCents",
       case when bool_and(paid_net_cents is not null) then sum(paid_net_cents) end as "netCents"
     from pay_record where ${ofYear} group by worker_id order by worker_id`,
    [employerId, workerIds, taxYear],
  );
  const taken = await work.query<Omit<Taken, 'amountCents'> & { amountCents: string }>(
    `select worker_id as "workerId", line ->> 'kind' as kind, line ->> 'authority' as authority, statutory,
       sum((line ->> 'amountCents')::bigint) as "amountCents"
     from (
       select worker_id, true as statutory, jsonb_array_elements(paid -> 'statutory') as line from pay_record where ${ofYear}
       union all
       select worker_id, false, jsonb_array_elements(paid -> 'deductions') from pay_record where ${ofYear}
     ) lines group by 1, 2, 3, 4 having sum((line ->> 'amountCents')::bigint) <> 0 order by 1, 2, 3`,
    [employerId, workerIds, taxYear],
  );
  const lines = taken.map((one): Taken => ({ ...one, amountCents: Number(one.amountCents) }));
  return rows.map((row) => ({
    ...row,
    grossCents: Number(row.grossCents),
    netCents: row.netCents === null ? null : Number(row.netCents),
    ...listsOf(lines.filter(({ workerId }) => workerId === row.workerId)),
  }));
}

function listsOf(taken: readonly Taken[]): Pick<SlipTotals, 'statutory' | 'otherDeductions'> {
  return {
    statutory: taken
      .filter((one) => one.statutory)
      .map(({ kind, authority, amountCents }) => ({ kind: kind as StatutoryKind, authority, amountCents })),
    otherDeductions: taken
      .filter((one) => !one.statutory)
      .map(({ kind, amountCents }) => ({ kind, amountCents })),
  };
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
    `select t.id, t.worker_id as "workerId", t.gross_cents as "grossCents", t.net_cents as "netCents", t.statutory,
       t.other_deductions as "otherDeductions", t.pay_records as "payRecords", t.province, t.country, t.currency
     from tax_slip t where t.employer_id = $1 and t.worker_id = any($2) and t.tax_year = $3
       and not exists (select from tax_slip n where n.amends_id = t.id)`,
    [slips.employerId, slips.workerIds, slips.taxYear],
  );
  if (current.length === 0) return;
  const workerIds = current.map(({ workerId }) => workerId);
  const totals = new Map((await slipTotals(work, { ...slips, workerIds })).map((one) => [one.workerId, one]));
  const changed = current.flatMap(({ id, ...before }) => {
    const now = totals.get(before.workerId) ?? emptied(before);
    return sameAmounts(before, now) ? [] : [{ ...now, amendsId: id, reason }];
  });
  await insertSlips(work, slips, changed);
}

/** A slip of whose records none stands any more, because their pay date moved to another year. */
function emptied({ workerId, province, country, currency }: SlipTotals): SlipTotals {
  const nothing = { payRecords: 0, grossCents: 0, netCents: 0, statutory: [], otherDeductions: [] };
  return { workerId, province, country, currency, ...nothing };
}

function sameAmounts(one: SlipTotals, other: SlipTotals): boolean {
  const amounts = ({ payRecords, grossCents, netCents, statutory, otherDeductions }: SlipTotals) =>
    JSON.stringify([payRecords, grossCents, netCents, statutory.map(inOrder), otherDeductions.map(inOrder)]);
  return amounts(one) === amounts(other);
}

/** PostgreSQL keeps the names of an object in an order of its own. */
function inOrder({
  kind,
  authority = null,
  amountCents,
}: {
  kind: string;
  authority?: string | null;
  amountCents: number;
}) {
  return [kind, authority, amountCents];
}
