import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, notFound, refuseIf, type Refusal } from '#libs/platform';
import { cents, dollarsFromCents } from '#libs/quantities';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { lockVisibleCase, lockVisibleFinding, moveCase, moveFinding, todayIn } from './audit-cases.store.js';
import { AuditEvidence, AuditFinding, AuditRequirement } from './compliance.entities.js';
import type { FindingState } from './finding.states.js';
import { isOnAccount } from './findings-on-account.js';
import { refuse } from './refusals.js';

/** Proof that a worker was paid what a finding says is owed. */
export interface Repayment {
  amountCents: number;
  paidOn: string;
  /** Where the proof can be found: a transfer's number, a signed receipt. */
  reference: string;
}

/** What an employer does in its own audit case. */
@Injectable()
export class AnswerAuditCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** Attaches evidence to a requirement, which fulfils it; more may follow. */
  attach(
    principal: Principal,
    caseId: string,
    requirementId: string,
    evidence: { reference: string; description: string },
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, caseId);
      const requirement = await work.manager.findOneBy(AuditRequirement, {
        id: requirementId,
        auditCaseId: caseId,
      });
      if (requirement === null) throw notFound('requirement');
      await moveCase(work, auditCase, 'attach');
      refuseIf(requirement.state === 'waived' ? [refuse('REQUIREMENT_WAIVED')] : []);
      const id = newId();
      await work.manager.insert(AuditEvidence, { id, requirementId, ...evidence, attachedAt: work.now });
      await work.manager.update(AuditRequirement, { id: requirementId }, { state: 'fulfilled' });
      const subject = { type: 'audit-requirement', id: requirementId };
      work.record({ action: 'audit-requirement.evidenced', subject, after: { evidenceId: id } });
      const next = [{ act: 'REVIEW', by: 'auditor', dueOn: null }];
      return { receipt: await issueReceipt(work, { act: `evidence:${id}`, subject, next }), id };
    });
  }

  /** Accepts or contests a finding, with a reason. An accepted finding that owes money is due for repayment at once. */
  answer(
    principal: Principal,
    findingId: string,
    { answer, reason }: { answer: 'accept' | 'contest'; reason: string },
  ): Promise<{ receipt: ReceiptView; state: FindingState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { auditCase, finding } = await lockVisibleFinding(work, principal, findingId);
      await moveCase(work, auditCase, 'answer');
      await moveFinding(work, finding, answer, { answerReason: reason });
      const subject = { type: 'finding', id: findingId };
      const next = afterAnswer(finding.state);
      return {
        receipt: await issueReceipt(work, { act: 'answered', subject, next }),
        state: finding.state,
      };
    });
  }

  /** Reports the repayment of a finding with its proof. It must cover what is owed, and lie in the past. */
  repay(
    principal: Principal,
    findingId: string,
    { amountCents, paidOn, reference }: Repayment,
  ): Promise<{ receipt: ReceiptView; state: FindingState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { auditCase, finding } = await lockVisibleFinding(work, principal, findingId);
      await moveCase(work, auditCase, 'repay');
      refuseIf(
        finding.code === 'FINAL_WAGES_OPEN' && auditCase === null ? [refuse('FINDING_CLOSED_BY_WAGES')] : [],
      );
      refuseIf((await isOnAccount(work, finding)) ? [refuse('FINDING_CLOSED_BY_ACCOUNT')] : []);
      const today = todayIn(this.rules, finding, work.now);
      const repaid = { repaidCents: amountCents, repaidOn: paidOn, repaidReference: reference };
      await moveFinding(work, finding, 'repay', repaid);
      refuseIf(repaymentRefusals(finding, today));
      const subject = { type: 'finding', id: findingId };
      work.record({ action: 'finding.repayment-proven', subject, after: { amountCents, paidOn } });
      return {
        receipt: await issueReceipt(work, { act: 'repaid', subject, next: [] }),
        state: finding.state,
      };
    });
  }
}

function afterAnswer(state: FindingState): NextStep[] {
  if (state === 'contested') return [{ act: 'DECIDE_FINDING', by: 'auditor', dueOn: null }];
  if (state === 'repayment-due') return [{ act: 'REPAY', by: 'employer', dueOn: null }];
  return [];
}

/** What is wrong with a repayment, against what is owed and since when. */
export function repaymentRefusals(
  finding: Pick<AuditFinding, 'repaidCents' | 'repaidOn' | 'owedCents' | 'periodFrom'>,
  today: string,
): Refusal[] {
  const { repaidCents, repaidOn, owedCents, periodFrom } = finding;
  const refusals: Refusal[] = [];
  if (repaidCents !== null && repaidCents < owedCents)
    refusals.push(
      refuse('REPAYMENT_SHORT', {
        repaid: dollarsFromCents(cents(repaidCents)),
        owed: dollarsFromCents(cents(owedCents)),
      }),
    );
  if (repaidOn !== null && (repaidOn < periodFrom || repaidOn > today))
    refusals.push(refuse('REPAYMENT_DATE_WRONG', { paidOn: repaidOn, from: periodFrom, today }));
  return refusals;
}
