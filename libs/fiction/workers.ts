import { addDays, addYears } from '#libs/quantities';
import { editions } from './editions.js';
import { fateOf } from './fates.js';
import { namesOf } from './names.js';
import { randomOf, type Random } from './random.js';
import type { FictionalOrder, FictionalWorker, Ineligibility, SeasonPlan } from './season-plan.types.js';
import { cut, irrationals, spread } from './shares.js';

/** Women among the workers, in a thousand: about one in twenty-five. */
const womenPerThousand = 40;

/** Of those recruited from the pool, the share that comes for the first time; the others came one to four years. */
const firstTimersAmongRecruited = 0.6;

interface Traits {
  readonly country: string;
  readonly state?: string;
  readonly named: boolean;
  readonly yearsInProgramme: number;
}

/** All workers of the season, order by order, made one at a time: a season of any size takes the memory of one. */
export function* seasonWorkers(
  plan: SeasonPlan,
): Generator<{ order: FictionalOrder; worker: FictionalWorker }> {
  for (const { orders } of plan.employers) {
    for (const order of orders) {
      for (const worker of orderWorkers(plan, order)) yield { order, worker };
    }
  }
}

/** The workers of an order, those named first. The same each time they are asked for. */
export function* orderWorkers(plan: SeasonPlan, order: FictionalOrder): Generator<FictionalWorker> {
  for (let place = 0; place < order.fillable; place += 1) yield orderWorker(plan, order, place);
}

function orderWorker(plan: SeasonPlan, order: FictionalOrder, place: number): FictionalWorker {
  const index = order.firstWorker + place;
  const key = `${order.group === 'mexico' ? 'MX' : 'CB'}-${String(index + 1).padStart(6, '0')}`;
  const random = randomOf(plan.seed, 'worker', key);
  const offset = randomOf(plan.seed, 'offset', order.group).fraction();
  const named = place < order.named;
  const origin = originAt(plan, order, spread(index, irrationals.origin, offset));
  const yearsInProgramme = yearsAt(named, spread(index, irrationals.experience, offset));
  const traits: Traits = { ...origin, named, yearsInProgramme };
  const fate = fateOf(order, random);
  return person(
    key,
    order,
    { ...traits, ...(fate.kind === 'ineligible' && { yearsInProgramme: 0 }) },
    fate,
    random,
  );
}

/**
 * Workers of the order's countries who may travel in place of those who fall out; as many as are asked for, none when the
 * order allows no substitute. A substitute is recruited, eligible and comes, so that filling an order ends.
 */
export function* substitutes(plan: SeasonPlan, order: FictionalOrder): Generator<FictionalWorker> {
  for (let place = 1; order.substituteAllowed; place += 1) {
    const key = `${order.key}-S${place}`;
    const random = randomOf(plan.seed, 'substitute', key);
    const origin = originAt(plan, order, random.fraction());
    const yearsInProgramme = yearsAt(false, random.fraction());
    yield person(key, order, { ...origin, named: false, yearsInProgramme }, { kind: 'completes' }, random);
  }
}

function originAt(plan: SeasonPlan, order: FictionalOrder, point: number): Pick<Traits, 'country' | 'state'> {
  const { mexicanStates, caribbeanCountries } = editions[plan.edition];
  if (order.group === 'mexico') return { country: 'MX', state: cut(mexicanStates, point) };
  return { country: cut(caribbeanCountries, point) };
}

/** Named workers have come five to ten years, as the report says of those that employers name. */
function yearsAt(named: boolean, point: number): number {
  if (named) return 5 + Math.floor(point * 6);
  if (point < firstTimersAmongRecruited) return 0;
  return 1 + Math.floor(((point - firstTimersAmongRecruited) / (1 - firstTimersAmongRecruited)) * 4);
}

function person(
  key: string,
  order: FictionalOrder,
  traits: Traits,
  fate: FictionalWorker['fate'],
  random: Random,
): FictionalWorker {
  const { country, yearsInProgramme } = traits;
  const lacking = fate.kind === 'ineligible' ? fate.reason : undefined;
  const sex = random.happens(womenPerThousand) ? 'female' : 'male';
  const stock = namesOf(country);
  const given = sex === 'female' ? stock.women : stock.men;
  const family = random.pick(stock.families);
  const age = ageOf(order, yearsInProgramme, lacking, random);
  return {
    key,
    group: order.group,
    ...traits,
    givenName: random.pick(given),
    familyName: stock.twoFamilies ? `${family} ${random.pick(stock.families)}` : family,
    bornOn: addDays(addYears(order.needFrom, -age), -random.whole(0, 364)),
    sex,
    language: languageOf(country, random),
    farmExperienceYears: lacking === 'no-farm-experience' ? 0 : yearsInProgramme + random.whole(1, 12),
    farmerCertificate: lacking !== 'no-farmer-certificate',
    fate,
  };
}

/**
 * Age on the first day of need. The eligible are a year above the programme's lower limits, because they are proposed
 * months before that day; the ineligible a year below them, because they would arrive after it.
 */
function ageOf(
  order: FictionalOrder,
  years: number,
  lacking: Ineligibility | undefined,
  random: Random,
): number {
  if (lacking === 'under-18') return 16;
  if (lacking === 'first-timer-under-25') return random.whole(20, 23);
  const youngest = (order.group === 'mexico' ? 26 : 22) + years;
  return random.whole(youngest, years === 0 ? 42 : 55);
}

/** English is the language of the Commonwealth Caribbean; some from Saint Lucia and Dominica read French sooner. */
function languageOf(country: string, random: Random): FictionalWorker['language'] {
  if (country === 'MX') return 'es';
  return ['LC', 'DM'].includes(country) && random.happens(250) ? 'fr' : 'en';
}
