import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import '../../.config/typescript.mjs';

const root = new URL('../../', import.meta.url);

/** What specifications ask for (`needed` in needed.ts), each made for the first that does: many need neither. */
const makers = { database: makeDatabase, program: buildProgram };

/** Answers at an address of this machine, until the run ends, whoever needs something that is made once for all. */
export default async function setUp({ testPathPatterns }) {
  const made = new Map();
  const make = (name) => {
    if (!made.has(name)) made.set(name, makers[name]());
    return made.get(name);
  };
  const server = createServer((request, response) => {
    make(request.url.slice(1)).then(
      ({ answer }) => response.end(JSON.stringify(answer)),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.env.TEST_RUN_URL = `http://127.0.0.1:${server.address().port}`;
  // Started while the first files are still loading; when it fails, whoever asks is told.
  if (wantDatabase(testPathPatterns.patterns)) make('database').catch(() => undefined);
  globalThis.stopTestRun = async () => {
    server.close();
    for (const one of await Promise.allSettled(made.values())) await one.value?.stop?.();
  };
}

/** Whether it is plain that a database will be asked for: of all files, or of those named. */
const wantDatabase = (paths) =>
  paths.length === 0 ||
  paths.some(
    (path) =>
      path.endsWith('.ts') &&
      existsSync(path) &&
      /support[/](database|journey|mail-room|world|sweep-world)[.]js/.test(readFileSync(path, 'utf8')),
  );

/** One PostgreSQL for the whole run, with one migrated template that every test file clones. */
async function makeDatabase() {
  const [{ createDatabase, databaseUrl, dropDatabase, startTestCluster }, { migrate }] = await Promise.all([
    import('#libs/platform/postgres'),
    import('../../apps/runtime/migrate.ts'),
  ]);
  const { ownerUrl, stop } = await startTestCluster();
  const template = `template_${process.pid}`;
  try {
    await createDatabase(ownerUrl, template);
    const now = new Date('2000-01-03T12:00:00Z');
    await migrate(databaseUrl(ownerUrl, template), { mode: 'demonstration', now });
  } catch (error) {
    await stop();
    throw error;
  }
  const remove = async () => {
    await dropDatabase(ownerUrl, template);
    await stop();
  };
  return { answer: { ownerUrl, template }, stop: remove };
}

/** The program as it is shipped, of today's sources. */
async function buildProgram() {
  const build = spawn(process.execPath, [fileURLToPath(new URL('apps/build.mjs', root))]);
  const [[code], said, complained] = await Promise.all([
    once(build, 'close'),
    text(build.stdout),
    text(build.stderr),
  ]);
  if (code !== 0) throw new Error(`The program was not built.\n${said}${complained}`);
  return { answer: { folder: fileURLToPath(new URL('dist', root)) } };
}
