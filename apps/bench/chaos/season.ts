import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, type NewDeadline } from '#libs/deadlines';
import { type Random, randomOf } from '#libs/fiction';
import { Principals, type Role, Users } from '#libs/identity';
import { createLogger, newId, readSettings } from '#libs/platform';
import { addDays, type PlainDate } from '#libs/quantities';
import { ApiModule } from '../../api/api.module.js';
import { firstDay, lateAfter, remindsBefore } from './days.js';
import type { ChaosOptions } from './options.js';

/**
 * What the placements owe, in turns: told to people every day while it lasts, without an effect of its own, and with a
 * finding as its effect, that its noun raises one by one.
 */
const turns = [['REPORT_ARRIVAL', 'EVALUATE', 'FINAL_WAGES'], ['BOOK_TRAVEL', 'EVALUATE'], ['EVALUATE']];
const chunk = 500;

/** What becomes of an obligation by the doing of people, whatever becomes of the machines. */
type Fate = 'none' | 'met' | 'waived' | 'late';

/** An obligation of the season as it was planned. */
interface Planned {
  placementId: string;
  placement: string;
  kind: string;
  dueOn: PlainDate;
  fate: Fate;
}

/** The people of a season and what they do in it: the same for the same seed, and done without trouble on the way. */
export class SeasonOfPeople {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly planned: readonly Planned[],
    private readonly supervisor: string,
  ) {}

  /** Enters people and placements, and plans what they owe. The clock must stand before the first reminder. */
  static async begin(
    url: string,
    redisUrl: string | undefined,
    options: ChaosOptions,
  ): Promise<SeasonOfPeople> {
    const settings = readSettings({
      TEMPORADA_LOG_LEVEL: 'silent',
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    });
    const app = await NestFactory.createApplicationContext(
      ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl: url }),
      { logger: false, abortOnError: false },
    );
    const planned = planOf(options);
    const { employerId, supervisor } = await enterPeople(app, url, planned);
    await planAll(app, employerId, planned);
    return new SeasonOfPeople(app, planned, supervisor);
  }

  /** What people do on a day: in time on the last day, late some days after it, and a waiver on the day before. */
  async act(day: PlainDate): Promise<void> {
    const on = (fate: Fate, due: PlainDate) =>
      this.planned.filter((one) => one.fate === fate && one.dueOn === due);
    await this.settle([...on('met', day), ...on('late', addDays(day, -lateAfter))]);
    await this.waive(on('waived', addDays(day, 1)));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private async settle(done: readonly Planned[]): Promise<void> {
    for (const kind of new Set(done.map((one) => one.kind))) {
      const ids = done.filter((one) => one.kind === kind).map(({ placementId }) => placementId);
      await this.app
        .get(UnitOfWork)
        .run(serviceActor('chaos', 'chaos'), (work) =>
          this.app.get(Deadlines).settleAll(work, ids, [kind], 'met'),
        );
    }
  }

  private async waive(waived: readonly Planned[]): Promise<void> {
    const supervisor = await this.app.get(Principals).ofMembership(this.supervisor, 'chaos');
    if (supervisor === undefined) throw new Error('The supervisor is gone');
    for (const { placementId, kind } of waived) {
      const [row] = await this.app
        .get(UnitOfWork)
        .run(serviceActor('chaos', 'chaos'), (work) =>
          work.query<{ id: string }>('select id from deadline where subject_id = $1 and kind = $2', [
            placementId,
            kind,
          ]),
        );
      await this.app.get(Deadlines).waive(supervisor, row?.id ?? '', 'The season is not an ordinary one');
    }
  }
}

/** The obligations of a season, each with its fate. */
function planOf({ obligations, days, seed }: ChaosOptions): Planned[] {
  const random = randomOf(seed, 'chaos season');
  const planned: Planned[] = [];
  for (let number = 0; planned.length < obligations; number += 1) {
    const placementId = newId();
    for (const kind of turns[number % turns.length] ?? []) {
      const dueOn = addDays(firstDay, random.whole(0, days - 1));
      const fate = fateOf(kind, random);
      planned.push({ placementId, placement: `PL-${number}`, kind, dueOn, fate });
    }
  }
  return planned.slice(0, obligations);
}

function fateOf(kind: string, random: Random): Fate {
  const draw = random.whole(1, 100);
  if (draw <= 20) return 'met';
  if (draw <= 30) return 'late';
  // Money that a worker is owed is waived by nobody.
  return draw <= 33 && kind !== 'FINAL_WAGES' ? 'waived' : 'none';
}

