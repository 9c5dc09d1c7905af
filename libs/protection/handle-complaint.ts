import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import type { ComplaintAct, ComplaintState } from './complaint.states.js';
import { lockVisibleComplaint, moveComplaint } from './complaints.store.js';
import type { Complaint } from './protection.entities.js';

/** An act's answer: its receipt and the state that the complaint came to. */
export interface ComplaintMoved {
  receipt: ReceiptView;
  state: ComplaintState;
}

const receipts: Readonly<Record<ComplaintAct, { act: string; next: NextStep[] }>> = {
  acknowledge: {
    act: 'acknowledged',
    next: [{ act: 'INVESTIGATE_COMPLAINT', by: 'host-officer', dueOn: null }],
  },
  investigate: {
    act: 'investigated',
    next: [{ act: 'RESOLVE_COMPLAINT', by: 'host-officer', dueOn: null }],
  },
  resolve: { act: 'resolved', next: [] },
};

/** What the officers of the province do with a complaint. */
@Injectable()
export class HandleComplaint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Tells the complainant that somebody has taken the complaint up. */
  acknowledge(principal: Principal, id: string): Promise<ComplaintMoved> {
    return this.move(principal, id, 'acknowledge', (now) => ({ acknowledgedAt: now }));
  }

  /** Enters what the investigation found; those who handle complaints read it. */
  investigate(principal: Principal, id: string, investigation: string): Promise<ComplaintMoved> {
    return this.move(principal, id, 'investigate', (now) => ({ investigation, investigatedAt: now }));
  }

  /** Enters how it ended; the complainant reads it. */
  resolve(principal: Principal, id: string, outcome: string): Promise<ComplaintMoved> {
    return this.move(principal, id, 'resolve', (now) => ({ outcome, resolvedAt: now }));
  }

  private move(
    principal: Principal,
    id: string,
    act: ComplaintAct,
    changes: (now: Date) => Partial<Complaint>,
  ): Promise<ComplaintMoved> {
    return this.unitOfWork.run(principal, async (work) => {
      const complaint = await lockVisibleComplaint(work, principal, id);
      await moveComplaint(work, complaint, act, changes(work.now));
      const subject = { type: 'complaint', id };
      return {
        receipt: await issueReceipt(work, { ...receipts[act], subject }),
        state: complaint.state,
      };
    });
  }
}
