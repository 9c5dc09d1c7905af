import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';
import { PayRecord } from './pay-record.entity.js';
import type { PayRecordState } from './pay-record.states.js';
import type { PaidColumns } from '../paid/paid.js';
import {
  paidSummaryOf,
  type PayRecordSummary,
  type PayRecordView,
  type StoredRecord,
  viewOf,
} from './pay-record.view.js';
import { payRecordScope } from './pay-records.store.js';

/** Which records of those visible a list shows. */
export interface PayRecordFilter {
  placementId?: string | undefined;
  workerId?: string | undefined;
  jobOrderId?: string | undefined;
  state?: PayRecordState | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** A record in a list. */
export type PayRecordItem = PayRecordSummary &
  Pick<PayRecord, 'workerId' | 'jobOrderId' | 'periodStart' | 'periodEnd' | 'payDate' | 'correctsId'>;

/** Reads pay records, within the caller's scope; every reading leaves a trace. */
@Injectable()
export class PayRecordQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One record with its statement; not found outside the scope. */
  async one(principal: Principal, id: string): Promise<PayRecordView> {
    const seen = scopeCondition(principal.scope, payRecordScope, 2);
    const columns = this.dataSource
      .getMetadata(PayRecord)
      .columns.map(({ databaseName, propertyName }) => `r.${databaseName} as "${propertyName}"`)
      .join(', ');
    const rows: StoredRecord[] = await this.dataSource.query(
      `select ${columns}, n.id as "correctedById", s.withdrawn_at as "withdrawnAt",
         s.withdrawal_reason as "withdrawalReason"
       from pay_record r join pay_sheet s on s.id = r.sheet_id
         left join pay_record n on n.corrects_id = r.id where r.id = $1 and ${seen.sql}`,
      [id, ...seen.parameters],
    );
    const [record] = rows;
    if (record === undefined) throw notFound('pay record');
    await this.unitOfWork.note(principal, {
      action: 'pay-record.read',
      subject: { type: 'pay-record', id },
    });
    return viewOf(record, principal.language);
  }

  /** Records by number, a page at a time. */
  async list(
    principal: Principal,
    { placementId, workerId, jobOrderId, state, after, limit }: PayRecordFilter,
  ): Promise<{ items: PayRecordItem[]; next: string | null }> {
    const seen = scopeCondition(principal.scope, payRecordScope, 7);
    const rows: (Omit<PayRecordItem, 'paid'> & PaidColumns)[] = await this.dataSource.query(
      `select r.id, r.number, r.placement_id as "placementId", r.state, r.gross_cents as "grossCents",
         r.deductions_cents as "deductionsCents", r.net_cents as "netCents", r.currency,
         r.paid_basis as "paidBasis", r.paid_gross_cents as "paidGrossCents", r.paid_net_cents as "paidNetCents",
         r.paid_before_cents as "paidBeforeCents", r.paid_on as "paidOn",
         array(select w ->> 'code' from jsonb_array_elements(r.statement -> 'warnings') w) as warnings,
         r.worker_id as "workerId", r.job_order_id as "jobOrderId", r.period_start as "periodStart",
         r.period_end as "periodEnd", r.pay_date as "payDate", r.corrects_id as "correctsId"
       from pay_record r
       where ($1::uuid is null or r.placement_id = $1) and ($2::uuid is null or r.worker_id = $2)
         and ($3::uuid is null or r.job_order_id = $3) and ($4::text is null or r.state = $4)
         and ($5::text is null or r.number > $5) and ${seen.sql}
       order by r.number limit $6`,
      [
        placementId ?? null,
        workerId ?? null,
        jobOrderId ?? null,
        state ?? null,
        after ?? null,
        limit,
        ...seen.parameters,
      ],
    );
    const items = rows.map(
      ({ paidBasis, paidGrossCents, paidNetCents, paidBeforeCents, paidOn, ...item }) => ({
        ...item,
        paid: paidSummaryOf({ paidBasis, paidGrossCents, paidNetCents, paidBeforeCents, paidOn }),
      }),
    );
    await this.unitOfWork.note(principal, {
      action: 'pay-record.listed',
      subject: { type: 'organisation', id: principal.organisationId },
      after: { placementId, workerId, jobOrderId, count: items.length },
    });
    return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
  }
}
