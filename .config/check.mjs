#!/usr/bin/env node
/**
 * Runs every check that needs no database, two at a time, and says of each how it went. `npm run check` runs all,
 * `npm run check -- lint walls` only these. Output is shown of checks that fail. The last line counts them.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The longest first, so that the others fit beside it. */
const checks = [
  { name: 'lint', what: 'ESLint, with types', npm: 'check:lint' },
  { name: 'format', what: 'Prettier', npm: 'check:format' },
  { name: 'types', what: 'TypeScript, strict', npm: 'check:types' },
  { name: 'values', what: 'every rule value is cited, every worked case holds', npm: 'check:values' },
  { name: 'papers', what: 'README and docker agree with the code', npm: 'check:papers' },
  { name: 'walls', what: 'imports go down, through faces, without cycles', npm: 'check:walls' },
  { name: 'unused', what: 'no unused file, export or package', npm: 'check:unused' },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no check ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

/** Runs one check to its end and says how it went. */
function run({ name, what, npm }) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', npm], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${seconds.padStart(5)} s  ${what}`);
      if (code !== 0) console.log(`\n${output.trim().replace(/^/gm, '    ')}\n`);
      resolve(code === 0);
    });
  });
}

const waiting = checks.filter(({ name }) => asked.length === 0 || asked.includes(name));
const outcomes = [];
async function runWaiting() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await run(next));
}
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, cpus().length)) }, runWaiting));

const failed = outcomes.filter((passed) => !passed).length;
console.log(`${outcomes.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
