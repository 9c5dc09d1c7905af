import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { type JobOrder, JobOrderQueries } from '#libs/job-orders';
import { explainRefusal, type Finding, notFound } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { type RuleQuestion, trialPeriod, type ValueKeys } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { Placement } from './placement.entity.js';
import { type PlacementAct, possiblePlacementActs, type PlacementState } from './placement.states.js';
import { visiblePlacements } from './placements.store.js';

type Row = Omit<Placement, 'jobOrder' | 'position' | 'worker'> & {
  jobOrderNumber: string;
  workerNumber: string;
  givenNames: string;
  familyNames: string;
  language: string;
  employerName: string;
  farmName: string;
  farmTown: string;
  terms: PlacementTerms;
};

/** What the order offers: the terms that both sides sign. Money in cents. */
export type PlacementTerms = Pick<
  JobOrder,
  'commodity' | 'weeklyHours' | 'hourlyRateCents' | 'pieceRates' | 'meals' | 'mealPriceCents'
>;

/** A placement as it is shown, with who it is and what can be done to it now. */
export type PlacementView = Omit<Row, 'findings' | 'proposedAt' | 'freedPositionNumber'> & {
  proposedAt: string;
  findings: Finding[];
  possible: PlacementAct[];
  /** Last day of the trial period; null before the first day worked, and where no source holds one. */
  trialEndsOn: string | null;
};

/** Which placements a list shows. */
export interface PlacementFilter {
  state?: PlacementState | undefined;
  jobOrderId?: string | undefined;
  /** The number after which the page starts. */
  after?: string | undefined;
  limit: number;
}

/** Reads placements, within the caller's scope. They show people: every reading leaves a trace. */
@Injectable()
export class PlacementQueries {
  private columns: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: JobOrderQueries,
    private readonly rules: RulesInForce,
  ) {}

  /** One placement; not found outside the scope. */
  async one(principal: Principal, id: string): Promise<PlacementView> {
    const seen = visiblePlacements(principal, 2);
    const [row] = await this.rows(`p.id = $1 and ${seen.sql}`, [id, ...seen.parameters]);
    if (row === undefined) throw notFound('placement');
    await this.unitOfWork.note(principal, {
      action: 'placement.read',
      subject: { type: 'placement', id },
      after: { workerId: row.workerId },
    });
    return viewOf(row, principal, await this.question());
  }

  /** Placements by number, a page at a time; of one order, when it is named and the caller sees it. */
  async list(
    principal: Principal,
    filter: PlacementFilter,
  ): Promise<{ items: PlacementView[]; next: string | null }> {
    const { jobOrderId = null, state = null, after = null, limit } = filter;
    const seen = visiblePlacements(principal, 5);
    const rows = await this.rows(
      `($1::text is null or p.number > $1) and ($2::text is null or p.state = $2)
       and ($3::uuid is null or p.job_order_id = $3) and ${seen.sql} order by p.number limit $4`,
      [after, state, jobOrderId, limit, ...seen.parameters],
    );
    if (rows.length === 0 && jobOrderId !== null && after === null && state === null)
      await this.orders.one(principal, jobOrderId);
    if (rows.length > 0) {
      await this.unitOfWork.note(principal, {
        action: 'placement.listed',
        subject:
          jobOrderId === null
            ? { type: 'organisation', id: principal.organisationId }
            : { type: 'job-order', id: jobOrderId },
        after: { state, from: rows[0]?.number, to: rows.at(-1)?.number, count: rows.length },
      });
    }
    const question = await this.question();
    return {
      items: rows.map((row) => viewOf(row, principal, question)),
      next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
    };
  }

  private async question(): Promise<Omit<RuleQuestion, keyof ValueKeys>> {
    return { rulebook: this.rules.book, ...(await this.rules.withSeasonValues()) };
  }

  private rows(condition: string, parameters: unknown[]): Promise<Row[]> {
    this.columns ??= this.dataSource
      .getMetadata(Placement)
      .columns.map(({ databaseName, propertyName }) => `p.${databaseName} as "${propertyName}"`)
      .join(', ');
    return this.dataSource.query(
      `select ${this.columns}, j.number as "jobOrderNumber", w.number as "workerNumber",
         w.given_names as "givenNames", w.family_names as "familyNames", w.language,
         e.name as "employerName", f.name as "farmName", f.town as "farmTown",
         json_build_object('commodity', j.commodity, 'weeklyHours', j.weekly_hours,
           'hourlyRateCents', j.hourly_rate_cents, 'pieceRates', j.piece_rates, 'meals', j.meals,
           'mealPriceCents', j.meal_price_cents) as terms
       from placement p join job_order j on j.id = p.job_order_id join worker w on w.id = p.worker_id
         join employer e on e.id = p.employer_id join farm f on f.id = j.farm_id
       where ${condition}`,
      parameters,
    );
  }
}

/** A placement as a caller sees it: the digits of a tax number are for those whose it is to know. */
function viewOf(
  { findings, proposedAt, freedPositionNumber: _freed, taxNumberEnding, ...row }: Row,
  { language, scope }: Principal,
  question: Omit<RuleQuestion, keyof ValueKeys>,
): PlacementView {
  const knowing = scope.kind === 'employer' || scope.kind === 'worker';
  return {
    ...row,
    proposedAt: proposedAt.toISOString(),
    findings: findings.map((finding) => explainRefusal(finding, language)),
    possible: possiblePlacementActs(row.state),
    trialEndsOn: trialEndOf(row, question),
    taxNumberEnding: knowing ? taxNumberEnding : null,
  };
}

function trialEndOf(
  {
    firstDayWorkedOn,
    placedBy,
    programme,
    country,
    province,
  }: Pick<Row, 'firstDayWorkedOn' | 'placedBy' | 'programme' | 'country' | 'province'>,
  question: Omit<RuleQuestion, keyof ValueKeys>,
): string | null {
  if (firstDayWorkedOn === null) return null;
  const facts = { firstDayWorked: plainDate(firstDayWorkedOn), transferred: placedBy === 'transfer' };
  return trialPeriod({ ...question, programme, country, province }, facts)?.endsOn ?? null;
}
