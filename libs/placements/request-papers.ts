import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type Refusal, refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
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

/** A tax number that was asked for. */
export interface TaxNumberRequested {
  placementId: string;
  /** The last three digits, where they are known already; never more of the number. */
  ending?: string | undefined;
}

/** Papers that an employer asks for in a worker's name. */
type Paper = 'tax-number' | 'health-card';

const columns = { 'tax-number': 'taxNumberRequestedOn', 'health-card': 'healthCardRequestedOn' } as const;
const obligations = { 'tax-number': 'REQUEST_TAX_NUMBER', 'health-card': 'HEALTH_CARD' } as const;

/** Asking for the tax number and the health card of workers who are here. */
@Injectable()
export class RequestPapers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: PlacementActs,
    private readonly duties: StayDuties,
  ) {}

  /** Enters that tax numbers were asked for. Throws Refused: not here, asked for before, no possible day. */
  taxNumbers(
    principal: Principal,
    requests: readonly TaxNumberRequested[],
    requestedOn: PlainDate,
  ): Promise<PlacementsActed> {
    const ids = requests.map(({ placementId }) => placementId);
    return this.request(principal, 'tax-number', ids, requestedOn, async (work, { placements }) => {
      const endings = new Map(requests.map(({ placementId, ending }) => [placementId, ending]));
      for (const placement of placements) {
        const taxNumberEnding = endings.get(placement.id);
        if (taxNumberEnding !== undefined) await changePlacements(work, [placement], { taxNumberEnding });
      }
    });
  }

  /** Enters that health cards were asked for. Throws Refused as `taxNumbers` does. */
  healthCards(
    principal: Principal,
    placementIds: readonly string[],
    requestedOn: PlainDate,
  ): Promise<PlacementsActed> {
    return this.request(principal, 'health-card', placementIds, requestedOn);
  }

  private request(
    principal: Principal,
    paper: Paper,
    placementIds: readonly string[],
    requestedOn: PlainDate,
    then?: (work: Work, locked: LockedPlacements) => Promise<void>,
  ): Promise<PlacementsActed> {
    const act = `request-${paper}`;
    return this.unitOfWork.run(principal, async (work) => {
      const locked = await lockVisiblePlacements(work, principal, placementIds);
      const { placements } = locked;
      refuseIf([
        ...placements.flatMap((placement) => cannotRequest(placement, paper)),
        ...this.impossibleDates(work, locked, requestedOn),
      ]);
      await changePlacements(work, placements, { [columns[paper]]: requestedOn });
      await then?.(work, locked);
      work.record(
        ...placements.map(({ id }) => ({
          action: `placement.${act}`,
          subject: { type: 'placement', id },
          after: { requestedOn },
        })),
      );
      const next: NextStep[] = await this.duties.paperRequested(work, placements, obligations[paper]);
      return {
        receipt: await issueActReceipt(work, act, locked, next),
        placements: placements.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  private impossibleDates(work: Work, { placements, orderOf }: LockedPlacements, on: PlainDate): Refusal[] {
    const limits = placements.map((placement) => {
      const today = this.acts.today(work, orderOf(placement));
      return { placement, from: placement.arrivedOn, to: today, today };
    });
    return datesBetween('requestedOn', on, limits);
  }
}

function cannotRequest(placement: Placement, paper: Paper): Refusal[] {
  const { number, state } = placement;
  if (state !== 'arrived' && state !== 'working') return [wrongState(number, state, `request-${paper}`)];
  const requestedOn = placement[columns[paper]];
  return requestedOn === null
    ? []
    : [refuseStay('PAPER_REQUESTED_ALREADY', { placement: number, paper, requestedOn })];
}
