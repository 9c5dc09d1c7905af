import 'reflect-metadata';
import { differences } from './end-state.js';
import { live, type LivedSeason } from './live.js';
import { type Backend, type ChaosOptions, OptionProblem, readOptions } from './options.js';
import { hasRedisServer } from './trouble.js';

/** Differences that are shown; what comes after them is counted. */
const differencesShown = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Lives through a season without trouble, and through the same one for each kind of queue while everything fails. It fails
 * when a law is broken, or an obligation does not end as it does without trouble.
 */
async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words);
  if (options.backends.includes('redis') && options.redisUrl === undefined && !(await hasRedisServer()))
    throw new OptionProblem(
      'There is no redis-server to start: install it, name a Redis with --redis-url, or choose --backend postgres',
    );
  const undisturbed = await live('postgres', options, false);
  tell('without trouble', options, undisturbed, []);
  for (const backend of options.backends) await troubled(backend, options, undisturbed);
}

async function troubled(backend: Backend, options: ChaosOptions, undisturbed: LivedSeason): Promise<void> {
  const season = await live(backend, options, true);
  tell(backend, options, season, differences(undisturbed.end, season.end));
}

function tell(
  name: string,
  { obligations, seed }: ChaosOptions,
  { verdict, trouble }: LivedSeason,
  different: readonly string[],
): void {
  const { outcomes, entries, mails, broken } = verdict;
  const told = Object.entries(outcomes).map(([state, n]) => `${n} ${state}`);
  say(`${name}: seed ${seed}, ${obligations} obligations, ${told.join(', ')}; ${trouble.join('; ')}`);
  say(
    `${name}: ${mails} mails sent; ${entries} entries verified; ${broken.length} laws broken; ` +
      `${different.length} obligations ended otherwise than without trouble`,
  );
  for (const law of broken) say(`BROKEN: ${law}`);
  for (const one of different.slice(0, differencesShown)) say(`DIFFERENT: ${one}`);
  if (different.length > differencesShown) say(`and ${different.length - differencesShown} more`);
  if (broken.length + different.length > 0) process.exitCode = 1;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OptionProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
