import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { lockVisibleOrder } from '#libs/job-orders';
import { type Refusal, refuseIf } from '#libs/platform';
import { sameName, Worker, workerNumber } from '#libs/workers';
import type { PlacementsActed } from './placement-acts.js';
import { ProposePlacements, takingWorkers } from './propose-placements.js';
import { refuse } from './refusals.js';

/** A worker as an employer knows them: the number, and the family names that go with it. */
export interface NamedWorker {
  workerNumber: string;
  familyNames: string;
}

/** Naming: the employer asks for workers whom it knows. */
@Injectable()
export class NameWorkers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proposing: ProposePlacements,
  ) {}

  /**
   * Names workers, one or a list, for the caller's own order. Each gets a placement: proposed, or ineligible with every
   * finding. Throws Refused when a number and a name do not belong together, naming each position of the list, or when
   * there are fewer free positions for names than eligible workers.
   */
  name(principal: Principal, jobOrderId: string, names: readonly NamedWorker[]): Promise<PlacementsActed> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = takingWorkers(await lockVisibleOrder(work, principal, jobOrderId));
      const workers = await known(work, names);
      return this.proposing.propose(work, principal, { order, workers, placedBy: 'named' }, [
        { act: 'ANSWER_PROPOSAL', by: 'worker', dueOn: order.needFrom },
      ]);
    });
  }
}

/** The workers named, in the order of the list. A wrong name and an unknown number are refused alike, so that lists reveal nobody. */
async function known(work: Pick<Work, 'manager'>, names: readonly NamedWorker[]): Promise<Worker[]> {
  const numbers = names.map((named) => workerNumber(named.workerNumber));
  const rows = await work.manager.findBy(Worker, {
    number: In(numbers.filter((number) => number !== undefined)),
  });
  const byNumber = new Map(rows.map((worker) => [worker.number, worker]));
  const refusals: Refusal[] = [];
  const workers = new Map<string, Worker>();
  names.forEach(({ familyNames }, index) => {
    const position = index + 1;
    const number = numbers[index];
    const worker = number === undefined ? undefined : byNumber.get(number);
    if (number === undefined) refusals.push(refuse('WORKER_NUMBER_MISTYPED', { position }));
    else if (worker === undefined || !sameName(worker.familyNames, familyNames))
      refusals.push(refuse('NAME_NOT_KNOWN', { position }));
    else if (workers.has(worker.id)) refusals.push(refuse('NAMED_TWICE', { position }));
    else workers.set(worker.id, worker);
  });
  refuseIf(refusals);
  return [...workers.values()];
}
