import { addDays, type PlainDate } from '#libs/quantities';
import type { SeasonShares } from './editions.js';
import type { EmployerDraft } from './employer-drafts.js';
import { buildOrder } from './orders.js';
import { farmName, regionOf, townName } from './places.js';
import { at, randomOf, type Random } from './random.js';
import type {
  FictionalEmployer,
  FictionalFarm,
  FictionalHousing,
  FictionalOrder,
} from './season-plan.types.js';

/** Beds of a bunkhouse. */
const bedsPerUnit = 14;

/** An employer with two farms asks for more workers than this. */
const oneFarmUpTo = 18;

/** The whole employer from its draft: names and places, farms, orders, and housing for all it asks for. */
export function buildEmployer(
  draft: EmployerDraft,
  index: number,
  shares: SeasonShares,
  seed: number,
): FictionalEmployer {
  const random = randomOf(seed, 'employer', index);
  const key = `E-${String(index + 1).padStart(4, '0')}`;
  const { province, crop, namesWorkers } = draft;
  const name = farmName(province, crop, index, Math.abs(seed) % 997);
  const region = regionOf(province, random);
  const town = townName(province, random);
  const wanted = draft.orders.reduce((sum, { size }) => sum + size, 0);
  const farms = buildFarms(name, town, province, wanted > oneFarmUpTo ? 2 : 1, random);
  const orders = draft.orders.map((order, place) =>
    buildOrder(
      {
        key: `${key}-${place + 1}`,
        draft: order,
        employer: draft,
        farm: at(farms, place % farms.length),
        shares,
      },
      random,
    ),
  );
  const housing = buildHousing(orders, random);
  return {
    key,
    name,
    province,
    region,
    town,
    sector: crop.sector,
    crop: crop.crop,
    commodity: crop.commodity,
    namesWorkers,
    farms,
    housing,
    orders,
  };
}

function buildFarms(
  name: string,
  town: string,
  province: string,
  count: number,
  random: Random,
): FictionalFarm[] {
  const french = province === 'QC';
  const fields = french
    ? ['Champ nord', 'Champ sud', 'Rang du bois', 'Bâtiments']
    : ['North field', 'South field', 'Creek lot', 'Packing shed'];
  return Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? name : `${name}, ${french ? 'deuxième ferme' : 'second farm'}`,
    town: index === 0 ? town : townName(province, random),
    worksites: random.shuffled(fields).slice(0, random.whole(1, 3)),
  }));
}

/** Inspected one to three months before the first workers are needed. */
function buildHousing(orders: readonly FictionalOrder[], random: Random): FictionalHousing[] {
  const beds = orders.reduce((sum, { positions }) => sum + positions, 0) + random.whole(0, 2);
  const units = Math.ceil(beds / bedsPerUnit);
  const first = orders.map(({ needFrom }) => needFrom).sort()[0] as PlainDate;
  return Array.from({ length: units }, (_, index) => ({
    name: `Bunkhouse ${index + 1}`,
    capacity: Math.ceil(beds / units),
    inspectedOn: addDays(first, -random.whole(30, 90)),
  }));
}
