import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/platform';
import { migrate } from '../../apps/runtime/migrate.js';
import { migrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const step = migrations.findIndex(({ name }) => name.startsWith('CountHoursInRecords'));
const [employerId, farmId, orderId] = [randomUUID(), randomUUID(), randomUUID()];

/** Stays that arrived on 1 April 2000, whose six weeks from then ended on 12 May and were to be settled by 26 May. */
const stays = [
  { name: 'began later', first: '2000-04-04', departed: null, state: 'working' },
  { name: 'began at once', first: '2000-04-01', departed: null, state: 'working' },
  { name: 'began later and left', first: '2000-04-04', departed: '2000-05-14', state: 'departed' },
  { name: 'left within the weeks', first: '2000-04-04', departed: '2000-04-20', state: 'departed' },
  { name: 'was transferred', first: '2000-04-04', departed: '2000-04-20', state: 'transferred' },
  { name: 'was frozen', first: '2000-04-04', departed: null, state: 'working' },
  { name: 'is settled', first: '2000-04-04', departed: null, state: 'working' },
];

let database: TestDatabase;
let owner: DataSource;

/** The schema before the step, with what an installation held then. */
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const before = new DataSource(
    dataSourceOptions({
      ...{ url: database.url, pool: 1, as: 'owner', entities: [] },
      migrations: migrations.slice(0, step),
    }),
  );
  await before.initialize();
  await before.runMigrations();
  await before.query(`insert into organisation (id, kind, name) values ($1, 'employer', 'Farm')`, [
    employerId,
  ]);
  await before.query(
    `insert into employer (id, number, name, province, entered_at) values ($1, 'E-1', 'Farm', 'ON', now())`,
    [employerId],
  );
  await before.query(
    `insert into farm (id, employer_id, name, province, town) values ($1, $2, 'Farm', 'ON', 'Leamington')`,
    [farmId, employerId],
  );
  await before.query(
    `insert into job_order (id, number, employer_id, farm_id, province, state) values ($1, 'JO-1', $2, $3, 'ON', 'draft')`,
    [orderId, employerId, farmId],
  );
  for (const stay of stays) await enter(before, stay);
  await before.destroy();
  await migrate(database.url, { mode: 'demonstration' });
  owner = new DataSource(dataSourceOptions({ url: database.url, pool: 1, as: 'owner', entities: [] }));
  await owner.initialize();
});

afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

async function enter(before: DataSource, { name, first, departed, state }: (typeof stays)[number]) {
  const [workerId, placementId] = [randomUUID(), randomUUID()];
  await before.query(
    `insert into worker (id, number, country, given_names, family_names, born_on, language, farm_experience, entered_at)
     values ($1, $2, 'MX', 'Una', 'Persona', '1970-01-01', 'es', true, now())`,
    [workerId, `W-${name}`],
  );
  await before.query(
    `insert into placement (id, number, job_order_id, worker_id, placed_by, state, employer_id, province, country, programme,
       edition, stay_from, stay_to, first_timer, proposed_at, arrived_on, first_day_worked_on, departed_on)
     values ($1, $2, $3, $4, 'named', $5, $6, 'ON', 'MX', 'sawp-mexico', '2000', '2000-04-01', '2000-09-30', false, now(),
       '2000-04-01', $7, $8)`,
    [placementId, name, orderId, workerId, state, employerId, first, departed],
  );
  const endsOn =
    departed !== null && departed <= '2000-05-12' && state === 'departed' ? departed : '2000-05-12';
  const frozen = name === 'was frozen' ? [{ frozen: { plannedOn: '2000-05-26' } }] : [];
  const settled = name === 'is settled';
  await before.query(
    `insert into deadline (id, kind, subject_type, subject_id, owed_by, employer_id, province, due_on, due_at, counted_from,
       counted_from_on, source, next_at, remind_at, state, settled_at, planned_before)
     select $1, 'SETTLE_GUARANTEED_WEEKS', 'placement', $2, 'employer', $3, 'ON', due, due + time '04:00' + interval '1 day',
       'guaranteed weeks end', due - 14, '{}', case when not $5 then due + interval '1 day' end, array[due::timestamptz - interval '7 days'],
       case when $5 then 'met' else 'open' end, case when $5 then now() end, $6
     from (select $4::date + 14 as due) d`,
    [randomUUID(), placementId, employerId, endsOn, settled, JSON.stringify(frozen)],
  );
}

async function settlement(name: string) {
  const [row] = await owner.query(
    `select d.due_on::text as "dueOn", (d.due_at at time zone 'UTC')::date::text as "endsAfter",
       d.counted_from_on::text as "countedFromOn", d.planned_before as "plannedBefore"
     from deadline d join placement p on p.id = d.subject_id where p.number = $1`,
    [name],
  );
  return row;
}

describe('the migration to hours that are counted in records', () => {
  it('moves open settlements to the weeks from the first day worked, and keeps where they stood', async () => {
    const moved = { dueOn: '2000-05-29', endsAfter: '2000-05-30', countedFromOn: '2000-05-15' };
    for (const name of ['began later', 'was transferred'])
      expect(await settlement(name)).toMatchObject({
        ...moved,
        plannedBefore: [{ dueOn: '2000-05-26', state: 'open' }],
      });
    // No later than by the end of the stay.
    expect(await settlement('began later and left')).toMatchObject({
      ...{ dueOn: '2000-05-28', countedFromOn: '2000-05-14' },
    });
  });

  it('leaves what counts from the same day, is frozen, or is settled', async () => {
    for (const name of ['began at once', 'is settled'])
      expect(await settlement(name)).toMatchObject({ dueOn: '2000-05-26', plannedBefore: [] });
    expect(await settlement('was frozen')).toMatchObject({ dueOn: '2000-05-26' });
    expect(await settlement('left within the weeks')).toMatchObject({ dueOn: '2000-05-04' });
  });
});
