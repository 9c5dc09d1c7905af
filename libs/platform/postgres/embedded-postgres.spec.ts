import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { transformSync } from '@swc/core';
import { Client } from 'pg';
import { statement } from './databases.js';
import { type RunningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { pause, startMark } from './processes.js';
import { StartProblem } from './start-problem.js';

// Making databases takes seconds, more on a busy machine.
jest.setTimeout(60_000);

const here = dirname(fileURLToPath(import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'temporada-spec-'));
const isRoot = process.getuid?.() === 0;
const started: RunningPostgres[] = [];
const children: ChildProcess[] = [];
let said: string[] = [];
let folders = 0;

const newFolder = () => join(scratch, `database-${String(++folders)}`);
const start = async (folder: string, durable = false) => {
  const running = await startEmbeddedPostgres({ folder, log: (sentence) => said.push(sentence), durable });
  started.push(running);
  return running;
};
const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
};
const keepWord = (url: string) => statement(url, `CREATE TABLE kept AS SELECT 'ñandú'::text AS word`);
const keptWord = (url: string) => ask(url, 'SELECT word AS answer FROM kept');
const problem = async (folder: string): Promise<StartProblem> => {
  const outcome = await start(folder).catch((error: unknown) => error);
  if (outcome instanceof StartProblem) return outcome;
  throw new Error('Expected a StartProblem', { cause: outcome });
};
const serverPid = (folder: string) =>
  Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);

/** Compiles this folder to JavaScript, so that other processes can run it. */
function compileInto(target: string): void {
  mkdirSync(target);
  for (const file of readdirSync(here).filter((name) => /(?<!\.spec)\.ts$/.test(name))) {
    const source = readFileSync(join(here, file), 'utf8');
    const { code } = transformSync(source, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(join(target, file.replace(/ts$/, 'js')), code);
  }
  writeFileSync(join(target, 'package.json'), '{"type":"module"}');
  symlinkSync(join(here, '../../../node_modules'), join(target, 'node_modules'));
}

/** Another process that runs the database of `folder`, makes the kept word, says `ready`, and then does `ending`. */
async function owner(folder: string, ending: string): Promise<ChildProcess> {
  const script = `
    import { startEmbeddedPostgres } from './embedded-postgres.js';
    import { statement } from './databases.js';
    const running = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, log() {} });
    await statement(running.ownerUrl, "CREATE TABLE kept AS SELECT 'ñandú'::text AS word");
    console.log('ready');
    ${ending}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(scratch, 'compiled'),
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] },
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

beforeAll(() => {
  chmodSync(scratch, 0o755);
  compileInto(join(scratch, 'compiled'));
});
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill());
  await Promise.all(started.splice(0).map((running) => running.stop()));
  said = [];
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('a database that is started, stopped and started', () => {
  it('keeps its data, sorts and folds accents the same everywhere, and stops twice without complaint', async () => {
    const folder = newFolder();
    const first = await start(folder, true);
    await keepWord(first.ownerUrl);
    expect(await ask(first.ownerUrl, `SELECT upper('ñandú') AS answer`)).toBe('ÑANDÚ');
    expect(await ask(first.ownerUrl, `SELECT current_setting('fsync') AS answer`)).toBe('on');
    expect(await ask(first.ownerUrl, `SELECT current_setting('listen_addresses') AS answer`)).toBe(
      '127.0.0.1',
    );
    await first.stop();
    await first.stop();
    expect(existsSync(join(folder, 'owner.json'))).toBe(false);

    const second = await start(folder);
    expect(await keptWord(second.ownerUrl)).toBe('ñandú');
    expect(await ask(second.ownerUrl, `SELECT current_setting('fsync') AS answer`)).toBe('off');
  });

  it('refuses a second start while it runs, and the first goes on', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const refusal = await problem(folder);
    expect(refusal.message).toContain(`Temporada is already running here (process ${String(process.pid)}`);
    expect(refusal.message).toContain(folder);
    expect(refusal.instead).toContain('stop it');
    expect(await ask(first.ownerUrl, 'SELECT 1 AS answer')).toBe(1);
  });

  it('lets one of two simultaneous starts win', async () => {
    const folder = newFolder();
    const outcomes = await Promise.allSettled([start(folder), start(folder)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does not mind that port 5432 is taken', async () => {
    const occupied = createServer();
    const mine = await new Promise<boolean>((resolve) => {
      occupied.once('error', () => resolve(false));
      occupied.listen(5432, '127.0.0.1', () => resolve(true));
    });
    const running = await start(newFolder());
    expect(running.port).not.toBe(5432);
    expect(await ask(running.ownerUrl, 'SELECT 1 AS answer')).toBe(1);
    if (mine) occupied.close();
  });

  it('sets a new password when the password file was lost', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await first.stop();
    rmSync(join(folder, 'password'));
    const second = await start(folder);
    expect(second.ownerUrl.split('@')[0]).not.toBe(first.ownerUrl.split('@')[0]);
    expect(await ask(second.ownerUrl, 'SELECT 1 AS answer')).toBe(1);
  });
});

describe('after a run that ended badly', () => {
  it('stops the server a killed process left behind and has its data', async () => {
    const folder = newFolder();
    const child = await owner(folder, 'setInterval(() => {}, 1000);');
    expect((await problem(folder)).message).toContain(`process ${String(child.pid)}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const orphan = serverPid(folder);
    expect(await startMark(orphan)).toBeDefined();

    const running = await start(folder);
    expect(said).toEqual([expect.stringContaining(`process ${String(orphan)}`)]);
    expect(await startMark(orphan)).toBeUndefined();
    expect(await keptWord(running.ownerUrl)).toBe('ñandú');
  });

  it('recovers when process and server were both killed', async () => {
    const folder = newFolder();
    const child = await owner(folder, 'setInterval(() => {}, 1000);');
    child.kill('SIGKILL');
    process.kill(serverPid(folder), 'SIGKILL');
    await once(child, 'exit');
    const running = await start(folder);
    expect(await keptWord(running.ownerUrl)).toBe('ñandú');
  });

  it.each(['process.exit(3);', "setTimeout(() => { throw new Error('unexpected'); });", ''])(
    'leaves no server behind when the process ends by itself: %s',
    async (ending) => {
      const folder = newFolder();
      const child = await owner(folder, ending);
      if (child.exitCode === null) await once(child, 'exit');
      for (let i = 0; i < 100 && existsSync(join(folder, 'data/postmaster.pid')); i++) await pause(50);
      expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(false);
      expect(await keptWord((await start(folder)).ownerUrl)).toBe('ñandú');
    },
  );

  it('does not take a stranger for the server when a process number was given again', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await keepWord(first.ownerUrl);
    await first.stop();
    writeFileSync(
      join(folder, 'owner.json'),
      JSON.stringify({ pid: process.pid, startMark: 'another time' }),
    );
    const lock = join(folder, 'data/postmaster.pid');
    writeFileSync(lock, `${String(process.pid)}\n${folder}/data\n`);
    expect(await keptWord((await start(folder)).ownerUrl)).toBe('ñandú');
  });

  it('leaves a server alone that somebody else started', async () => {
    const folder = newFolder();
    const first = await start(folder);
    rmSync(join(folder, 'owner.json'));
    expect((await problem(folder)).message).toContain('that Temporada did not start');
    expect(await ask(first.ownerUrl, 'SELECT 1 AS answer')).toBe(1);
  });
});

