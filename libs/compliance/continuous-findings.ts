import type { Work } from '#libs/audit-trail';
import { newId, type Refusal } from '#libs/platform';
import type { RuleStep } from '#libs/rulebook';
import { moveFinding } from './audit-cases.store.js';
import { AuditFinding } from './compliance.entities.js';
import type { NewFinding } from './raise-finding.js';
import { refuse } from './refusals.js';

/** How often the same is raised: days are corrected once or twice, and no key is looked for without an end. */
const mostTurns = 9;

/** What the system found by itself, of a placement and its employer. */
export type FoundContinuously = NewFinding & {
  /** The same for the same violation: it is raised once, however often it is looked for. */
  causeKey: string;
  workerId: string;
  employerId: string;
  province: string;
  steps: RuleStep[];
};

/** Proof that money which a finding says is owed has reached the worker. */
export interface MadeGood {
  amountCents: number;
  paidOn: string;
  reference: string;
}

/**
 * Raises findings outside any audit case, in the transaction of what shows them; those raised before are left alone. One that
 * was withdrawn as repaired is raised again when the same is found again, and one that was contested is not.
 */
export async function raiseContinuously(work: Work, found: readonly FoundContinuously[]): Promise<void> {
  if (found.length === 0) return;
  const rows = (await notRaised(work, found)).map(
    ({ expectedCents = null, actualCents = null, payRecordId = null, ...rest }) => ({
      ...rest,
      ...{ expectedCents, actualCents, payRecordId },
      id: newId(),
      auditCaseId: null,
      raisedBy: 'continuous' as const,
      raisedAt: work.now,
    }),
  );
  if (rows.length === 0) return;
  await work.manager.insert(AuditFinding, rows);
  for (const { id, code, placementId, payRecordId, periodFrom, periodTo, owedCents, rule } of rows)
    work.record({
      action: 'finding.raised',
      subject: { type: 'finding', id },
      after: {
        code,
        placementId,
        payRecordId,
        periodFrom,
        periodTo,
        owedCents,
        rule,
        raisedBy: 'continuous',
      },
    });
}

/** What was not raised before, or is raised again under a key of its own. */
async function notRaised(work: Work, found: readonly FoundContinuously[]): Promise<FoundContinuously[]> {
  const known = await work.query<{ causeKey: string; times: number; again: boolean }>(
    `select split_part(cause_key, '#', 1) as "causeKey", count(*)::int as times,
       bool_and(state = 'withdrawn' and answer_reason is null) as again
     from audit_finding where cause_key = any($1) or cause_key = any(array(
       select key || '#' || turn from unnest($1::text[]) key, generate_series(2, ${mostTurns}) turn))
     group by 1`,
    [found.map(({ causeKey }) => causeKey)],
  );
  const byKey = new Map(known.map((one) => [one.causeKey, one]));
  return found.flatMap((one) => {
    const before = byKey.get(one.causeKey);
    if (before === undefined) return [one];
    return before.again && before.times < mostTurns
      ? [{ ...one, causeKey: `${one.causeKey}#${before.times + 1}` }]
      : [];
  });
}

/** Closes a finding whose violation was repaired before anybody decided on it. What an auditor has to decide stays open. */
export async function withdrawRepaired(work: Work, finding: AuditFinding, reason: string): Promise<void> {
  if (finding.state !== 'raised' && finding.state !== 'contested') return;
  await moveFinding(work, finding, 'withdraw', { outcomeReason: reason });
}

/** Closes a finding whose money has reached the worker: who pays agrees that it was owed, unless an auditor is to decide. */
export async function closeAsRepaid(
  work: Work,
  finding: AuditFinding,
  { amountCents, paidOn, reference }: MadeGood,
) {
  if (finding.state === 'raised')
    await moveFinding(work, finding, 'accept', { answerReason: `Paid on ${paidOn}: ${reference}` });
  if (finding.state === 'repayment-due')
    await moveFinding(work, finding, 'repay', {
      repaidCents: amountCents,
      repaidOn: paidOn,
      repaidReference: reference,
    });
}

/** Findings of the system that are about a pay record or a placement, locked and without an outcome. */
export function openFindings(
  work: Work,
  about: { payRecordId: string } | { placementId: string; code: AuditFinding['code'] },
): Promise<AuditFinding[]> {
  return 'payRecordId' in about
    ? lockedWithoutOutcome(work, 'pay_record_id = $1', [about.payRecordId])
    : lockedWithoutOutcome(work, 'placement_id = $1 and code = $2', [about.placementId, about.code]);
}

/** Findings of the system of one kind about some placements and days, locked and without an outcome. */
export function findingsOfPeriod(
  work: Work,
  code: AuditFinding['code'],
  placementIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<AuditFinding[]> {
  const condition = 'placement_id = any($1) and code = $2 and period_from <= $4 and period_to >= $3';
  return lockedWithoutOutcome(work, condition, [placementIds, code, from, to]);
}

/**
 * What stands against withdrawing pay: findings on which somebody has decided, or an auditor's own. `condition` is about
 * `audit_finding f`.
 */
export async function decidedFindings(
  work: Work,
  condition: string,
  parameters: unknown[],
): Promise<Refusal[]> {
  const decided = await work.query<{ code: string; state: string; placement: string }>(
    `select f.code, f.state, p.number as placement from audit_finding f join placement p on p.id = f.placement_id
     where ${condition} and f.state <> 'withdrawn'
       and not (f.raised_by = 'continuous' and f.state in ('raised', 'contested')) order by f.id`,
    parameters,
  );
  return decided.map((finding) => refuse('WITHDRAWAL_UNDER_FINDING', finding));
}

async function lockedWithoutOutcome(
  work: Work,
  condition: string,
  parameters: unknown[],
): Promise<AuditFinding[]> {
  const rows = await work.query<{ id: string }>(
    `select id from audit_finding where raised_by = 'continuous' and ${condition}
       and state in ('raised', 'accepted', 'contested', 'upheld', 'repayment-due') order by id for update`,
    parameters,
  );
  const findings: AuditFinding[] = [];
  for (const { id } of rows) findings.push(await work.manager.findOneByOrFail(AuditFinding, { id }));
  return findings;
}
