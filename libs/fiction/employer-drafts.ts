import { plainDate, type PlainDate } from '#libs/quantities';
import { crops, type Crop } from './crops.js';
import type { SeasonShares } from './editions.js';
import { at, randomOf, type Random } from './random.js';
import type { CountryGroup, Decision } from './season-plan.types.js';
import { apportion, cut, type Weighted } from './shares.js';

/** An order before its dates and terms are known. */
export interface OrderDraft {
  readonly group: CountryGroup;
  /** Positions for workers from abroad; for an order that is refused or too late, the positions asked for. */
  readonly size: number;
  readonly decision: Decision;
  readonly firstWorker: number;
  needFrom: PlainDate;
}

/** An employer before its farms and terms are known. */
export interface EmployerDraft {
  readonly province: string;
  readonly crop: Crop;
  readonly orders: OrderDraft[];
  namesWorkers: boolean;
}

/** Positions of an order: most farms ask for a handful of workers, a few for dozens. */
const orderSizes: readonly Weighted<readonly [number, number]>[] = [
  { kind: [1, 3], weight: 30 },
  { kind: [4, 8], weight: 40 },
  { kind: [9, 20], weight: 22 },
  { kind: [21, 45], weight: 8 },
];

const perHundred = { naming: 83, withBothGroups: 20, refused: 3, tooLate: 2 };

const partialPerThousand = 40;

/** Stands until the orders are scheduled. */
const unscheduled = plainDate('1900-01-01');

/** Employers and the sizes of their orders, apportioned so that every province, sector and group gets its share. */
export function draftEmployers(
  shares: SeasonShares,
  byGroup: Readonly<Record<CountryGroup, number>>,
  seed: number,
): EmployerDraft[] {
  const random = randomOf(seed, 'employers');
  // Whole strata first, then their Mexican part, so that rounding does not pile up in one province.
  const totals = apportion(
    byGroup.mexico + byGroup.caribbean,
    shares.strata.map(({ weight }) => weight),
  );
  const mexican = apportion(byGroup.mexico, totals);
  const taken: Record<CountryGroup, number> = { mexico: 0, caribbean: 0 };
  const drafts = shares.strata.flatMap(({ province, sector }, index) => {
    const order = (group: CountryGroup) => (size: number) => draftOrder(group, size, taken, random);
    const one = partition(at(mexican, index), random).map(order('mexico'));
    const other = partition(at(totals, index) - at(mexican, index), random).map(order('caribbean'));
    const grown = crops.filter((crop) => crop.sector === sector);
    return paired(one, other).map((orders) => ({
      province,
      crop: random.pick(grown),
      orders,
      namesWorkers: true,
    }));
  });
  chooseNaming(drafts, random);
  addRefused(drafts, random);
  return drafts;
}

function draftOrder(
  group: CountryGroup,
  size: number,
  taken: Record<CountryGroup, number>,
  random: Random,
): OrderDraft {
  const firstWorker = taken[group];
  taken[group] += size;
  const decision = random.happens(partialPerThousand) ? 'partially-approved' : 'approved';
  return { group, size, decision, firstWorker, needFrom: unscheduled };
}

function partition(total: number, random: Random): number[] {
  const sizes: number[] = [];
  for (let left = total; left > 0; left -= at(sizes, sizes.length - 1)) {
    const [from, to] = cut(orderSizes, random.fraction());
    sizes.push(Math.min(left, random.whole(from, to)));
  }
  return sizes;
}

/** One employer in five has workers of both groups, on two orders. */
function paired(one: readonly OrderDraft[], other: readonly OrderDraft[]): OrderDraft[][] {
  const pairs = Math.round((Math.min(one.length, other.length) * perHundred.withBothGroups) / 100);
  const both = one.slice(0, pairs).map((order, index) => [order, at(other, index)]);
  return [...both, ...[...one.slice(pairs), ...other.slice(pairs)].map((order) => [order])];
}

/**
 * Those that do not name are spread evenly over both groups and over small and large, so that the share of workers named
 * follows that of the employers who name.
 */
function chooseNaming(drafts: readonly EmployerDraft[], random: Random): void {
  const size = ({ orders }: EmployerDraft) => orders.reduce((sum, order) => sum + order.size, 0);
  const group = ({ orders }: EmployerDraft) => Number(at(orders, 0).group === 'mexico');
  const ranked = random
    .shuffled(drafts)
    .sort((one, other) => group(one) - group(other) || size(one) - size(other));
  const recruiting = Math.round((drafts.length * (100 - perHundred.naming)) / 100);
  const start = random.fraction();
  for (let index = 0; index < recruiting; index += 1) {
    at(ranked, Math.floor(((index + start) * ranked.length) / recruiting)).namesWorkers = false;
  }
}

/** Orders that come to nothing are further orders of employers that have one, so that they take no worker away. */
function addRefused(drafts: readonly EmployerDraft[], random: Random): void {
  const single = random.shuffled(drafts.filter(({ orders }) => orders.length === 1));
  const count = (share: number) => Math.max(1, Math.round((drafts.length * share) / 100));
  const refused = single.slice(0, count(perHundred.refused));
  const tooLate = single.slice(refused.length, refused.length + count(perHundred.tooLate));
  const add = (decision: Decision) => (draft: EmployerDraft) => {
    const group = at(draft.orders, 0).group === 'mexico' ? 'caribbean' : 'mexico';
    draft.orders.push({ group, size: random.whole(1, 6), decision, firstWorker: 0, needFrom: unscheduled });
  };
  refused.forEach(add('refused'));
  tooLate.forEach(add('too-late'));
}

/** Whether workers come on an order. */
export function takesWorkers({ decision }: Pick<OrderDraft, 'decision'>): boolean {
  return decision === 'approved' || decision === 'partially-approved';
}
