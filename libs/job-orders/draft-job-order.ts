import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import { Farm, HousingUnit, ownEmployer, Worksite } from '#libs/employers';
import type { Principal } from '#libs/identity';
import {
  explainRefusal,
  type Finding,
  newId,
  notFound,
  readableNumber,
  type Refusal,
  refuseIf,
} from '#libs/platform';
import { addYears, isPlainDate, type PlainDate } from '#libs/quantities';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { contradictions, filingDeadline, RuleRefused } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { adviceOn, checkedFiling } from './checked-filing.js';
import { asProblem } from './filing-check.js';
import { JobOrder } from './job-order.entity.js';
import { type JobOrderView, viewOf } from './job-order.view.js';
import { lockVisibleOrder, moveOrder, shownOrder, stateAfter } from './job-orders.store.js';
import { JobOrderListeners } from './listeners.js';
import { filingSteps } from './next-steps.js';
import { programmeFields } from './programme.js';

/** What an employer fills in. Everything but the farm may be left open in a draft. */
export type JobOrderFields = Partial<
  Pick<
    JobOrder,
    | 'worksiteId'
    | 'programme'
    | 'country'
    | 'commodity'
    | 'noc'
    | 'positions'
    | 'namedPositions'
    | 'recruitedPositions'
    | 'needFrom'
    | 'needTo'
    | 'weeklyHours'
    | 'hourlyRateCents'
    | 'pieceRates'
    | 'housingUnitIds'
    | 'meals'
    | 'mealPriceCents'
    | 'substituteAllowed'
  >
>;

/** An order as it was saved, with the receipt. */
export type JobOrderSaved = JobOrderView & { receipt: ReceiptView };

/** An order after its amendment, with what a new need date of a filed one brings, in the caller's language. */
export type JobOrderAmended = JobOrderSaved & { advice: Finding[] };

/** What an amendment brings: what follows from it, and what is advised. */
interface Amendment {
  next: NextStep[];
  advice: Refusal[];
}

/** Where the workers of an order work and live. */
type Places = Partial<Pick<JobOrder, 'farmId' | 'worksiteId' | 'housingUnitIds'>>;

