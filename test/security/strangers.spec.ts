import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UnitOfWork, serviceActor } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { type Permission, permits, type Role } from '#libs/identity';
import { newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { openApiOf } from '../../apps/api/create-api.js';
import { sheet, submit } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';
import { bodiesFor, findingBody, queries, type Records } from './acts-of-strangers.js';

let world: World;
/** What the Ontario farm with a worker from Mexico has. */
let records: Records;
/** People of Québec, of Jamaica, of another farm. */
const strangers = new Map<Role, Person>();

beforeAll(async () => {
  world = await createWorld('2000-06-30T16:00:00Z');
  await world.api.listen(0, '127.0.0.1');
  const elsewhere = await placeWorkers(world, { province: 'QC', country: 'JM' });
  strangers.set('employer', elsewhere.employer);
  for (const role of ['host-officer', 'host-supervisor', 'agency', 'auditor'] as const)
    strangers.set(role, await world.person(role, { provinces: ['QC'] }));
  for (const role of ['sending-officer', 'visa-officer', 'liaison-officer'] as const)
    strangers.set(role, await world.person(role, { countries: ['JM'] }));
  strangers.set(
    'worker',
    await world.person('worker', { countries: ['JM'], workerId: elsewhere.workerIds[0] ?? '' }),
  );
  records = await recordsOfOntario();
}, 120_000);

afterAll(() => world.close());

async function recordsOfOntario(): Promise<Records> {
  const placed = await placeWorkers(world, { province: 'ON', country: 'MX' });
  const [placement = '', worker = ''] = [placed.placementIds[0], placed.workerIds[0]];
  const { employer } = placed;
  const auditor = await world.person('auditor');
  const officer = await world.person('host-officer');
  const made: Records = { placement, worker, employer: employer.organisationId, 'job-order': placed.orderId };
  const post = async (
    who: Person,
    path: string,
    body: object,
  ): Promise<{ id: string; receipt: { number: string } }> => (await who.post(path, body).expect(200)).body;
  const { body: pay } = await submit(placed, sheet('2000-06-05', placed.placementIds));
  made['pay-record'] = pay.records[0].id;
  made['pay-sheet'] = pay.paySheetId;
  const { body: payslip } = await employer.get(`pay-records/${made['pay-record']}/payslip`).expect(200);
  made.explanation = payslip.code;
  const bodies = bodiesFor(made);
  const complainant = await world.person('worker', { workerId: worker });
  made.complaint = (
    await post(complainant, 'complaints', { placementId: placement, statement: 'No water' })
  ).id;
  const parcel = bodies['post /placements/{id}/return/parcels'] ?? {};
  made['return-parcel'] = (await post(complainant, `placements/${placement}/return/parcels`, parcel)).id;
  const incident = await post(employer, 'incidents', bodies['post /incidents'] ?? {});
  made.incident = incident.id;
  made.receipt = incident.receipt.number;
  made['audit-case'] = (await post(auditor, 'audit-cases', bodies['post /audit-cases'] ?? {})).id;
  const asked = await post(auditor, `audit-cases/${made['audit-case']}/requirements`, {
    asked: 'Time sheets',
    dueOn: '2000-07-15',
  });
  made.requirement = asked.id;
  const evidence = { reference: 'sheets.pdf', description: 'Time sheets' };
  await post(employer, `audit-cases/${made['audit-case']}/requirements/${asked.id}/evidence`, evidence);
  await auditor.post(`audit-cases/${made['audit-case']}/review`).expect(200);
  made.finding = (await post(auditor, `audit-cases/${made['audit-case']}/findings`, findingBody(made))).id;
  made['season-value'] = (
    await post(officer, 'season-values', {
      code: 'commodity-rate',
      keys: { province: 'ON', commodity: 'ginseng' },
      value: '9.05',
      validFrom: '2000-09-01',
      sourceTitle: 'Wage letter of the regional office',
      reason: 'The table names no rate for ginseng',
    })
  ).id;
  made.token = (await post(employer, 'tokens', { name: 'mine' })).id;
  made['calendar-feed'] = (await post(employer, 'calendar-feeds', { name: 'mine' })).id;
  made['tax-slip'] = await taxSlipOf(made);
  const deadline = await deadlineOn(made);
  return {
    ...made,
    ...(await rowsOf(made)),
    deadline,
    'deadline-freeze': await freezeOf(),
    ...(await wordOf(deadline, employer)),
    'failed-job': 'job-of-ontario',
  };
}

/** A slip as it would be issued after the worker's departure. */
async function taxSlipOf(of: Records): Promise<string> {
  const id = newId();
  await world.dataSource.query(
    `insert into tax_slip (id, number, worker_id, employer_id, province, country, tax_year, pay_records, gross_cents,
       statutory, other_deductions, net_cents, currency, issued_at)
     values ($1, 'TS-000001-0', $2, $3, 'ON', 'MX', 2000, 1, 33120, '[]', '[]', 33120, 'CAD', official_now())`,
    [id, of.worker, of.employer],
  );
  return id;
}

/** What no act answers with. */
async function rowsOf(of: Records): Promise<Records> {
  const [row] = await world.dataSource.query(
    `select f.id as farm, h.id as "housing-unit", w.number as "worker number" from farm f
     join housing_unit h on h.farm_id = f.id, worker w where f.employer_id = $1 and w.id = $2`,
    [of.employer, of.worker],
  );
  return row;
}

/** A freeze of the Ontario deadlines, by their supervisor. */
async function freezeOf(): Promise<string> {
  const id = newId();
  await world.dataSource.query(
    `insert into deadline_freeze (id, reason, provinces, from_on, to_on, days, moved, ordered_at, ordered_by_user_id)
     values ($1, 'The portal is shut', '{ON}', '2000-07-01', '2000-07-31', 31, 1, official_now(), $2)`,
    [id, newId()],
  );
  return id;
}

async function deadlineOn(of: Records): Promise<string> {
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    world.get(Deadlines).schedule(work, {
      kind: 'TEST_ONLY',
      subject: { type: 'job-order', id: of['job-order'] ?? '' },
      owedBy: 'employer',
      employerId: of.employer ?? null,
      province: 'ON',
      timeZone: 'America/Toronto',
      dueOn: plainDate('2000-08-01'),
      countedFrom: 'test',
      source: { title: 'A test' },
    }),
  );
  const [{ id }] = await world.dataSource.query(`select id from deadline where kind = 'TEST_ONLY'`);
  return id;
}

