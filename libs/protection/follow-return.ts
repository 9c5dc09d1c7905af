import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { ReturnParcel, WorkerReturn } from './return.entities.js';
import type { ReturnState } from './return.states.js';
import { refuseReturn } from './return-refusals.js';
import {
  dayFindings,
  lockVisibleParcel,
  lockVisibleStay,
  parcelFindings,
  returnFindings,
  returnOf,
} from './returns.store.js';

/** What others do for a worker's return: the employer ships the effects, the country at home receives the worker. */
@Injectable()
export class FollowReturn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** Ships a parcel, as the employer. */
  shipParcel(
    principal: Principal,
    id: string,
    { shippedOn, shippedHow }: { shippedOn: string; shippedHow: string },
  ): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { parcel, stay } = await lockVisibleParcel(work, principal, id);
      const day = { what: 'shippedOn', date: shippedOn, from: stay.arrivedOn };
      refuseIf([...parcelFindings(parcel, 'ship'), ...dayFindings(this.rules, stay, work.now, day)]);
      await work.manager.update(ReturnParcel, { id }, { state: 'shipped', shippedOn, shippedHow });
      const subject = { type: 'return-parcel', id };
      work.record({ action: 'return-parcel.shipped', subject, after: { shippedOn } });
      const next = [{ act: 'CONFIRM_EFFECTS', by: 'worker', dueOn: null }];
      return { receipt: await issueReceipt(work, { act: 'shipped', subject, next }) };
    });
  }

  /** Enters how the worker is received at home. */
  arrange(
    principal: Principal,
    placementId: string,
    { arrangedOn, arrangedHow }: { arrangedOn: string; arrangedHow: string },
  ): Promise<{ receipt: ReceiptView; state: ReturnState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockVisibleStay(work, principal, placementId);
      const found = await returnOf(work, placementId);
      const day = { what: 'arrangedOn', date: arrangedOn, from: stay.arrivedOn };
      refuseIf([...returnFindings(found, 'arrange'), ...dayFindings(this.rules, stay, work.now, day)]);
      const { id } = found;
      await work.manager.update(WorkerReturn, { id }, { state: 'arranged', arrangedOn, arrangedHow });
      const subject = { type: 'worker-return', id };
      work.record({ action: 'worker-return.arrange', subject, after: { arrangedOn } });
      const next = [{ act: 'SETTLE_RETURN', by: 'sending-officer', dueOn: null }];
      const act = `arranged:${found.statedAt.toISOString()}`;
      return { receipt: await issueReceipt(work, { act, subject, next }), state: 'arranged' };
    });
  }

  /** Settles a return. Throws Refused while the worker is away, a need is not seen to or a parcel is under way. */
  settle(principal: Principal, placementId: string): Promise<{ receipt: ReceiptView; state: ReturnState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockVisibleStay(work, principal, placementId);
      const found = await returnOf(work, placementId);
      const parcels = await work.manager.findBy(ReturnParcel, { returnId: found.id });
      const home = stay.state === 'departed' || stay.state === 'early-return';
      const { needs, state } = found;
      refuseIf([
        ...returnFindings(found, 'settle'),
        ...(home ? [] : [refuseReturn('RETURN_TOO_EARLY', { state: stay.state, act: 'settle' })]),
        ...(state === 'stated' && needs.length > 0
          ? [refuseReturn('RECEPTION_NOT_ARRANGED', { needs: needs.join(', ') })]
          : []),
        ...parcels
          .filter((parcel) => parcel.state !== 'received')
          .map((parcel) =>
            refuseReturn('PARCEL_NOT_RECEIVED', { destination: parcel.destination, state: parcel.state }),
          ),
      ]);
      await work.manager.update(WorkerReturn, { id: found.id }, { state: 'settled', settledAt: work.now });
      const subject = { type: 'worker-return', id: found.id };
      work.record({
        action: 'worker-return.settle',
        subject,
        before: { state },
        after: { state: 'settled' },
      });
      return { receipt: await issueReceipt(work, { act: 'settled', subject, next: [] }), state: 'settled' };
    });
  }
}
