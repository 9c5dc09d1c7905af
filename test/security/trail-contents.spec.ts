import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { approvedOrder, nameFor, placeThrough, programmePeople, registerWorker } from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';
import { createAccount, password, signIn } from './accounts.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
});

afterAll(() => world.close());

const givenNames = 'Quetzalcóatl Hermenegildo';
const familyNames = 'Xochimilco Zúñiga';
const passport = 'PASSPORT77881';

it('tells of a worker’s way to the farm without a name, an address, a birth date or a document’s number', async () => {
  const programme = await programmePeople(world, 'MX');
  const { farm, orderId } = await approvedOrder(world, programme);
  const worker = await registerWorker(programme, { givenNames, familyNames, bornOn: '1961-11-23' });
  await programme.ministry
    .post('workers/documents', {
      items: [{ workerId: worker.id, kind: 'passport', issuedOn: '1999-02-02', reference: passport }],
    })
    .expect(200);
  const found = await programme.ministry.get('workers?search=Xochimilco').expect(200);
  expect(found.body.items).toHaveLength(1);
  await programme.ministry.get(`workers/${worker.id}`).expect(200);
  const { body } = await nameFor(farm, orderId, [worker.number], familyNames).expect(200);
  const placementIds = body.placements.map(({ id }: { id: string }) => id);
  await placeThrough(programme, farm, placementIds, 'travel-booked');
  const account = await createAccount(world.api, 'host-officer');
  await signIn(world.api, { email: account.email, password: 'wrong horse battery' }).expect(401);
  await signIn(world.api, { email: account.email, password }).expect(204);
  await expectNothingOf(worker.id);
}, 60_000);

/** Looks for everything that is known of people in every entry that was written. */
async function expectNothingOf(workerId: string): Promise<void> {
  const people: { email: string }[] = await world.dataSource.query('select email from user_account');
  const entries: { text: string }[] = await world.dataSource.query(
    'select entry::text as text from audit_entry order by seq',
  );
  expect(entries.filter(({ text }) => text.includes(workerId)).length).toBeGreaterThan(2);
  const personal = [
    ...people.map(({ email }) => email),
    ...`${givenNames} ${familyNames}`.split(' '),
    'Someone',
    '1961-11-23',
    passport,
    password,
    'tses_',
    'ttok_',
  ];
  const told = entries.filter(({ text }) =>
    personal.some((word) => text.toLowerCase().includes(word.toLowerCase())),
  );
  expect(told).toEqual([]);
  expect(entries.filter(({ text }) => text.includes('@'))).toEqual([]);
}
