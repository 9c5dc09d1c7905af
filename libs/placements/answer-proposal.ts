import { Injectable } from '@nestjs/common';
import type { Principal } from '#libs/identity';
import type { PlainDate } from '#libs/quantities';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import { substituteStep } from './next-steps.js';
import { StayDuties } from './stay-duties.js';

/** The worker's answer to a proposal, given by the worker or, on their behalf, by the sending ministry. */
@Injectable()
export class AnswerProposal {
  constructor(
    private readonly acts: PlacementActs,
    private readonly duties: StayDuties,
  ) {}

  /** Accepts. Throws Refused, not found. */
  accept(principal: Principal, placementIds: readonly string[]): Promise<PlacementsActed> {
    let completeBy: PlainDate | null = null;
    return this.acts.run(principal, {
      act: 'accept',
      placementIds,
      then: async (work, locked) => {
        await this.duties.accepted(work, locked);
        completeBy = await this.duties.dayOwed(work, locked.placements, 'COMPLETE_DOCUMENTS');
      },
      next: ({ needFrom }) => [
        { act: 'COMPLETE_DOCUMENTS', by: 'sending-officer', dueOn: completeBy ?? needFrom },
      ],
    });
  }

  /** Declines, before the arrival, with a reason; the position is given back. */
  decline(principal: Principal, placementIds: readonly string[], reason: string): Promise<PlacementsActed> {
    return this.acts.run(principal, { act: 'decline', placementIds, reason, next: substituteStep });
  }
}
