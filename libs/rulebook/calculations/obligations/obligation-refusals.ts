import type { PlainDate } from '#libs/quantities';

import type { ObligationKind, ObligationSeries } from '../../obligation-kind.js';
import type { RuleRefusal } from '../../refusal.js';

/** Refusal: an obligation is known, and nothing says whether it is owed for a need date. */
export function kindNotCovered(
  code: string,
  series: readonly ObligationSeries[],
  date: PlainDate,
): RuleRefusal {
  const periods = series
    .flatMap(({ values }) => values.map(({ from, to }) => `${from} to before ${to}`))
    .sort();
  const file = series[0]?.file ?? '';
  return {
    code: 'OBLIGATION_NOT_COVERED',
    params: { obligation: code, date, nearestPeriods: periods, file },
    rule: code,
    text: `Nothing says whether "${code}" is owed for the need date ${date}; covered: ${periods.join(', ')}.`,
    instead: `Add the dated entry with its source, or a gap with its reason, to values/${file}.`,
  };
}

/** Refusal: that an obligation is owed is known from memory, inference or contradictory sources only. */
export function kindUnconfirmed(kind: ObligationKind, date: PlainDate): RuleRefusal {
  const { code, source, note, file } = kind;
  return {
    code: 'OBLIGATION_UNCONFIRMED',
    params: { obligation: code, date, file },
    rule: code,
    source,
    text: `That "${code}" is owed for the need date ${date} is unconfirmed${note ? `: ${note}` : ''}.`,
    instead: `Confirm it against a source in values/${file}, or allow unconfirmed values, which taints the result.`,
  };
}
