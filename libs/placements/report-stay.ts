import { Injectable } from '@nestjs/common';
import type { Principal } from '#libs/identity';
import type { JobOrder } from '#libs/job-orders';
import { type Refusal, refuseIf } from '#libs/platform';
import { type PlainDate, plainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { chargeAgencyFee } from './agency-fee.js';
import { datesBetween, earlier } from './dates.js';
import { housingFindings } from './housing-check.js';
import { HousingDuty } from './housing-duty.js';
import { PlacementListeners } from './listeners.js';
import { afterStay, substituteStep } from './next-steps.js';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import type { LockedPlacements } from './placements.store.js';
import { StayDuties } from './stay-duties.js';

/** An arrival of one or several workers at one house. */
export interface ArrivalReported {
  arrivedOn: PlainDate;
  housingUnitId: string;
}

/** What the employer reports of a stay: arrival or no-show, first day worked, early end, departure. */
@Injectable()
export class ReportStay {
  constructor(
    private readonly acts: PlacementActs,
    private readonly rules: RulesInForce,
    private readonly duties: StayDuties,
    private readonly housing: HousingDuty,
    private readonly listeners: PlacementListeners,
  ) {}

  /** Reports arrivals. Throws Refused while the house is not inspected, its inspection does not hold or it has no bed free. */
  arrival(
    principal: Principal,
    placementIds: readonly string[],
    reported: ArrivalReported,
  ): Promise<PlacementsActed> {
    const { arrivedOn, housingUnitId } = reported;
    return this.acts.run(principal, {
      act: 'report-arrival',
      moved: 'arrived',
      placementIds,
      changes: async (work, locked) => {
        const findings: Refusal[] = datesBetween(
          'arrivedOn',
          arrivedOn,
          locked.placements.map((placement) => {
            const today = this.acts.today(work, locked.orderOf(placement));
            const to = earlier(today, plainDate(placement.stayTo));
            return { placement, from: placement.letterIssuedOn, to, today };
          }),
        );
        for (const [index, order] of locked.orders.entries()) {
          // Orders of one farm share its houses: the whole list needs beds, which is counted once.
          const asked = index === 0 ? locked.placements.length : 0;
          findings.push(
            ...(await housingFindings(work, this.rules, { housingUnitId, order, on: arrivedOn, asked })),
          );
        }
        refuseIf(findings);
        return { arrivedOn, housingUnitId, stayFrom: arrivedOn };
      },
      then: async (work, { orders, placements }) => {
        await this.housing.arrived(work, { orders, placements });
        for (const order of orders) {
          const arrived = placements.filter(({ jobOrderId }) => jobOrderId === order.id);
          await chargeAgencyFee(work, this.rules, { order, placements: arrived, on: arrivedOn });
        }
        await this.duties.arrivalReported(work, placements);
      },
      next: () => [{ act: 'START_WORK', by: 'employer', dueOn: null }],
    });
  }

  /** Reports that workers did not come, with what is known of why. */
  noShow(principal: Principal, placementIds: readonly string[], reason: string): Promise<PlacementsActed> {
    return this.acts.run(principal, {
      act: 'report-no-show',
      placementIds,
      reason,
      then: (work, { placements }) => this.duties.arrivalReported(work, placements),
      next: substituteStep,
    });
  }

  /** Reports the first day worked. */
  startWork(
    principal: Principal,
    placementIds: readonly string[],
    firstDayWorkedOn: string,
  ): Promise<PlacementsActed> {
    let papers: NextStep[] = [];
    return this.acts.run(principal, {
      act: 'start-work',
      placementIds,
      changes: (work, locked) => {
        refuseIf(this.duringStay('firstDayWorkedOn', firstDayWorkedOn, locked, work.now));
        return { firstDayWorkedOn };
      },
      then: async (work, locked) => {
        papers = await this.duties.workBegun(work, locked, plainDate(firstDayWorkedOn));
        await this.listeners.begun(work, locked, plainDate(firstDayWorkedOn));
      },
      next: () => [...papers, { act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null }],
    });
  }

  /** Ends stays early, with a reason; the positions are given back. */
  endEarly(
    principal: Principal,
    placementIds: readonly string[],
    ended: { endedOn: string; reason: string },
  ): Promise<PlacementsActed> {
    return this.acts.run(principal, {
      act: 'end-early',
      moved: 'departed',
      placementIds,
      reason: ended.reason,
      changes: (work, locked) => {
        refuseIf(this.duringStay('endedOn', ended.endedOn, locked, work.now));
        return { departedOn: ended.endedOn, stayTo: ended.endedOn };
      },
      then: (work, locked) => this.duties.left(work, locked, plainDate(ended.endedOn)),
      next: afterStay,
    });
  }

  /** Reports departures at the end of the stay. */
  departure(
    principal: Principal,
    placementIds: readonly string[],
    departedOn: string,
  ): Promise<PlacementsActed> {
    return this.acts.run(principal, {
      act: 'report-departure',
      moved: 'departed',
      placementIds,
      changes: (work, locked) => {
        refuseIf(this.duringStay('departedOn', departedOn, locked, work.now));
        return { departedOn, stayTo: departedOn };
      },
      then: (work, locked) => this.duties.left(work, locked, plainDate(departedOn)),
      next: afterStay,
    });
  }

  /** What is reported has happened: from the arrival or the first day worked, and by today in the order's province. */
  private duringStay(what: string, date: string, locked: LockedPlacements, now: Date): Refusal[] {
    const today = new Map(
      locked.orders.map((order: JobOrder) => [order.id, this.acts.today({ now }, order)]),
    );
    return datesBetween(
      what,
      date,
      locked.placements.map((placement) => {
        const to = today.get(placement.jobOrderId) ?? null;
        const from = placement.firstDayWorkedOn ?? placement.arrivedOn;
        return { placement, from, to, ...(to === null ? {} : { today: to }) };
      }),
    );
  }
}
