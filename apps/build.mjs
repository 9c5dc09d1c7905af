#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes `dist` what the sources say. It is made whole and takes the place of the one before, so that nothing stays of a
 * source that has changed or gone; it is left alone when it is, to the byte, what these very sources were made into.
 */
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const next = `dist.${process.pid}`;
const seal = 'dist/.built-from';

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);

/** Of everything that could lead to other output. */
function digestOfSources() {
  const sources = ['apps', 'libs', 'migrations'].flatMap(filesIn);
  const built = sources.filter((file) => /[.](ts|mjs|json)$/.test(file) && !file.endsWith('.spec.ts'));
  return digest([...built, 'package-lock.json', 'package.json', 'tsconfig.json']);
}

const sealOn = (sources) => `${sources} ${digest(filesIn('dist').filter((file) => file !== seal))}\n`;

function isBuiltFrom(sources) {
  try {
    return readFileSync(seal, 'utf8') === sealOn(sources);
  } catch {
    return false;
  }
}

/** Builds that were killed leave what they had made. */
function removeRemains() {
  for (const name of readdirSync('.').filter((one) => /^dist[.]\d+$/.test(one))) {
    try {
      process.kill(Number(name.slice('dist.'.length)), 0);
    } catch {
      rmSync(name, { recursive: true, force: true });
    }
  }
}

const sources = digestOfSources();
if (!isBuiltFrom(sources)) {
  removeRemains();
  const compiler = ['node_modules/typescript/bin/tsc', '-p', 'apps/tsconfig.build.json', '--outDir', next];
  const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
  if (status !== 0) {
    rmSync(next, { recursive: true, force: true });
    process.exit(1);
  }
  rmSync('dist', { recursive: true, force: true });
  renameSync(next, 'dist');
  // What was saved while the compiler ran is or is not in there: without a seal the next build makes it anew.
  if (digestOfSources() === sources) writeFileSync(seal, sealOn(sources));
}