const organisations: readonly { kind: string; role: Role; provinces?: string[]; countries?: string[] }[] = [
  { kind: 'employer', role: 'employer' },
  { kind: 'agency', role: 'agency' },
  { kind: 'host-ministry', role: 'host-supervisor', provinces: ['ON'] },
  { kind: 'consulate', role: 'liaison-officer', countries: ['MX'] },
];

async function enterPeople(
  app: INestApplicationContext,
  url: string,
  planned: readonly Planned[],
): Promise<{ employerId: string; supervisor: string }> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const ids = new Map<string, { organisation: string; membership: string }>();
  for (const { kind, role, provinces = [], countries = [] } of organisations) {
    const organisationId = newId();
    await owner.query(
      'insert into organisation (id, kind, name, provinces, countries) values ($1, $2, $2, $3, $4)',
      [organisationId, kind, provinces, countries],
    );
    const { membershipId } = await app.get(Users).createUser(serviceActor('chaos', 'chaos'), {
      ...{ email: `${role}@chaos.example`, name: `A ${role}`, password: null, organisationId, role },
    });
    ids.set(role, { organisation: organisationId, membership: membershipId });
  }
  const employerId = ids.get('employer')?.organisation ?? '';
  await enterPlacements(owner, employerId, ids.get('agency')?.organisation ?? '', planned);
  await owner.end();
  return { employerId, supervisor: ids.get('host-supervisor')?.membership ?? '' };
}

/** One order, and stays on it that have ended: what is owed of them is real, and nothing else comes of them. */
async function enterPlacements(
  owner: pg.Client,
  employerId: string,
  agencyId: string,
  planned: readonly Planned[],
): Promise<void> {
  const [farmId, orderId] = [newId(), newId()];
  const placements = new Map(planned.map(({ placementId, placement }) => [placementId, placement]));
  const numbers = [...placements.values()];
  const workerIds = numbers.map(newId);
  await owner.query(
    `insert into employer (id, number, name, province, entered_at) values ($1, 'E-1', 'A farm', 'ON', official_now())`,
    [employerId],
  );
  await owner.query(
    `insert into farm (id, employer_id, name, province, town) values ($1, $2, 'A farm', 'ON', 'Nowhere')`,
    [farmId, employerId],
  );
  await owner.query(
    `insert into job_order (id, number, employer_id, farm_id, province, state, country, programme, currency, edition, agency_id, need_from, need_to)
     values ($1, 'JO-1', $2, $3, 'ON', 'in-season', 'MX', 'sawp-mexico', 'CAD', '2000', $4, '2000-01-10', '2000-03-05')`,
    [orderId, employerId, farmId, agencyId],
  );
  await owner.query(
    `insert into worker (id, number, country, given_names, family_names, born_on, language, farm_experience, entered_at)
     select id, 'W-' || number, 'MX', 'A', 'Worker', '1970-01-01', 'es', true, official_now()
     from unnest($1::uuid[], $2::text[]) as n (id, number)`,
    [workerIds, numbers],
  );
  await owner.query(
    `insert into placement (id, number, job_order_id, worker_id, placed_by, state, employer_id, province, country, programme,
       edition, stay_from, stay_to, first_timer, departed_on, proposed_at)
     select id, number, $4, worker_id, 'sending-ministry', 'departed', $5, 'ON', 'MX', 'sawp-mexico', '2000', '2000-01-10',
       '2000-03-05', false, '2000-03-05', official_now()
     from unnest($1::uuid[], $2::text[], $3::uuid[]) as n (id, number, worker_id)`,
    [[...placements.keys()], numbers, workerIds, orderId, employerId],
  );
}

async function planAll(
  app: INestApplicationContext,
  employerId: string,
  planned: readonly Planned[],
): Promise<void> {
  for (let from = 0; from < planned.length; from += chunk) {
    const many = planned.slice(from, from + chunk).map(({ placementId, kind, dueOn }): NewDeadline => ({
      kind,
      subject: { type: 'placement', id: placementId },
      owedBy: 'employer',
      employerId,
      province: 'ON',
      timeZone: 'America/Toronto',
      remindsOn: [addDays(dueOn, -remindsBefore)],
      dueOn,
      countedFrom: 'chaos',
      source: { title: 'A season in which everything fails' },
    }));
    await app
      .get(UnitOfWork)
      .run(serviceActor('chaos', 'chaos'), (work) => app.get(Deadlines).scheduleAll(work, many));
  }
}
