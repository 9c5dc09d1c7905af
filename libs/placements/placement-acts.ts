import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type JobOrder } from '#libs/job-orders';
import type { Principal } from '#libs/identity';
import { newId, refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { NextStep, ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { PlacementListeners } from './listeners.js';
import type { Placement } from './placement.entity.js';
import { holdsPosition, type PlacementAct, stateThrough } from './placement.states.js';
import { type PlacementStanding, standingOf } from './placement.view.js';
import {
  changePlacements,
  followPlacements,
  freePositions,
  issueActReceipt,
  type LockedPlacements,
  lockVisiblePlacements,
  type PlacementsOfOrders,
  stateFindings,
} from './placements.store.js';
import { StayDuties } from './stay-duties.js';

/** What an act answers: its one receipt, and where each placement stands now. */
export interface PlacementsActed {
  receipt: ReceiptView;
  placements: PlacementStanding[];
}

/** What an act is, beside moving placements from state to state. */
export interface PlacementActing {
  act: PlacementAct;
  placementIds: readonly string[];
  /** Why, where a reason is owed; it is kept with the placement and in the audit trail. */
  reason?: string;
  /** Checks the facts (throws Refused with every finding) and says what changes on every placement of the list. */
  changes?(work: Work, locked: LockedPlacements): Promise<Partial<Placement>> | Partial<Placement>;
  /** What else is done once the placements have moved. */
  then?(work: Work, locked: LockedPlacements): Promise<void>;
  /** Whether the act is an arrival or a leaving for good, which others want to know of. */
  moved?: 'arrived' | 'departed';
  /** What happens next on an order, with its placements of the list; `today` is the day in its province. */
  next?(order: JobOrder, placements: readonly Placement[], today: PlainDate): NextStep[];
}

/** The one way in which placements move: locked, asked, changed as a set, told to the order, receipted. */
@Injectable()
export class PlacementActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listeners: PlacementListeners,
    private readonly rules: RulesInForce,
    private readonly duties: StayDuties,
  ) {}

  /** Does an act to placements that the caller can see, in one transaction. Throws Refused, not found. */
  run(principal: Principal, acting: PlacementActing): Promise<PlacementsActed> {
    return this.unitOfWork.run(principal, async (work) => {
      const locked = await lockVisiblePlacements(work, principal, acting.placementIds);
      refuseIf(stateFindings(locked.placements, acting.act));
      // An act that can be done again has a receipt for each time.
      const again = locked.placements.some(({ state }) => state === stateThrough(acting.act));
      const changes = (await acting.changes?.(work, locked)) ?? {};
      await this.move(work, locked.placements, acting.act, changes, acting.reason);
      await acting.then?.(work, locked);
      await this.follow(work, locked, acting.moved);
      const next = uniqueSteps(
        locked.orders.flatMap(
          (order) => acting.next?.(order, ofOrder(locked, order), this.today(work, order)) ?? [],
        ),
      );
      return {
        receipt: await issueActReceipt(work, again ? `${acting.act}:${newId()}` : acting.act, locked, next),
        placements: locked.placements.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  /** Moves locked placements, whose states allow it, with what changes; every one is in the audit trail. */
  async move(
    work: Work,
    placements: readonly Placement[],
    act: PlacementAct,
    changes: Partial<Placement>,
    reason?: string,
  ): Promise<void> {
    const before = placements.map(({ state }) => state);
    if (act === 'decline' && before.includes('travel-booked'))
      await this.duties.notTravelling(work, placements);
    await this.duties.processed(work, placements, act);
    const state = stateThrough(act);
    const exit = reason === undefined ? {} : { exitReason: reason };
    if (!holdsPosition(state)) await freePositions(work, placements);
    await changePlacements(work, placements, { ...changes, ...exit, state });
    const { findings: _findings, letterNumber: _letter, ...told } = changes;
    work.record(
      ...placements.map(({ id }, index) => ({
        action: `placement.${act}`,
        subject: { type: 'placement', id },
        before: { state: before[index] },
        after: { state, ...told },
        ...(reason === undefined ? {} : { reason }),
      })),
    );
  }

  /** Takes the orders along, and tells the listeners who arrived or left. */
  async follow(
    work: Work,
    { placements, orders }: PlacementsOfOrders,
    moved?: 'arrived' | 'departed',
  ): Promise<void> {
    const counts = await followPlacements(work, orders);
    if (moved === undefined) return;
    for (const order of orders) {
      const placementIds = placements.filter(({ jobOrderId }) => jobOrderId === order.id).map(({ id }) => id);
      if (placementIds.length === 0) continue;
      const first = counts.get(order.id)?.arrived === placementIds.length;
      if (moved === 'arrived') await this.listeners.arrived(work, { order, placementIds, first });
      else await this.listeners.departed(work, { order, placementIds });
    }
  }

  /** Today in the province of an order. */
  today(work: Pick<Work, 'now'>, order: Pick<JobOrder, 'province'>): PlainDate {
    return this.rules.dayIn(order.province, work.now);
  }
}

function ofOrder({ placements }: LockedPlacements, { id }: JobOrder): Placement[] {
  return placements.filter(({ jobOrderId }) => jobOrderId === id);
}

/** Several orders of a list mostly have the same next step; it is said once. */
function uniqueSteps(steps: readonly NextStep[]): NextStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}
