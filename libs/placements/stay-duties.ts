import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type FurtherDates, type NewDeadline, SeasonObligations } from '#libs/deadlines';
import type { JobOrder } from '#libs/job-orders';
import type { PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import type { Placement, PlacementRow } from './placement.entity.js';
import { type PlacementAct, sideExits, stateThrough } from './placement.states.js';
import type { PlacementsOfOrders } from './placements.store.js';

/** What the employer sees to for the worker by the time that work begins, and the step that does it. */
const papers = {
  REQUEST_TAX_NUMBER: 'REQUEST_TAX_NUMBER',
  HEALTH_CARD: 'REQUEST_HEALTH_CARD',
  TAKE_OUT_INSURANCE: 'TAKE_OUT_INSURANCE',
} as const;
type Paper = keyof typeof papers;
const paperKinds = Object.keys(papers);
/** Where a placement tells that it was seen to. */
export const seenTo = {
  REQUEST_TAX_NUMBER: 'taxNumberRequestedOn',
  HEALTH_CARD: 'healthCardRequestedOn',
  TAKE_OUT_INSURANCE: 'insuredOn',
} as const satisfies Record<Paper, keyof Placement>;
/** What the processing of an accepted worker owes, each by the act that does it. */
const processing: Readonly<Partial<Record<PlacementAct, string>>> = {
  'complete-documents': 'COMPLETE_DOCUMENTS',
  'send-to-visa-office': 'SUBMIT_TO_VISA_OFFICE',
  'book-travel': 'BOOK_TRAVEL',
};
const processingKinds = Object.values(processing);
/** What the first day worked brings. */
export const begun = [...(Object.keys(papers) as Paper[]), 'LEAVE_BY', 'KEEP_RECORDS_UNTIL'];

/** The obligations of a stay: each is a row that the act writes which causes it, and the act settles which fulfils it. */
@Injectable()
export class StayDuties {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
  ) {}

  /** Workers are accepted: papers, visa office and travel are owed by days counted back from the need date. */
  async accepted(work: Work, accepted: PlacementsOfOrders): Promise<void> {
    await this.deadlines.scheduleAll(work, await this.plan(work, accepted, processingKinds, {}));
  }

  /** Workers went a step further, or no further at all: what was owed of the way is done, or not owed any more. */
  async processed(work: Work, placements: readonly Placement[], act: PlacementAct): Promise<void> {
    const done = processing[act];
    if (done !== undefined) await this.deadlines.settleAll(work, idsOf(placements), [done], 'met');
    if (sideExits.has(stateThrough(act)))
      await this.deadlines.settleAll(
        work,
        idsOf(placements),
        [...processingKinds, 'TAKE_OUT_INSURANCE'],
        'cancelled',
      );
  }

  /** The first day by which something is owed of these placements; null when it is not. */
  async dayOwed(work: Work, placements: readonly Placement[], kind: string): Promise<PlainDate | null> {
    const [row] = await work.query<{ dueOn: PlainDate | null }>(
      `select min(due_on)::text as "dueOn" from deadline
       where subject_id = any($1) and kind = $2 and settled_at is null`,
      [idsOf(placements), kind],
    );
    return row?.dueOn ?? null;
  }

  /**
   * A flight is booked: the arrival, or that nobody came, is to be reported, and who can begin to work on that day is to be
   * insured by then. Returns by when it is to be reported.
   */
  async awaitArrival(work: Work, travelling: PlacementsOfOrders, on: PlainDate): Promise<PlainDate | null> {
    const kinds = ['REPORT_ARRIVAL', 'TAKE_OUT_INSURANCE'];
    const dates = { plannedArrivalOn: on, firstDayWorked: on };
    const planned = await this.plan(work, travelling, kinds, dates);
    await this.deadlines.scheduleAll(work, planned, 'travel booked again');
    const insured = travelling.placements.filter(({ insuredOn }) => insuredOn !== null);
    await this.deadlines.settleAll(work, idsOf(insured), ['TAKE_OUT_INSURANCE'], 'met');
    return firstDay(planned.filter(({ kind }) => kind === 'REPORT_ARRIVAL'));
  }

  /** It is reported that workers arrived, or that they did not come. */
  arrivalReported(work: Work, placements: readonly Placement[]): Promise<void> {
    return this.deadlines.settleAll(work, idsOf(placements), ['REPORT_ARRIVAL'], 'met');
  }

  /** Work has begun: papers are to be asked for, and the last day in Canada is known. Returns what is to be done next. */
  async workBegun(work: Work, working: PlacementsOfOrders, on: PlainDate): Promise<NextStep[]> {
    const planned = stillOwed(
      await this.plan(work, working, begun, { firstDayWorked: on }),
      working.placements,
    );
    await this.deadlines.scheduleAll(work, planned, 'work began');
    return stepsOf(planned);
  }

  /** A paper is asked for, or the insurance taken out. Returns what of these workers is still to be seen to. */
  async paperRequested(work: Work, placements: readonly Placement[], kind: Paper): Promise<NextStep[]> {
    await this.deadlines.settleAll(work, idsOf(placements), [kind], 'met');
    const owed = await work.query<{ kind: string; dueOn: PlainDate }>(
      `select kind, min(due_on)::text as "dueOn" from deadline
       where subject_id = any($1) and kind = any($2) and settled_at is null group by kind`,
      [idsOf(placements), paperKinds],
    );
    return stepsOf(owed);
  }

  /**
   * Workers went home: they have left in time or not, nobody asks for their papers any more, and who has worked is to be
   * paid the last wages, of which the proof settles the deadline.
   */
  async left(work: Work, gone: PlacementsOfOrders, on: PlainDate): Promise<void> {
    const ids = idsOf(gone.placements);
    await this.deadlines.settleAll(work, ids, ['LEAVE_BY'], 'met');
    await this.deadlines.settleAll(work, ids, paperKinds, 'cancelled');
    const worked = gone.placements.filter(({ firstDayWorkedOn }) => firstDayWorkedOn !== null);
    const kinds = ['FINAL_WAGES'] as const;
    const last = { placements: worked, orders: gone.orders };
    await this.deadlines.scheduleAll(work, await this.plan(work, last, kinds, { lastDayWorked: on }));
  }

  /** Workers who were to travel do not: there is no arrival to report. */
  notTravelling(work: Work, placements: readonly Placement[]): Promise<void> {
    return this.deadlines.settleAll(work, idsOf(placements), ['REPORT_ARRIVAL'], 'cancelled');
  }

  /**
   * Workers go on elsewhere. Who has them now asks for the papers that nobody has asked for yet, from the first day worked
   * there on; the stay is one stay, whose last day counts from the first day worked anywhere.
   */
  async movedOn(work: Work, moved: readonly MovedOn[], order: JobOrder, on: PlainDate): Promise<void> {
    const left = moved.map((one) => one.left);
    const leaveBy = await this.lastDays(work, left);
    await this.deadlines.settleAll(work, idsOf(left), [...paperKinds, 'LEAVE_BY'], 'cancelled');
    const placements = moved.map(({ goesOn }) => goesOn);
    const byId = new Map(moved.map((one) => [one.goesOn.id, one]));
    const planned = await this.plan(work, { placements, orders: [order] }, begun, { firstDayWorked: on });
    const owed = stillOwed(planned, placements).map((one) => {
      const left = byId.get(one.subject.id)?.left;
      return one.kind === 'LEAVE_BY' && left !== undefined ? { ...one, ...leaveBy.get(left.id) } : one;
    });
    await this.deadlines.scheduleAll(work, owed, 'transferred');
  }

  // The day by the rules: whatever freeze stands moves the copy as it moved the first one, and gives both back together.
  private async lastDays(work: Work, left: readonly Placement[]) {
    const rows = await work.query<LastDay & { id: string }>(
      `select subject_id as id, coalesce(planned_before->-1->'frozen'->>'plannedOn', due_on::text) as "dueOn",
         counted_from as "countedFrom", counted_from_on::text as "countedFromOn", source
       from deadline where subject_id = any($1) and kind = 'LEAVE_BY'`,
      [idsOf(left)],
    );
    return new Map(rows.map(({ id, ...lastDay }) => [id, lastDay]));
  }

  /** The obligations of some kinds that placements owe, by dates of their season that the order does not tell. */
  async plan(
    work: Work,
    { placements, orders }: { placements: readonly OfOrder[]; orders: readonly JobOrder[] },
    kinds: readonly string[],
    dates: FurtherDates,
  ): Promise<NewDeadline[]> {
    const planned: NewDeadline[] = [];
    for (const order of orders) {
      const due = await this.obligations.some(work, order, kinds, dates);
      for (const { id, jobOrderId } of placements) {
        if (jobOrderId !== order.id) continue;
        planned.push(...due.map((one) => ({ ...one, subject: { type: 'placement', id } })));
      }
    }
    return planned;
  }
}

