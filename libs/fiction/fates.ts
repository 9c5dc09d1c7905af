import { daysBetween } from '#libs/quantities';
import type { Random } from './random.js';
import type { Fate, FictionalOrder, Ineligibility } from './season-plan.types.js';

/** Shares of placements, in a thousand. Invented, small; nothing published gives them. */
const fatesPerThousand = {
  ineligible: 6,
  declines: 12,
  'visa-refused': 6,
  'no-show': 8,
  'early-return': 15,
};

const lacking: Readonly<Record<FictionalOrder['group'], readonly Ineligibility[]>> = {
  mexico: ['under-18', 'first-timer-under-25', 'no-farmer-certificate', 'no-farm-experience'],
  caribbean: ['under-18', 'no-farm-experience'],
};

/**
 * What becomes of a placement. Only orders that allow a substitute get ineligible workers: their refusal is there to be
 * seen, not to leave positions empty.
 */
export function fateOf(order: FictionalOrder, random: Random): Fate {
  let point = random.fraction() * 1000;
  for (const [kind, share] of Object.entries(fatesPerThousand) as [keyof typeof fatesPerThousand, number][]) {
    if (point >= share) {
      point -= share;
      continue;
    }
    if (kind === 'early-return') return earlyReturn(order, random);
    if (kind !== 'ineligible') return { kind };
    if (!order.substituteAllowed) break;
    return { kind, reason: random.pick(lacking[order.group]) };
  }
  return { kind: 'completes' };
}

/** After a week at the least, and before the last week of the stay. */
function earlyReturn({ needFrom, needTo }: FictionalOrder, random: Random): Fate {
  const afterDays = random.whole(7, daysBetween(needFrom, needTo) - 7);
  return {
    kind: 'early-return',
    afterDays,
    reason: random.pick(['illness', 'family', 'own-request', 'own-request', 'breach']),
  };
}
