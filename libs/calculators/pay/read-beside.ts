import { otherEarningKinds, type PayFacts } from '#libs/rulebook';
import { given } from './given.js';
import type { JsonPlace } from './json-place.js';

type BesideWages = Pick<PayFacts, 'vacationPay' | 'harvester' | 'recognition' | 'otherEarnings'>;

/** What is paid beside the wages, and what decides whether it is. */
export function readBesideWages(places: Readonly<Record<keyof BesideWages, JsonPlace>>): BesideWages {
  return given({
    vacationPay: places.vacationPay.yesNo(),
    harvester: places.harvester.yesNo(),
    recognition: readRecognition(places.recognition),
    otherEarnings: readOtherEarnings(places.otherEarnings),
  });
}

function readRecognition(place: JsonPlace): PayFacts['recognition'] {
  if (place.isAbsent) return undefined;
  const places = place.fields(['seasons', 'weeks']);
  const seasons = places.seasons.whole(60);
  const weeks = places.weeks.whole(53);
  return seasons === undefined || weeks === undefined ? undefined : { seasons, weeks };
}

/** Amounts by the employer's own word, each kind once. */
function readOtherEarnings(place: JsonPlace): PayFacts['otherEarnings'] {
  if (place.isAbsent) return undefined;
  const seen = new Set<string>();
  return place.list().flatMap((one) => {
    const places = one.fields(['kind', 'amount']);
    const kind = places.kind.oneOf(otherEarningKinds);
    const amountCents = places.amount.cents();
    if (kind !== undefined && seen.has(kind)) places.kind.wrong('each kind once');
    if (kind === undefined || amountCents === undefined) return [];
    seen.add(kind);
    return [{ kind, amountCents }];
  });
}

/** All that was advanced in the season, what of it is given with this pay, and the most that is asked of the worker in it. */
export function readAdvance({
  advance,
  administration,
}: Readonly<Record<'advance' | 'administration', JsonPlace>>): Pick<
  PayFacts,
  'advancedCents' | 'advanceGivenCents' | 'asked'
> {
  const places = advance.isAbsent
    ? undefined
    : advance.fields<AdvanceField>(['advanced'], ['asked', 'given']);
  const advancedCents = places?.advanced.cents();
  const advanceGivenCents = places?.given.cents();
  if (advancedCents !== undefined && (advanceGivenCents ?? 0) > advancedCents)
    places?.given.wrong('at most what is advanced in all');
  const asked = given({ advance: places?.asked.cents(), administration: administration.cents() });
  return given({
    advancedCents,
    advanceGivenCents,
    asked: Object.keys(asked).length > 0 ? asked : undefined,
  });
}

type AdvanceField = 'advanced' | 'asked' | 'given';
