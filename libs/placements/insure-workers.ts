import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type Refusal, refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { datesBetween } from './dates.js';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import type { Placement } from './placement.entity.js';
import { standingOf } from './placement.view.js';
import {
  changePlacements,
  issueActReceipt,
  type LockedPlacements,
  lockVisiblePlacements,
  wrongState,
} from './placements.store.js';
import { refuseStay } from './stay-refusals.js';
import { StayDuties } from './stay-duties.js';

/** From the letter on it is certain enough that the worker comes. */
const insurable: readonly Placement['state'][] = ['cleared', 'travel-booked', 'arrived', 'working'];

/** Taking out the medical insurance of workers, before they come or once they are here. */
@Injectable()
export class InsureWorkers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: PlacementActs,
    private readonly duties: StayDuties,
  ) {}

  /** Enters that insurance was taken out. Throws Refused: not cleared yet or gone, insured before, no possible day. */
  insure(
    principal: Principal,
    placementIds: readonly string[],
    insuredOn: PlainDate,
  ): Promise<PlacementsActed> {
    return this.unitOfWork.run(principal, async (work) => {
      const locked = await lockVisiblePlacements(work, principal, placementIds);
      const { placements } = locked;
      refuseIf([...placements.flatMap(cannotInsure), ...this.impossibleDates(work, locked, insuredOn)]);
      await changePlacements(work, placements, { insuredOn });
      work.record(
        ...placements.map(({ id }) => ({
          action: 'placement.take-out-insurance',
          subject: { type: 'placement', id },
          after: { insuredOn },
        })),
      );
      const next = await this.duties.paperRequested(work, placements, 'TAKE_OUT_INSURANCE');
      return {
        receipt: await issueActReceipt(work, 'take-out-insurance', locked, next),
        placements: placements.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  private impossibleDates(work: Work, { placements, orderOf }: LockedPlacements, on: PlainDate): Refusal[] {
    const limits = placements.map((placement) => {
      const today = this.acts.today(work, orderOf(placement));
      return { placement, from: placement.letterIssuedOn, to: today, today };
    });
    return datesBetween('insuredOn', on, limits);
  }
}

function cannotInsure({ number, state, insuredOn }: Placement): Refusal[] {
  if (!insurable.includes(state)) return [wrongState(number, state, 'take-out-insurance')];
  return insuredOn === null ? [] : [refuseStay('INSURED_ALREADY', { placement: number, insuredOn })];
}
