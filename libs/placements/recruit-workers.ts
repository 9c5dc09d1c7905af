import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { lockVisibleOrder } from '#libs/job-orders';
import { notFound } from '#libs/platform';
import { Worker } from '#libs/workers';
import type { PlacementsActed } from './placement-acts.js';
import { lockVisiblePlacements, refuseOtherSide } from './placements.store.js';
import { ProposePlacements, takingWorkers } from './propose-placements.js';
import { refuse } from './refusals.js';
import { refuseIf } from '#libs/platform';
import { sideExits } from './placement.states.js';
import { Placement } from './placement.entity.js';

/** Recruiting: the sending ministry fills the positions that are not named, and those that others left. */
@Injectable()
export class RecruitWorkers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proposing: ProposePlacements,
  ) {}

  /** Proposes workers of the caller's own pool for an order. Throws Refused, not found. */
  recruit(principal: Principal, jobOrderId: string, workerIds: readonly string[]): Promise<PlacementsActed> {
    refuseOtherSide(principal, 'recruit', ['country'], 'sending-officer');
    return this.unitOfWork.run(principal, async (work) => {
      const order = takingWorkers(await lockVisibleOrder(work, principal, jobOrderId));
      const workers = await ofOwnPool(work, principal, workerIds);
      return this.proposing.propose(work, principal, { order, workers, placedBy: 'recruited' }, [
        { act: 'ANSWER_PROPOSAL', by: 'worker', dueOn: order.needFrom },
      ]);
    });
  }

  /** Proposes a worker in the stead of one who left by the side before working, where the order allows it. */
  substitute(principal: Principal, placementId: string, workerId: string): Promise<PlacementsActed> {
    refuseOtherSide(principal, 'substitute', ['country'], 'sending-officer');
    return this.unitOfWork.run(principal, async (work) => {
      const { placements, orders } = await lockVisiblePlacements(work, principal, [placementId]);
      const [left] = placements;
      const [locked] = orders;
      if (left === undefined || locked === undefined) throw notFound('placement');
      const order = takingWorkers(locked);
      refuseIf([
        ...(order.substituteAllowed === true
          ? []
          : [refuse('SUBSTITUTE_NOT_ALLOWED', { jobOrder: order.number })]),
        ...((await isOpenToSubstitute(work, left))
          ? []
          : [refuse('NOTHING_TO_SUBSTITUTE', { placement: left.number, state: left.state })]),
      ]);
      const workers = await ofOwnPool(work, principal, [workerId]);
      const proposal = { order, workers, placedBy: 'substitute', inSteadOf: left } as const;
      return this.proposing.propose(work, principal, proposal, [
        { act: 'ANSWER_PROPOSAL', by: 'worker', dueOn: order.needFrom },
      ]);
    });
  }
}

async function isOpenToSubstitute(work: Pick<Work, 'manager'>, left: Placement): Promise<boolean> {
  if (!sideExits.has(left.state) || left.firstDayWorkedOn !== null) return false;
  const taken = await work.manager.findBy(Placement, { inSteadOfId: left.id });
  return taken.every(({ state }) => state === 'ineligible');
}

/** Workers of the caller's own pool, in the order asked for, each once. */
async function ofOwnPool(
  work: Pick<Work, 'manager'>,
  { scope }: Pick<Principal, 'scope'>,
  ids: readonly string[],
): Promise<Worker[]> {
  const unique = [...new Set(ids)];
  const countries = scope.kind === 'country' ? scope.countries : [];
  const rows = await work.manager.findBy(Worker, { id: In(unique), country: In([...countries]) });
  const byId = new Map(rows.map((worker) => [worker.id, worker]));
  return unique.map((id) => {
    const worker = byId.get(id);
    if (worker === undefined) throw notFound('worker');
    return worker;
  });
}
