/** What can happen to a worker that others must be told of. */
export const incidentKinds = ['arrest', 'detention', 'accident', 'illness', 'death'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** What is done after an incident, each with its time and person. */
export const incidentStepKinds = ['right-told', 'wish-stated', 'consulate-notified', 'note'] as const;
export type IncidentStepKind = (typeof incidentStepKinds)[number];

/** A step, as far as the notice to the consulate depends on it. */
export interface NoticeStep {
  kind: IncidentStepKind;
  /** When it was done, not when it was written down. */
  at: Date;
  /** Language in which the right was told. */
  language: string | null;
  /** Whether the worker asks that the consulate be notified. */
  wishesNotice: boolean | null;
  /** The treaty that makes the notice mandatory, as the officer who relies on it states it. */
  treatyBasis: string | null;
  /** How the consulate was notified. */
  how: string | null;
}

/** Where the notice to the consulate stands. */
export interface ConsularNotice {
  rightToldAt: Date | null;
  rightToldIn: string | null;
  /** The worker's last stated wish; null when none was stated. */
  wishesNotice: boolean | null;
  notifiedAt: Date | null;
  notifiedHow: string | null;
  treatyBasis: string | null;
  /** Steps that are owed now. */
  owed: IncidentStepKind[];
}

/** Whether the worker's right to have the consulate notified arises: on arrest and detention. */
export function consularRightArises(kind: IncidentKind): boolean {
  return kind === 'arrest' || kind === 'detention';
}

/**
 * Works out from its steps where the notice of an incident stands.
 * On arrest or detention the worker is told without delay, in their language, that the consulate is notified if they ask
 * (Vienna Convention on Consular Relations, article 36(1)(b)); it is notified when they ask, or when a treaty says so
 * whatever they wish. In every other incident nothing is owed by itself.
 */
export function consularNotice(kind: IncidentKind, steps: readonly NoticeStep[]): ConsularNotice {
  const inOrder = [...steps].sort((a, b) => a.at.getTime() - b.at.getTime());
  const told = inOrder.find((step) => step.kind === 'right-told');
  const wish = inOrder.findLast((step) => step.kind === 'wish-stated');
  const notified = inOrder.find((step) => step.kind === 'consulate-notified');
  const treaty = inOrder.find((step) => step.treatyBasis !== null);
  const wishesNotice = wish?.wishesNotice ?? null;
  const notice = {
    rightToldAt: told?.at ?? null,
    rightToldIn: told?.language ?? null,
    wishesNotice,
    notifiedAt: notified?.at ?? null,
    notifiedHow: notified?.how ?? null,
    treatyBasis: treaty?.treatyBasis ?? null,
  };
  const mandatory = treaty !== undefined;
  return { ...notice, owed: consularRightArises(kind) ? owedSteps(notice, mandatory) : [] };
}

function owedSteps(notice: Omit<ConsularNotice, 'owed'>, mandatory: boolean): IncidentStepKind[] {
  const owed: IncidentStepKind[] = [];
  if (notice.rightToldAt === null) owed.push('right-told');
  if (notice.wishesNotice === null && !mandatory) owed.push('wish-stated');
  if (notice.notifiedAt === null && (notice.wishesNotice === true || mandatory))
    owed.push('consulate-notified');
  return owed;
}

/** Whether the consulate may be notified now: on arrest and detention only as the worker asks or a treaty demands. */
export function mayNotify(kind: IncidentKind, notice: ConsularNotice): boolean {
  return !consularRightArises(kind) || notice.wishesNotice === true || notice.treatyBasis !== null;
}
