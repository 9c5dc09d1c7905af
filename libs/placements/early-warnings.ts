import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { tellAll } from '#libs/deadlines';
import { type Principal, scopeCondition } from '#libs/identity';
import { type Language, Refused } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { RuleRefused, type WorkingDays } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { EarlyWarning } from './early-warning.js';
import { warningText } from './early-warning-texts.js';
import {
  nextPlacementState,
  type PlacementAct,
  type PlacementState,
  stateThrough,
} from './placement.states.js';
import { type UsualDuration, UsualDurations, way, workingDaysBetween } from './usual-durations.js';

interface Candidate {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  owedBy: string;
  dueOn: PlainDate;
  state: PlacementState;
  programme: string;
  country: string;
  province: string;
}

/** Where workers of a programme come from and go to: whose steps usually take alike. */
type Way = Pick<Candidate, 'programme' | 'country' | 'province'>;

/** The act that fulfils each obligation of the way. */
const fulfils: Readonly<Record<string, PlacementAct>> = {
  COMPLETE_DOCUMENTS: 'complete-documents',
  SUBMIT_TO_VISA_OFFICE: 'send-to-visa-office',
  BOOK_TRAVEL: 'book-travel',
};
/** Beyond this many days no usual duration reaches. */
const horizonDays = 60;

const candidates = `
  select d.id, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.owed_by as "owedBy",
    d.due_on::text as "dueOn", p.state, p.programme, p.country, p.province
  from deadline d join placement p on p.id = d.subject_id join job_order j on j.id = p.job_order_id
  where d.state = 'open' and d.kind = any($1) and d.due_at > $2 and d.due_at < $2 + make_interval(days => ${horizonDays})`;

/** Says of the steps of a worker's way that their day will hardly be kept, from how long they usually take. */
@Injectable()
export class EarlyWarnings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    private readonly durations: UsualDurations,
  ) {}

  /** What the caller should know now, the nearest day first. */
  async list(principal: Pick<Principal, 'scope' | 'language'>): Promise<EarlyWarning[]> {
    const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
      this.dataSource.query(sql, [...parameters]);
    const [time] = await query<{ now: Date }>('select official_now() as now');
    if (time === undefined) return [];
    const seen = scopeCondition(
      principal.scope,
      { employer: 'd.employer_id', province: 'd.province', country: 'p.country', agency: 'j.agency_id' },
      3,
    );
    const rows = await query<Candidate>(`${candidates} and ${seen.sql} order by d.due_at, d.id`, [
      Object.keys(fulfils),
      time.now,
      ...seen.parameters,
    ]);
    return this.atRisk({ query, now: time.now }, rows, principal.language);
  }

  /**
   * Once a day: tells those who owe what will probably be missed, and the supervisor, each of a plan once. The day is
   * taken in the same transaction, so that of several workers one tells.
   */
  tellToday(): Promise<number> {
    return this.unitOfWork.run(serviceActor('deadlines', 'early-warnings'), async (work) => {
      const [taken] = await work.query<{ id: number }>(
        `update sweep_heartbeat set warned_at = $1 where id = 1 and (warned_at is null or warned_at <= $1::timestamptz - interval '1 day')
         returning id`,
        [work.now],
      );
      if (taken === undefined) return 0;
      const rows = await work.query<Candidate>(
        `${candidates} and not exists (select 1 from deadline_notice n
           where n.deadline_id = d.id and n.due_on = d.due_on and n.kind = 'warning') order by d.due_at, d.id`,
        [Object.keys(fulfils), work.now],
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      const told = (await this.atRisk(work, rows, 'en')).flatMap(
        ({ deadlineId }) => byId.get(deadlineId) ?? [],
      );
      await tellAll(
        work,
        'warning',
        told.map((deadline) => ({ deadline, to: [deadline.owedBy, 'host-supervisor'] })),
      );
      return told.length;
    });
  }

  private async atRisk(
    work: Pick<Work, 'query' | 'now'>,
    rows: readonly Candidate[],
    language: Language,
  ): Promise<EarlyWarning[]> {
    const found: EarlyWarning[] = [];
    for (const { group, ...place } of byPlace(rows)) {
      const { province } = place;
      const today = this.rules.dayIn(province, work.now);
      const entered = await enteredOn(work, group);
      try {
        const usual = await this.durations.of(work, { ...place, on: today });
        const workingDays = this.durations.workingDays(province);
        for (const row of group) {
          const since = this.rules.dayIn(province, entered.get(row.subjectId) ?? work.now);
          const risk = riskOf(row, { usual, workingDays, since, today });
          if (risk !== undefined) found.push({ ...risk, text: warningText(risk, language) });
        }
      } catch (error) {
        // Where the rulebook holds neither durations nor holidays for these days, nothing can be estimated.
        if (!(error instanceof Refused || error instanceof RuleRefused)) throw error;
      }
    }
    return found.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  }
}