/** A placement, as far as its obligations are dated by its order. */
type OfOrder = Pick<Placement, 'id' | 'jobOrderId'>;

/** A placement that ended by a transfer, and the one that goes on in its stead. */
export interface MovedOn {
  left: Placement;
  goesOn: PlacementRow;
}

type LastDay = Pick<NewDeadline, 'dueOn' | 'countedFrom' | 'countedFromOn' | 'source'>;

/** What was planned, without what was seen to before. */
export function stillOwed(
  planned: readonly NewDeadline[],
  placements: readonly Pick<Placement, 'id' | (typeof seenTo)[Paper]>[],
): NewDeadline[] {
  const byId = new Map(placements.map((placement) => [placement.id, placement]));
  return planned.filter(({ kind, subject }) => {
    const placement = byId.get(subject.id);
    return !(kind in seenTo) || placement?.[seenTo[kind as Paper]] == null;
  });
}

function stepsOf(owed: readonly { kind: string; dueOn: PlainDate }[]): NextStep[] {
  return Object.entries(papers).flatMap(([kind, act]) => {
    const dueOn = firstDay(owed.filter((one) => one.kind === kind));
    return dueOn === null ? [] : [{ act, by: 'employer', dueOn }];
  });
}

function firstDay(owed: readonly { dueOn: PlainDate }[]): PlainDate | null {
  return owed.map(({ dueOn }) => dueOn).sort()[0] ?? null;
}

const idsOf = (placements: readonly Pick<Placement, 'id'>[]) => placements.map(({ id }) => id);
