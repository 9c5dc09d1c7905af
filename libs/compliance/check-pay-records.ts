import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import {
  ListensToPay,
  type PayAssessed,
  type PayListener,
  type SheetWithdrawn,
  type UnderpaidSettled,
  withPredecessors,
} from '#libs/payroll';
import type { Refusal } from '#libs/platform';
import { type PayFinding, tellSteps } from '#libs/rulebook';
import type { AuditFinding } from './compliance.entities.js';
import {
  closeAsRepaid,
  decidedFindings,
  type FoundContinuously,
  openFindings,
  raiseContinuously,
  withdrawRepaired,
} from './continuous-findings.js';
import { PayRecordCheck } from './pay-record-check.entity.js';

type Assessed = PayAssessed['records'][number];

/**
 * Raises what the check of every pay record found, in the transaction that submits or corrects it. A correction closes what was
 * found in the old record: withdrawn, or repaid where the employer had accepted it. So does the payment of what a record lacked.
 */
@Injectable()
@ListensToPay()
export class CheckPayRecords implements PayListener {
  async assessed(work: Work, pay: PayAssessed): Promise<void> {
    await keepUnchecked(work, pay.records);
    const found = foundIn(pay);
    const due = pay.corrected === null ? [] : await closeCorrected(work, pay, found);
    await raiseContinuously(work, lessWhatIsDue(found, due));
  }

  async underpaidSettled(work: Work, { payRecordIds, proof }: UnderpaidSettled): Promise<void> {
    for (const payRecordId of payRecordIds)
      for (const finding of await openFindings(work, { payRecordId }))
        if (finding.owedCents > 0) {
          const { paidOn, proofReference: reference } = proof;
          await closeAsRepaid(work, finding, { amountCents: finding.owedCents, paidOn, reference });
        }
  }

  withdrawalProblems(work: Work, { records, replaced }: SheetWithdrawn): Promise<Refusal[]> {
    const ids = [...records, ...replaced].map(({ id }) => id);
    return decidedFindings(work, 'f.pay_record_id = any($1)', [ids]);
  }

  async sheetWithdrawn(work: Work, { records, replaced }: SheetWithdrawn): Promise<void> {
    for (const { id: payRecordId } of [...records, ...replaced])
      for (const finding of await openFindings(work, { payRecordId }))
        await withdrawRepaired(work, finding, 'The employer withdrew the pay sheet');
  }
}

/** Remembers that records were checked, and what of them could not be. */
async function keepUnchecked(work: Work, records: readonly Assessed[]): Promise<void> {
  const rows = records.map(({ id: payRecordId, checked: { unchecked } }) => ({
    ...{ payRecordId, checkedAt: work.now, unchecked: [...unchecked] },
  }));
  await work.manager.insert(PayRecordCheck, rows);
}

/** What the check of records found, each finding by its cause. */
export function foundIn({ records }: Pick<PayAssessed, 'records'>): FoundContinuously[] {
  return records.flatMap((record) =>
    record.checked.findings.map((finding, index) => asFound(record, finding, index)),
  );
}

function asFound({ id, placement }: Assessed, finding: PayFinding, index: number): FoundContinuously {
  const { href, ...source } = finding.source;
  return {
    causeKey: `pay-record:${id}:${finding.code}:${index}`,
    code: finding.code,
    placementId: placement.id,
    payRecordId: id,
    ...{ workerId: placement.workerId, employerId: placement.employerId, province: placement.province },
    ...{ periodFrom: finding.from, periodTo: finding.to, owedCents: finding.owedCents },
    ...(finding.expectedCents === null ? {} : { expectedCents: finding.expectedCents }),
    ...(finding.actualCents === null ? {} : { actualCents: finding.actualCents }),
    rule: finding.rule,
    source: { ...source, ...(href === null ? {} : { href }) },
    explanation: tellSteps(finding.explanation, 'en'),
    steps: [...finding.explanation],
  };
}

/**
 * Closes the findings of a corrected record and of those that it had replaced; gives back those whose money is still due, since
 * the new record repeats the violation.
 */
async function closeCorrected(
  work: Work,
  { corrected, records, period }: PayAssessed,
  found: readonly FoundContinuously[],
): Promise<AuditFinding[]> {
  const [record] = records;
  if (corrected === null || record === undefined) return [];
  const due: AuditFinding[] = [];
  const open: AuditFinding[] = [];
  for (const payRecordId of await withPredecessors(work, [corrected.id]))
    open.push(...(await openFindings(work, { payRecordId })));
  for (const finding of open) {
    await withdrawRepaired(work, finding, `Corrected by pay record ${record.number}`);
    if (finding.state !== 'repayment-due') continue;
    if (found.some(({ code }) => code === finding.code)) due.push(finding);
    else
      await closeAsRepaid(work, finding, {
        amountCents: finding.owedCents,
        paidOn: period.payDate,
        reference: record.number,
      });
  }
  return due;
}

/** Money that is due under a finding on the old record is not owed a second time under one on the new. */
function lessWhatIsDue(
  found: readonly FoundContinuously[],
  due: readonly AuditFinding[],
): FoundContinuously[] {
  const left = new Map<string, number>();
  for (const { code, owedCents } of due) left.set(code, (left.get(code) ?? 0) + owedCents);
  return found.flatMap((finding) => {
    const covered = left.get(finding.code);
    if (covered === undefined) return [finding];
    const owedCents = finding.owedCents - covered;
    left.set(finding.code, Math.max(0, -owedCents));
    return owedCents > 0 ? [{ ...finding, owedCents }] : [];
  });
}
