/** The states of an audit case. */
export const auditCaseStates = [
  'opened',
  'evidence-requested',
  'under-review',
  'findings-issued',
  'employer-response',
  'closed',
] as const;
export type AuditCaseState = (typeof auditCaseStates)[number];

/** What can be done to an audit case, and by it. */
export const auditCaseActs = [
  'ask',
  'attach',
  'waive',
  'review',
  'raise',
  'issue',
  'answer',
  'decide',
  'repay',
  'close',
] as const;
export type AuditCaseAct = (typeof auditCaseActs)[number];

type Transitions = Readonly<Partial<Record<AuditCaseAct, AuditCaseState>>>;

/**
 * Which act leads from which state to which: the one table that API, terminal and screens ask.
 * A case never goes back: what is still missing can be asked for, attached or waived where the case stands.
 */
const transitions: Readonly<Record<AuditCaseState, Transitions>> = {
  opened: { ask: 'evidence-requested', raise: 'opened' },
  'evidence-requested': {
    ask: 'evidence-requested',
    attach: 'evidence-requested',
    waive: 'evidence-requested',
    raise: 'evidence-requested',
    review: 'under-review',
  },
  'under-review': {
    ask: 'under-review',
    attach: 'under-review',
    waive: 'under-review',
    raise: 'under-review',
    issue: 'findings-issued',
  },
  // An audit that found nothing has nothing to answer, and silence must not keep a case open for ever.
  'findings-issued': {
    attach: 'findings-issued',
    waive: 'findings-issued',
    answer: 'employer-response',
    decide: 'findings-issued',
    repay: 'findings-issued',
    close: 'closed',
  },
  'employer-response': {
    attach: 'employer-response',
    waive: 'employer-response',
    answer: 'employer-response',
    decide: 'employer-response',
    repay: 'employer-response',
    close: 'closed',
  },
  closed: {},
};

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextCaseState(from: AuditCaseState, act: AuditCaseAct): AuditCaseState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possibleCaseActs(from: AuditCaseState): AuditCaseAct[] {
  return auditCaseActs.filter((act) => transitions[from][act] !== undefined);
}

/** Whether the employer has been told the findings. */
export function findingsIssued(state: AuditCaseState): boolean {
  return state === 'findings-issued' || state === 'employer-response' || state === 'closed';
}
