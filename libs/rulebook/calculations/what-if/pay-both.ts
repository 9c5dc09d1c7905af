import { RuleRefused } from '../../refusal.js';
import type { PayStatement } from '../pay/pay.js';
import type { Statutory, WorkerUnder } from './pay-under.js';
import { wantedAfter } from './wanted.js';
import type { WhatIfRecord } from './what-if-record.js';

/** A record under both sets of rules. */
export interface PaidBoth {
  readonly before: PayStatement;
  readonly after: PayStatement;
  readonly statutory: Statutory;
}

/** Why a record has no pay under one or both of them. */
export interface RefusedBoth {
  readonly base: RuleRefused | undefined;
  readonly overlay: RuleRefused | undefined;
}

/**
 * Pays a record under both sets of rules and carries it on under both, or under neither. Statutory amounts are worked out
 * where both do that and can; otherwise both take those reported, so that nothing but the rules differs.
 */
export function payBoth(
  record: WhatIfRecord,
  base: WorkerUnder,
  overlay: WorkerUnder,
): PaidBoth | RefusedBoth {
  const computed =
    base.computes(record) && overlay.computes(record) ? payAs(record, 'computed', base, overlay) : undefined;
  const made = computed && 'before' in computed ? computed : payAs(record, 'reported', base, overlay);
  if ('before' in made) {
    base.keep(record, made.before);
    overlay.keep(record, made.after);
  }
  return made;
}

function payAs(
  record: WhatIfRecord,
  statutory: Statutory,
  base: WorkerUnder,
  overlay: WorkerUnder,
): PaidBoth | RefusedBoth {
  const before = base.attempt(record, statutory);
  if (before instanceof RuleRefused) {
    const other = overlay.attempt(record, statutory);
    return { base: before, overlay: other instanceof RuleRefused ? other : undefined };
  }
  const wanted = wantedAfter(record, before.grossCents, (all) => base.attempt(all, statutory));
  let after = overlay.attempt(wanted, statutory);
  // Asking for all that the overlay allows may leave less than nothing: then as much is asked as before.
  if (after instanceof RuleRefused && wanted !== record) after = overlay.attempt(record, statutory);
  return after instanceof RuleRefused ? { base: undefined, overlay: after } : { before, after, statutory };
}
