import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { asFiled, type FiledOrder, type JobOrder, stateAfter } from '#libs/job-orders';
import { newId, readableNumber, type Refusal, refuseIf } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import { assessEligibility, type LookupOptions } from '#libs/rulebook';
import { asRefusal, RulesInForce } from '#libs/rules-in-force';
import type { Worker } from '#libs/workers';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import { Placement, type PlacedBy, type PlacementRow } from './placement.entity.js';
import { standingOf } from './placement.view.js';
import { freePositionNumbers } from './positions.js';
import { issueActReceipt, refusingRaces } from './placements.store.js';
import { refuse } from './refusals.js';

/** Who is proposed for an order, how they came to it, and, for a substitute, in whose stead. */
export interface Proposal {
  order: JobOrder;
  workers: readonly Worker[];
  placedBy: PlacedBy;
  inSteadOf?: Placement;
}

/** Where rows are read: inside a transaction or outside of any. */
type Reading = Pick<EntityManager, 'query'>;

/** Proposes workers for an order: the one path of naming, recruiting and substituting. */
@Injectable()
export class ProposePlacements {
  constructor(
    private readonly rules: RulesInForce,
    private readonly deadlines: Deadlines,
    private readonly acts: PlacementActs,
  ) {}

  /**
   * Proposes workers for a locked order. Who is eligible gets a free position; who is not is kept with every finding.
   * Throws Refused when the order takes nobody now, or has fewer free positions than eligible workers: then for all.
   */
  async propose(
    work: Work,
    principal: Principal,
    proposal: Proposal,
    next: NextStep[],
  ): Promise<PlacementsActed> {
    const { workers, placedBy, inSteadOf } = proposal;
    const order = takingWorkers(proposal.order);
    await lockWorkers(work, workers);
    const judged = await this.judge(work.manager, order, workers);
    const free = await freePositionNumbers(work, order, placedBy, inSteadOf);
    const asked = judged.filter(({ findings }) => findings.length === 0).length;
    refuseIf(asked > free.length ? [refuse('POSITIONS_EXCEEDED', { free: free.length, asked })] : []);
    const numbers = await nextNumbers(work, judged.length);
    let taken = 0;
    const placements = judged.map(({ worker, findings }, index) => {
      const positionNumber = findings.length === 0 ? (free[taken++] ?? null) : null;
      return placementOf(order, worker, {
        number: numbers[index] ?? '',
        positionNumber,
        placedBy,
        findings,
        state: findings.length === 0 ? 'proposed' : 'ineligible',
        inSteadOfId: inSteadOf?.id ?? null,
        proposedAt: work.now,
      });
    });
    await this.store(work, order, placements);
    // The names are sent once no position waits for one.
    if (asked > 0 && (await freePositionNumbers(work, order, 'named')).length === 0)
      await this.deadlines.settle(work, { type: 'job-order', id: order.id }, 'SEND_NAMES', 'met');
    await this.acts.follow(work, { placements, orders: [order] });
    return {
      receipt: await issueActReceipt(work, placedBy, { placements, orders: [order] }, next),
      placements: placements.map((placement) => standingOf(placement, principal.language)),
    };
  }

  /** What stands against each worker for an order's days, by the rules and by where they are placed already. */
  async judge(
    reading: Reading,
    order: FiledOrder,
    workers: readonly Worker[],
  ): Promise<{ worker: Worker; findings: Refusal[] }[]> {
    const placed = await overlappingStays(reading, order, workers);
    const lookup = await this.rules.withSeasonValues(reading);
    return workers.map((worker) => {
      const stay = placed.get(worker.id);
      const elsewhere = stay === undefined ? [] : [refuse('ALREADY_PLACED', stay)];
      return { worker, findings: [...this.eligibility(order, worker, lookup), ...elsewhere] };
    });
  }

