import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import { type PlainDate, plainDate } from '#libs/quantities';
import { datesBetween } from './dates.js';
import { HousingDuty } from './housing-duty.js';
import { substituteStep } from './next-steps.js';
import { StayDuties } from './stay-duties.js';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import { changePlacements } from './placements.store.js';

/** A letter of introduction and whom it is for. */
export interface LetterIssued {
  placementId: string;
  letterNumber: string;
}

/** A booking for one or several workers. */
export interface TravelBooked {
  flight: string;
  travelOn: string;
  /** The round trip of one worker, in cents. */
  transportCostCents: number;
}

/** The visa office's answer, and the agency's booking. */
@Injectable()
export class VisaAndTravel {
  constructor(
    private readonly acts: PlacementActs,
    private readonly duties: StayDuties,
    private readonly housing: HousingDuty,
  ) {}

  /** Issues letters of introduction, each with the visa office's own number. */
  issueLetters(principal: Principal, letters: readonly LetterIssued[]): Promise<PlacementsActed> {
    let bookBy: PlainDate | null = null;
    return this.acts.run(principal, {
      act: 'issue-letter',
      placementIds: letters.map(({ placementId }) => placementId),
      then: async (work, { placements, orders }) => {
        await storeLetters(work, letters);
        const numbers = new Map(letters.map(({ placementId, letterNumber }) => [placementId, letterNumber]));
        for (const placement of placements) placement.letterNumber = numbers.get(placement.id) ?? null;
        bookBy = await this.duties.dayOwed(work, placements, 'BOOK_TRAVEL');
        for (const order of orders) {
          const issued = placements.filter(({ jobOrderId }) => jobOrderId === order.id);
          await changePlacements(work, issued, { letterIssuedOn: this.acts.today(work, order) });
        }
      },
      next: ({ needFrom }) => [{ act: 'BOOK_TRAVEL', by: 'agency', dueOn: bookBy ?? needFrom }],
    });
  }

  /** Refuses visas, with a reason; the positions are given back. */
  refuseVisa(
    principal: Principal,
    placementIds: readonly string[],
    reason: string,
  ): Promise<PlacementsActed> {
    return this.acts.run(principal, { act: 'refuse-visa', placementIds, reason, next: substituteStep });
  }

  /** Books a flight, or another one, between the letter and the end of the stay; the arrival is to be reported after it. */
  bookTravel(
    principal: Principal,
    placementIds: readonly string[],
    booked: TravelBooked,
  ): Promise<PlacementsActed> {
    let reportBy: PlainDate | null = null;
    return this.acts.run(principal, {
      act: 'book-travel',
      placementIds,
      changes: (_work, { placements }) => {
        const limits = placements.map((placement) => ({
          placement,
          from: placement.letterIssuedOn,
          to: placement.stayTo,
        }));
        refuseIf(datesBetween('travelOn', booked.travelOn, limits));
        return booked;
      },
      then: async (work, locked) => {
        reportBy = await this.duties.awaitArrival(work, locked, plainDate(booked.travelOn));
        await this.housing.travelBooked(work, locked);
      },
      next: () => [{ act: 'REPORT_ARRIVAL', by: 'employer', dueOn: reportBy ?? booked.travelOn }],
    });
  }
}

async function storeLetters(work: Work, letters: readonly LetterIssued[]): Promise<void> {
  await work.query(
    `update placement p set letter_number = l.number from unnest($1::uuid[], $2::text[]) as l (id, number)
     where p.id = l.id`,
    [letters.map(({ placementId }) => placementId), letters.map(({ letterNumber }) => letterNumber)],
  );
}
