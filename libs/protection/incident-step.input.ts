import { type Refusal } from '#libs/platform';
import type { IncidentStepKind, NoticeStep } from './consular-notice.js';
import { refuse } from './refusals.js';

/** A step as it is reported. */
export interface NewIncidentStep {
  kind: IncidentStepKind;
  /** When it was done, as an instant of ISO 8601. */
  at: string;
  /** Who did or saw it. */
  person: string;
  language?: string | undefined;
  wishesNotice?: boolean | undefined;
  treatyBasis?: string | undefined;
  how?: string | undefined;
  remark?: string | undefined;
}

const facts = ['language', 'wishesNotice', 'how', 'remark'] as const;
type Fact = (typeof facts)[number];

/** The fact that each kind of step cannot do without, and belongs to it alone; a remark may be with any. */
const needed: Readonly<Record<IncidentStepKind, Fact>> = {
  'right-told': 'language',
  'wish-stated': 'wishesNotice',
  'consulate-notified': 'how',
  note: 'remark',
};

/** What is missing from a step, or in the wrong one. */
export function factRefusals(step: NewIncidentStep): Refusal[] {
  const { kind } = step;
  return facts.flatMap((field) => {
    const given = step[field] != null;
    if (needed[kind] === field) return given ? [] : [refuse('INCIDENT_STEP_INCOMPLETE', { kind, field })];
    return given && field !== 'remark' ? [refuse('INCIDENT_STEP_FIELD_MISPLACED', { kind, field })] : [];
  });
}

/** What is wrong with the time of something, which can be neither before `earliest` nor in the future. */
export function timeRefusals(what: string, at: Date, earliest: Date | null, now: Date): Refusal[] {
  if (at <= now && (earliest === null || at >= earliest)) return [];
  return [
    refuse('INCIDENT_TIME_WRONG', {
      what,
      at: at.toISOString(),
      earliest: earliest?.toISOString() ?? '–',
      now: now.toISOString(),
    }),
  ];
}

/** A reported step as the notice rule reads it. */
export function noticeStep(step: NewIncidentStep): NoticeStep & { remark: string | null; person: string } {
  return {
    kind: step.kind,
    at: new Date(step.at),
    language: step.language ?? null,
    wishesNotice: step.wishesNotice ?? null,
    treatyBasis: step.treatyBasis ?? null,
    how: step.how ?? null,
    remark: step.remark ?? null,
    person: step.person,
  };
}
