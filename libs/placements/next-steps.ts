import type { JobOrder } from '#libs/job-orders';
import type { NextStep } from '#libs/receipts';

/** What follows when a position is given back: somebody else, where the order allows it. */
export function substituteStep({ substituteAllowed, needFrom }: JobOrder): NextStep[] {
  return substituteAllowed === true ? [{ act: 'SUBSTITUTE', by: 'sending-officer', dueOn: needFrom }] : [];
}
