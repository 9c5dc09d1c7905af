import type { INestApplicationContext } from '@nestjs/common';
import { Employers } from '#libs/employers';
import type { FictionalEmployer, FictionalOrder, SeasonPlan } from '#libs/fiction';
import { orderWorkers } from '#libs/fiction';
import type { Principal } from '#libs/identity';
import { DraftJobOrder, FileJobOrder, FollowJobOrder } from '#libs/job-orders';
import { DecideLabourMarketTest, ReportLocalSearch } from '#libs/labour-market-tests';
import { Refused } from '#libs/platform';
import { addDays, dollarsFromCents, type PlainDate } from '#libs/quantities';
import { Programme, type ValueCode, type ValueKeys } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { Cast } from './cast.js';
import { once } from './once.js';
import type { SeasonRules } from './season-rules.js';

/** Asked for a day of meals; an invented price. */
const mealPriceCents = 600;
const transportAskedCents = 2_500;

/** What the acts of one order share. */
export interface OrderContext {
  app: INestApplicationContext;
  plan: SeasonPlan;
  cast: Cast;
  employer: FictionalEmployer;
  order: FictionalOrder;
  rules: SeasonRules;
  /** Hears of every receipt, as a caller would. */
  acknowledge: (answer: { receipt: { number: string } }) => void;
}

/** One order of a season, from its draft to its transmission. */
export class OrderSeason {
  /** Country of the order: of its first worker, since an order is for workers of one country. */
  readonly country: string;
  jobOrderId = '';
  housingUnitIds: string[] = [];

  constructor(readonly context: OrderContext) {
    const { plan, order } = context;
    const [first] = orderWorkers(plan, { ...order, fillable: Math.max(1, order.fillable) });
    if (first === undefined) throw new Error(`The plan has nobody for the order ${order.key}`);
    this.country = first.country;
  }

  /** Meals are provided where the edition knows what may be asked for them; elsewhere workers cook. */
  get mealsProvided(): boolean {
    return this.context.order.meals === 'provided' && this.sets('meals-cap');
  }

  /**
   * What of the journey is asked back in a fortnight, until the lawful share is reached: where the edition lets a share be
   * recovered, or holds a cap for the route from the country.
   */
  get transportAsked(): { transportCents?: number; transportRoute?: string } {
    const asked = { transportCents: transportAskedCents };
    if (this.sets('transport-cost-share')) return asked;
    const route = `${this.context.order.group}-toronto`;
    return this.sets('transport-cap', { route }) ? { ...asked, transportRoute: route } : {};
  }

  /** Whether the programme has a medical insurance that the employer takes out. */
  get insures(): boolean {
    return this.sets('insurance-basis');
  }

  /** Whether savings are withheld from pay. */
  get saves(): boolean {
    return this.sets('savings-rate');
  }

  /** Whether a liaison service gets the pay sheets. */
  get sendsSheets(): boolean {
    return this.sets('pay-sheet-delay');
  }

  /** Whether workers are covered by the province from the arrival. */
  get asksForHealthCards(): boolean {
    return this.sets('health-card-required');
  }

  /** The person who acts for the employer. */
  get principal(): Promise<Principal> {
    const { employer, cast } = this.context;
    return cast.employer(employer.key, employer.name, employer.province, employer.town);
  }

  /** Drafts and files the order; one that is too late is refused, and stays a draft. */
  async file(): Promise<void> {
    const { app, employer, order } = this.context;
    const principal = await this.principal;
    const farm = await once(`${employer.key}:farm`, () =>
      app.get(Employers).addFarm(principal, {
        name: employer.farms[0]?.name ?? employer.name,
        province: employer.province,
        town: employer.town,
        worksites: (employer.farms[0]?.worksites ?? ['Field']).map((name) => ({
          name,
          commodity: employer.commodity,
        })),
        housingUnits: employer.housing.map(({ name, capacity, inspectedOn }) => ({
          name,
          capacity,
          inspectedOn,
        })),
      }),
    );
    this.context.acknowledge(farm);
    this.housingUnitIds = farm.housingUnitIds;
    const draft = await once(`${order.key}:draft`, () =>
      app.get(DraftJobOrder).create(principal, farm.id, {
        worksiteId: farm.worksiteIds[0] ?? null,
        programme: order.programme,
        country: this.country,
        commodity: order.commodity,
        noc: order.occupation,
        positions: order.positions,
        // Where fewer positions are approved than asked for, names come first: the cut falls on the recruited ones.
        namedPositions: order.named,
        recruitedPositions: order.positions - order.named,
        needFrom: order.needFrom,
        needTo: order.needTo,
        weeklyHours: order.hoursPerWeek,
        hourlyRateCents: order.hourlyRateCents,
        pieceRates: order.pieceRates.map(({ unit, rateCents }) => ({
          crop: order.crop,
          unit,
          rate: dollarsFromCents(rateCents),
        })),
        housingUnitIds: farm.housingUnitIds,
        meals: this.mealsProvided ? 'provided' : 'cooking-facilities',
        mealPriceCents: this.mealsProvided ? mealPriceCents : null,
        substituteAllowed: order.substituteAllowed,
      }),
    );
    this.context.acknowledge(draft);
    this.jobOrderId = draft.id;
    if (order.decision === 'too-late') return this.fileTooLate(principal);
    this.context.acknowledge(await this.fileDraft(principal));
  }

