import type { Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { PayStatement } from '../pay/pay.js';
import type { AskableKind } from '../pay/facts/pay-facts.js';
import type { WhatIfRecord } from './what-if-record.js';

/**
 * A record as its employer would hand it in under the overlay. Who took all that the base allows takes all that the overlay
 * allows; who asked for less goes on asking for just that. `payAll` pays under the base rules.
 */
export function wantedAfter(
  record: WhatIfRecord,
  mostCents: Cents,
  payAll: (record: WhatIfRecord) => PayStatement | RuleRefused,
): WhatIfRecord {
  const { asked = {}, insurancePremiumCents: premium, ...facts } = record.facts;
  const kinds = Object.entries(asked) as [AskableKind, Cents][];
  if (!premium && kinds.every(([, amount]) => amount === 0)) return record;
  const all = payAll({
    ...record,
    facts: { ...facts, asked: each(kinds, (_kind, one) => one > 0, mostCents) },
  });
  if (all instanceof RuleRefused) return record;
  const lawful = (kind: AskableKind): number =>
    all.lines.find((line) => line.kind === kind)?.amountCents ?? 0;
  // Where days are charged and not what was paid, a premium that covers them all does not hold a dearer day back.
  const isHeldBack = premium !== undefined && !(lawful('insurance') > 0 && premium >= lawful('insurance'));
  return {
    ...record,
    facts: {
      ...facts,
      asked: each(kinds, (kind, one) => one > 0 && one >= lawful(kind), mostCents),
      ...(isHeldBack && { insurancePremiumCents: premium }),
    },
  };
}

function each(
  kinds: readonly [AskableKind, Cents][],
  isUnlimited: (kind: AskableKind, amountCents: Cents) => boolean,
  mostCents: Cents,
): Partial<Record<AskableKind, Cents>> {
  return Object.fromEntries(
    kinds.map(([kind, amountCents]) => [kind, isUnlimited(kind, amountCents) ? mostCents : amountCents]),
  );
}