  private eligibility(order: FiledOrder, worker: Worker, lookup: LookupOptions): Refusal[] {
    const { findings } = this.rules.ask((rulebook) =>
      assessEligibility(
        { rulebook, programme: order.programme, province: order.province, ...lookup },
        {
          country: worker.country,
          birthOn: plainDate(worker.bornOn),
          firstTimer: worker.seasonsCompleted === 0,
          farmExperience: worker.farmExperience,
          needFrom: plainDate(order.needFrom),
        },
      ),
    );
    return findings.map(asRefusal);
  }

  private async store(work: Work, order: FiledOrder, placements: readonly PlacementRow[]): Promise<void> {
    await refusingRaces(work.manager.insert(Placement, placements as never), {
      asked: placements.length,
      stayFrom: order.needFrom,
      stayTo: order.needTo,
    });
    work.record(
      ...placements.map(
        ({ id, number, state, placedBy, positionNumber, workerId, findings, inSteadOfId }) => ({
          action: 'placement.propose',
          subject: { type: 'placement', id },
          after: {
            number,
            state,
            placedBy,
            positionNumber,
            workerId,
            jobOrderId: order.id,
            inSteadOfId,
            findings: findings.map(({ code }) => code),
          },
        }),
      ),
    );
  }
}

/** The order, when it takes workers now; throws Refused. A filled order is asked for its free positions like any other. */
export function takingWorkers(order: JobOrder): FiledOrder {
  if (order.state !== 'filled') stateAfter(order, 'place');
  return asFiled(order);
}

/**
 * A worker who is proposed to two orders at once is judged for one after the other. In the order of ids, so that two lists
 * with the same people never wait for each other.
 */
async function lockWorkers(work: Work, workers: readonly Worker[]): Promise<void> {
  await work.query('select id from worker where id = any($1) order by id for no key update', [
    workers.map(({ id }) => id),
  ]);
}

async function overlappingStays(
  reading: Reading,
  { needFrom, needTo }: FiledOrder,
  workers: readonly Worker[],
): Promise<Map<string, { stayFrom: string; stayTo: string }>> {
  const rows: { workerId: string }[] = await reading.query(
    `select distinct worker_id as "workerId" from placement
     where worker_id = any($1) and position_number is not null
       and daterange(stay_from, stay_to, '[]') && daterange($2, $3, '[]')`,
    [workers.map(({ id }) => id), needFrom, needTo],
  );
  // The order's own days are named, not the other placement's: that one may be another employer's.
  return new Map(rows.map(({ workerId }) => [workerId, { stayFrom: needFrom, stayTo: needTo }]));
}

/** Numbers for new placements, in order. */
export async function nextNumbers(work: Pick<Work, 'query'>, count: number): Promise<string[]> {
  const rows = await work.query<{ value: string }>(
    `select nextval('placement_number') as value from generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ value }) => readableNumber('P', Number(value)));
}

type Given = Pick<
  Placement,
  'number' | 'positionNumber' | 'placedBy' | 'findings' | 'state' | 'inSteadOfId' | 'proposedAt'
>;

/** A new placement of a worker on an order, with the stay that the order plans. */
export function placementOf(
  order: FiledOrder,
  worker: Pick<Worker, 'id' | 'country' | 'seasonsCompleted'>,
  given: Given,
): PlacementRow {
  return {
    ...given,
    id: newId(),
    jobOrderId: order.id,
    workerId: worker.id,
    employerId: order.employerId,
    province: order.province,
    country: worker.country,
    programme: order.programme,
    edition: order.edition,
    stayFrom: order.needFrom,
    stayTo: order.needTo,
    firstTimer: worker.seasonsCompleted === 0,
    freedPositionNumber: null,
    transferConsentedOn: null,
    contractSignedByEmployerOn: null,
    contractSignedByWorkerOn: null,
    letterNumber: null,
    letterIssuedOn: null,
    flight: null,
    travelOn: null,
    transportCostCents: null,
    arrivedOn: null,
    firstDayWorkedOn: null,
    taxNumberRequestedOn: null,
    taxNumberEnding: null,
    healthCardRequestedOn: null,
    insuredOn: null,
    housingUnitId: null,
    departedOn: null,
    exitReason: given.state === 'ineligible' ? given.findings.map(({ code }) => code).join(', ') : null,
  };
}
