import { Agent } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import ICAL from 'ical.js';
import request from 'supertest';
import { Deadlines } from '#libs/deadlines';
import { secretHash } from '#libs/identity';
import { type Logger, LOGGER } from '#libs/platform';
import { dateIn } from '#libs/quantities';
import { owe, transaction } from '../support/owed.js';
import { placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
/** Every test calls from an address of its own, since there is a limit to how often one may. */
let calls = 0;

beforeAll(async () => {
  world = await createWorld('2026-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
});

beforeEach(() => {
  calls += 1;
});

afterAll(() => world.close());

const provinces = ['ON', 'BC', 'NS'];

const subscribe = async (person: Person): Promise<{ id: string; path: string }> => {
  const { body, headers } = await person.post('calendar-feeds', { name: 'Telephone' }).expect(200);
  expect(headers['cache-control']).toBe('no-store');
  return { id: body.id, path: new URL(body.address).pathname };
};

const read = (path: string) =>
  request(world.api.getHttpServer())
    .get(path)
    .agent(new Agent({ localAddress: `127.0.1.${String(calls)}` }))
    .buffer(true);

/** The events as a calendar's own library reads them, by their summary. */
const events = (text: string): Map<string, ICAL.Event> => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return new Map(found.map((event) => [event.summary, event]));
};

const officerOf = (of: string[]) => world.person('host-officer', { provinces: of });

const orderIn = async (province: string) => {
  const { orderId, employer } = await placeWorkers(world, { province, edition: '2026' });
  return { subject: { type: 'job-order', id: orderId }, employerId: employer.organisationId, province };
};

const decideLmt = { kind: 'DECIDE_LMT', owedBy: 'host-officer' };

describe('a calendar feed', () => {
  it('shows the local days of Toronto, Vancouver and Halifax, in weeks in which clocks change too', async () => {
    const due = {
      // Clocks go forward on 8 March 2026: the day before ends in standard time, the day itself in daylight time.
      ON: ['2026-03-07', '2026-03-08', '2026-06-30', '2026-11-01'],
      BC: ['2026-03-07', '2026-03-08', '2026-07-01'],
      NS: ['2026-03-07', '2026-03-08', '2026-12-31', '2026-11-01'],
    };
    const zones = { ON: 'America/Toronto', BC: 'America/Vancouver', NS: 'America/Halifax' };
    for (const province of ['ON', 'BC', 'NS'] as const)
      for (const dueOn of due[province])
        await owe(world, { ...decideLmt, ...(await orderIn(province)), dueOn });
    const ends: { province: 'ON' | 'BC' | 'NS'; number: string; dueOn: string; dueAt: Date }[] =
      await world.dataSource.query(
        `select d.province, j.number, d.due_on::text as "dueOn", d.due_at as "dueAt"
         from deadline d join job_order j on j.id = d.subject_id`,
      );
    const endOf = (province: string, on: string) =>
      ends.find((one) => one.province === province && one.dueOn === on)?.dueAt.toISOString();
    // Midnight of Toronto is at 05:00 UTC in standard time and at 04:00 in daylight time, that of Vancouver three hours
    // later and that of Halifax one hour earlier: by UTC's calendar every one of these days ends on the next.
    expect(endOf('ON', '2026-03-07')).toBe('2026-03-08T05:00:00.000Z');
    expect(endOf('ON', '2026-03-08')).toBe('2026-03-09T04:00:00.000Z');
    expect(endOf('ON', '2026-11-01')).toBe('2026-11-02T05:00:00.000Z');
    expect(endOf('BC', '2026-03-07')).toBe('2026-03-08T08:00:00.000Z');
    expect(endOf('BC', '2026-03-08')).toBe('2026-03-09T07:00:00.000Z');
    expect(endOf('NS', '2026-03-07')).toBe('2026-03-08T04:00:00.000Z');
    expect(endOf('NS', '2026-03-08')).toBe('2026-03-09T03:00:00.000Z');

    const { path } = await subscribe(await officerOf(provinces));
    const { text, headers } = await read(path).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const found = events(text);
    expect(found.size).toBe(11);
    for (const { province, number, dueOn, dueAt } of ends) {
      const event = found.get(`Decide the labour-market test (${number})`);
      // A day and no instant: whatever zone the reader is in, it is this day.
      expect(event?.startDate.isDate).toBe(true);
      expect(event?.startDate.toString()).toBe(dueOn);
      expect(event?.duration.toString()).toBe('P1D');
      expect(dateIn(new Date(dueAt.getTime() - 1), zones[province])).toBe(dueOn);
      expect(event?.description).toContain(`until midnight in ${province}`);
      expect(event?.description).toContain(
        'When missed: goes to a supervisor, the ministry or the consulate',
      );
    }
  });

  it('has nothing of other employers, provinces or roles', async () => {
    const [mine, other] = [await placeWorkers(world), await placeWorkers(world)];
    const owedOn = (of: typeof mine, dueOn: string) =>
      owe(world, {
        subject: { type: 'job-order', id: of.orderId },
        employerId: of.employer.organisationId,
        dueOn,
      });
    await owedOn(mine, '2026-10-01');
    await owedOn(other, '2026-10-02');
    await owe(world, {
      ...decideLmt,
      subject: { type: 'job-order', id: mine.orderId },
      employerId: mine.employer.organisationId,
      dueOn: '2026-10-03',
    });
    const { path } = await subscribe(mine.employer);
    const { text } = await read(path).expect(200);
    const days = [...events(text).values()].map(({ startDate }) => startDate.toString());
    expect(days).toEqual(['2026-10-01']);
    expect(text).not.toContain(`JO-${other.orderId}`.slice(0, 30));
    const { path: elsewhere } = await subscribe(await officerOf(['PE']));
    expect(events((await read(elsewhere).expect(200)).text).size).toBe(0);
  });

  it('keeps an entry’s identity while it moves, and tells that it is no longer owed', async () => {
    const person = await officerOf(['MB']);
    const { path } = await subscribe(person);
    const order = await orderIn('MB');
    const entry = async () => {
      const text = (await read(path).expect(200)).text;
      const [found, ...others] = [...events(text).values()];
      expect(others).toEqual([]);
      const property = (name: string) => found?.component.getFirstPropertyValue(name) ?? null;
      const alarms = (found?.component.getAllSubcomponents('valarm') ?? []).map((alarm) =>
        String(alarm.getFirstPropertyValue('trigger')),
      );
      const { uid, summary, description, sequence, startDate } = found ?? ({} as ICAL.Event);
      return {
        ...{ uid, summary, description, sequence, alarms },
        on: startDate.toString(),
        status: property('status'),
        stamp: String(property('dtstamp')),
      };
    };
    const remindsOn = ['2026-05-25', '2026-05-31'];
    await owe(world, { ...decideLmt, ...order, dueOn: '2026-06-01', remindsOn });
    const first = await entry();
    // Seven days and one day before, at eight in the morning.
    expect(first).toMatchObject({ on: '2026-06-01', status: null, alarms: ['-P6DT16H', '-PT16H'] });
    await owe(world, { ...decideLmt, ...order, dueOn: '2026-06-08' });
    const moved = await entry();
    expect(moved).toMatchObject({ uid: first.uid, on: '2026-06-08', alarms: [] });
    expect(moved.description).toContain('Was due before: 2026-06-01');
    expect(moved.sequence).toBeGreaterThan(first.sequence);
    await transaction(world, (work) => world.get(Deadlines).cancelAll(work, order.subject));
    const cancelled = await entry();
    expect(cancelled).toMatchObject({ uid: first.uid, status: 'CANCELLED', alarms: [] });
    expect(cancelled.summary).toMatch(/^No longer owed: /);
    expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
    await owe(world, { ...decideLmt, ...order, dueOn: '2026-06-15' });
    const again = await entry();
    expect(again).toMatchObject({ uid: first.uid, status: null, on: '2026-06-15' });
    expect(again.sequence).toBeGreaterThan(cancelled.sequence);
    await transaction(world, (work) => world.get(Deadlines).settle(work, order.subject, 'DECIDE_LMT', 'met'));
    expect((await entry()).summary).toMatch(/^Done: /);
  });

  it('is not sent again while it is the same', async () => {
    const { path } = await subscribe(await officerOf(['SK']));
    const first = await read(path).expect(200);
    const tag = first.headers.etag ?? '';
    expect(first.headers['cache-control']).toBe('private, no-cache');
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const same = await read(path).set('if-none-match', held).expect(304);
      expect([same.text, same.headers.etag]).toEqual(['', tag]);
    }
    await read(path).set('if-none-match', '"other"').expect(200);
    await owe(world, { ...decideLmt, ...(await orderIn('SK')), dueOn: '2026-06-01' });
    const changed = await read(path).set('if-none-match', tag).expect(200);
    expect(changed.headers.etag).not.toBe(tag);
  });

  it('speaks its owner’s language', async () => {
    const officer = await world.person('host-officer', { provinces: ['NB'], language: 'fr' });
    await owe(world, { ...decideLmt, ...(await orderIn('NB')), dueOn: '2026-06-01' });
    const { text } = await read((await subscribe(officer)).path).expect(200);
    const [event] = [...events(text).values()];
    expect(event?.summary).toMatch(/^Trancher l’étude du marché du travail \(/);
    expect(event?.description).toContain('Sinon : renvoi à un superviseur');
  });

  it('shows what its owner may see now, and ends with the account and the membership', async () => {
    const officer = await officerOf(['AB', 'PE']);
    for (const province of ['AB', 'PE'])
      await owe(world, { ...decideLmt, ...(await orderIn(province)), dueOn: '2026-06-01' });
    const { path } = await subscribe(officer);
    const size = async () => events((await read(path).expect(200)).text).size;
    expect(await size()).toBe(2);
    const narrow = `update membership set provinces = $2 where id = $1`;
    await world.dataSource.query(narrow, [officer.membershipId, ['AB']]);
    expect(await size()).toBe(1);
    const disable = 'update user_account set disabled_at = $2 where id = $1';
    await world.dataSource.query(disable, [officer.userId, new Date()]);
    await read(path).expect(404);
    await world.dataSource.query(disable, [officer.userId, null]);
    expect(await size()).toBe(1);
    await world.dataSource.query('delete from api_token where membership_id = $1', [officer.membershipId]);
    await world.dataSource.query('delete from membership where id = $1', [officer.membershipId]);
    await read(path).expect(404);
  });
});

describe('the address of a calendar', () => {
  it('is told once, kept as a hash, and no part of the trail or the log', async () => {
    const logger = world.api.get<Logger>(LOGGER);
    logger.level = 'trace';
    const lines: unknown[] = [];
    const spies = (['info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(logger, level).mockImplementation((...line: unknown[]) => void lines.push(line)),
    );
    const person = await officerOf(['ON']);
    const { id, path } = await subscribe(person);
    const secret = /tcal_[\w-]{43}/.exec(path)?.[0] ?? 'none';
    expect(path).toBe(`/api/v1/calendar-feeds/${secret}.ics`);
    await read(path).expect(200);
    const wrong = await read(path.replace('.ics', 'x.ics')).expect(404);
    expect(wrong.text).not.toContain(secret);
    for (const spy of spies) spy.mockRestore();
    logger.level = 'error';
    expect(JSON.stringify(lines)).toContain('/api/v1/calendar-feeds/:file');
    expect(JSON.stringify(lines)).not.toContain('tcal_');
    const [stored] = await world.dataSource.query('select * from calendar_feed where id = $1', [id]);
    expect(stored.secret_hash).toBe(secretHash(secret));
    expect(JSON.stringify(stored)).not.toContain(secret);
    const entries = await world.dataSource.query('select entry::text as text from audit_entry');
    expect(JSON.stringify(entries)).not.toContain('tcal_');
    expect(JSON.stringify(entries)).toContain('calendar-feed.created');
    const { body } = await person.get('calendar-feeds').expect(200);
    expect(body).toEqual([{ id, name: 'Telephone', createdAt: expect.any(String), revokedAt: null }]);
  });

  it('is not told again to who sends the same request twice', async () => {
    const person = await officerOf(['ON']);
    const send = () =>
      person.post('calendar-feeds', { name: 'Telephone' }).set('idempotency-key', 'one-and-the-same');
    await send().expect(200);
    expect((await send().expect(409)).body.code).toBe('FEED_TOLD_ONCE');
    expect((await person.get('calendar-feeds').expect(200)).body).toHaveLength(1);
  });

  it('opens nothing once it is revoked, by its owner and nobody else', async () => {
    const [person, stranger] = [await officerOf(['ON']), await officerOf(['ON'])];
    const { id, path } = await subscribe(person);
    const { path: kept } = await subscribe(person);
    const { etag } = (await read(path).expect(200)).headers;
    await stranger.delete(`calendar-feeds/${id}`).expect(404);
    await read(path).expect(200);
    expect((await person.delete(`calendar-feeds/${id}`).expect(200)).body.receipt.act).toBe('revoked');
    const gone = await read(path)
      .set('if-none-match', etag ?? '')
      .set('x-request-id', 'one-request')
      .expect(404);
    // Nobody can tell a revoked address from one that never was, or from a secret without its ending.
    for (const never of [path.replace('tcal_', 'tcal_x'), path.replace('.ics', ''), kept.replace('.ics', '')])
      expect((await read(never).set('x-request-id', 'one-request').expect(404)).body).toEqual(gone.body);
    await read(kept).expect(200);
    await person.delete(`calendar-feeds/${id}`).expect(404);
    expect((await stranger.get('calendar-feeds').expect(200)).body).toEqual([]);
  });

  it('cannot be guessed by the thousand', async () => {
    const { path } = await subscribe(await officerOf(['ON']));
    const guess = path.replace('tcal_', 'tcal_x');
    let tries = 0;
    while (tries < 500 && (await read(guess)).status !== 429) tries += 1;
    expect(tries).toBeLessThan(500);
    const stopped = await read(path).expect(429);
    expect(stopped.body.code).toBe('TOO_MANY_TRIES');
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
  });
});
