import type { PlainDate } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import type { LookupOptions, Rulebook } from '../../rulebook.js';
import type { ProgrammeKeys } from '../../value.js';
import type { Obligation, SeasonDates } from './obligation.js';
import { obligationsFor } from './obligations.js';

/** An obligation as it was planned once, with all that its day was counted from. */
export interface PlannedObligation {
  readonly id: string;
  readonly code: string;
  readonly dueOn: PlainDate;
  readonly keys: ProgrammeKeys;
  readonly season: SeasonDates;
}

/** A planned obligation that the rules now date otherwise. */
export interface MovedObligation {
  readonly id: string;
  readonly code: string;
  /** The day as it is planned, which stands until it is planned anew. */
  readonly plannedOn: PlainDate;
  /** The obligation as the rules now date it; undefined when they no longer know it, or cannot date it. */
  readonly now?: Obligation;
  /** Why it cannot be dated any more. */
  readonly notHeld: readonly RuleRefusal[];
}

/**
 * Which planned obligations would have another day if they were planned now: after a holiday was added, or an amount
 * changed. It changes nothing: a planned day stands until somebody plans it anew.
 */
export function movedObligations(
  rulebook: Rulebook,
  planned: readonly PlannedObligation[],
  options: LookupOptions = {},
): MovedObligation[] {
  const answers = new Map<string, ReturnType<typeof answerTo>>();
  return planned.flatMap(({ id, code, dueOn: plannedOn, keys, season }) => {
    const key = JSON.stringify([keys, season]);
    const answer = answers.get(key) ?? answerTo(rulebook, keys, season, options);
    answers.set(key, answer);
    const now = answer.obligations.find((one) => one.code === code);
    if (now?.dueOn === plannedOn) return [];
    const notHeld = now === undefined ? answer.notHeld : [];
    return [{ id, code, plannedOn, ...(now && { now }), notHeld }];
  });
}

function answerTo(rulebook: Rulebook, keys: ProgrammeKeys, season: SeasonDates, options: LookupOptions) {
  try {
    return obligationsFor({ rulebook, ...keys, ...options }, season);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return { obligations: [], notHeld: error.refusals };
  }
}
