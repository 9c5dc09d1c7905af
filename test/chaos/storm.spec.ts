import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { differences } from '../../apps/bench/chaos/end-state.js';
import { readOptions } from '../../apps/bench/chaos/options.js';
import { isReadyForQuery } from '../../apps/bench/chaos/relay.js';
import { built } from '../support/needed.js';
import { redisOf } from '../support/redis.js';

const program = await built('apps/bench/chaos/main.js');
const redisUrl = redisOf('storm');

/** A season of a few days and obligations; `npm run chaos` is the same with many. */
const small = ['--obligations', '240', '--days', '1', '--workers', '2', '--seed', '11'];

function chaos(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const environment = { ...process.env, NODE_OPTIONS: '' };
  return new Promise((done) => {
    execFile(process.execPath, [program, ...words], { env: environment }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

describe('a season in which everything fails', () => {
  it(`ends as it does without trouble, ${redisUrl === undefined ? 'with queues in PostgreSQL' : 'on both kinds of queue'}`, async () => {
    const redis = redisUrl === undefined ? [] : ['--redis-url', redisUrl];
    const { code, stdout, stderr } = await chaos([
      ...small,
      ...['--backend', redisUrl === undefined ? 'postgres' : 'both'],
      ...redis,
    ]);
    expect({ code, stderr, wrong: stdout.match(/^(BROKEN|DIFFERENT).*$/gm) }).toEqual({
      code: 0,
      stderr: '',
      wrong: null,
    });
    const seasons = stdout.match(
      /^[\w ]+: \d+ mails sent; \d+ entries verified; 0 laws broken; 0 obligations/gm,
    );
    expect(seasons).toHaveLength(redisUrl === undefined ? 2 : 3);
    // Trouble there was.
    expect(stdout).toMatch(
      /^postgres: .* 3 workers killed .* stopped at once 1 times; [1-9]\d* of \d+ answers/m,
    );
  }, 300_000);
});

describe('the options of such a season', () => {
  it('lose between five and ten answers of a hundred where nothing else is said', () => {
    const { lostAnswers, obligations, backends } = readOptions([]);
    expect(lostAnswers).toBeGreaterThanOrEqual(0.05);
    expect(lostAnswers).toBeLessThanOrEqual(0.1);
    expect({ obligations, backends }).toEqual({ obligations: 20_000, backends: ['postgres', 'redis'] });
  });

  it.each([
    [['--obligations', '0'], '--obligations "0": expected a whole number from 1 to 1000000'],
    [['--obligations', '2e3'], '--obligations "2e3": expected a whole number from 1 to 1000000'],
    [['--days', '61'], '--days "61": expected a whole number from 1 to 60'],
    [['--seed', '-1'], '--seed'],
    [['--workers', '0'], '--workers "0": expected a whole number from 1 to 10'],
    [['--lost-answers', '0.21'], '--lost-answers "0.21": expected a number from 0 to 0.2'],
    [['--lost-answers', ''], '--lost-answers "": expected a number from 0 to 0.2'],
    [['--backend', 'mysql'], '--backend "mysql": expected one of both, postgres, redis'],
    [['--redis-url', 'http://localhost'], '--redis-url: expected an address without a password'],
    [['--speed', '3'], 'There are --obligations, --days, --seed, --backend'],
  ])('%j are wrong, and it is said how', (words, said) => {
    expect(() => readOptions(words)).toThrow(said);
  });

  it('are all told at once when several are wrong, and nothing is begun', async () => {
    const { code, stdout, stderr } = await chaos(['--days', 'x', '--backend', 'y']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--days "x"');
    expect(stderr).toContain('--backend "y"');
  });

  it('take both ends of what they allow', () => {
    expect(readOptions(['--lost-answers', '0.2', '--days', '60', '--workers', '10'])).toMatchObject({
      lostAnswers: 0.2,
      days: 60,
      workers: 10,
    });
    expect(readOptions(['--lost-answers', '0', '--backend', 'redis'])).toMatchObject({
      lostAnswers: 0,
      backends: ['redis'],
    });
  });
});

describe('two ends of a season', () => {
  const end = new Map([
    ['PL-1 EVALUATE', 'missed once'],
    ['PL-2 EVALUATE', 'met'],
  ]);

  it('differ by every obligation that ended otherwise, is missing or is new', () => {
    expect(differences(end, new Map(end))).toEqual([]);
    const other = new Map([
      ['PL-1 EVALUATE', 'missed twice'],
      ['PL-3 EVALUATE', 'met'],
    ]);
    expect(differences(end, other)).toEqual([
      'PL-1 EVALUATE: missed twice, and without trouble missed once',
      'PL-2 EVALUATE: nothing, and without trouble met',
      'PL-3 EVALUATE: met, and without trouble nothing',
    ]);
  });
});

describe('the end of an answer of PostgreSQL', () => {
  it.each([
    ['ready outside a transaction', [0x5a, 0, 0, 0, 5, 0x49], true],
    ['rows, then ready', [0x43, 0, 0, 0, 4, 0x5a, 0, 0, 0, 5, 0x54], true],
    ['rows alone', [0x43, 0, 0, 0, 4, 0x5a, 0, 0, 0, 6, 0x54], false],
    ['too little for any', [0x5a], false],
  ])('%s', (_, bytes, ends) => {
    expect(isReadyForQuery(Buffer.from(bytes))).toBe(ends);
  });
});
