import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { payRecordScope } from '#libs/payroll';
import { notFound } from '#libs/platform';
import { explainWarning, type Unchecked } from '#libs/rulebook';
import { type floorUntested, uncheckedByStatement, type WarnedStatement } from './unchecked-by-statement.js';

/** What of a pay record was not checked, and why, in the reader's language. */
export interface UncheckedInWords {
  /** The finding that was not looked for. */
  check: Unchecked['check'];
  code: Unchecked['code'] | typeof floorUntested;
  reason: string;
}

/** The check of a pay record. */
export interface PayRecordCheckView {
  payRecordId: string;
  /** Null for a record that is older than the keeping of it. */
  checkedAt: string | null;
  unchecked: UncheckedInWords[];
}

/** Reads what the check of a pay record could not look at, within the caller's scope. */
@Injectable()
export class PayRecordChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The check of one record; not found outside the scope. */
  async one(principal: Principal, payRecordId: string): Promise<PayRecordCheckView> {
    const seen = scopeCondition(principal.scope, payRecordScope, 2);
    const [row]: Row[] = await this.dataSource.query(
      `select c.checked_at as "checkedAt", c.unchecked, r.statement from pay_record r
       left join pay_record_check c on c.pay_record_id = r.id where r.id = $1 and ${seen.sql}`,
      [payRecordId, ...seen.parameters],
    );
    if (row === undefined) throw notFound('pay record');
    await this.unitOfWork.note(principal, {
      action: 'pay-record.check-read',
      subject: { type: 'pay-record', id: payRecordId },
    });
    return {
      payRecordId,
      checkedAt: row.checkedAt?.toISOString() ?? null,
      unchecked: [...(row.unchecked ?? []), ...uncheckedByStatement(row.statement)].map(
        ({ check, code, params }) => ({
          ...{ check, code },
          reason: explainWarning({ code, params }, principal.language),
        }),
      ),
    };
  }
}

interface Row {
  checkedAt: Date | null;
  unchecked: Unchecked[] | null;
  statement: WarnedStatement;
}
