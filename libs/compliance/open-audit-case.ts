import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, refuseIf } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import type { AuditCaseState } from './audit-case.states.js';
import { lockVisibleCase, moveCase, newCaseNumber, todayIn } from './audit-cases.store.js';
import { AuditCase, AuditRequirement } from './compliance.entities.js';
import { refuse } from './refusals.js';

/** What an auditor opens a case with. */
export interface NewAuditCase {
  employerId: string;
  /** Where the audited work was done; the employer's own province when left out. */
  province?: string | undefined;
  mandate: string;
  periodFrom: string;
  periodTo: string;
}

/** Opening audit cases and asking for evidence. */
@Injectable()
export class OpenAuditCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** Opens a case on an employer that the auditor's mandate covers. */
  open(
    principal: Principal,
    asked: NewAuditCase,
  ): Promise<{ receipt: ReceiptView; id: string; number: string; state: AuditCaseState }> {
    const { employerId, mandate, periodFrom, periodTo } = asked;
    refuseIf(
      periodTo < periodFrom ? [refuse('AUDIT_PERIOD_REVERSED', { from: periodFrom, to: periodTo })] : [],
    );
    return this.unitOfWork.run(principal, async (work) => {
      const province = await auditedProvince(work, principal, employerId, asked.province);
      const { id, number } = await newCaseNumber(work);
      const facts = { employerId, province, periodFrom, periodTo };
      await work.manager.insert(AuditCase, { id, number, ...facts, mandate, openedAt: work.now });
      const subject = { type: 'audit-case', id };
      work.record({ action: 'audit-case.opened', subject, after: { number, ...facts }, reason: mandate });
      const next = [{ act: 'REQUEST_EVIDENCE', by: 'auditor', dueOn: null }];
      return {
        receipt: await issueReceipt(work, { act: 'opened', subject, next }),
        id,
        number,
        state: 'opened',
      };
    });
  }

  /** Asks for evidence by a day; with the first request the employer learns of the case. */
  require(
    principal: Principal,
    caseId: string,
    { asked, dueOn }: { asked: string; dueOn: string },
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, caseId);
      const today = todayIn(this.rules, auditCase, work.now);
      refuseIf(plainDate(dueOn) < today ? [refuse('AUDIT_DAY_PAST', { day: dueOn, today })] : []);
      await moveCase(work, auditCase, 'ask');
      const id = newId();
      await work.manager.insert(AuditRequirement, {
        id,
        auditCaseId: caseId,
        asked,
        dueOn,
        askedAt: work.now,
      });
      const subject = { type: 'audit-requirement', id };
      work.record({ action: 'audit-requirement.asked', subject, after: { auditCaseId: caseId, dueOn } });
      const next = [{ act: 'ATTACH_EVIDENCE', by: 'employer', dueOn }];
      return { receipt: await issueReceipt(work, { act: 'asked', subject, next }), id };
    });
  }

  /** Waives a requirement that nobody has fulfilled, with a reason. */
  waive(
    principal: Principal,
    caseId: string,
    requirementId: string,
    reason: string,
  ): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const auditCase = await lockVisibleCase(work, principal, caseId);
      const requirement = await work.manager.findOneBy(AuditRequirement, {
        id: requirementId,
        auditCaseId: caseId,
      });
      if (requirement === null) throw notFound('requirement');
      await moveCase(work, auditCase, 'waive');
      const { state } = requirement;
      refuseIf(state === 'open' ? [] : [refuse('REQUIREMENT_SETTLED', { state })]);
      await work.manager.update(
        AuditRequirement,
        { id: requirementId },
        { state: 'waived', waiverReason: reason },
      );
      const subject = { type: 'audit-requirement', id: requirementId };
      work.record({
        action: 'audit-requirement.waived',
        subject,
        before: { state },
        after: { state: 'waived' },
        reason,
      });
      return { receipt: await issueReceipt(work, { act: 'waived', subject, next: [] }) };
    });
  }
}

/** Where an employer can be audited: its own province or one of its farms', within the mandate. Throws not found. */
async function auditedProvince(
  work: Work,
  principal: Principal,
  employerId: string,
  asked: string | undefined,
): Promise<string> {
  const seen = scopeCondition(principal.scope, { province: 'p.province' }, 3);
  const [found] = await work.query<{ province: string }>(
    `select p.province from employer e
     cross join lateral (select e.province union select f.province from farm f where f.employer_id = e.id) p
     where e.id = $1 and p.province = coalesce($2, e.province) and ${seen.sql}`,
    [employerId, asked ?? null, ...seen.parameters],
  );
  if (found === undefined) throw notFound('employer');
  return found.province;
}
