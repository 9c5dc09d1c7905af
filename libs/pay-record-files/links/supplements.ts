import {
  addMeasures,
  addProducts,
  cents,
  type Cents,
  isHigher,
  type Measure,
  noMeasure,
  noProduct,
  type Product,
} from '#libs/quantities';
import { type StatutoryAmount, takenKinds } from '#libs/rulebook';
import type { StoredRecord } from '../store/stored-record.js';

/**
 * A record with its further payments: hours, pieces, earnings and deductions added up, everything else as the record says, or
 * the first of them where it says nothing. What one of them does not report of statutory amounts is partly reported.
 */
export function withSupplements(record: StoredRecord, further: readonly StoredRecord[]): StoredRecord {
  const all = [record, ...further];
  const [first] = further;
  if (first === undefined) return record;
  const sum = (of: (one: StoredRecord) => number | undefined): Cents =>
    cents(all.reduce((so, one) => so + (of(one) ?? 0), 0));
  const firstOf = <T>(of: (one: StoredRecord) => T | undefined): T | undefined =>
    all.map(of).find((known) => known !== undefined);
  return {
    ...record,
    ...statutoryOf(all),
    supplementIds: further.map(({ recordId }) => recordId),
    work: {
      hours: byDay(
        all.map(({ work }) => work.hours),
        addMeasures,
        noMeasure,
      ),
      pieces: byDay(
        all.map(({ work }) => work.pieces),
        addProducts,
        noProduct,
      ),
    },
    grossCents: sum(({ grossCents }) => grossCents),
    netCents: sum(({ netCents }) => netCents),
    besideWagesCents: sum(({ besideWagesCents }) => besideWagesCents),
    higherOffers: higherOffers(record, further),
    lumpSumCents: sum(({ lumpSumCents }) => lumpSumCents),
    advanceGivenCents: sum(({ advanceGivenCents }) => advanceGivenCents),
    taken: Object.fromEntries(takenKinds.map((kind) => [kind, sum(({ taken }) => taken[kind])])),
    insurancePremiumCents: all.some((one) => one.insurancePremiumCents !== undefined)
      ? sum(({ insurancePremiumCents }) => insurancePremiumCents)
      : undefined,
    mealDays: mealDaysOf(record, further),
    consents: [...new Set(all.flatMap(({ consents }) => consents))],
    transportCostCents: firstOf(({ transportCostCents }) => transportCostCents),
    federalClaimCents: firstOf(({ federalClaimCents }) => federalClaimCents),
    provincialClaimCents: firstOf(({ provincialClaimCents }) => provincialClaimCents),
    isProvincialClaimE: firstOf(({ isProvincialClaimE }) => isProvincialClaimE),
    expectedAnnualIncomeCents: firstOf((one) => one.expectedAnnualIncomeCents),
    foreignFarmWorker: firstOf(({ foreignFarmWorker }) => foreignFarmWorker),
    exempt: firstOf(({ exempt }) => exempt),
    yearToDate: firstOf(({ yearToDate }) => yearToDate),
  };
}

function byDay<T extends Measure | Product>(
  lists: readonly ArrayLike<T>[],
  add: (one: T, other: T) => T,
  none: T,
): T[] {
  const days = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: days }, (_, day) =>
    lists.reduce((so, list) => add(so, list[day] ?? none), none),
  );
}

/** What statutory amounts come to, and the kinds that not all of the payments report. */
function statutoryOf(all: readonly StoredRecord[]): Pick<StoredRecord, 'statutory' | 'partlyReported'> {
  const totals = new Map<StatutoryAmount['kind'], { amount: number; payments: number }>();
  for (const { statutory } of all)
    for (const { kind, amountCents } of statutory) {
      const { amount, payments } = totals.get(kind) ?? { amount: 0, payments: 0 };
      totals.set(kind, { amount: amount + amountCents, payments: payments + 1 });
    }
  // Where a payment has no second pension contribution of its own, its first one holds both.
  const [first, second] = [totals.get('cpp'), totals.get('cpp2')];
  if (first && second && second.payments < all.length) {
    totals.set('cpp', { ...first, amount: first.amount + second.amount });
    totals.delete('cpp2');
  }
  const partly = [...totals].filter(([, { payments }]) => payments < all.length).map(([kind]) => kind);
  return {
    statutory: [...totals].map(([kind, { amount }]) => ({ kind, amountCents: cents(amount) })),
    partlyReported: partly.length > 0 ? partly : undefined,
  };
}

/** Hours that further payments pay at a higher rate than the record's. */
function higherOffers(
  { offeredRate }: StoredRecord,
  further: readonly StoredRecord[],
): StoredRecord['higherOffers'] {
  const higher = further
    .filter((one) => isHigher(one.offeredRate, offeredRate))
    .map((one) => ({
      rate: one.offeredRate,
      hours: Array.from(one.work.hours).reduce(addMeasures, noMeasure),
    }));
  return higher.length > 0 ? higher : undefined;
}

/** Days with meals: those of a further payment that charges meals come on top. Undefined where nobody says how many. */
function mealDaysOf({ mealDays }: StoredRecord, further: readonly StoredRecord[]): number | undefined {
  const charged = further.filter((one) => one.mealDays !== undefined && (one.taken.meals ?? 0) > 0);
  if (mealDays === undefined && charged.length === 0) return undefined;
  return charged.reduce((so, one) => so + (one.mealDays ?? 0), mealDays ?? 0);
}
