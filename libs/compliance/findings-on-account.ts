import type { Work } from '#libs/audit-trail';
import { lastUnderpaidPayment, reduceUnderpaid, underpaidRecords } from '#libs/payroll';
import type { AuditFinding } from './compliance.entities.js';
import { closeAsRepaid } from './continuous-findings.js';

/** Whether the money of a finding is owed on its worker's account, with whatever else its pay record lacks: it is paid there. */
export async function isOnAccount(work: Pick<Work, 'query'>, finding: AuditFinding): Promise<boolean> {
  return (await recordOnAccount(work, finding)) !== undefined;
}

/** Keeps the account true once an auditor has decided: what is not owed is taken off, and what was paid before closes what was upheld. */
export async function followDecision(work: Work, finding: AuditFinding): Promise<void> {
  const record = await recordOnAccount(work, finding);
  if (record === undefined) return;
  const { payRecordId, owedCents, paidCents } = record;
  if (finding.state === 'withdrawn') await reduceUnderpaid(work, { payRecordId, byCents: finding.owedCents });
  if (finding.state !== 'repayment-due' || paidCents < owedCents) return;
  const proof = await lastUnderpaidPayment(work, finding.placementId);
  if (proof === undefined) return;
  const { paidOn, proofReference: reference } = proof;
  await closeAsRepaid(work, finding, { amountCents: finding.owedCents, paidOn, reference });
}

async function recordOnAccount(
  work: Pick<Work, 'query'>,
  { raisedBy, payRecordId, owedCents }: AuditFinding,
) {
  if (raisedBy !== 'continuous' || payRecordId === null || owedCents <= 0) return undefined;
  return (await underpaidRecords(work, { payRecordId })).find((one) => one.payRecordId === payRecordId);
}
