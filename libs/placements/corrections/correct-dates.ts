import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { tellOfActs } from '#libs/deadlines';
import { HousingUnit } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { newId, type Refusal, refuseIf } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { correctAgencyFee } from '../agency-fee.js';
import { inspectionFindings } from '../housing-check.js';
import { PlacementListeners } from '../listeners.js';
import type { PlacementsActed } from '../placement-acts.js';
import { standingOf } from '../placement.view.js';
import {
  changePlacements,
  issueActReceipt,
  type LockedPlacements,
  lockVisiblePlacements,
} from '../placements.store.js';
import { refuseCorrection } from './correction-refusals.js';
import { ReplanStayDuties } from './replan-stay-duties.js';
import { type GoesOn, goingOn, seasonChain } from './season-chain.js';
import {
  changedDates,
  columnsOf,
  correctedStay,
  type DateChanges,
  dateProblems,
  type StayCorrected,
  stayDateNames,
} from './stay-dates.js';
import { reporterProblems } from './who-reported.js';

/** What is corrected, and why. */
export interface DateCorrection {
  changes: DateChanges;
  reason: string;
}

/** Correcting arrivals, first days worked and departures that were reported wrongly, by who reported them. */
@Injectable()
export class CorrectDates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly duties: ReplanStayDuties,
    private readonly listeners: PlacementListeners,
  ) {}

  /**
   * Corrects the same days of one or several stays, and plans anew what counts from them. The day of a transfer is corrected as
   * the departure of the placement that was left; the one that goes on follows. Throws Refused with every problem, naming pay
   * that would then lie outside a stay, not found.
   */
  correct(
    principal: Principal,
    placementIds: readonly string[],
    { changes, reason }: DateCorrection,
  ): Promise<PlacementsActed> {
    refuseIf(
      stayDateNames.every((name) => changes[name] === undefined)
        ? [refuseCorrection('STAY_DATE_MISSING')]
        : [],
    );
    return this.unitOfWork.run(principal, async (work) => {
      const { locked, stays } = await lockStays(work, principal, placementIds, changes);
      refuseIf(await reporterProblems(work, principal, stays));
      refuseIf(stays.flatMap((stay) => this.problemsOfDays(work, locked, stay)));
      const all = stays.flatMap(({ goesOn, ...stay }) => (goesOn === undefined ? [stay] : [stay, goesOn]));
      refuseIf([
        ...(await this.housingProblems(work, locked, all)),
        ...(await this.listeners.correctionProblems(work, locked.orders, all, reason)),
      ]);
      await this.change(work, locked, all, reason);
      await this.tell(work, principal, locked, all);
      const next = await stepsOwed(
        work,
        all.map(({ placement }) => placement.id),
      );
      return {
        receipt: await issueActReceipt(work, `correct-dates:${newId()}`, locked, next),
        placements: locked.placements.map((placement) => standingOf(placement, principal.language)),
      };
    });
  }

  private problemsOfDays(work: Work, { orderOf }: LockedPlacements, stay: AskedStay): Refusal[] {
    const { placement, goesOn } = stay;
    const ofTransfer =
      placement.placedBy === 'transfer' ? changedDates(stay).filter((what) => what !== 'departedOn') : [];
    if (ofTransfer.length > 0)
      return ofTransfer.map((what) =>
        refuseCorrection('STAY_DATE_OF_TRANSFER', { what, placement: placement.number }),
      );
    const today = this.rules.dayIn(orderOf(placement).province, work.now);
    return dateProblems(stay, { today, goesOnTo: goesOn?.before.departedOn ?? null });
  }

  /**
   * A house that was not inspected cannot be moved into, on whatever day the arrival really was. What stands against the reported
   * day as well does not count: the house was inspected again since, and only the last inspection is known.
   */
  private async housingProblems(
    work: Work,
    { orderOf }: LockedPlacements,
    stays: readonly StayCorrected[],
  ): Promise<Refusal[]> {
    const problems = new Map<string, Refusal>();
    for (const { placement, before, after } of stays) {
      const { housingUnitId } = placement;
      if (housingUnitId === null || after.arrivedOn === null || before.arrivedOn === after.arrivedOn)
        continue;
      const unit = await work.manager.findOneByOrFail(HousingUnit, { id: housingUnitId });
      const order = orderOf(placement);
      const onDay = (day: string) => inspectionFindings(work, this.rules, order, unit, day);
      const known = await onDay(before.arrivedOn ?? after.arrivedOn);
      for (const problem of await onDay(after.arrivedOn))
        if (!known.some(({ code }) => code === problem.code))
          problems.set(`${order.id} ${unit.id} ${problem.code}`, problem);
    }
    return [...problems.values()];
  }

  private async change(
    work: Work,
    { orders, orderOf }: LockedPlacements,
    stays: readonly StayCorrected[],
    reason: string,
  ): Promise<void> {
    for (const stay of stays) {
      const { placement, before, after } = stay;
      await changePlacements(work, [placement], columnsOf(stay));
      const changed = changedDates(stay);
      const only = (days: typeof before) => Object.fromEntries(changed.map((name) => [name, days[name]]));
      const subject = { type: 'placement', id: placement.id };
      work.record({
        ...{ action: 'placement.correct-dates', subject, reason },
        ...{ before: only(before), after: only(after) },
      });
      if (before.arrivedOn !== null && after.arrivedOn !== null && before.arrivedOn !== after.arrivedOn)
        await correctAgencyFee(work, this.rules, {
          ...{ order: orderOf(placement), placement },
          ...{ before: plainDate(before.arrivedOn), after: plainDate(after.arrivedOn) },
        });
    }
    await this.duties.datesCorrected(work, { orders, stays, reason: 'dates of the stay were corrected' });
    await this.listeners.datesCorrected(work, orders, stays, reason);
  }

  /** The worker is told, the ministry at home of where the worker is, and the employer of what another side corrected. */
  private tell(
    work: Work,
    { scope }: Pick<Principal, 'scope'>,
    { orderOf }: LockedPlacements,
    stays: readonly StayCorrected[],
  ): Promise<void> {
    return tellOfActs(
      work,
      stays.map((stay) => {
        const { placement, before, after } = stay;
        const changed = changedDates(stay);
        return {
          ...{ act: 'STAY_DATES_CORRECTED', placementId: placement.id },
          on: this.rules.dayIn(orderOf(placement).province, work.now),
          params: Object.fromEntries(
            changed.flatMap((name) => [
              [name, after[name] ?? ''],
              [`${name}Before`, before[name] ?? ''],
            ]),
          ),
          to: [
            'worker',
            ...(changed.some((name) => name !== 'firstDayWorkedOn') ? ['sending-officer'] : []),
            ...(scope.kind === 'employer' ? [] : ['employer']),
          ],
        };
      }),
    );
  }
}

