import { existsSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createDatabase, startEmbeddedPostgres } from '#libs/platform/postgres';
import { createTestDatabase } from '../support/database.js';
import { refusalIn, runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(300_000);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refusals-'));
  await writeFile(join(folder, 'empty.json'), '{}');
  await writeFile(join(folder, 'empty.csv'), 'a,b\n1,2\n');
});
afterAll(() => rm(folder, { recursive: true }));

const url = (port: number) => `postgres://user@127.0.0.1:${port}/temporada`;

/** Files of the call lie in the folder of the test. */
const placedArgs = (args: readonly string[]) =>
  args.map((one) => (/^empty[.]/.test(one) ? join(folder, one) : one));

describe('a command that is refused', () => {
  const nowhere = { DATABASE_URL: url(9) };
  const wrong: [string[], number, string, Record<string, string>?][] = [
    [['checklist', '--province', 'XX'], 2, 'CALL_INVALID'],
    [
      ['checklist', '--programme', 'sawp-mexico', '--province', 'ON', '--need-from', '2010-05-04'],
      3,
      'VALUE_NOT_HELD',
    ],
    [['pay', 'empty.json'], 2, 'FACTS_INVALID'],
    [['pay', 'none.json'], 2, 'CALL_INVALID'],
    [['withholding', 'empty.csv'], 2, 'FILE_UNREADABLE'],
    [['audit', 'empty.csv'], 2, 'FILE_UNREADABLE'],
    [['audit', 'empty.csv', '--programme', 'h-2a'], 2, 'CALL_INVALID'],
    [['rules', 'list', '--status', 'sure'], 2, 'CALL_INVALID'],
    [['rules', 'check', '--values', 'nowhere'], 2, 'CALL_INVALID'],
    [['what-if', 'empty.json', '--workers', '5'], 2, 'FACTS_INVALID'],
    [['what-if', 'empty.json', '--by', 'x'], 2, 'CALL_INVALID'],
    [['season', '--workers', '0', '--seed', 'x'], 2, 'CALL_INVALID'],
    [['deadlines', 'replan', '--apply', '--values', 'x'], 2, 'CALL_INVALID', nowhere],
    [['verify-log', '--head', '1'], 2, 'CALL_INVALID', nowhere],
    [['verify-log', '--database', 'x'], 2, 'CALL_INVALID', nowhere],
    [['admin'], 2, 'CALL_INVALID', nowhere],
    [['import', 'employers', 'empty.csv'], 2, 'FILE_UNREADABLE', nowhere],
    [['import'], 2, 'CALL_INVALID'],
    [['audit', 'empty.csv', '--unknown'], 2, 'CALL_INVALID'],
    [['nothing'], 2, 'CALL_INVALID'],
    [['migrate'], 2, 'SETTINGS_INVALID', { DATABASE_URL: 'here', TEMPORADA_NONE: '1' }],
    [['migrate'], 3, 'SYSTEM_FAILED', nowhere],
    [['seed'], 3, 'SYSTEM_FAILED', nowhere],
    [['start'], 3, 'SYSTEM_FAILED', nowhere],
    [['api'], 3, 'SYSTEM_FAILED', nowhere],
    [['worker'], 3, 'SYSTEM_FAILED', nowhere],
    [['what-if', 'empty.json', '--database'], 2, 'FACTS_INVALID', nowhere],
  ];

  it.each(wrong)(
    'answers %j with %d and one document of the kind %s',
    async (args, exit, kind, environment = {}) => {
      const placed = args.map((one) => (/^empty[.]/.test(one) ? join(folder, one) : one));
      const outcome = await runCli([...placed, '--json'], environment);
      expect([outcome.code, outcome.stderr]).toEqual([exit, '']);
      const { code, title, detail, instead, problems } = refusalIn(outcome);
      expect(code).toBe(kind);
      for (const words of [title, detail, instead]) expect(words).toMatch(/\S/);
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        expect(problem).toMatchObject({
          code: expect.stringMatching(/^[A-Z][A-Z_\d]+$/),
          detail: expect.stringMatching(/\S/),
          instead: expect.stringMatching(/\S/),
        });
        expect(Object.keys(problem)).toEqual(
          [
            'code',
            'path',
            'line',
            'column',
            'value',
            'expected',
            'rule',
            'source',
            'detail',
            'instead',
          ].filter((name) => name in problem),
        );
      }
    },
  );

  it.each(wrong.filter(([, , kind], at) => wrong.findIndex((one) => one[2] === kind) === at))(
    'says the same of %j in words on standard error',
    async (args, exit, _kind, environment = {}) => {
      const placed = placedArgs(args);
      const { problems } = refusalIn(await runCli([...placed, '--json'], environment));
      const { code, stdout, stderr } = await runCli(placed, environment);
      expect([code, stdout]).toEqual([exit, '']);
      for (const { detail, instead } of problems) {
        expect(stderr).toContain(detail);
        expect(stderr).toContain(`What to do: ${instead}`);
      }
    },
  );

  it('tells all that is wrong with settings at once', async () => {
    const outcome = await runCli(['migrate', '--json'], { DATABASE_URL: 'here', TEMPORADA_NONE: '1' });
    expect(refusalIn(outcome).problems.map(({ path }) => path)).toEqual(['TEMPORADA_NONE', 'DATABASE_URL']);
  });
});

