import { addDays, cents, timesRounded, type PlainDate } from '#libs/quantities';
import type { SeasonShares } from './editions.js';
import { takesWorkers, type EmployerDraft, type OrderDraft } from './employer-drafts.js';
import type { Crop } from './crops.js';
import type { Random } from './random.js';
import type { CountryGroup, FictionalFarm, FictionalOrder } from './season-plan.types.js';

/** What an order is built from. */
export interface OrderParts {
  readonly key: string;
  readonly draft: OrderDraft;
  readonly employer: EmployerDraft;
  readonly farm: FictionalFarm;
  readonly shares: SeasonShares;
}

/** The programme that takes the workers of a group. */
const programmes: Readonly<Record<CountryGroup, string>> = {
  mexico: 'sawp-mexico',
  caribbean: 'sawp-caribbean',
};

/** Shares of orders, in a thousand. */
const perThousand = { substitute: 880, kitchen: 700, localHire: 120, pieceRate: 600, someRecruited: 100 };

/** Days left for the journey home between the last day of work and the season's last day. */
const journeyHomeDays = 2;

/** A whole order: terms, dates and what becomes of it. */
export function buildOrder(
  { key, draft, employer, farm, shares }: OrderParts,
  random: Random,
): FictionalOrder {
  const { province, crop } = employer;
  const { group, decision, firstWorker, needFrom } = draft;
  const fillable = takesWorkers(draft) ? draft.size : 0;
  const localHires = fillable > 0 && random.happens(perThousand.localHire) ? random.whole(1, 2) : 0;
  const positionsCut = decision === 'partially-approved' ? random.whole(1, 3) : 0;
  return {
    key,
    group,
    programme: programmes[group],
    province,
    crop: crop.crop,
    commodity: crop.commodity,
    occupation: shares.occupation,
    farm: farm.name,
    worksite: random.pick(farm.worksites),
    positions: draft.size + localHires + positionsCut,
    fillable,
    named: employer.namesWorkers ? fillable - recruitedBeside(fillable, random) : 0,
    localHires,
    positionsCut,
    decision,
    filedOn: filedOn(draft, random),
    needFrom,
    needTo: lastDayOfNeed(needFrom, shares.lastDay, random),
    hoursPerWeek: random.pick([40, 40, 44, 45, 48, 50]),
    ...terms(crop, province, shares, random),
    substituteAllowed: random.happens(perThousand.substitute),
    meals: random.happens(perThousand.kitchen) ? 'kitchen' : 'provided',
    firstWorker,
  };
}

/** A few employers that name workers leave some positions to the pool. */
function recruitedBeside(fillable: number, random: Random): number {
  return fillable > 3 && random.happens(perThousand.someRecruited) ? random.whole(1, 2) : 0;
}

/** Nine to twenty weeks ahead; an order meant to be refused as late comes three to under eight weeks ahead. */
function filedOn({ decision, needFrom }: OrderDraft, random: Random): PlainDate {
  return addDays(needFrom, -(decision === 'too-late' ? random.whole(21, 55) : random.whole(63, 140)));
}

/** Six weeks to under eight months, 22 weeks on average, and never past the season. */
function lastDayOfNeed(needFrom: PlainDate, seasonEnds: PlainDate, random: Random): PlainDate {
  const weeks =
    Math.round((random.whole(6, 34) + random.whole(6, 34) + random.whole(10, 34)) / 3) + random.whole(0, 1);
  const wanted = addDays(needFrom, weeks * 7 - 1);
  const latest = addDays(seasonEnds, -journeyHomeDays);
  return wanted < latest ? wanted : latest;
}

type Terms = Pick<FictionalOrder, 'hourlyRateCents' | 'pieceRates' | 'piecesPerHour'>;

function terms(crop: Crop, province: string, shares: SeasonShares, random: Random): Terms {
  const lowest = shares.hourlyRateCents[province];
  if (lowest === undefined)
    throw new RangeError(`No hourly rate for the province ${province} in the edition`);
  const hourlyRateCents = cents(lowest + random.pick([0, 0, 0, 10, 15, 25, 40]));
  if (crop.piece === undefined || !random.happens(perThousand.pieceRate)) {
    return { hourlyRateCents, pieceRates: [], piecesPerHour: 0 };
  }
  const rateCents = timesRounded(crop.piece.rateCents, shares.pieceRateFactor, 'half-up');
  return {
    hourlyRateCents,
    pieceRates: [{ unit: crop.piece.unit, rateCents }],
    piecesPerHour: crop.piece.perHour,
  };
}