describe('a data folder that is not as it should be', () => {
  it('is moved aside, not deleted, when no database was ever complete in it', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'data/base'), { recursive: true });
    mkdirSync(join(folder, 'data.unfinished-1234/base'), { recursive: true });
    writeFileSync(join(folder, 'data/PG_VERSION'), '18\n');
    const running = await start(folder);
    expect(await ask(running.ownerUrl, 'SELECT 1 AS answer')).toBe(1);
    const names = readdirSync(folder).filter((name) => name.startsWith('data.'));
    expect(names).toEqual([expect.stringMatching(/^data\.aside-\d+$/)]);
    expect(readdirSync(join(folder, String(names[0]))).sort()).toEqual(['PG_VERSION', 'base']);
    expect(said.join()).toContain('moved');
  });

  it('is refused untouched when it is of another major version or lost its version', async () => {
    const folder = newFolder();
    await (await start(folder)).stop();
    writeFileSync(join(folder, 'data/PG_VERSION'), '17\n');
    const other = await problem(folder);
    expect(other.message).toMatch(/made by PostgreSQL 17; this release runs PostgreSQL 18/);
    expect(other.instead).toContain('pg_dump');
    rmSync(join(folder, 'data/PG_VERSION'));
    expect((await problem(folder)).message).toContain('damaged');
    writeFileSync(join(folder, 'data/PG_VERSION'), '18\n');
    expect((await start(folder)).port).toBeGreaterThan(0);
  });

  it('is named, with the user, when it cannot be written', async () => {
    const file = join(scratch, 'a-file');
    writeFileSync(file, '');
    const refusal = await problem(join(file, 'postgres'));
    expect(refusal.message).toContain(file);
    expect(refusal.message).toContain('for the user');
    expect(refusal.instead).toContain('another folder');
  });

  (isRoot ? it : it.skip)(
    'names the folder above it that the system user may not pass, as root',
    async () => {
      const closed = join(scratch, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const refusal = await problem(join(closed, 'postgres'));
      expect(refusal.message).toContain(`may not pass through ${closed} `);
      expect(refusal.instead).toContain(`chmod o+x ${closed}`);
    },
  );

  (isRoot ? it.skip : it)('names the folder that a plain user may not write', async () => {
    const closed = join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    const refusal = await problem(join(closed, 'postgres'));
    expect(refusal.message).toContain(join(closed, 'postgres'));
    expect(refusal.message).toMatch(/^The user \S+ may not read and write/);
  });
});
