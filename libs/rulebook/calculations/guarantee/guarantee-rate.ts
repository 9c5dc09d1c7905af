import { isHigher, measure, textOf, type PlainDate } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { PayRules } from '../pay/rules/pay-rules.js';
import type { GuaranteeRate } from './guarantee-shortfall.js';

/**
 * The rate at which an hour short of the guarantee is owed: what an hour on the last day of the window would have been paid,
 * since the hour could be given until then. As every hour, it is worth the highest of minimum wage, commodity table and what is
 * agreed: the rates offered, fixed as prevailing, and paid at last. Where no minimum wage is held for that day what is agreed
 * stands alone; undefined where nothing is. A rate of 0 is none: pieces are paid.
 */
export function guaranteeRate(
  rules: PayRules,
  lastDay: PlainDate,
  agreed: readonly GuaranteeRate[],
): GuaranteeRate | undefined {
  const floor = rules.floors(lastDay, lastDay)[0]?.floor;
  const rates: GuaranteeRate[] =
    floor === undefined || floor instanceof RuleRefused
      ? [...agreed]
      : [{ rule: floor.rule.code, rate: textOf(floor.rate) }, ...agreed];
  return rates
    .filter(({ rate }) => Number(rate) > 0)
    .reduce<GuaranteeRate | undefined>(
      (best, one) => (best === undefined || isHigher(measure(one.rate), measure(best.rate)) ? one : best),
      undefined,
    );
}
