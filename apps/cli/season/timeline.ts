import { type FictionalOrder, lastDayAtWork, orderWorkers, type SeasonPlan } from '#libs/fiction';
import { addDays, type PlainDate } from '#libs/quantities';
import { payPeriods } from './fortnight.js';

/** The steps of an order, in the order in which those of one day are done. */
export type Step =
  | 'file'
  | 'advertise'
  | 'refer'
  | 'decide'
  | 'decide-late'
  | 'transmit'
  | 'place'
  | 'answer'
  | 'complete-documents'
  | 'sign'
  | 'issue-letters'
  | 'book-travel'
  | 'arrive'
  | 'request-papers'
  | 'end-early'
  | 'pay'
  | 'depart'
  | 'evaluate'
  | 'pay-out-savings';

/** A step of an order on a day. */
export interface Moment {
  on: PlainDate;
  step: Step;
  /** The pay period of a sheet, counted from 0. */
  period?: number;
}

/** Every fiftieth order is decided only after its test has escalated; every twelfth is evaluated, every thirtieth asks for papers late. */
const lateEvery = { decision: 50, evaluation: 12, papers: 30 };

/** When what happens to an order, from its filing to the savings paid out; `index` varies the days from order to order. */
export function momentsOf(plan: SeasonPlan, order: FictionalOrder, index: number): Moment[] {
  const need = order.needFrom;
  const before = (days: number) => addDays(need, -days);
  const filed: Moment[] = [{ on: order.filedOn, step: 'file' }];
  if (order.decision === 'too-late') return filed;
  const late = index % lateEvery.decision === 7;
  const decidedOn = late ? before(19) : before(22 + (index % 7));
  filed.push(
    { on: order.filedOn, step: 'advertise' },
    { on: addDays(order.filedOn, 20), step: 'refer' },
    { on: decidedOn, step: late ? 'decide-late' : 'decide' },
  );
  if (order.fillable === 0) return filed;
  const evaluatedOn = index % lateEvery.evaluation === 3 ? addDays(order.needTo, 9) : order.needTo;
  return [
    ...filed,
    { on: decidedOn, step: 'transmit' },
    { on: before(18), step: 'place' },
    { on: before(17), step: 'answer' },
    // Papers two weeks before the need, the file ten days, the ticket five working days, of which Easter or Christmas can take two.
    { on: before(16), step: 'complete-documents' },
    { on: before(14), step: 'sign' },
    { on: before(11), step: 'issue-letters' },
    { on: before(10), step: 'book-travel' },
    { on: need, step: 'arrive' },
    { on: addDays(need, index % lateEvery.papers === 5 ? 5 : 0), step: 'request-papers' },
    ...earlyEnds(plan, order).map((on) => ({ on, step: 'end-early' as const })),
    ...payPeriods(need, order.needTo).map(({ to }, period) => ({
      on: addDays(to, 4),
      step: 'pay' as const,
      period,
    })),
    { on: order.needTo, step: 'depart' },
    { on: evaluatedOn, step: 'evaluate' },
    { on: addDays(order.needTo, 15), step: 'pay-out-savings' },
  ];
}

/** The days on which workers of the order go home early. */
function earlyEnds(plan: SeasonPlan, order: FictionalOrder): PlainDate[] {
  const days = new Set<PlainDate>();
  for (const worker of orderWorkers(plan, order)) {
    if (worker.fate.kind === 'early-return') days.add(lastDayAtWork(order, worker));
  }
  return [...days];
}
