import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type FiledOrder, type JobOrder, visibleOrders } from '#libs/job-orders';
import { notFound, type Refusal, refuseIf } from '#libs/platform';
import { type PlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { Worker } from '#libs/workers';
import { chargeAgencyFee } from './agency-fee.js';
import { datesBetween } from './dates.js';
import { housingFindings } from './housing-check.js';
import { PlacementListeners } from './listeners.js';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import { Placement, type PlacementRow } from './placement.entity.js';
import { type PlacementStanding, standingOf } from './placement.view.js';
import { freePositionNumbers } from './positions.js';
import {
  issueActReceipt,
  type LockedPlacements,
  lockVisiblePlacements,
  refusingRaces,
  stateFindings,
} from './placements.store.js';
import { nextNumbers, placementOf, takingWorkers } from './propose-placements.js';
import { refuse } from './refusals.js';
import { StayDuties } from './stay-duties.js';
import { refuseStay } from './stay-refusals.js';

/** A transfer of workers to another order, as the host officer enters it. */
export interface Transfer {
  /** The order that receives them. */
  jobOrderId: string;
  transferredOn: PlainDate;
  /** House of the receiving farm. */
  housingUnitId: string;
  workersConsent: boolean;
  sendingMinistryApproves: boolean;
}

/** The placements that ended, and those that go on in their stead. */
export type PlacementsTransferred = PlacementsActed & { transferred: PlacementStanding[] };

/** Moving workers, who are here already, to another order of the same programme. */
@Injectable()
export class TransferPlacements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: PlacementActs,
    private readonly rules: RulesInForce,
    private readonly duties: StayDuties,
    private readonly listeners: PlacementListeners,
  ) {}

  /**
   * Transfers workers: their placements end and new ones, working, take free positions of the receiving order. Throws
   * Refused with everything that stands against it, not found when the caller sees one of the orders not at all.
   */
  transfer(
    principal: Principal,
    placementIds: readonly string[],
    transfer: Transfer,
  ): Promise<PlacementsTransferred> {
    return this.unitOfWork.run(principal, async (work) => {
      await refuseUnseen(work, principal, transfer.jobOrderId);
      const locked = await lockVisiblePlacements(work, principal, placementIds, [transfer.jobOrderId]);
      const { placements, orders } = locked;
      const order = takingWorkers(receiving(orders, transfer));
      const free = await freePositionNumbers(work, order, 'transfer');
      refuseIf([
        ...stateFindings(placements, 'transfer'),
        ...notAgreed(transfer),
        ...unfit(placements, order),
        ...this.impossibleDates(work, locked, transfer),
        ...(free.length < placements.length
          ? [refuse('POSITIONS_EXCEEDED', { free: free.length, asked: placements.length })]
          : []),
        ...(await housingFindings(work, this.rules, {
          housingUnitId: transfer.housingUnitId,
          order,
          on: transfer.transferredOn,
          asked: placements.length,
        })),
      ]);
      const made = await this.move(work, locked, order, [...free].reverse(), transfer);
      await this.acts.follow(work, { placements: made, orders }, 'arrived');
      const left = orders.filter(({ id }) => placements.some(({ jobOrderId }) => jobOrderId === id));
      await this.listeners.movedOn(work, { orders: left, placements });
      await this.listeners.begun(work, { orders: [order], placements: made }, transfer.transferredOn);
      return {
        receipt: await issueActReceipt(work, 'transfer', { placements, orders: left }, [
          { act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null },
        ]),
        placements: placements.map((placement) => standingOf(placement, principal.language)),
        transferred: made.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  private async move(
    work: Work,
    { placements }: LockedPlacements,
    order: FiledOrder,
    free: readonly number[],
    transfer: Transfer,
  ): Promise<PlacementRow[]> {
    const { transferredOn } = transfer;
    await this.acts.move(work, placements, 'transfer', { departedOn: transferredOn, stayTo: transferredOn });
    const workers = await work.manager.findBy(Worker, { id: In(placements.map(({ workerId }) => workerId)) });
    const byId = new Map(workers.map((worker) => [worker.id, worker]));
    const numbers = await nextNumbers(work, placements.length);
    const made = placements.map((left, index) => {
      const worker = byId.get(left.workerId);
      if (worker === undefined) throw new Error('A placement has its worker');
      return received(left, order, worker, transfer, {
        number: numbers[index] ?? '',
        positionNumber: free[index] ?? null,
        proposedAt: work.now,
      });
    });
    await refusingRaces(work.manager.insert(Placement, made as never), {
      asked: made.length,
      stayFrom: transferredOn,
      stayTo: order.needTo,
    });
    work.record(
      ...made.map(({ id, number, inSteadOfId, positionNumber }) => ({
        action: 'placement.received',
        subject: { type: 'placement', id },
        after: {
          number,
          inSteadOfId,
          positionNumber,
          jobOrderId: order.id,
          workersConsent: true,
          sendingMinistryApproves: true,
          transferredOn,
        },
      })),
    );
    await chargeAgencyFee(work, this.rules, { order, placements: made, on: transferredOn });
    const moved = placements.flatMap((left, index) => {
      const goesOn = made[index];
      return goesOn === undefined ? [] : [{ left, goesOn }];
    });
    await this.duties.movedOn(work, moved, order, transferredOn);
    return made;
  }

  private impossibleDates(work: Work, { placements, orderOf }: LockedPlacements, transfer: Transfer) {
    return datesBetween(
      'transferredOn',
      transfer.transferredOn,
      placements.map((placement) => {
        const today = this.acts.today(work, orderOf(placement));
        return { placement, from: placement.firstDayWorkedOn ?? placement.arrivedOn, to: today, today };
      }),
    );
  }
}

async function refuseUnseen(work: Work, principal: Principal, jobOrderId: string): Promise<void> {
  const seen = visibleOrders(principal, 2);
  const rows = await work.query(`select from job_order j where j.id = $1 and ${seen.sql}`, [
    jobOrderId,
    ...seen.parameters,
  ]);
  if (rows.length === 0) throw notFound('job order');
}

function receiving(orders: readonly JobOrder[], { jobOrderId }: Transfer): JobOrder {
  const order = orders.find(({ id }) => id === jobOrderId);
  if (order === undefined) throw notFound('job order');
  return order;
}

function notAgreed({ workersConsent, sendingMinistryApproves }: Transfer): Refusal[] {
  return [
    ...(workersConsent ? [] : [refuseStay('TRANSFER_NOT_AGREED', { side: 'worker' })]),
    ...(sendingMinistryApproves ? [] : [refuseStay('TRANSFER_NOT_AGREED', { side: 'sending-ministry' })]),
  ];
}

function unfit(placements: readonly Placement[], order: FiledOrder): Refusal[] {
  return placements.flatMap(({ number, jobOrderId, programme }) => [
    ...(jobOrderId === order.id
      ? [refuseStay('TRANSFER_TO_SAME_ORDER', { placement: number, jobOrder: order.number })]
      : []),
    ...(programme === order.programme
      ? []
      : [refuseStay('OTHER_PROGRAMME', { placement: number, programme, jobOrder: order.number })]),
  ]);
}

/** The placement that goes on: the worker is here and works; the letter and the cost of the trip come along. */
function received(
  left: Placement,
  order: FiledOrder,
  worker: Worker,
  { transferredOn, housingUnitId }: Transfer,
  given: Pick<Placement, 'number' | 'positionNumber' | 'proposedAt'>,
): PlacementRow {
  const stay = {
    stayFrom: transferredOn,
    stayTo: transferredOn < order.needTo ? order.needTo : transferredOn,
  };
  return {
    ...placementOf(order, worker, {
      ...given,
      placedBy: 'transfer',
      state: 'working',
      findings: [],
      inSteadOfId: left.id,
    }),
    ...stay,
    firstTimer: left.firstTimer,
    transferConsentedOn: transferredOn,
    letterNumber: left.letterNumber,
    letterIssuedOn: left.letterIssuedOn,
    transportCostCents: left.transportCostCents,
    arrivedOn: transferredOn,
    firstDayWorkedOn: transferredOn,
    taxNumberRequestedOn: left.taxNumberRequestedOn,
    taxNumberEnding: left.taxNumberEnding,
    // Health cards are a province's own.
    healthCardRequestedOn: left.province === order.province ? left.healthCardRequestedOn : null,
    insuredOn: left.insuredOn,
    housingUnitId,
  };
}