/** What a risk is judged by: how long steps take, the province's working days, since when the step under way lasts. */
interface Pace {
  usual: ReadonlyMap<PlacementAct, UsualDuration>;
  workingDays: WorkingDays;
  since: PlainDate;
  today: PlainDate;
}

/** Holds what is still to come against the days left; undefined when it fits. */
function riskOf(
  row: Candidate,
  { usual, workingDays, since, today }: Pace,
): Omit<EarlyWarning, 'text'> | undefined {
  const steps = stepsTo(row).flatMap((act, index) => {
    const duration = usual.get(act);
    if (duration === undefined) return [];
    const { days, learnedFrom } = duration;
    if (index > 0) return [{ act, days, learnedFrom }];
    // Of the step under way, what has passed is not to come; but one that outlasts its time is not about to end.
    const left = days - workingDaysBetween(workingDays, since, today);
    return [{ act, days: Math.max(Math.ceil(days / 2), left), learnedFrom }];
  });
  const daysNeeded = steps.reduce((sum, { days }) => sum + days, 0);
  const daysLeft = workingDaysBetween(workingDays, today, row.dueOn);
  if (steps.length === 0 || daysNeeded <= daysLeft) return undefined;
  const { id: deadlineId, kind, subjectId: placementId, dueOn } = row;
  return { deadlineId, kind, placementId, dueOn, daysLeft, daysNeeded, steps };
}

/** Cases of one country and province, which share their habits. */
function byPlace(rows: readonly Candidate[]): (Way & { group: Candidate[] })[] {
  const places = new Map<string, Way & { group: Candidate[] }>();
  for (const row of rows) {
    const { programme, country, province } = row;
    const key = `${programme} ${country} ${province}`;
    const place = places.get(key) ?? { programme, country, province, group: [] };
    place.group.push(row);
    places.set(key, place);
  }
  return [...places.values()];
}

/** The acts that are still to come until an obligation is fulfilled, from where its placement stands. */
function stepsTo({ state, kind }: Candidate): PlacementAct[] {
  const last = fulfils[kind];
  const acts: PlacementAct[] = [];
  let at = state;
  for (const { act } of way) {
    const next = nextPlacementState(at, act);
    if (next !== undefined) {
      acts.push(act);
      at = stateThrough(act);
    }
    if (act === last) break;
  }
  return acts;
}

/** When each placement came into the state that it is in. */
async function enteredOn(
  work: Pick<Work, 'query'>,
  rows: readonly Candidate[],
): Promise<ReadonlyMap<string, Date>> {
  const entered = await work.query<{ id: string; at: string }>(
    `select i.id, max(a.entry->>'at') as at from unnest($1::text[]) as i (id)
     join audit_entry a on a.entry->>'subjectId' = i.id where a.entry->>'action' = any($2) group by 1`,
    [
      [...new Set(rows.map(({ subjectId }) => subjectId))],
      ['placement.accept', ...way.map(({ act }) => `placement.${act}`)],
    ],
  );
  return new Map(entered.map(({ id, at }) => [id, new Date(at)]));
}
