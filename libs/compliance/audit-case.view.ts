import type { Principal } from '#libs/identity';
import { type StepInWords, stepsInWords } from '#libs/rulebook';
import { type AuditCaseAct, findingsIssued, possibleCaseActs } from './audit-case.states.js';
import type { AuditCase, AuditEvidence, AuditFinding, AuditRequirement } from './compliance.entities.js';
import { type FindingAct, possibleFindingActs } from './finding.states.js';

/** A case as a list shows it. */
export type AuditCaseSummary = Omit<AuditCase, 'employer' | 'mandate' | 'openedAt' | 'closedAt'> & {
  /** Null for the employer: the reason may lead to who complained. */
  mandate: string | null;
  openedAt: string;
  closedAt: string | null;
  possible: AuditCaseAct[];
};

/** A requirement with its evidence. */
export type RequirementView = Omit<AuditRequirement, 'auditCase' | 'askedAt'> & {
  askedAt: string;
  /** Whether its day has passed without evidence. */
  overdue: boolean;
  evidence: (Omit<AuditEvidence, 'requirement' | 'attachedAt'> & { attachedAt: string })[];
};

/** A finding with what can be done to it. */
export type FindingView = Omit<
  AuditFinding,
  'auditCase' | 'placement' | 'payRecord' | 'raisedAt' | 'steps' | 'causeKey'
> & {
  raisedAt: string;
  /** In the reader's language, with raw numbers beside the words. */
  steps: StepInWords[];
  possible: FindingAct[];
};

/** A case with everything in it that its reader may see. */
export type AuditCaseFile = AuditCaseSummary & { requirements: RequirementView[]; findings: FindingView[] };

/** Shows a case without its contents. */
export function summaryOf(auditCase: AuditCase, reader: Pick<Principal, 'scope'>): AuditCaseSummary {
  const { employer: _employer, openedAt, closedAt, mandate, ...rest } = auditCase;
  return {
    ...rest,
    mandate: reader.scope.kind === 'employer' ? null : mandate,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    possible: possibleCaseActs(auditCase.state),
  };
}

/** Shows a requirement; `today` is that of the case's province. */
export function requirementView(
  { auditCase: _auditCase, askedAt, ...rest }: AuditRequirement,
  evidence: readonly AuditEvidence[],
  today: string,
): RequirementView {
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    overdue: rest.state === 'open' && rest.dueOn < today,
    evidence: evidence
      .filter(({ requirementId }) => requirementId === rest.id)
      .map(({ requirement: _requirement, attachedAt, ...shown }) => ({
        ...shown,
        attachedAt: attachedAt.toISOString(),
      })),
  };
}

/** The findings that a reader may see: the employer's are shown from their issue on. */
export function findingViews(
  auditCase: AuditCase,
  findings: readonly AuditFinding[],
  reader: Pick<Principal, 'scope' | 'language'>,
): FindingView[] {
  if (reader.scope.kind === 'employer' && !findingsIssued(auditCase.state)) return [];
  return findings.map((finding) => findingView(finding, reader.language));
}

/** Shows a finding; what the system worked out is explained in the reader's language. */
export function findingView(
  {
    auditCase: _auditCase,
    placement: _placement,
    payRecord: _payRecord,
    causeKey: _causeKey,
    raisedAt,
    steps,
    ...rest
  }: AuditFinding,
  language: Principal['language'],
): FindingView {
  return {
    ...rest,
    steps: stepsInWords(steps, language),
    raisedAt: raisedAt.toISOString(),
    possible: possibleFindingActs(rest.state),
  };
}
