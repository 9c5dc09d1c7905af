import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { type ReceptionNeed, ReturnParcel, WorkerReturn } from './return.entities.js';
import type { ReturnState } from './return.states.js';
import { refuseReturn } from './return-refusals.js';
import {
  dayFindings,
  lockVisibleParcel,
  lockVisibleStay,
  parcelFindings,
  returnBegun,
  returnFindings,
  type ReturningStay,
} from './returns.store.js';

/** What a worker says of the return. */
export interface ReturnStated {
  needs: ReceptionNeed[];
  remarks?: string | undefined;
  appliesAgain?: boolean | undefined;
}

/** Effects to be sent home. */
export interface NewParcel {
  contents: string;
  weightGrams: number;
  destination: string;
}

/** States from which a worker who came goes home, or has. */
const returning: readonly string[] = ['arrived', 'working', 'departed', 'early-return'];

/** What workers say of their return, themselves or through those who act for them at home. */
@Injectable()
export class StateReturn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
  ) {}

  /** States what is needed at home and whether the worker applies again; what was stated before is replaced. */
  state(
    principal: Principal,
    placementId: string,
    { needs, remarks, appliesAgain }: ReturnStated,
  ): Promise<{ receipt: ReceiptView; id: string; state: ReturnState }> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockVisibleStay(work, principal, placementId);
      refuseIf(tooEarly(stay, 'state'));
      const { id, state: before, ...known } = await returnBegun(work, stay);
      refuseIf(returnFindings({ state: before }, 'state'));
      const wanted = [...new Set(needs)].sort();
      await work.manager.update(
        WorkerReturn,
        { id },
        {
          needs: wanted,
          remarks: remarks ?? null,
          appliesAgain: appliesAgain ?? known.appliesAgain,
          statedAt: work.now,
          ...{ state: 'stated', arrangedOn: null, arrangedHow: null },
        },
      );
      const subject = { type: 'worker-return', id };
      work.record({ action: 'worker-return.state', subject, after: { placementId, needs: wanted.length } });
      const arrange: NextStep = { act: 'ARRANGE_RECEPTION', by: 'sending-officer', dueOn: stay.stayTo };
      const next = wanted.length === 0 ? [] : [arrange];
      const receipt = await issueReceipt(work, { act: `stated:${newId()}`, subject, next });
      return { receipt, id, state: 'stated' };
    });
  }

  /** Declares effects that are to be sent home. */
  declareParcel(
    principal: Principal,
    placementId: string,
    parcel: NewParcel,
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockVisibleStay(work, principal, placementId);
      refuseIf(tooEarly(stay, 'declare-parcel'));
      const { id: returnId, state } = await returnBegun(work, stay);
      refuseIf(returnFindings({ state }, 'state'));
      const id = newId();
      await work.manager.insert(ReturnParcel, { ...parcel, id, returnId, declaredAt: work.now });
      const subject = { type: 'return-parcel', id };
      const { weightGrams } = parcel;
      work.record({ action: 'return-parcel.declared', subject, after: { placementId, weightGrams } });
      const next = [{ act: 'SHIP_EFFECTS', by: 'employer', dueOn: stay.stayTo }];
      return { receipt: await issueReceipt(work, { act: 'declared', subject, next }), id };
    });
  }

  /** Confirms that a parcel has come. */
  confirmParcel(principal: Principal, id: string, receivedOn: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { parcel, stay } = await lockVisibleParcel(work, principal, id);
      const day = { what: 'receivedOn', date: receivedOn, from: parcel.shippedOn };
      refuseIf([...parcelFindings(parcel, 'receive'), ...dayFindings(this.rules, stay, work.now, day)]);
      await work.manager.update(ReturnParcel, { id }, { state: 'received', receivedOn });
      const subject = { type: 'return-parcel', id };
      work.record({ action: 'return-parcel.received', subject, after: { receivedOn } });
      return { receipt: await issueReceipt(work, { act: 'received', subject, next: [] }) };
    });
  }
}

function tooEarly({ state }: ReturningStay, act: string): Refusal[] {
  return returning.includes(state) ? [] : [refuseReturn('RETURN_TOO_EARLY', { state, act })];
}