/** Drafting, amending and copying job orders. */
@Injectable()
export class DraftJobOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
    private readonly rules: RulesInForce,
    private readonly listeners: JobOrderListeners,
  ) {}

  /** Saves a new draft for one of the caller's own farms. */
  create(principal: Principal, farmId: string, fields: JobOrderFields): Promise<JobOrderSaved> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const farm = await work.manager.findOneBy(Farm, { id: farmId, employerId });
      if (farm === null) throw notFound('farm');
      return this.insert(work, 'drafted', { ...fields, farmId, employerId, province: farm.province });
    });
  }

  /** A new draft from an order of the caller's own, with its dates a year later. */
  copy(principal: Principal, id: string): Promise<JobOrderSaved> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const last = await lockVisibleOrder(work, principal, id);
      return this.insert(work, 'copied', {
        employerId: last.employerId,
        farmId: last.farmId,
        province: last.province,
        ...copiedFields(last),
        copiedFromId: last.id,
      });
    });
  }

  /**
   * Changes an order as far as its state allows. Until the decision that is everything; a filed order is checked again,
   * as of the day it was filed, and its deadlines move with its dates.
   */
  amend(principal: Principal, id: string, fields: JobOrderFields): Promise<JobOrderAmended> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      stateAfter(order, 'amend');
      await this.refuseForeignPlaces(work, {
        farmId: order.farmId,
        worksiteId: fields.worksiteId === undefined ? order.worksiteId : fields.worksiteId,
        housingUnitIds: fields.housingUnitIds ?? order.housingUnitIds,
      });
      refuseIf(contradictions(Object.assign({}, order, fields)).map(asProblem));
      const naming = programmeFields(this.rules, fields, order, {
        needFrom: fields.needFrom === undefined ? order.needFrom : fields.needFrom,
        today: this.rules.dayIn(order.province, work.now),
      });
      const changes = { ...fields, ...naming, version: order.version + 1 };
      const { next, advice } = await (order.filedAt === null
        ? this.amendDraft(work, order, changes)
        : this.amendFiled(work, order, changes));
      const shown = viewOf(await shownOrder(work, id));
      const subject = { type: 'job-order', id };
      return {
        ...shown,
        advice: advice.map((one) => explainRefusal(one, principal.language)),
        receipt: await issueReceipt(work, { act: `amended:${order.version}`, subject, next }),
      };
    });
  }

  private async amendDraft(work: Work, order: JobOrder, changes: Partial<JobOrder>): Promise<Amendment> {
    await moveOrder(work, order, 'amend', changes);
    return { next: await this.planFiling(work, order), advice: [] };
  }

  /** Another need date is like another filing: what is advised of it is told again. */
  private async amendFiled(work: Work, order: JobOrder, changes: Partial<JobOrder>): Promise<Amendment> {
    const { needFrom, edition: editionBefore } = order;
    const { edition } = await checkedFiling(
      work,
      { rules: this.rules, deadlines: this.deadlines },
      Object.assign({}, order, changes),
    );
    const other = edition === editionBefore ? {} : { edition };
    await moveOrder(work, order, 'amend', { ...changes, ...other });
    await this.listeners.filed(work, order, editionBefore);
    // The listeners tell what they moved; what stayed where it was is owed all the same.
    const next = await this.deadlines.stepsOwed(work, order.id);
    if (needFrom === order.needFrom) return { next, advice: [] };
    return { next, advice: await adviceOn(work, this.rules, this.listeners, order) };
  }

  private async insert(
    work: Work,
    act: 'drafted' | 'copied',
    order: Partial<JobOrder> & Pick<JobOrder, 'employerId' | 'farmId' | 'province'>,
  ): Promise<JobOrderSaved> {
    refuseIf(contradictions(order).map(asProblem));
    const [numbered] = await work.query<{ value: string }>(`select nextval('job_order_number') as value`);
    const id = newId();
    await this.refuseForeignPlaces(work, order);
    await work.manager.insert(JobOrder, {
      ...order,
      ...programmeFields(this.rules, order, nothingNamed, {
        needFrom: order.needFrom,
        today: this.rules.dayIn(order.province, work.now),
      }),
      id,
      number: readableNumber('JO', Number(numbered?.value)),
    });
    const saved = await shownOrder(work, id);
    const subject = { type: 'job-order', id };
    work.record({ action: 'job-order.drafted', subject, after: { number: saved.number } });
    const next = await this.planFiling(work, saved);
    return { ...viewOf(saved), receipt: await issueReceipt(work, { act, subject, next }) };
  }

  /** The last day for filing is owed from the moment that programme and need date are known. Returns what follows for the draft. */
  private async planFiling(work: Work, order: JobOrder): Promise<NextStep[]> {
    const planned = isPlainDate(order.needFrom) ? this.filingDay(order, order.needFrom) : undefined;
    const owed = planned && (await this.obligations.one(work, order, 'FILE_JOB_ORDER'));
    if (owed !== undefined)
      await this.deadlines.schedule(work, { ...owed, subject: { type: 'job-order', id: order.id } });
    return filingSteps(order, planned, this.rules.dayIn(order.province, work.now));
  }

  private filingDay({ programme, province }: JobOrder, needFrom: PlainDate) {
    if (programme === null) return undefined;
    try {
      return filingDeadline({ rulebook: this.rules.book, programme, province }, needFrom);
    } catch (error) {
      // A draft may name a date that no edition covers yet; filing it is what is refused.
      if (error instanceof RuleRefused) return undefined;
      throw error;
    }
  }

  private async refuseForeignPlaces(work: Work, order: Places): Promise<void> {
    const { farmId, worksiteId, housingUnitIds = [] } = order;
    if (farmId === undefined) return;
    if (worksiteId != null && !(await work.manager.existsBy(Worksite, { id: worksiteId, farmId })))
      throw notFound('worksite');
    const units =
      housingUnitIds.length === 0
        ? []
        : await work.manager.findBy(
            HousingUnit,
            housingUnitIds.map((id) => ({ id, farmId })),
          );
    if (units.length < new Set(housingUnitIds).size) throw notFound('housing unit');
  }
}

/** What a new draft named of its programme before. */
const nothingNamed = { programme: null, country: null, currency: null };

function copiedFields(last: JobOrder): JobOrderFields {
  const { worksiteId, programme, country, commodity, noc, weeklyHours } = last;
  const { positions, namedPositions, recruitedPositions } = last;
  const { hourlyRateCents, pieceRates, housingUnitIds, meals, mealPriceCents, substituteAllowed } = last;
  return {
    worksiteId,
    programme,
    country,
    commodity,
    noc,
    positions,
    namedPositions,
    recruitedPositions,
    weeklyHours,
    hourlyRateCents,
    pieceRates,
    housingUnitIds,
    meals,
    mealPriceCents,
    substituteAllowed,
    needFrom: nextYear(last.needFrom),
    needTo: nextYear(last.needTo),
  };
}

function nextYear(date: string | null): string | null {
  return isPlainDate(date) ? addYears(date, 1) : null;
}
