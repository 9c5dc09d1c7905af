import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Actor, type Work } from '#libs/audit-trail';
import { enterOrganisation, type Principal } from '#libs/identity';
import { newId, notFound, readableNumber, refuseIf } from '#libs/platform';
import { issueReceipt, receiptCount, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { Employer, Farm, HousingUnit, Worksite } from './employers.entities.js';
import { HousingListeners } from './listeners.js';
import { inspectionSteps } from './next-steps.js';
import { refuse } from './refusals.js';

/** An employer as it registers, or is read from a public list. */
export interface NewEmployer {
  name: string;
  province: string;
  town?: string | null;
  postalCode?: string | null;
  publicKey?: string | null;
}

/** A farm with its places of work and houses. */
export interface NewFarm {
  name: string;
  province: string;
  town: string;
  worksites: { name: string; commodity: string }[];
  housingUnits: NewHousingUnit[];
}

/** A house and its inspection. */
export interface NewHousingUnit {
  name: string;
  capacity: number;
  inspectedOn?: string | null;
  inspectionValidTo?: string | null;
}

/** Farm businesses and what stands on their farms. */
@Injectable()
export class Employers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly listeners: HousingListeners,
  ) {}

  /** Enters an employer with its organisation. */
  enter(actor: Actor, employer: NewEmployer): Promise<{ id: string; number: string }> {
    return this.unitOfWork.run(actor, (work) => this.enterInside(work, employer));
  }

  /** Enters an employer inside a larger act. */
  async enterInside(work: Work, employer: NewEmployer): Promise<{ id: string; number: string }> {
    this.refuseUnknownProvince(employer.province);
    const id = newId();
    const [next] = await work.query<{ value: string }>(`select nextval('employer_number') as value`);
    const number = readableNumber('E', Number(next?.value));
    const { name, province } = employer;
    await enterOrganisation(work, { id, kind: 'employer', name, provinces: [province], countries: [] });
    await work.manager.insert(Employer, {
      id,
      number,
      name,
      province,
      town: employer.town ?? null,
      postalCode: employer.postalCode ?? null,
      publicKey: employer.publicKey ?? null,
      enteredAt: work.now,
    });
    work.record({
      action: 'employer.entered',
      subject: { type: 'employer', id },
      after: { number, province },
    });
    return { id, number };
  }

  /** Adds a farm to the caller's own business. */
  addFarm(principal: Principal, farm: NewFarm): Promise<FarmAdded> {
    this.refuseUnknownProvince(farm.province);
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const ids: FarmIds = {
        id: newId(),
        worksiteIds: farm.worksites.map(newId),
        housingUnitIds: farm.housingUnits.map(newId),
      };
      await work.manager.insert(Farm, {
        id: ids.id,
        employerId,
        name: farm.name,
        province: farm.province,
        town: farm.town,
      });
      await work.manager.insert(
        Worksite,
        farm.worksites.map((worksite, index) => ({
          id: ids.worksiteIds[index] ?? newId(),
          farmId: ids.id,
          ...worksite,
        })),
      );
      await work.manager.insert(
        HousingUnit,
        farm.housingUnits.map((unit, index) => ({
          id: ids.housingUnitIds[index] ?? newId(),
          farmId: ids.id,
          ...unit,
        })),
      );
      work.record({
        action: 'farm.added',
        subject: { type: 'employer', id: employerId },
        after: { farmId: ids.id, province: farm.province, houses: farm.housingUnits.length },
      });
      const next = [
        ...inspectionSteps(farm.housingUnits, this.rules.dayIn(farm.province, work.now)),
        { act: 'DRAFT_JOB_ORDER', by: 'employer', dueOn: null },
      ];
      const subject = { type: 'farm', id: ids.id };
      return { receipt: await issueReceipt(work, { act: 'added', subject, next }), ...ids };
    });
  }

  /** Records a new inspection of one of the caller's own houses. */
  recordInspection(
    principal: Principal,
    housingUnitId: string,
    inspection: Omit<NewHousingUnit, 'name'>,
  ): Promise<{ receipt: ReceiptView; id: string }> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const unit = await lockOwnHouse(work, employerId, housingUnitId);
      await work.manager.update(HousingUnit, { id: housingUnitId }, inspection);
      work.record({
        action: 'housing.inspected',
        subject: { type: 'employer', id: employerId },
        before: { housingUnitId, capacity: unit.capacity, inspectedOn: unit.inspectedOn },
        after: { housingUnitId, ...inspection },
      });
      await this.listeners.inspected(work, housingUnitId);
      const house = await work.manager.findOneByOrFail(HousingUnit, { id: housingUnitId });
      const inspections = await receiptCount(work, housingUnitId);
      const receipt = await issueReceipt(work, {
        act: `inspected:${inspections + 1}`,
        subject: { type: 'housing-unit', id: housingUnitId },
        next: inspectionSteps([house], this.rules.dayIn(unit.province, work.now)),
      });
      return { receipt, id: housingUnitId };
    });
  }

  private refuseUnknownProvince(province: string): void {
    const known = this.rules.book.seriesOf('time-zone').some(({ keys }) => keys.province === province);
    refuseIf(known ? [] : [refuse('PROVINCE_UNKNOWN', { province })]);
  }
}

/** The ids of a new farm and of what stands on it, in the order given. */
export interface FarmIds {
  id: string;
  worksiteIds: string[];
  housingUnitIds: string[];
}

/** The receipt of a new farm, with its ids. */
export type FarmAdded = FarmIds & { receipt: ReceiptView };

/** A house of an employer's own with its province, locked until the transaction ends. Throws not found. */
async function lockOwnHouse(work: Work, employerId: string, housingUnitId: string) {
  const [unit] = await work.query<{
    capacity: number;
    inspectedOn: string | null;
    province: string;
  }>(
    `select h.capacity, h.inspected_on as "inspectedOn", f.province from housing_unit h join farm f on f.id = h.farm_id
     where h.id = $1 and f.employer_id = $2 for update of h`,
    [housingUnitId, employerId],
  );
  if (unit === undefined) throw notFound('housing unit');
  return unit;
}

/** The employer that a caller acts for; anybody else has no farms. */
export function ownEmployer(principal: Principal): string {
  if (principal.scope.kind !== 'employer') throw notFound('employer');
  return principal.scope.employerId;
}
