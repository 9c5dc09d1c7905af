import type { Work } from '#libs/audit-trail';
import { newCaseNumber } from './audit-cases.store.js';
import { AuditCase } from './compliance.entities.js';
import { type NewFinding, raiseFinding } from './raise-finding.js';

/** Whom a finding is about that nobody's audit led to. */
export interface FoundContinuously extends NewFinding {
  employerId: string;
  province: string;
  /** The record that gives cause for it; one record gives a code once, however often it is looked at. */
  causeId: string;
}

/**
 * Raises a finding of the continuous check, in the case of that check on the employer which still takes findings, or in a
 * new one. The auditors of the province find it among their cases. Returns its id, or undefined when its cause gave it already.
 */
export async function raiseContinuously(
  work: Work,
  { employerId, province, ...found }: FoundContinuously,
): Promise<string | undefined> {
  // Two checks of one employer at once would open two cases.
  await work.query('select id from employer where id = $1 for update', [employerId]);
  const [known] = await work.query('select id from audit_finding where cause_id = $1 and code = $2', [
    found.causeId,
    found.code,
  ]);
  if (known !== undefined) return undefined;
  const auditCase =
    (await openCase(work, employerId, province, found)) ?? (await newCase(work, employerId, province, found));
  return raiseFinding(work, auditCase, found);
}

async function openCase(
  work: Work,
  employerId: string,
  province: string,
  { periodFrom, periodTo }: NewFinding,
): Promise<AuditCase | undefined> {
  const [row] = await work.query<{ id: string }>(
    `select id from audit_case
     where employer_id = $1 and province = $2 and origin = 'continuous' and period_from <= $3 and period_to >= $4
       and state in ('opened', 'evidence-requested', 'under-review')
     order by id limit 1 for update`,
    [employerId, province, periodFrom, periodTo],
  );
  return row === undefined ? undefined : work.manager.findOneByOrFail(AuditCase, { id: row.id });
}

/** A case of the years that a finding lies in. */
async function newCase(
  work: Work,
  employerId: string,
  province: string,
  found: NewFinding,
): Promise<AuditCase> {
  const { id, number } = await newCaseNumber(work);
  const facts = {
    employerId,
    province,
    periodFrom: `${found.periodFrom.slice(0, 4)}-01-01`,
    periodTo: `${found.periodTo.slice(0, 4)}-12-31`,
    origin: 'continuous' as const,
  };
  const mandate = 'Continuous check: something owed was missed';
  await work.manager.insert(AuditCase, { id, number, ...facts, mandate, openedAt: work.now });
  const subject = { type: 'audit-case', id };
  work.record({ action: 'audit-case.opened', subject, after: { number, ...facts }, reason: mandate });
  return work.manager.findOneByOrFail(AuditCase, { id });
}