/** A stay whose days are corrected, with the one that goes on after a transfer, which begins on its new day. */
type AskedStay = StayCorrected & { goesOn: StayCorrected | undefined };

/** Locks the stays of a correction with everything of their seasons. Throws not found for one that the caller cannot see. */
async function lockStays(
  work: Work,
  principal: Principal,
  placementIds: readonly string[],
  changes: DateChanges,
): Promise<{ locked: LockedPlacements; stays: AskedStay[] }> {
  const { departedOn } = changes;
  const next = departedOn === undefined ? new Map<string, GoesOn>() : await goingOn(work, placementIds);
  const orderIds = [...next.values()].map(({ jobOrderId }) => jobOrderId);
  const chain = await seasonChain(work, placementIds);
  const locked = await lockVisiblePlacements(work, principal, placementIds, orderIds, chain);
  const begins = departedOn === undefined ? {} : { arrivedOn: departedOn, firstDayWorkedOn: departedOn };
  const goOn = new Set([...next.values()].map(({ id }) => id));
  const stays = locked.placements.map((placement) => {
    const goesOn = locked.others.find(({ id }) => id === next.get(placement.id)?.id);
    return {
      ...correctedStay(placement, { ...changes, ...(goOn.has(placement.id) ? begins : {}) }),
      goesOn: goesOn && correctedStay(goesOn, begins),
    };
  });
  return { locked, stays };
}

/** What is still owed on placements, each obligation once with its first day. */
function stepsOwed(work: Work, placementIds: readonly string[]): Promise<NextStep[]> {
  return work.query<NextStep>(
    `select kind as act, owed_by as "by", min(due_on)::text as "dueOn" from deadline
     where subject_id = any($1) and settled_at is null group by kind, owed_by order by min(due_on), kind`,
    [placementIds],
  );
}