/** Word of a deadline in somebody's list, with the mail that carries it. */
async function wordOf(deadline: string, { userId }: Person): Promise<Records> {
  const [notice, notification, mail] = [newId(), newId(), newId()];
  await world.dataSource.query(
    `with written as (
       insert into deadline_notice (id, deadline_id, due_on, kind, turn, to_roles, at)
       values ($1, $2, '2000-08-01', 'reminder', 1, '{employer}', official_now())),
     posted as (
       insert into mail (id, user_id, language, kind, message_id, state, sent_at, written_at)
       values ($3, $4, 'en', 'urgent', '<1@example.org>', 'sent', official_now(), official_now()))
     insert into notification (id, notice_id, user_id, mail_id, at) values ($5, $1, $4, $3, official_now())`,
    [notice, deadline, mail, userId, notification],
  );
  return { notification, mail };
}

interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  permission: Permission;
}

function routes(): Route[] {
  return Object.entries(openApiOf(world.api).paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { 'x-permission': Permission }>).map(
      ([method, { 'x-permission': permission }]) => ({
        method: method as Route['method'],
        path: path.replace('/api/v1', ''),
        permission,
      }),
    ),
  );
}

const nounOf = (path: string) => path.split('/')[1]?.replace(/s$/, '') ?? '';

/** The address of the record that a route is about; undefined when the tests made none of its noun. */
function placeOf({ method, path }: Route): string | undefined {
  const noun = nounOf(path);
  const id = noun === 'audit-trail' ? records['job-order'] : records[noun];
  if (id === undefined) return undefined;
  const query = queries[`${method} ${path}`] ?? '';
  return path.replace('{rid}', records.requirement ?? '').replace(/\{[^}]+\}/, id) + query;
}

const permitted = ({ permission }: Route) => [...strangers].filter(([role]) => permits(role, permission));

const send = ({ method }: Route, person: Person, place: string, body?: object) =>
  method === 'get' || method === 'delete'
    ? person[method](place.slice(1))
    : person[method](place.slice(1), body);

/** What has no owner: a template, which is shown with invented values, and the law. */
const nobodys = new Set(['get /notification-templates/{code}/preview', 'get /rules/{code}']);

/** Sums over what the caller may see, which for a stranger is nothing. */
const emptySums: Record<string, object> = {
  'get /employers/{id}/evaluations': { evaluations: 0, meanRating: null, remarks: [] },
};

/** Not found; or an act of the other side of a placement, refused before any record is looked at; or an empty sum. */
function revealsNothing(act: string, { status, body }: Awaited<ReturnType<typeof send>>): boolean {
  if (status === 200) {
    const { employerId: _asked, ...sum } = body as Record<string, unknown>;
    return act in emptySums && isDeepStrictEqual(sum, emptySums[act]);
  }
  return status === 404 || (status === 403 && body.code === 'OTHER_SIDE_ACTS');
}

it('answers 404 for every record of others, whatever is asked of it', async () => {
  const bodies = bodiesFor(records);
  const known = new Set(routes().map(({ method, path }) => `${method} ${path}`));
  expect(Object.keys(bodies).filter((act) => !known.has(act.split(' as ')[0] ?? ''))).toEqual([]);
  const wrong: string[] = [];
  for (const route of routes()) {
    const { method, path } = route;
    const body = bodies[`${method} ${path}`];
    if (nobodys.has(`${method} ${path}`) || (!path.includes('{') && body === undefined)) continue;
    const place = placeOf(route) ?? (path.includes('{') ? undefined : path);
    if (place === undefined) {
      wrong.push(`${path}: no record of this noun was made`);
      continue;
    }
    for (const [role, person] of permitted(route)) {
      const answer = await send(route, person, place, bodies[`${method} ${path} as ${role}`] ?? body);
      if (!revealsNothing(`${method} ${path}`, answer))
        wrong.push(`${method} ${path} as ${role}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('lists none of the records of others', async () => {
  const ids = Object.entries(records).filter(([noun]) => noun !== 'season-value');
  const wrong: string[] = [];
  for (const route of routes()) {
    if (route.method !== 'get' || route.path.includes('{')) continue;
    for (const [role, person] of permitted(route)) {
      const { text } = await person.get(route.path.slice(1));
      for (const [noun, id] of ids)
        if (text.includes(id)) wrong.push(`${route.path} as ${role} shows the ${noun}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

it('finds the same records for those whose they are', async () => {
  const officer = await world.person('host-officer');
  const consul = await world.person('liaison-officer');
  for (const [noun, person] of [
    ['job-order', officer],
    ['employer', officer],
    ['placement', officer],
    ['worker', officer],
    ['pay-record', officer],
    ['complaint', officer],
    ['incident', consul],
    ['tax-slip', consul],
    ['placement', consul],
    ['worker', consul],
    ['audit-case', await world.person('auditor', { provinces: ['ON'] })],
  ] as const)
    await person.get(`${noun}s/${records[noun] ?? newId()}`).expect(200);
});
