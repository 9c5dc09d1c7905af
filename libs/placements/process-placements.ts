import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type Refusal, refuseIf } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { missingDocuments, requiredDocuments } from '#libs/rulebook';
import { asRefusal, RulesInForce } from '#libs/rules-in-force';
import { substituteStep } from './next-steps.js';
import { PlacementActs, type PlacementsActed } from './placement-acts.js';
import type { Placement } from './placement.entity.js';
import { standingOf } from './placement.view.js';
import {
  changePlacements,
  issueActReceipt,
  type LockedPlacements,
  lockVisiblePlacements,
  refuseOtherSide,
  wrongState,
} from './placements.store.js';
import { refuse } from './refusals.js';

/** The two sides of a contract. */
export type ContractSide = 'employer' | 'worker';

const signatures = {
  employer: 'contractSignedByEmployerOn',
  worker: 'contractSignedByWorkerOn',
} as const;

/** A contract is signed once the worker has accepted and before the file leaves. */
const signing: readonly Placement['state'][] = ['accepted', 'documents-complete'];

/** From the acceptance to the visa office: documents, contract, file. */
@Injectable()
export class ProcessPlacements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: PlacementActs,
    private readonly rules: RulesInForce,
  ) {}

  /** Finds the documents complete. Throws Refused naming every document of every worker that is missing or expires during the stay. */
  completeDocuments(principal: Principal, placementIds: readonly string[]): Promise<PlacementsActed> {
    refuseOtherSide(principal, 'complete-documents', ['country'], 'sending-officer');
    return this.acts.run(principal, {
      act: 'complete-documents',
      placementIds,
      changes: async (work, locked) => {
        refuseIf((await this.missing(work, locked)).flatMap(({ findings }) => findings));
        return {};
      },
      next: ({ needFrom }) => [
        { act: 'SIGN_CONTRACT', by: 'employer', dueOn: needFrom },
        { act: 'SIGN_CONTRACT', by: 'worker', dueOn: needFrom },
      ],
    });
  }

  /** Gives up workers who cannot be processed, with the reason; what documents they lack is kept with the placement. */
  findIneligible(
    principal: Principal,
    placementIds: readonly string[],
    reason: string,
  ): Promise<PlacementsActed> {
    refuseOtherSide(principal, 'find-ineligible', ['country'], 'sending-officer');
    return this.acts.run(principal, {
      act: 'find-ineligible',
      placementIds,
      reason,
      then: async (work, locked) => {
        for (const { placement, findings } of await this.missing(work, locked))
          if (findings.length > 0) await changePlacements(work, [placement], { findings });
      },
      next: substituteStep,
    });
  }

  /** Signs contracts for one side: the employer, or the worker (the ministry may do it on the worker's behalf). */
  signContract(
    principal: Principal,
    placementIds: readonly string[],
    side: ContractSide,
  ): Promise<PlacementsActed> {
    const sides = side === 'employer' ? (['employer'] as const) : (['worker', 'country'] as const);
    refuseOtherSide(principal, 'sign-contract', sides, side === 'employer' ? 'employer' : 'worker');
    const act = `sign-contract-${side}`;
    return this.unitOfWork.run(principal, async (work) => {
      const locked = await lockVisiblePlacements(work, principal, placementIds);
      refuseIf(locked.placements.flatMap((placement) => cannotSign(placement, side)));
      for (const order of locked.orders) {
        const signed = locked.placements.filter(({ jobOrderId }) => jobOrderId === order.id);
        await changePlacements(work, signed, { [signatures[side]]: this.acts.today(work, order) });
      }
      work.record(
        ...locked.placements.map((placement) => ({
          action: 'placement.sign-contract',
          subject: { type: 'placement', id: placement.id },
          after: { side, signedOn: placement[signatures[side]] },
        })),
      );
      const open = locked.placements.some((placement) => unsigned(placement).length > 0);
      const dueOn = locked.orders[0]?.needFrom ?? null;
      const other = side === 'employer' ? 'worker' : 'employer';
      const step = open
        ? { act: 'SIGN_CONTRACT', by: other, dueOn }
        : { act: 'SEND_TO_VISA_OFFICE', by: 'sending-officer', dueOn };
      return {
        receipt: await issueActReceipt(work, act, locked, [step]),
        placements: locked.placements.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  /** Sends files to the visa office. Throws Refused naming every contract that a side has not signed. */
  sendToVisaOffice(principal: Principal, placementIds: readonly string[]): Promise<PlacementsActed> {
    refuseOtherSide(principal, 'send-to-visa-office', ['country'], 'sending-officer');
    return this.acts.run(principal, {
      act: 'send-to-visa-office',
      placementIds,
      changes: (_work, { placements }) => {
        refuseIf(
          placements.flatMap((placement) =>
            unsigned(placement).map((side) =>
              refuse('CONTRACT_NOT_SIGNED', { placement: placement.number, side }),
            ),
          ),
        );
        return {};
      },
      next: ({ needFrom }) => [{ act: 'ISSUE_LETTER', by: 'visa-officer', dueOn: needFrom }],
    });
  }

  private async missing(work: Work, { placements, orderOf }: LockedPlacements) {
    const held = await heldDocuments(work, placements);
    const lookup = await this.rules.withSeasonValues(work.manager);
    return placements.map((placement) => {
      const needFrom = plainDate(orderOf(placement).needFrom ?? '');
      const { programme, country, province, firstTimer } = placement;
      const findings = this.rules.ask((rulebook) => {
        const question = { rulebook, programme, country, province, ...lookup };
        const required = requiredDocuments(question, { needFrom, firstTimer });
        return missingDocuments(required, held.get(placement.id) ?? []);
      });
      return { placement, findings: findings.map((found) => ofPlacement(asRefusal(found), placement)) };
    });
  }
}

/** A list names many people: each finding says whose it is, by the placement's number. */
function ofPlacement(refusal: Refusal, { number }: Placement): Refusal {
  return { ...refusal, params: { ...refusal.params, placement: number } };
}

/** Kinds of the documents that hold to the end of each stay. */
async function heldDocuments(work: Pick<Work, 'query'>, placements: readonly Placement[]) {
  const rows = await work.query<{ id: string; kinds: string[] }>(
    `select p.id, array_agg(distinct d.kind) as kinds from placement p
     join worker_document d on d.worker_id = p.worker_id and (d.expires_on is null or d.expires_on >= p.stay_to)
     where p.id = any($1) group by p.id`,
    [placements.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, kinds }) => [id, kinds]));
}

function unsigned(placement: Placement): ContractSide[] {
  return (['employer', 'worker'] as const).filter((side) => placement[signatures[side]] === null);
}

function cannotSign(placement: Placement, side: ContractSide): Refusal[] {
  if (!signing.includes(placement.state))
    return [wrongState(placement.number, placement.state, 'sign-contract')];
  const signedOn = placement[signatures[side]];
  return signedOn === null
    ? []
    : [refuse('CONTRACT_SIGNED_ALREADY', { placement: placement.number, side, signedOn })];
}
