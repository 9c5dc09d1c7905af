import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openQueue } from '#libs/platform';
import { MailRoom } from '../support/mail-room.js';
import { startHangingServer } from '../support/mail-server.js';
import { ask, enforced, goTo, kinds, none, outcomes, plan, until } from './obligations.js';
import { killWorkers, startWorker, type WorkerProcess } from './worker-process.js';

let room: MailRoom;
let url: string;
let hanging: Awaited<ReturnType<typeof startHangingServer>>;
let worker: WorkerProcess;

beforeAll(async () => {
  room = await MailRoom.open();
  url = room.world.databaseUrl;
  hanging = await startHangingServer();
  worker = startWorker({
    DATABASE_URL: url,
    SMTP_URL: hanging.url,
    MAIL_FROM: 'temporada@example.org',
    TEMPORADA_MAIL_SECONDS: '120',
  });
}, 60_000);

beforeEach(() => room.nextTest());

afterAll(async () => {
  await killWorkers();
  await hanging.close();
  await room.close();
});

const due = () =>
  plan(
    room.world,
    kinds.map((kind) => ({ kind, dueOn: room.later(0) })),
  );
const dayAfter = () => goTo(url, `${room.later(1)}T12:00:00Z`);
const once = { state: 'missed', enforced: 1, recorded: 1 };
const told = { ...once, notices: ['escalation 1'] };
const untold = { ...once, notices: [] };

describe('what nothing can be done with keeps nothing else waiting:', () => {
  it('a job that nobody handles, or whose handler throws, is given up and listed', async () => {
    const queue = openQueue({ databaseUrl: url });
    const poison = await queue.add('test.poison', { of: 'nobody' }, { attempts: 2, backoff: 0 });
    const ids = await due();
    await dayAfter();
    await enforced(url);
    expect(await outcomes(url, ids)).toEqual([told, told, untold, untold]);
    await until(url, `select state = 'failed' as yes from bullmq.job where id = $1`, [poison.id]);
    const administrator = await room.world.person('administrator');
    const { body } = await administrator.get('queue').expect(200);
    expect(body.failedJobs).toMatchObject([
      { id: poison.id, name: 'test.poison', attempts: 2, failure: expect.stringContaining('No handler') },
    ]);
    await queue.close();
    expect(worker.alive()).toBe(true);
  }, 30_000);

  it('an obligation whose effect always fails is listed, tried again later, and enforced once it can be', async () => {
    const [bad = '', ...good] = await due();
    await ask(
      url,
      `create function poison() returns trigger language plpgsql as $$
       begin if new.state = 'missed' then raise exception 'Poisoned'; end if; return new; end $$;
       create trigger poison before update on deadline for each row when (new.subject_id = '${bad}') execute function poison()`,
    );
    await dayAfter();
    await until(url, 'select failures = 1 as yes from deadline where subject_id = $1', [bad]);
    await enforced(url);
    expect(await outcomes(url, good)).toEqual([told, untold, untold]);
    expect(await outcomes(url, [bad])).toEqual([{ state: 'open', enforced: 0, recorded: 0, notices: [] }]);
    const administrator = await room.world.person('administrator');
    const { body } = await administrator.get('queue').expect(200);
    expect(body.deadLetters).toMatchObject([{ failures: 1 }]);
    await ask(url, 'drop trigger poison on deadline; drop function poison()');
    // It is tried again a minute after it failed.
    await goTo(url, `${room.later(1)}T12:05:00Z`);
    await none(url, `deadline where subject_id = $1 and state = 'open'`, [bad]);
    expect(await outcomes(url, [bad])).toEqual([told]);
  }, 30_000);

  it('a mail server that hangs', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person }, 'escalation');
    await until(url, 'select exists (select from mail where claimed_until is not null) as yes');
    while (hanging.connections() === 0) await new Promise((next) => setTimeout(next, 50));
    const ids = await due();
    await dayAfter();
    await enforced(url);
    expect(await outcomes(url, ids)).toEqual([told, told, untold, untold]);
    // The mail is still on its way: the server has two minutes for each reply.
    expect(await room.mailsOf(person)).toMatchObject([{ state: 'waiting', attempts: 1, last_failure: null }]);
  }, 30_000);
});
