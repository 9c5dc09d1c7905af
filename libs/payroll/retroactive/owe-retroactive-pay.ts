import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import type { RetroactiveLine, RuleStep } from '#libs/rulebook';
import { refuseMoney } from '../accounts/money-refusals.js';
import { RetroactivePayQueries } from './retroactive-pay.queries.js';
import { enterDebts, openOf } from '../accounts/worker-account.store.js';

/** What became owed. Money in cents. */
export interface RetroactiveOwed {
  receipt: ReceiptView;
  /** All of it since the last pay. */
  owedCents: number;
  /** Owed and not paid yet. */
  openCents: number;
}

const ended: readonly string[] = ['departed', 'early-return', 'transferred'];

/** Letting what became known after the last pay of a stay be owed on the worker's account: no pay comes to make up for it. */
@Injectable()
export class OweRetroactivePay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly unsettled: RetroactivePayQueries,
  ) {}

  /**
   * Enters what of a stay that has ended is not made up for; done again, the difference to what was entered before. Too
   * much pay is not claimed back. Throws Refused while pay is still to come.
   */
  owe(principal: Principal, placementId: string): Promise<RetroactiveOwed> {
    return this.unitOfWork.run(principal, async (work) => {
      const { owed, number, state, goesOn, ...stay } = await this.unsettled.of(work, principal, placementId);
      refuseIf(
        ended.includes(state) && !goesOn
          ? []
          : [refuseMoney('PAY_STILL_TO_COME', { placement: number, state })],
      );
      const { workerId, employerId, province, country } = stay;
      const lines = owed.lines.filter(isOwed);
      const totalCents = Math.max(
        0,
        lines.reduce((sum, line) => sum + inHand(line), -stay.carriedForwardCents),
      );
      const source = lines.find((line) => line.source !== null)?.source;
      await enterDebts(work, [
        {
          ...{ placementId, workerId, employerId, province, country },
          kind: 'retroactive-pay',
          causeId: placementId,
          totalCents,
          rule: lines[0]?.rule ?? 'gross',
          source: {
            title: source?.title ?? 'Pay record',
            clause: source?.clause ?? 'worked out again',
            ...(source?.href == null ? {} : { href: source.href }),
          },
          steps: lines.map(stepOf),
        },
      ]);
      const openCents = await openOf(work, placementId, 'retroactive-pay');
      const subject = { type: 'placement', id: placementId };
      const next = openCents > 0 ? [{ act: 'PAY_RETROACTIVE_PAY', by: 'employer', dueOn: null }] : [];
      const receipt = await issueReceipt(work, { act: `retroactive-pay-owed:${totalCents}`, subject, next });
      return { receipt, owedCents: totalCents, openCents };
    });
  }
}

/** Nothing is withheld as savings from somebody who has left. */
function isOwed({ kind }: RetroactiveLine): boolean {
  return kind !== 'savings';
}

function inHand({ kind, amountCents }: RetroactiveLine): number {
  return kind === 'gross' ? amountCents : 0 - amountCents;
}

function stepOf(line: RetroactiveLine): RuleStep {
  const { number, kind, periodStart: fromOn, periodEnd: toOn } = line;
  return { code: 'RETROACTIVE_OF_RECORD', params: { number, kind, fromOn, toOn }, value: inHand(line) };
}
