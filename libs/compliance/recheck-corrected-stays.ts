import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPay, type PayListener, type StaysOfPayCorrected } from '#libs/payroll';
import { foundIn } from './check-pay-records.js';
import type { AuditFinding } from './compliance.entities.js';
import {
  type FoundContinuously,
  lockFindings,
  openFindings,
  raiseContinuously,
  withdrawRepaired,
} from './continuous-findings.js';

/** Looks again at what was found of stays whose days were corrected: in their pay, and of what they owed by a wrong day. */
@Injectable()
@ListensToPay()
export class RecheckCorrectedStays implements PayListener {
  async staysCorrected(work: Work, { placementIds, pay, reason }: StaysOfPayCorrected): Promise<void> {
    const outcome = `Dates of the stay were corrected: ${reason}`;
    for (const one of pay) {
      const found = foundIn(one);
      for (const { id } of one.records) await this.compare(work, id, found, outcome);
    }
    for (const finding of await overtaken(work, placementIds)) await withdrawRepaired(work, finding, outcome);
  }

  /** What is not found any more is withdrawn, and what is found now is raised; what is the same is left alone. */
  private async compare(
    work: Work,
    payRecordId: string,
    found: readonly FoundContinuously[],
    outcome: string,
  ): Promise<void> {
    const open = await openFindings(work, { payRecordId });
    // What an employer agreed to, or an auditor decided, is not found a second time.
    const decided = open.filter(({ state }) => state !== 'raised' && state !== 'contested');
    const left = [...found];
    for (const finding of open) {
      const same = left.findIndex((one) => isSame(one, finding));
      if (same >= 0) left.splice(same, 1);
      else await withdrawRepaired(work, finding, outcome);
    }
    await raiseContinuously(
      work,
      left.filter(({ code }) => !decided.some((finding) => finding.code === code)),
    );
  }
}

function isSame(found: FoundContinuously, finding: AuditFinding): boolean {
  const { code, owedCents, periodFrom, periodTo, expectedCents = null, actualCents = null } = found;
  return (
    finding.code === code &&
    finding.owedCents === owedCents &&
    finding.expectedCents === expectedCents &&
    finding.actualCents === actualCents &&
    finding.periodFrom === periodFrom &&
    finding.periodTo === periodTo
  );
}

/**
 * Findings of something that was missed by a day that was wrong: the obligation is not missed any more, or its pay period lies
 * outside the stay.
 */
function overtaken(work: Work, placementIds: readonly string[]): Promise<AuditFinding[]> {
  return lockFindings(
    work,
    `placement_id = any($1) and pay_record_id is null and (
       exists (select from deadline d where d.state <> 'missed'
         and d.id = case when cause_key like 'deadline:%' then split_part(cause_key, ':', 2)::uuid end)
       or exists (select from deadline d where d.state <> 'missed' and d.kind = 'FINAL_WAGES'
         and d.subject_id = case when cause_key like 'final-wages:%' then split_part(cause_key, ':', 2)::uuid end)
       or (code in ('PAY_RECORD_NOT_SUBMITTED', 'PAY_SHEET_NOT_SENT') and exists (
         select from placement p where p.id = placement_id
           and (period_to < p.first_day_worked_on or period_from >= p.departed_on))))`,
    [placementIds],
  );
}
