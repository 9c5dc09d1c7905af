import { type FictionalWorker, orderWorkers, substitutes } from '#libs/fiction';
import {
  AnswerProposal,
  NameWorkers,
  type PlacementsActed,
  ProcessPlacements,
  RecruitWorkers,
  ReportStay,
  RequestPapers,
  VisaAndTravel,
} from '#libs/placements';
import { addDays, type PlainDate } from '#libs/quantities';
import { WorkerPool } from '#libs/workers';
import { documentsOf } from './documents.js';
import { journeyCostCents } from './fortnight.js';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';

/** A worker of the plan with what the system knows them by. */
export interface Placed {
  worker: FictionalWorker;
  workerId: string;
  number: string;
  placementId: string;
}

/** The workers of one order, from the pool to their departure. */
export class WorkerSeason {
  /** Everybody still on the way or there, in the order in which they were placed. */
  placed: Placed[] = [];
  private substitutesUsed = 0;

  constructor(private readonly season: OrderSeason) {}

  /** Enters the order's workers into the pool with their documents, and places them: by name, then from the pool. */
  async place(): Promise<void> {
    const { plan, order, app, acknowledge } = this.season.context;
    const people = await this.enter('pool', [...orderWorkers(plan, order)]);
    const named = people.slice(0, order.named);
    const recruited = people.slice(order.named);
    if (named.length > 0) {
      const principal = await this.season.principal;
      const answer = await once(`${order.key}:name`, () =>
        app.get(NameWorkers).name(
          principal,
          this.season.jobOrderId,
          named.map(({ number, worker }) => ({ workerNumber: number, familyNames: worker.familyName })),
        ),
      );
      acknowledge(answer);
      await this.take(named, answer);
    }
    if (recruited.length > 0) {
      const ministry = await this.ministry();
      const answer = await once(`${order.key}:recruit`, () =>
        app.get(RecruitWorkers).recruit(
          ministry,
          this.season.jobOrderId,
          recruited.map(({ workerId }) => workerId),
        ),
      );
      acknowledge(answer);
      await this.take(recruited, answer);
    }
  }

  /** Everybody answers; in the place of those who decline, a substitute is asked. */
  async answer(): Promise<void> {
    const { order, app, acknowledge } = this.season.context;
    const ministry = await this.ministry();
    const [declining, accepting] = parted(this.placed, 'declines');
    if (declining.length > 0) {
      acknowledge(
        await once(`${order.key}:decline`, () =>
          app.get(AnswerProposal).decline(ministry, ids(declining), 'Found work at home'),
        ),
      );
    }
    this.placed = [...accepting, ...(await this.substitute(declining))];
    await this.step('accept', this.placed, (list) => app.get(AnswerProposal).accept(ministry, list));
  }

  /** Documents are completed; whoever lacks one is given up. */
  async completeDocuments(): Promise<void> {
    const { order, app, acknowledge } = this.season.context;
    const ministry = await this.ministry();
    const lacking = this.placed.filter(({ worker: { fate } }) => fate.kind === 'ineligible');
    if (lacking.length > 0) {
      acknowledge(
        await once(`${order.key}:ineligible`, () =>
          app.get(ProcessPlacements).findIneligible(ministry, ids(lacking), 'No farmer certificate'),
        ),
      );
      const fresh = await this.substitute(lacking);
      await this.step('accept-instead', fresh, (list) => app.get(AnswerProposal).accept(ministry, list));
      this.placed = [...this.placed.filter((each) => !lacking.includes(each)), ...fresh];
    }
    await this.step('documents', this.placed, (list) =>
      app.get(ProcessPlacements).completeDocuments(ministry, list),
    );
  }

  /** Both sides sign, and the files go to the visa office. */
  async sign(): Promise<void> {
    const { app } = this.season.context;
    const [employer, ministry] = [await this.season.principal, await this.ministry()];
    const processing = app.get(ProcessPlacements);
    await this.step('sign-employer', this.placed, (list) =>
      processing.signContract(employer, list, 'employer'),
    );
    await this.step('sign-worker', this.placed, (list) => processing.signContract(ministry, list, 'worker'));
    await this.step('visa-office', this.placed, (list) => processing.sendToVisaOffice(ministry, list));
  }