describe('a database that a call misspells', () => {
  it('is not made, nor a server for it, by any command that works on one', async () => {
    const data = join(folder, 'no-server');
    const environment = { TEMPORADA_DATA_FOLDER: data };
    for (const args of [
      ['verify-log'],
      ['deadlines', 'replan'],
      ['admin', '--email', 'a@b.example', '--name', 'A'],
    ]) {
      const { code, stderr } = await runCli([...args, '--database', 'nosuch'], environment);
      expect([code, stderr]).toEqual([2, expect.stringContaining('not "nosuch"')]);
    }
    for (const args of [['migrate'], ['worker'], ['api'], ['verify-log']]) {
      const { code, stderr } = await runCli(args, environment);
      expect([code, stderr]).toEqual([3, expect.stringContaining('There is no database "temporada"')]);
    }
    expect(existsSync(data)).toBe(false);
  });

  it('is told with those that are there', async () => {
    const data = await mkdtemp(join(folder, 'server-'));
    // As root the server runs as another user, who has to pass through.
    for (const one of [folder, data]) await chmod(one, 0o711);
    const running = await startEmbeddedPostgres({
      folder: join(data, 'postgres'),
      log: () => undefined,
      durable: false,
    });
    try {
      const call = () => runCli(['verify-log', '--database', 'nosuch'], { TEMPORADA_DATA_FOLDER: data });
      expect((await call()).stderr).toContain('there is none yet');
      await createDatabase(running.ownerUrl, 'season_7');
      const { code, stderr } = await call();
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('--database takes one of season_7, not "nosuch"'),
      ]);
    } finally {
      await running.stop();
    }
  });

  it('that was not prepared is told as such', async () => {
    const bare = await createTestDatabase({ migrated: false });
    const outcomes = [];
    for (const command of ['verify-log', 'worker', 'api'])
      outcomes.push(await runCli([command], { DATABASE_URL: bare.url }));
    await bare.drop();
    for (const { code, stderr } of outcomes)
      expect([code, stderr]).toEqual([3, expect.stringContaining('run `temporada migrate`')]);
  });
});

/** A server that meets every connection in one way. */
async function serverThat(meets: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    meets(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as { port: number }).port };
}

/** PostgreSQL's word that it cannot go on, with the code of the reason. */
function errorOf(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe('a worker that starts while PostgreSQL restarts', () => {
  it.each<[string, (socket: Socket) => void]>([
    [
      'says that it starts up',
      (socket) => socket.once('data', () => socket.end(errorOf('57P03', 'starting up'))),
    ],
    [
      'says that it shuts down',
      (socket) => socket.once('data', () => socket.end(errorOf('57P01', 'shutting down'))),
    ],
    ['hangs up', (socket) => socket.once('data', () => socket.end())],
    ['breaks the connection', (socket) => socket.once('data', () => socket.resetAndDestroy())],
  ])('ends with a sentence and 3 where it %s', async (_, meets) => {
    const { server, port } = await serverThat(meets);
    const { code, stdout, stderr } = await runCli(['worker'], { DATABASE_URL: url(port) });
    server.close();
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('The database is starting, stopping or restarting');
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('a failure that nobody expects', () => {
  it('is one sentence with a reference, and its trace is logged under it at debug', async () => {
    const { server, port } = await serverThat((socket) =>
      socket.once('data', () => socket.end(errorOf('XX000', 'a fault of its own'))),
    );
    const call = (more: Record<string, string> = {}) =>
      runCli(['worker'], { DATABASE_URL: url(port), ...more });
    const quiet = await call();
    const loud = await call({ TEMPORADA_LOG_LEVEL: 'debug' });
    server.close();
    expect([quiet.code, quiet.stdout]).toEqual([3, '']);
    expect(quiet.stderr).not.toMatch(/\bat .*:\d+/);
    const [, reference] = /not expected \(reference ([0-9a-f]{8})\)/.exec(loud.stderr) ?? [];
    const line = loud.stderr
      .split('\n')
      .find((one) => one.startsWith('{') && one.includes(`"${reference ?? ''}"`));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 'debug',
      error: { stack: expect.stringContaining('    at ') },
    });
  });
});
