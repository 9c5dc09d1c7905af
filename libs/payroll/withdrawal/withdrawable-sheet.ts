import type { Work } from '#libs/audit-trail';
import { notFound } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { PayRecord } from '../records/pay-record.entity.js';
import { lockPayable, type PayablePlacement } from '../sheets/payable-placements.js';

/** A record of a sheet, as far as a withdrawal asks. */
export type SheetRecord = Pick<
  PayRecord,
  'id' | 'number' | 'placementId' | 'workerId' | 'state' | 'paid' | 'paidBasis' | 'paidBeforeCents' | 'paidOn'
>;

/** A sheet with its records and placements, all locked until the transaction ends. */
export interface LockedSheet {
  id: string;
  jobOrderId: string;
  employerId: string;
  province: string;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  payDate: PlainDate;
  sentOn: PlainDate | null;
  withdrawn: boolean;
  /** Those that stand. */
  records: SheetRecord[];
  /** Those that others on the sheet replaced. */
  replaced: SheetRecord[];
  placements: ReadonlyMap<string, PayablePlacement>;
}

type Row = Omit<LockedSheet, 'records' | 'replaced' | 'placements'>;

/**
 * A sheet of the employer's own. Placements are locked first, as whoever submits and corrects pay locks them, then the sheet,
 * its records, which a worker answers, and the workers, whose savings are paid out. Throws not found.
 */
export async function lockOwnSheet(work: Work, id: string, employerId: string): Promise<LockedSheet> {
  const placed = await work.query<{ placementId: string; jobOrderId: string }>(
    `select distinct r.placement_id as "placementId", s.job_order_id as "jobOrderId"
     from pay_sheet s join pay_record r on r.sheet_id = s.id where s.id = $1 and s.employer_id = $2`,
    [id, employerId],
  );
  const [first] = placed;
  if (first === undefined) throw notFound('pay sheet');
  const ids = placed.map(({ placementId }) => placementId);
  const placements = await lockPayable(work, first.jobOrderId, ids);
  const [sheet] = await work.query<Row>(
    `select s.id, s.job_order_id as "jobOrderId", s.employer_id as "employerId", j.province,
       s.period_start::text as "periodStart", s.period_end::text as "periodEnd", s.pay_date::text as "payDate",
       s.sent_on::text as "sentOn", s.withdrawn_at is not null as withdrawn
     from pay_sheet s join job_order j on j.id = s.job_order_id where s.id = $1 for update of s`,
    [id],
  );
  if (sheet === undefined) throw notFound('pay sheet');
  const all = await work.query<SheetRecord>(
    `select id, number, placement_id as "placementId", worker_id as "workerId", state, paid,
       paid_basis as "paidBasis", paid_before_cents as "paidBeforeCents", paid_on as "paidOn"
     from pay_record where sheet_id = $1 order by id for update`,
    [id],
  );
  await work.query('select id from worker where id = any($1) order by id for update', [
    all.map(({ workerId }) => workerId),
  ]);
  const [records, replaced] = [false, true].map((is) =>
    all.filter(({ state }) => (state === 'corrected') === is),
  );
  return { ...sheet, records: records ?? [], replaced: replaced ?? [], placements };
}
