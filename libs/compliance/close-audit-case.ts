import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import type { AuditCaseState } from './audit-case.states.js';
import {
  caseStateRefusals,
  lockVisibleCase,
  lockVisibleFinding,
  moveCase,
  moveFinding,
  todayIn,
} from './audit-cases.store.js';
import { type AuditCase, AuditFinding, AuditRequirement } from './compliance.entities.js';
import { followDecision } from './findings-on-account.js';
import { type FindingState, hasOutcome } from './finding.states.js';
import { refuse } from './refusals.js';

/** What an auditor does with a case once evidence was asked for: review, issue, decide, close. */
@Injectable()
export class CloseAuditCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** Starts the review of what was attached. */
  review(principal: Principal, id: string): Promise<{ receipt: ReceiptView; state: AuditCaseState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, id);
      await moveCase(work, auditCase, 'review');
      const subject = { type: 'audit-case', id };
      const next = [{ act: 'ISSUE_FINDINGS', by: 'auditor', dueOn: null }];
      return {
        receipt: await issueReceipt(work, { act: 'review-started', subject, next }),
        state: auditCase.state,
      };
    });
  }

  /** Tells the employer the findings, and until when they can be answered. */
  issue(
    principal: Principal,
    id: string,
    answerBy: string,
  ): Promise<{ receipt: ReceiptView; state: AuditCaseState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, id);
      const today = todayIn(this.rules, auditCase, work.now);
      refuseIf([
        ...caseStateRefusals(auditCase, 'issue'),
        ...(answerBy < today ? [refuse('AUDIT_DAY_PAST', { day: answerBy, today })] : []),
      ]);
      await moveCase(work, auditCase, 'issue', { answerBy });
      const subject = { type: 'audit-case', id };
      const some = await work.manager.existsBy(AuditFinding, { auditCaseId: id });
      const next = some
        ? [{ act: 'ANSWER_FINDINGS', by: 'employer', dueOn: answerBy }]
        : [{ act: 'CLOSE_AUDIT_CASE', by: 'auditor', dueOn: null }];
      return {
        receipt: await issueReceipt(work, { act: 'findings-issued', subject, next }),
        state: auditCase.state,
      };
    });
  }

  /**
   * Upholds or withdraws a finding, with a reason. A finding without an answer is upheld only after the day by which the
   * employer could answer: nothing is decided by silence before it.
   */
  decide(
    principal: Principal,
    findingId: string,
    { outcome, reason }: { outcome: 'uphold' | 'withdraw'; reason: string },
  ): Promise<{ receipt: ReceiptView; state: FindingState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { auditCase, finding } = await lockVisibleFinding(work, principal, findingId);
      await moveCase(work, auditCase, 'decide');
      const today = todayIn(this.rules, finding, work.now);
      const unanswered = finding.state === 'raised' && outcome === 'uphold';
      const answerBy = auditCase?.answerBy ?? null;
      refuseIf(
        unanswered && answerBy !== null && today <= answerBy
          ? [refuse('ANSWER_STILL_OPEN', { answerBy })]
          : [],
      );
      await moveFinding(work, finding, outcome, { outcomeReason: reason });
      await followDecision(work, finding);
      const subject = { type: 'finding', id: findingId };
      work.record({ action: 'finding.decided', subject, after: { outcome }, reason });
      const next = finding.state === 'repayment-due' ? [{ act: 'REPAY', by: 'employer', dueOn: null }] : [];
      return {
        receipt: await issueReceipt(work, { act: 'decided', subject, next }),
        state: finding.state,
      };
    });
  }

  /** Closes a case. Refused, with every reason at once, while evidence is missing or a finding has no outcome. */
  close(principal: Principal, id: string): Promise<{ receipt: ReceiptView; state: AuditCaseState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, id);
      refuseIf([...caseStateRefusals(auditCase, 'close'), ...(await openEnds(work, auditCase))]);
      await moveCase(work, auditCase, 'close', { closedAt: work.now });
      const subject = { type: 'audit-case', id };
      return {
        receipt: await issueReceipt(work, { act: 'closed', subject, next: [] }),
        state: auditCase.state,
      };
    });
  }
}

async function openEnds(work: Work, auditCase: AuditCase): Promise<Refusal[]> {
  const order = { id: 'asc' } as const;
  const open = await work.manager.find(AuditRequirement, {
    where: { auditCaseId: auditCase.id, state: 'open' },
    order,
  });
  const findings = await work.manager.find(AuditFinding, { where: { auditCaseId: auditCase.id }, order });
  return [
    ...open.map(({ id, dueOn }) => refuse('REQUIREMENT_OPEN', { requirementId: id, dueOn })),
    ...findings
      .filter(({ state, owedCents }) => !hasOutcome(state, owedCents))
      .map(({ id, code, state }) => refuse('FINDING_WITHOUT_OUTCOME', { findingId: id, code, state })),
  ];
}
