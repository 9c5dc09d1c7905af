import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import type { PlacementState } from '#libs/placements';
import { notFound } from '#libs/platform';
import {
  retroactive,
  type Retroactive,
  retroactiveInWords,
  type RetroactiveLine,
  type RetroactiveLineInWords,
} from '#libs/rulebook';
import { earlierSeasons } from './earlier-pay.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { owedOf, type OwingStay } from '../accounts/worker-account.store.js';

/** What of a placement's pay is not what is lawful by now, and not made up for. */
export interface UnsettledPay {
  placementId: string;
  /** The instant as of which it was worked out. */
  asOf: string;
  lines: RetroactiveLineInWords[];
  grossCents: number;
  deductionsCents: number;
  /** Gross less deductions; below zero where too much was paid. */
  netCents: number;
  /** What earlier pay could not bear of it, and a later one will. */
  carriedForwardCents: number;
  /** What of it was entered as owed on the worker's account, where no pay comes to make up for it. */
  onAccountCents: number;
}

/** A stay with what is not made up for. */
export type StayUnsettled = OwingStay & {
  number: string;
  state: PlacementState;
  /** Whether the stay goes on with the same employer, by a transfer. */
  goesOn: boolean;
  owed: Retroactive;
  carriedForwardCents: number;
  at: Date;
};

/** Finds what of earlier pay is not made up for. */
@Injectable()
export class RetroactivePayQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
  ) {}

  /** What the next pay of a placement would make up for, and why. Not found outside the scope; reading leaves a trace. */
  unsettled(principal: Principal, placementId: string): Promise<UnsettledPay> {
    return this.unitOfWork.run(principal, async (work) => {
      const { owed, at, carriedForwardCents } = await this.of(work, principal, placementId);
      const sum = (lines: readonly RetroactiveLine[]) =>
        lines.reduce((total, { amountCents }) => total + amountCents, 0);
      const grossCents = sum(owed.lines.filter(({ kind }) => kind === 'gross'));
      const deductionsCents = sum(owed.lines.filter(({ kind }) => kind !== 'gross'));
      const onAccountCents = await owedOf(work, placementId, 'retroactive-pay');
      work.record({
        action: 'retroactive-pay.read',
        subject: { type: 'placement', id: placementId },
        after: { lines: owed.lines.length },
      });
      return {
        placementId,
        asOf: at.toISOString(),
        lines: owed.lines.map((line) => retroactiveInWords(line, principal.language)),
        ...{ grossCents, deductionsCents, netCents: grossCents - deductionsCents, carriedForwardCents },
        onAccountCents,
      };
    });
  }

  /** The same for an act, with the stay locked. */
  async of(work: Work, principal: Principal, placementId: string): Promise<StayUnsettled> {
    const stay = await lockStay(work, principal, placementId);
    const { at, mark, rulesOf } = await this.rules.settled(work);
    const { rootId, ...rest } = stay;
    const seasons = rootId === null ? [] : [{ rootId }];
    const found = await earlierSeasons(work, seasons, { mark, employerId: stay.employerId, onAccount: true });
    const season = rootId === null ? undefined : found.get(rootId);
    const owed = retroactive(season?.earlierUnder(rulesOf) ?? []);
    return { ...rest, owed, at, carriedForwardCents: season?.broughtForwardCents ?? 0 };
  }
}

async function lockStay(work: Work, principal: Principal, placementId: string) {
  const columns = {
    employer: 'p.employer_id',
    province: 'p.province',
    country: 'p.country',
    worker: 'p.worker_id',
  };
  const seen = scopeCondition(principal.scope, columns, 2);
  const [stay] = await work.query<
    OwingStay & { number: string; state: PlacementState; goesOn: boolean; rootId: string | null }
  >(
    `select p.id as "placementId", p.number, p.state, p.worker_id as "workerId", p.employer_id as "employerId",
       p.province, p.country, b.root_id as "rootId",
       exists (select from placement n where n.in_stead_of_id = p.id and n.placed_by = 'transfer'
         and n.employer_id = p.employer_id) as "goesOn"
     from placement p left join pay_balance b on b.placement_id = p.id
     where p.id = $1 and ${seen.sql} for update of p`,
    [placementId, ...seen.parameters],
  );
  if (stay === undefined) throw notFound('placement');
  return stay;
}
