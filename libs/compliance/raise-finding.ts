import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, notFound, type Refusal, refuseIf, type RefusalSource } from '#libs/platform';
import { PayRecord } from '#libs/payroll';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { lockVisibleCase, moveCase } from './audit-cases.store.js';
import type { CaseFindingCode } from './case-finding-codes.js';
import { type AuditCase, AuditFinding } from './compliance.entities.js';
import { refuse } from './refusals.js';

/** What was found, for one worker's placement. Money in cents; `owedCents` positive when the worker is owed. */
export interface NewFinding {
  code: CaseFindingCode;
  placementId: string;
  payRecordId?: string | undefined;
  periodFrom: string;
  periodTo: string;
  owedCents: number;
  expectedCents?: number | undefined;
  actualCents?: number | undefined;
  rule: string;
  source: RefusalSource;
  explanation: string;
}

/** Raising findings inside a case. */
@Injectable()
export class RaiseFinding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Raises a finding; the employer learns of it when the findings are issued. */
  raise(
    principal: Principal,
    caseId: string,
    found: NewFinding,
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, caseId);
      const id = await raiseFinding(work, auditCase, found);
      const subject = { type: 'finding', id };
      const next = [{ act: 'ISSUE_FINDINGS', by: 'auditor', dueOn: null }];
      return { receipt: await issueReceipt(work, { act: 'raised', subject, next }), id };
    });
  }
}

/**
 * Raises a finding inside a larger act, on a case that its caller has locked. The placement must be the audited
 * employer's, in the audited province; throws not found otherwise, and Refused for days outside the audited period.
 */
export async function raiseFinding(work: Work, auditCase: AuditCase, found: NewFinding): Promise<string> {
  await moveCase(work, auditCase, 'raise');
  refuseIf(periodRefusals(auditCase, found));
  const workerId = await workerOf(work, auditCase, found.placementId);
  await refuseForeignPayRecord(work, found);
  const id = newId();
  const { expectedCents = null, actualCents = null, payRecordId = null, ...rest } = found;
  const facts = { ...rest, expectedCents, actualCents, payRecordId, workerId, auditCaseId: auditCase.id };
  const { employerId, province } = auditCase;
  await work.manager.insert(AuditFinding, { ...facts, id, employerId, province, raisedAt: work.now });
  const { code, placementId, periodFrom, periodTo, owedCents, rule } = found;
  work.record({
    action: 'finding.raised',
    subject: { type: 'finding', id },
    after: {
      auditCaseId: auditCase.id,
      code,
      placementId,
      payRecordId,
      periodFrom,
      periodTo,
      owedCents,
      rule,
    },
  });
  return id;
}

/** What is wrong with the days of a finding. */
export function periodRefusals(
  auditCase: Pick<AuditCase, 'periodFrom' | 'periodTo'>,
  { periodFrom: from, periodTo: to }: Pick<NewFinding, 'periodFrom' | 'periodTo'>,
): Refusal[] {
  if (to < from) return [refuse('AUDIT_PERIOD_REVERSED', { from, to })];
  const { periodFrom, periodTo } = auditCase;
  return from < periodFrom || to > periodTo
    ? [refuse('FINDING_OUTSIDE_PERIOD', { from, to, periodFrom, periodTo })]
    : [];
}

async function workerOf(work: Work, auditCase: AuditCase, placementId: string): Promise<string> {
  const [placement] = await work.query<{ workerId: string }>(
    `select worker_id as "workerId" from placement where id = $1 and employer_id = $2 and province = $3`,
    [placementId, auditCase.employerId, auditCase.province],
  );
  if (placement === undefined) throw notFound('placement');
  return placement.workerId;
}

async function refuseForeignPayRecord(work: Work, { payRecordId, placementId }: NewFinding): Promise<void> {
  if (payRecordId == null) return;
  if (!(await work.manager.existsBy(PayRecord, { id: payRecordId, placementId })))
    throw notFound('pay record');
}