  /** Letters of introduction are issued or refused; a substitute for a refused worker goes through everything at once. */
  async issueLetters(): Promise<void> {
    const { order, app, acknowledge } = this.season.context;
    const [refused, rest] = parted(this.placed, 'visa-refused');
    const office = await this.season.context.cast.visaOffice(this.season.country);
    await this.letters('letters', rest);
    if (refused.length > 0) {
      acknowledge(
        await once(`${order.key}:visa-refused`, () =>
          app.get(VisaAndTravel).refuseVisa(office, ids(refused), 'Not satisfied that the worker will leave'),
        ),
      );
    }
    const fresh = await this.substitute(refused);
    this.placed = [...rest, ...fresh];
    if (fresh.length === 0) return;
    const [employer, ministry] = [await this.season.principal, await this.ministry()];
    const processing = app.get(ProcessPlacements);
    await this.step('late:accept', fresh, (list) => app.get(AnswerProposal).accept(ministry, list));
    await this.step('late:documents', fresh, (list) => processing.completeDocuments(ministry, list));
    await this.step('late:sign-employer', fresh, (list) =>
      processing.signContract(employer, list, 'employer'),
    );
    await this.step('late:sign-worker', fresh, (list) => processing.signContract(ministry, list, 'worker'));
    await this.step('late:visa-office', fresh, (list) => processing.sendToVisaOffice(ministry, list));
    await this.letters('late:letters', fresh);
  }

  /** The agency books one flight for all. */
  async bookTravel(on: PlainDate): Promise<void> {
    const { order, app, cast } = this.season.context;
    const agency = await cast.agency(order.province);
    const transportCostCents = journeyCostCents[order.group];
    await this.step('travel', this.placed, (list) =>
      app
        .get(VisaAndTravel)
        .bookTravel(agency, list, { flight: `TE ${order.key}`, travelOn: on, transportCostCents }),
    );
  }

  /** Arrivals and no-shows are reported; work begins the same day. */
  async arrive(on: PlainDate): Promise<void> {
    const { order, app, acknowledge } = this.season.context;
    const principal = await this.season.principal;
    const stay = app.get(ReportStay);
    const [missing, coming] = parted(this.placed, 'no-show');
    if (missing.length > 0) {
      acknowledge(
        await once(`${order.key}:no-show`, () =>
          stay.noShow(principal, ids(missing), 'Was not on the flight'),
        ),
      );
    }
    this.placed = coming;
    for (const [index, housingUnitId] of this.season.housingUnitIds.entries()) {
      const lodged = coming.filter((_, place) => this.houseOf(place) === index);
      await this.step(`arrive:${index}`, lodged, (list) =>
        stay.arrival(principal, list, { arrivedOn: on, housingUnitId }),
      );
    }
    await this.step('start', coming, (list) => stay.startWork(principal, list, on));
  }

  /** The employer asks for the tax numbers and, where the province covers workers at once, the health cards. */
  async requestPapers(on: PlainDate): Promise<void> {
    const { app } = this.season.context;
    const principal = await this.season.principal;
    const papers = app.get(RequestPapers);
    const here = this.placed.filter(
      ({ worker: { fate } }) => fate.kind !== 'early-return' || this.leavesOn(fate.afterDays) > on,
    );
    await this.step('tax-number', here, (list) =>
      papers.taxNumbers(
        principal,
        list.map((placementId) => ({ placementId })),
        on,
      ),
    );
    if (!this.season.asksForHealthCards) return;
    await this.step('health-card', here, (list) => papers.healthCards(principal, list, on));
  }

  /** Those whose stay ends early go home. */
  async endEarly(on: PlainDate): Promise<void> {
    const { app } = this.season.context;
    const principal = await this.season.principal;
    const ending = this.placed.filter(
      ({ worker: { fate } }) => fate.kind === 'early-return' && this.leavesOn(fate.afterDays) === on,
    );
    await this.step(`early:${on}`, ending, (list) =>
      app.get(ReportStay).endEarly(principal, list, { endedOn: on, reason: 'Returned home early' }),
    );
  }

  /** Everybody else departs on the last day. */
  async depart(on: PlainDate): Promise<void> {
    const { app } = this.season.context;
    const principal = await this.season.principal;
    const staying = this.placed.filter(({ worker: { fate } }) => fate.kind !== 'early-return');
    await this.step('depart', staying, (list) => app.get(ReportStay).departure(principal, list, on));
  }

  private leavesOn(afterDays: number): PlainDate {
    return addDays(this.season.context.order.needFrom, afterDays);
  }

  private ministry() {
    return this.season.context.cast.ministry(this.season.country);
  }

