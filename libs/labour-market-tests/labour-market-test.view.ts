import type { Finding } from '#libs/platform';
import type { AdvertisingMethod, OutreachGroup, ReferralOutcome } from './labour-market-test.entities.js';
import type { LabourMarketTestState } from './labour-market-test.states.js';

/** A labour-market test as it is shown. */
export interface LabourMarketTestView {
  jobOrderId: string;
  state: LabourMarketTestState;
  /** First and last day of the decision, in the province's time zone. */
  opensOn: string;
  closesOn: string;
  countedFrom: string;
  timeZone: string;
  positions: number;
  localHires: number;
  /** Positions that can be approved at most. */
  approvable: number;
  advertisingRequired: boolean;
  advertisingComplete: boolean;
  advertisingMissedAt: string | null;
  /** What stands against an approval now, in the reader's language; empty once decided. */
  missing: Finding[];
  advertisements: { id: string; method: AdvertisingMethod; from: string; to: string; text: string }[];
  referrals: {
    id: string;
    candidate: string;
    referredOn: string;
    outcome: ReferralOutcome;
    reason: string | null;
  }[];
  outreach: { id: string; group: OutreachGroup; on: string; how: string }[];
  escalations: { obligation: string; level: number; dueOn: string; raisedAt: string }[];
  decision: { positions: number; reason: string | null; decidedAt: string } | null;
}
