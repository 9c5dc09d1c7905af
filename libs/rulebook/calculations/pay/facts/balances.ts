import { cents, type Cents } from '#libs/quantities';

import type { PayLine } from '../deductions/deductions.js';
import type { PayFacts, SeasonBalances } from './pay-facts.js';
import type { TakenBefore } from './period-facts.js';

/**
 * What earlier records of the season took. A balance that is not given is 0 in the period with which the season begins, and
 * unknown after it; of housing and advances, which few have, whoever charges them says what was taken.
 */
export function takenBefore({ seasonToDate, firstDayWorked, periodStart }: PayFacts): TakenBefore {
  const isLater = firstDayWorked !== undefined && firstDayWorked < periodStart;
  const told = (amount: Cents | undefined) => amount ?? (isLater ? undefined : 0);
  return {
    transportCents: told(seasonToDate?.transportCents),
    administrationCents: told(seasonToDate?.administrationCents),
    savingsCents: told(seasonToDate?.savingsCents),
    housingCents: seasonToDate?.housingCents ?? 0,
    advanceCents: seasonToDate?.advanceCents ?? 0,
  };
}

/** What the next period of this worker begins with; what was not known before is not known after. */
export function balancesAfter(
  { seasonToDate }: PayFacts,
  before: TakenBefore,
  lines: readonly PayLine[],
  hours: string | null,
): Partial<SeasonBalances> {
  const sum = (kind: string, balance: number | undefined): Cents | undefined =>
    balance === undefined ? undefined : cents(balance + takenOf(lines, kind));
  const after: { -readonly [Name in keyof SeasonBalances]?: SeasonBalances[Name] } = {};
  const transportCents = sum('transport', before.transportCents);
  const administrationCents = sum('administration', before.administrationCents);
  const savingsCents = sum('savings', before.savingsCents);
  const housingCents = sum('housing', before.housingCents);
  const advanceCents = sum('advance', before.advanceCents);
  if (transportCents !== undefined) after.transportCents = transportCents;
  if (administrationCents !== undefined) after.administrationCents = administrationCents;
  if (savingsCents !== undefined) after.savingsCents = savingsCents;
  if (housingCents || seasonToDate?.housingCents !== undefined) after.housingCents = housingCents;
  if (advanceCents || seasonToDate?.advanceCents !== undefined) after.advanceCents = advanceCents;
  if (hours !== null) after.hours = hours;
  return after;
}

function takenOf(lines: readonly PayLine[], wanted: string): number {
  for (const { kind, amountCents } of lines) if (kind === wanted) return amountCents;
  return 0;
}