  /** Reports the advertisements of the weeks before, and reaching out. */
  async advertise(): Promise<void> {
    const { app, order, acknowledge } = this.context;
    const principal = await this.principal;
    const [from, to] = [addDays(order.filedOn, -30), addDays(order.filedOn, -2)];
    const text = `${order.crop}: harvest work, ${order.hoursPerWeek} hours a week`;
    const search = app.get(ReportLocalSearch);
    acknowledge(
      await once(`${order.key}:advertise`, () =>
        search.advertise(principal, this.jobOrderId, [
          { method: 'job-bank', from, to, text },
          { method: 'newspaper', from, to, text },
        ]),
      ),
    );
    acknowledge(
      await once(`${order.key}:reach-out`, () =>
        search.reachOut(principal, this.jobOrderId, [
          { group: 'newcomers', on: to, how: 'Visit to the settlement office' },
          { group: 'indigenous-people', on: to, how: 'Call to the employment centre' },
        ]),
      ),
    );
  }

  /** Reports local candidates: those hired, and one who did not come. */
  async refer(on: PlainDate): Promise<void> {
    const { app, order, acknowledge } = this.context;
    const principal = await this.principal;
    const hired = Array.from({ length: order.localHires }, (_, index) => ({
      candidate: `L-${index + 1}`,
      referredOn: on,
      outcome: 'hired' as const,
    }));
    const other = {
      candidate: 'L-0',
      referredOn: on,
      outcome: 'no-show' as const,
      reason: 'Did not come to the interview',
    };
    acknowledge(
      await once(`${order.key}:refer`, () =>
        app.get(ReportLocalSearch).refer(principal, this.jobOrderId, [...hired, other]),
      ),
    );
  }

  /** Decides the test; after its window a supervisor does. */
  async decide(late: boolean): Promise<void> {
    const { app, cast, order, acknowledge } = this.context;
    const principal = await (late ? cast.supervisor() : cast.officer());
    const cut = order.localHires + order.positionsCut > 0;
    const reason =
      order.decision === 'refused'
        ? 'Local workers are available'
        : cut
          ? 'Positions filled locally or not justified'
          : undefined;
    const positions = order.decision === 'refused' ? 0 : order.fillable;
    acknowledge(
      await once(`${order.key}:decide`, () =>
        app.get(DecideLabourMarketTest).decide(principal, this.jobOrderId, {
          positions,
          ...(reason === undefined ? (late ? { reason: 'Decided after escalation' } : {}) : { reason }),
        }),
      ),
    );
  }

  /** Hands the order to the agency. */
  async transmit(): Promise<void> {
    const { app, cast, order, acknowledge } = this.context;
    await cast.agency(order.province);
    const principal = await cast.officer();
    acknowledge(
      await once(`${order.key}:transmit`, () => app.get(FollowJobOrder).transmit(principal, this.jobOrderId)),
    );
  }

  /** An order that is too late is refused; where its edition only advises a lead, the employer gives it up. */
  private async fileTooLate(principal: Principal): Promise<void> {
    const { app, order, acknowledge } = this.context;
    if (await isRefused(this.fileDraft(principal), 'FILED_TOO_LATE')) return;
    acknowledge(
      await once(`${order.key}:withdraw`, () =>
        app.get(FollowJobOrder).withdraw(principal, this.jobOrderId, 'Filed too late to be of use'),
      ),
    );
  }

  /** Whether the order's programme sets something on its need date. */
  private sets(code: ValueCode, more: ValueKeys = {}): boolean {
    const { app, order } = this.context;
    const programme = Programme.named(app.get(RulesInForce).book, order.programme);
    return programme.sets(code, order.needFrom, { country: this.country, province: order.province, ...more });
  }

  private fileDraft(principal: Principal) {
    const { app, order } = this.context;
    return once(`${order.key}:file`, () => app.get(FileJobOrder).file(principal, this.jobOrderId));
  }
}

/** Whether an act is refused with a code; any other failure is thrown. */
async function isRefused(act: Promise<unknown>, code: string): Promise<boolean> {
  try {
    await act;
    return false;
  } catch (error) {
    if (error instanceof Refused && error.refusals.some((refusal) => refusal.code === code)) return true;
    throw error;
  }
}
