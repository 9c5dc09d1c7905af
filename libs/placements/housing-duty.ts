import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import { type HousingListener, HousingUnit, ListensToHousing } from '#libs/employers';
import { JobOrder, type JobOrderListener, ListensToJobOrders } from '#libs/job-orders';
import { isPlainDate, type PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { In } from 'typeorm';
import { inspectionFindings } from './housing-check.js';
import type { PlacementsOfOrders } from './placements.store.js';

const kind = 'HOUSING_INSPECTION';

/**
 * The houses of an order are inspected by the day that its rules name. The filing plans it, another need date or flight
 * moves it; it is done once every house of the order holds an inspection for the arrival, or workers have moved into one
 * that does.
 */
@Injectable()
@ListensToJobOrders()
@ListensToHousing()
export class HousingDuty implements JobOrderListener, HousingListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
    private readonly rules: RulesInForce,
  ) {}

  async filed(work: Work, order: JobOrder, editionBefore: string | null): Promise<NextStep[]> {
    const arrival = isPlainDate(order.needFrom) ? order.needFrom : null;
    const dueOn = await this.plan(work, order, arrival, editionBefore === null ? 'filed' : 'amended');
    return dueOn === null ? [] : [{ act: 'HOUSING_INSPECTION', by: 'employer', dueOn }];
  }

  /** Flights are booked: the first one of an order is when its houses must be ready. */
  async travelBooked(work: Work, { orders }: PlacementsOfOrders): Promise<void> {
    for (const order of orders) {
      const [first] = await work.query<{ on: PlainDate | null }>(
        `select min(travel_on)::text as "on" from placement where job_order_id = $1 and state = 'travel-booked'`,
        [order.id],
      );
      await this.plan(work, order, first?.on ?? null, 'travel booked');
    }
  }

  /** Workers have moved into a house, whose inspection was checked. */
  arrived(work: Work, { orders }: PlacementsOfOrders): Promise<void> {
    return this.settle(work, orders);
  }

  async inspected(work: Work, housingUnitId: string): Promise<void> {
    const waiting = await work.query<{ id: string; arrival: PlainDate }>(
      `select j.id, coalesce((select min(p.travel_on) from placement p
           where p.job_order_id = j.id and p.state = 'travel-booked'), j.need_from)::text as arrival
       from job_order j join deadline d on d.subject_id = j.id and d.kind = $2 and d.settled_at is null
       where j.housing_unit_ids @> jsonb_build_array($1::text) order by j.id`,
      [housingUnitId, kind],
    );
    const orders = await work.manager.findBy(JobOrder, { id: In(waiting.map(({ id }) => id)) });
    const arrivals = new Map(waiting.map(({ id, arrival }) => [id, arrival]));
    const ready: JobOrder[] = [];
    for (const order of orders)
      if (await this.isReady(work, order, arrivals.get(order.id) ?? null)) ready.push(order);
    await this.settle(work, ready);
  }

  /** Plans or moves it. Returns its day while houses are not ready; what was done is owed anew when it holds no longer. */
  private async plan(
    work: Work,
    order: JobOrder,
    arrival: PlainDate | null,
    reason: string,
  ): Promise<PlainDate | null> {
    const dates = arrival === null ? {} : { plannedArrivalOn: arrival };
    const [owed] = await this.obligations.some(work, order, [kind], dates);
    if (owed === undefined) return null;
    const ready = await this.isReady(work, order, arrival);
    await this.deadlines.schedule(work, { ...owed, subject: subjectOf(order) }, reason, !ready);
    if (ready) await this.settle(work, [order]);
    return ready ? null : owed.dueOn;
  }

  private async isReady(work: Work, order: JobOrder, arrival: PlainDate | null): Promise<boolean> {
    if (order.housingUnitIds.length === 0 || arrival === null) return false;
    const units = await work.manager.findBy(HousingUnit, { id: In(order.housingUnitIds) });
    for (const unit of units)
      if ((await inspectionFindings(work, this.rules, order, unit, arrival)).length > 0) return false;
    return units.length > 0;
  }

  private settle(work: Work, orders: readonly JobOrder[]): Promise<void> {
    return this.deadlines.settleAll(
      work,
      orders.map(({ id }) => id),
      [kind],
      'met',
    );
  }
}

const subjectOf = ({ id }: JobOrder) => ({ type: 'job-order', id });
