import { addDays, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { PayRule, RulesByDay } from './pay-rule.js';

/** Days of a period in a row on which a value is the same. */
export interface Stretch {
  /** Days from the start of the period: `first` is in it, `end` is not. */
  readonly first: number;
  readonly end: number;
  readonly rule: PayRule | RuleRefused;
}

/** A value over the days of a period, both included. */
export function stretchesOf(rules: RulesByDay, code: ValueCode, from: PlainDate, to: PlainDate): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = 0, on = from; on <= to; day += 1, on = addDays(from, day)) {
    const rule = rules.on(on).look(code);
    const last = stretches.at(-1);
    const goesOn =
      last && (last.rule === rule || (last.rule instanceof RuleRefused && rule instanceof RuleRefused));
    if (goesOn) stretches[stretches.length - 1] = { ...last, end: day + 1 };
    else stretches.push({ first: day, end: day + 1, rule });
  }
  return stretches;
}
