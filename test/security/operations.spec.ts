import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, Sweep } from '#libs/deadlines';
import { newId, openWorker, type Queue, QUEUE, type Worker } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let administrator: Person;
let worker: Worker | undefined;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  administrator = await world.person('administrator');
});

afterEach(async () => {
  await worker?.close();
  worker = undefined;
});

afterAll(() => world.close());

/** A deadline whose enforcement failed, as a sweep leaves it behind. */
async function failing(failure: string, failures = 1): Promise<string> {
  const subject = newId();
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    world.get(Deadlines).schedule(work, {
      kind: 'TEST_PLAIN',
      subject: { type: 'test', id: subject },
      owedBy: 'employer',
      employerId: null,
      province: 'ON',
      timeZone: 'America/Toronto',
      dueOn: plainDate('2000-01-20'),
      countedFrom: 'test',
      source: { title: 'A test' },
    }),
  );
  const [{ id }] = await world.dataSource.query(`select id from deadline where subject_id = $1`, [subject]);
  await world.dataSource.query(
    `update deadline set failures = $2, last_failure = $3, next_at = official_now() + interval '1 hour' where id = $1`,
    [id, failures, failure],
  );
  return id as string;
}

const stateOf = async (id: string) => {
  const [row] = await world.dataSource.query(
    'select state, failures, next_at > official_now() as later from deadline where id = $1',
    [id],
  );
  return row as { state: string; failures: number; later: boolean };
};

/** A job that its handler threw out, once and for all. */
async function failedJob(): Promise<string> {
  const queue: Queue = world.api.get(QUEUE);
  await queue.add('test.broken', {}, { attempts: 1 });
  const broken = new Promise<string>((resolve) => {
    worker = openWorker(
      { databaseUrl: world.databaseUrl },
      ({ name }) =>
        name === 'test.broken' ? Promise.reject(new Error('It <b>fell</b> over')) : Promise.resolve(),
      1,
    );
    worker.on('failed', (job) => {
      resolve(job?.id ?? '');
    });
  });
  const id = await broken;
  await worker?.close();
  return id;
}

const get = async (language?: string) =>
  (await administrator.get(`queue${language === undefined ? '' : `?language=${language}`}`).expect(200)).body;
const page = async (language: string) =>
  (await administrator.get(`/operations/queue?language=${language}`).expect(200)).text;

describe('deadlines that fail', () => {
  it('are listed with what it means and what to do, the one that failed most often first', async () => {
    expect(await get()).toMatchObject({ deadLetterCount: 0, deadLetters: [], backend: 'postgresql' });
    const [once, often] = [await failing('40P01'), await failing('NOT_FOUND', 7)];
    const { deadLetterCount, deadLetters } = await get('fr');
    expect(deadLetterCount).toBe(2);
    expect(deadLetters).toMatchObject([
      { id: often, failures: 7, failure: 'NOT_FOUND', explained: { kind: 'refused' } },
      { id: once, failures: 1, explained: { kind: 'collision', remedy: expect.stringMatching(/^Rien : /) } },
    ]);
    expect(Object.keys(deadLetters[0]).sort()).toEqual(
      ['dueOn', 'explained', 'failure', 'failures', 'id', 'kind', 'nextAt', 'province'].sort(),
    );
  });

  it('are tried again when told, with one receipt however often they are told so between two attempts', async () => {
    const id = await failing('The handler fell over', 3);
    await world.get(Sweep).run();
    expect(await stateOf(id)).toEqual({ state: 'open', failures: 3, later: true });
    const answers = await Promise.all([1, 2].map(() => administrator.post(`deadlines/${id}/retry`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [one, other] = answers.map(({ body }) => body.receipt);
    expect(one).toMatchObject({ next: [{ act: 'ENFORCE_DEADLINES', by: 'service' }] });
    expect(other.number).toBe(one.number);
    expect((await stateOf(id)).later).toBe(false);
    await world.get(Sweep).run();
    expect(await stateOf(id)).toEqual({ state: 'missed', failures: 0, later: null });
    expect((await administrator.post(`deadlines/${id}/retry`).expect(409)).body.code).toBe(
      'DEADLINE_DOES_NOT_FAIL',
    );
    await administrator.post(`deadlines/${newId()}/retry`).expect(404);
    const [{ entries }] = await world.dataSource.query(
      `select count(*)::int as entries from audit_entry where entry::text like '%deadline.retried%' and entry::text like '%' || $1 || '%'`,
      [id],
    );
    expect(entries).toBeGreaterThan(0);
  });

  it('are for administrators only', async () => {
    for (const role of ['host-supervisor', 'employer', 'auditor'] as const) {
      const person = await world.person(role);
      await person.get('queue').expect(403);
      await person.get('/operations/queue').expect(403);
      await person.post(`deadlines/${newId()}/retry`).expect(403);
    }
  });
});

describe('jobs that were given up', () => {
  it('are listed with what their handler said, and put back once', async () => {
    const id = await failedJob();
    const { available, counts, failedJobs } = await get();
    expect(available).toBe(true);
    expect(counts.failed).toBe(1);
    expect(failedJobs).toMatchObject([{ id, name: 'test.broken', failure: 'It <b>fell</b> over' }]);
    const path = `failed-jobs/${encodeURIComponent(id)}/retry`;
    const answers = await Promise.all([administrator.post(path), administrator.post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await get()).failedJobs).toEqual([]);
    await administrator.post(path).expect(404);
  });
});

describe('the queue page', () => {
  it('shows it all in three languages, with buttons that need no script', async () => {
    const id = await failing('57P01');
    await failedJob();
    const texts = { en: 'Try now', fr: 'Réessayer', es: 'Intentar ahora' };
    const states = { en: 'delayed', fr: 'différées', es: 'aplazadas' };
    for (const [language, button] of Object.entries(texts) as ['en' | 'fr' | 'es', string][]) {
      const text = await page(language);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).toContain(`action="/api/v1/deadlines/${id}/retry?language=${language}"`);
      expect(text).toContain(`>${button}</button>`);
      expect(text).toContain(`<th scope="row">${states[language]}</th>`);
      expect(text).toContain('It &lt;b&gt;fell&lt;/b&gt; over');
      expect(text).not.toMatch(/<script|onclick|undefined|\{\w+\}/);
    }
  });

  it('answers a form with a page that has the receipt, and a browser without an account with one that says so', async () => {
    const id = await failing('57P01');
    const { text } = await administrator
      .post(`deadlines/${id}/retry?language=es`)
      .set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8')
      .type('form')
      .expect(200);
    expect(text).toMatch(/Recibo R-\d{6}-\d/);
    expect(text).toContain('href="/operations/queue?language=es"');
    const stranger = await administrator
      .get('/operations/queue?language=fr')
      .set('authorization', 'Bearer nobody')
      .set('accept', 'text/html')
      .expect(401);
    expect(stranger.text).toContain('<html lang="fr">');
  });

  it('says so while the queue is away, and shows the rest', async () => {
    const queue: Queue = world.api.get(QUEUE);
    await queue.close();
    expect(await get()).toMatchObject({ available: false, counts: {}, failedJobs: [] });
    expect(await page('en')).toContain('The queue does not answer.');
    expect((await administrator.post('failed-jobs/1/retry').expect(503)).body.code).toBe('QUEUE_AWAY');
  });
});
