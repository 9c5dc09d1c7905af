import type { Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, readableNumber, type Refusal, refuseIf } from '#libs/platform';
import { dateIn, type PlainDate, plainDate } from '#libs/quantities';
import type { RulesInForce } from '#libs/rules-in-force';
import {
  type AuditCaseAct,
  type AuditCaseState,
  findingsIssued,
  nextCaseState,
  possibleCaseActs,
} from './audit-case.states.js';
import { AuditCase, AuditFinding } from './compliance.entities.js';
import { type FindingAct, findingPath, possibleFindingActs } from './finding.states.js';
import { refuse } from './refusals.js';

/** Columns of `audit_case c` that a scope is held against. Other roles have nothing to see of an audit. */
const auditCaseScope = { employer: 'c.employer_id', province: 'c.province' };

/**
 * What of a scope's cases is visible. An employer sees its case from the first request for evidence on: until then the
 * audit is being prepared, and knowing of it would be a warning to tidy up.
 */
export function visibleCases(principal: Pick<Principal, 'scope'>, firstParameter: number) {
  const seen = scopeCondition(principal.scope, auditCaseScope, firstParameter);
  return principal.scope.kind === 'employer' ? { ...seen, sql: `${seen.sql} and c.state <> 'opened'` } : seen;
}

/** A case that the caller can see, locked until the transaction ends. Throws not found. */
export async function lockVisibleCase(work: Work, principal: Principal, id: string): Promise<AuditCase> {
  const seen = visibleCases(principal, 2);
  const rows = await work.query<{ id: string }>(
    `select c.id from audit_case c where c.id = $1 and ${seen.sql} for update`,
    [id, ...seen.parameters],
  );
  if (rows.length === 0) throw notFound('audit case');
  return work.manager.findOneByOrFail(AuditCase, { id });
}

/**
 * A finding that the caller can see, locked by its case, or by itself where the system raised it. An employer sees what an
 * audit found once it is issued, and what the system found at once.
 */
export async function lockVisibleFinding(
  work: Work,
  principal: Principal,
  id: string,
): Promise<{ auditCase: AuditCase | null; finding: AuditFinding }> {
  const found = await work.manager.findOneBy(AuditFinding, { id });
  if (found === null) throw notFound('finding');
  if (found.auditCaseId === null)
    return { auditCase: null, finding: await lockContinuous(work, principal, id) };
  const auditCase = await lockVisibleCase(work, principal, found.auditCaseId).catch(() => {
    throw notFound('finding');
  });
  if (principal.scope.kind === 'employer' && !findingsIssued(auditCase.state)) throw notFound('finding');
  // Read again: another act may have moved it before the lock was ours.
  return { auditCase, finding: await work.manager.findOneByOrFail(AuditFinding, { id }) };
}

async function lockContinuous(work: Work, principal: Principal, id: string): Promise<AuditFinding> {
  const columns = { employer: 'f.employer_id', province: 'f.province' };
  const seen = scopeCondition(principal.scope, columns, 2);
  const rows = await work.query(
    `select f.id from audit_finding f where f.id = $1 and ${seen.sql} for update`,
    [id, ...seen.parameters],
  );
  if (rows.length === 0) throw notFound('finding');
  return work.manager.findOneByOrFail(AuditFinding, { id });
}

/** The refusal of an act that a case's state does not allow; none when it does. */
export function caseStateRefusals(auditCase: AuditCase, act: AuditCaseAct): Refusal[] {
  const { state } = auditCase;
  if (nextCaseState(state, act) !== undefined) return [];
  return [refuse('AUDIT_CASE_STATE', { state, act, possible: possibleCaseActs(state).join(', ') || '–' })];
}

/** Takes a case, locked before, where an act leads, with what else changes; a new state is in the audit trail. */
export async function moveCase(
  work: Work,
  auditCase: AuditCase | null,
  act: AuditCaseAct,
  changes: Partial<AuditCase> = {},
): Promise<void> {
  // A finding of the system has no case to move.
  if (auditCase === null) return;
  refuseIf(caseStateRefusals(auditCase, act));
  const before = auditCase.state;
  const state = nextCaseState(before, act) as AuditCaseState;
  if (before === state && Object.keys(changes).length === 0) return;
  await work.manager.update(AuditCase, { id: auditCase.id }, { ...changes, state });
  Object.assign(auditCase, changes, { state });
  work.record({
    action: `audit-case.${act}`,
    subject: { type: 'audit-case', id: auditCase.id },
    before: { state: before },
    after: { state, ...changes },
  });
}

/** Takes a finding through every state that an act leads to; each step is in the audit trail. */
export async function moveFinding(
  work: Work,
  finding: AuditFinding,
  act: FindingAct,
  changes: Partial<AuditFinding>,
): Promise<void> {
  const path = findingPath(finding.state, act, finding.owedCents);
  const last = path.at(-1);
  if (last === undefined) {
    const { state } = finding;
    const possible = possibleFindingActs(state).join(', ') || '–';
    refuseIf([refuse('FINDING_STATE', { state, act, possible })]);
    return;
  }
  await work.manager.update(AuditFinding, { id: finding.id }, { ...changes, state: last });
  let before = finding.state;
  for (const state of path) {
    work.record({
      action: `finding.${state}`,
      subject: { type: 'finding', id: finding.id },
      before: { state: before },
      after: { state, owedCents: finding.owedCents },
    });
    before = state;
  }
  Object.assign(finding, changes, { state: last });
}

/** Today in the province of a case. */
export function todayIn(
  rules: RulesInForce,
  auditCase: Pick<AuditFinding, 'province'>,
  now: Date,
): PlainDate {
  const utcDay = plainDate(now.toISOString().slice(0, 10));
  return dateIn(now, rules.timeZone(auditCase.province, utcDay));
}

/** A new id and the next readable number of cases. */
export async function newCaseNumber(work: Work): Promise<{ id: string; number: string }> {
  const [next] = await work.query<{ value: string }>(`select nextval('audit_case_number') as value`);
  return { id: newId(), number: readableNumber('A', Number(next?.value)) };
}
