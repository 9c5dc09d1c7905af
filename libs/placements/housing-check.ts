import type { Work } from '#libs/audit-trail';
import { HousingUnit } from '#libs/employers';
import { asFiled, type JobOrder } from '#libs/job-orders';
import { notFound, type Refusal } from '#libs/platform';
import { addMonths, plainDate } from '#libs/quantities';
import { lawOf, type RulesInForce } from '#libs/rules-in-force';
import { refuseStay } from './stay-refusals.js';

/** Who is to live in a house, from when. */
export interface MovingIn {
  housingUnitId: string;
  order: JobOrder;
  on: string;
  /** How many move in. */
  asked: number;
}

/**
 * What stands against moving into a house: another farm's, not inspected, inspected too long ago, full. The house stays
 * locked until the transaction ends, so that two arrivals cannot take one bed. Throws not found.
 */
export async function housingFindings(work: Work, rules: RulesInForce, moving: MovingIn): Promise<Refusal[]> {
  const { order, on, asked, housingUnitId } = moving;
  await work.query('select id from housing_unit where id = $1 for update', [housingUnitId]);
  const unit = await work.manager.findOneBy(HousingUnit, { id: housingUnitId });
  if (unit === null) throw notFound('housing unit');
  if (unit.farmId !== order.farmId) return [refuseStay('HOUSING_ELSEWHERE', { jobOrder: order.number })];
  const [counted] = await work.query<{ occupied: number }>(
    `select count(*)::int as occupied from placement where housing_unit_id = $1 and state in ('arrived', 'working')`,
    [housingUnitId],
  );
  const occupied = counted?.occupied ?? 0;
  const { name: house, capacity } = unit;
  const full =
    occupied + asked <= capacity ? [] : [refuseStay('HOUSING_FULL', { house, capacity, occupied, asked })];
  return [...(await inspectionFindings(work, rules, order, unit, on)), ...full];
}

/** What stands against the inspection of a house for moving in on a day, under an order's rules. */
export async function inspectionFindings(
  work: Work,
  rules: RulesInForce,
  order: JobOrder,
  { name: house, inspectedOn, inspectionValidTo: validTo }: HousingUnit,
  on: string,
): Promise<Refusal[]> {
  if (inspectedOn === null || inspectedOn > on) return [refuseStay('HOUSING_NOT_INSPECTED', { house, on })];
  if (validTo !== null && validTo < on)
    return [refuseStay('HOUSING_INSPECTION_EXPIRED', { house, inspectedOn, validTo, on })];
  const { programme, province, needFrom, filedAt } = asFiled(order);
  const age = rules.book.find(
    'housing-inspection-age',
    { programme, province },
    plainDate(needFrom),
    await rules.withSeasonValues(work.manager),
  );
  if (typeof age?.value !== 'number' || filedAt === null) return [];
  const filedOn = rules.dayIn(province, filedAt);
  return inspectedOn >= addMonths(filedOn, -age.value)
    ? []
    : [
        refuseStay(
          'HOUSING_INSPECTION_TOO_OLD',
          { house, inspectedOn, months: age.value, filedOn },
          lawOf(age),
        ),
      ];
}