  /** The house of the order's so-manieth worker: an employer's orders take its beds one after the other. */
  private houseOf(place: number): number {
    const { employer, order } = this.season.context;
    const before = employer.orders.slice(
      0,
      employer.orders.findIndex(({ key }) => key === order.key),
    );
    let bed = place + before.reduce((sum, { positions }) => sum + positions, 0);
    return employer.housing.findIndex(({ capacity }) => {
      bed -= capacity;
      return bed < 0;
    });
  }

  private async step(
    name: string,
    list: readonly Placed[],
    act: (ids: string[]) => Promise<PlacementsActed>,
  ): Promise<void> {
    if (list.length === 0) return;
    const { order, acknowledge } = this.season.context;
    acknowledge(await once(`${order.key}:${name}`, () => act(ids(list))));
  }

  private letters(name: string, list: readonly Placed[]): Promise<void> {
    const { app, cast } = this.season.context;
    return this.step(name, list, async () =>
      app.get(VisaAndTravel).issueLetters(
        await cast.visaOffice(this.season.country),
        list.map(({ placementId, number }) => ({ placementId, letterNumber: `LI-${number}` })),
      ),
    );
  }

  /** Keeps those who were proposed and asks substitutes for those found ineligible at once. */
  private async take(people: readonly Omit<Placed, 'placementId'>[], answer: PlacementsActed): Promise<void> {
    const byWorker = new Map(answer.placements.map((placement) => [placement.workerId, placement]));
    const ineligible: Placed[] = [];
    for (const person of people) {
      const placement = byWorker.get(person.workerId);
      if (placement === undefined) throw new Error(`No placement came of proposing ${person.worker.key}`);
      const placed = { ...person, placementId: placement.id };
      (placement.state === 'ineligible' ? ineligible : this.placed).push(placed);
    }
    this.placed.push(...(await this.substitute(ineligible)));
  }

  /** A substitute for each, where the order allows one. */
  private async substitute(gone: readonly Placed[]): Promise<Placed[]> {
    const { plan, order, app, acknowledge } = this.season.context;
    if (gone.length === 0 || !order.substituteAllowed) return [];
    const ministry = await this.ministry();
    const people: FictionalWorker[] = [];
    let index = 0;
    for (const person of substitutes(plan, order)) {
      index += 1;
      if (index > this.substitutesUsed) people.push(person);
      if (people.length === gone.length) break;
    }
    const entered = await this.enter(`substitutes-${this.substitutesUsed}`, people);
    this.substitutesUsed += people.length;
    const placed: Placed[] = [];
    for (const [at, { placementId }] of gone.entries()) {
      const person = entered[at];
      if (person === undefined) break;
      const answer = await once(`${order.key}:substitute:${person.worker.key}`, () =>
        app.get(RecruitWorkers).substitute(ministry, placementId, person.workerId),
      );
      acknowledge(answer);
      const [placement] = answer.placements;
      if (placement !== undefined) placed.push({ ...person, placementId: placement.id });
    }
    return placed;
  }

  private async enter(
    name: string,
    people: readonly FictionalWorker[],
  ): Promise<Omit<Placed, 'placementId'>[]> {
    if (people.length === 0) return [];
    const { order, app, acknowledge } = this.season.context;
    const ministry = await this.ministry();
    const pool = app.get(WorkerPool);
    const registered = await once(`${order.key}:${name}`, () =>
      pool.register(
        ministry,
        people.map((person) => ({
          country: this.season.country,
          givenNames: person.givenName,
          familyNames: person.familyName,
          bornOn: person.bornOn,
          language: person.language,
          farmExperience: person.farmExperienceYears > 0,
          region: person.state ?? null,
          seasonsCompleted: person.yearsInProgramme,
          sex: person.sex,
        })),
      ),
    );
    acknowledge(registered);
    const entered = people.map((worker, index) => ({
      worker,
      workerId: registered.workers[index]?.id ?? '',
      number: registered.workers[index]?.number ?? '',
    }));
    const documents = entered.flatMap(({ worker, workerId }) =>
      documentsOf(worker, workerId, order.needFrom, order.needTo),
    );
    acknowledge(
      await once(`${order.key}:${name}:documents`, () => pool.recordDocuments(ministry, documents)),
    );
    return entered;
  }
}

const ids = (list: readonly Placed[]) => list.map(({ placementId }) => placementId);

function parted(list: readonly Placed[], kind: FictionalWorker['fate']['kind']): [Placed[], Placed[]] {
  return [
    list.filter(({ worker }) => worker.fate.kind === kind),
    list.filter(({ worker }) => worker.fate.kind !== kind),
  ];
}
