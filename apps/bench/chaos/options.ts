import { parseArgs } from 'node:util';

/** The queues that a season is lived through with. */
export const backends = ['postgres', 'redis'] as const;
export type Backend = (typeof backends)[number];

/** What a run of the season in which everything fails is to be. */
export interface ChaosOptions {
  obligations: number;
  /** Days on which obligations fall due. */
  days: number;
  seed: number;
  backends: readonly Backend[];
  /** Likelihood with which the answer to a call is lost, of every call to database, queue and mail server. */
  lostAnswers: number;
  workers: number;
  /** A Redis that is there and whose database may be emptied; undefined starts one of the run's own, and stops it too. */
  redisUrl: string | undefined;
}

/** A call of the program that asks for what there is not; its message says what was expected. */
export class OptionProblem extends Error {}

const definitions = {
  obligations: { type: 'string', default: '20000' },
  days: { type: 'string', default: '12' },
  seed: { type: 'string', default: '7' },
  backend: { type: 'string', default: 'both' },
  'lost-answers': { type: 'string', default: '0.07' },
  workers: { type: 'string', default: '3' },
  'redis-url': { type: 'string' },
} as const;

/** With more than this lost, transactions of several calls hardly ever come to their end. */
const mostLost = 0.2;

/** Reads the options of a command line. Throws an OptionProblem that names every wrong one. */
export function readOptions(words: readonly string[]): ChaosOptions {
  const values = parsed(words);
  const problems: string[] = [];
  const whole = (name: 'obligations' | 'days' | 'seed' | 'workers', least: number, most: number): number => {
    const value = Number(values[name]);
    if (!/^\d+$/.test(values[name]) || value < least || value > most)
      problems.push(`--${name} "${values[name]}": expected a whole number from ${least} to ${most}`);
    return value;
  };
  const lostAnswers = Number(values['lost-answers']);
  if (!/^\d*[.]?\d+$/.test(values['lost-answers']) || lostAnswers > mostLost)
    problems.push(`--lost-answers "${values['lost-answers']}": expected a number from 0 to ${mostLost}`);
  const chosen = backends.filter((one) => values.backend === 'both' || values.backend === one);
  if (chosen.length === 0)
    problems.push(`--backend "${values.backend}": expected one of both, ${backends.join(', ')}`);
  const redisUrl = values['redis-url'];
  if (redisUrl !== undefined && !isRedis(redisUrl))
    problems.push('--redis-url: expected an address without a password, as redis://127.0.0.1:6379/3');
  const options = {
    obligations: whole('obligations', 1, 1_000_000),
    days: whole('days', 1, 60),
    seed: whole('seed', 0, 2 ** 31),
    workers: whole('workers', 1, 10),
  };
  if (problems.length > 0) throw new OptionProblem(problems.join('\n'));
  return { ...options, backends: chosen, lostAnswers, redisUrl };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: definitions }).values;
  } catch (error) {
    throw new OptionProblem(
      `${error instanceof Error ? error.message : String(error)}\nThere are --${Object.keys(definitions).join(', --')}.`,
    );
  }
}

/** It is spoken to in the plainest way, to empty it. */
function isRedis(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'redis:' && url.password === '' && /^(\/\d*)?$/.test(url.pathname);
}
