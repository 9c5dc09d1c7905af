import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readBeginning, refusalIn, runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

const shipped = join(process.cwd(), 'libs', 'rulebook', 'values');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-rules-'));
  await cp(shipped, folder, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (...args: string[]) => runCli(['rules', ...args], {});
const change = async (file: string, edit: (text: string) => string): Promise<() => Promise<void>> => {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  await writeFile(path, edit(before));
  return () => writeFile(path, before);
};

describe('temporada rules list', () => {
  it('ends in silence when its reader has enough', async () => {
    expect(await readBeginning(['rules', 'list'])).toEqual({ code: 0, stderr: '' });
  });

  it('traces every value to its source, without a database', async () => {
    const { code, stdout, stderr } = await call('list', '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { count, values } = JSON.parse(stdout) as { count: number; values: Record<string, unknown>[] };
    expect(values).toHaveLength(count);
    expect(count).toBeGreaterThan(500);
    for (const one of values)
      expect(one).toMatchObject({
        code: expect.any(String),
        unit: expect.any(String),
        from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        status: expect.stringMatching(/^(confirmed|carried|unconfirmed)$/),
        source: { title: expect.stringMatching(/\S/), clause: expect.stringMatching(/\S/) },
        file: expect.stringMatching(/\.yaml$/),
      });
  });

  it('leaves out what was not asked for', async () => {
    const { stdout } = await call(
      ...['list', '--code', 'foreign-farm-worker-limit', '--status', 'unconfirmed', '--province', 'QC'],
      ...['--on', '2026-06-01', '--json'],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      count: 1,
      values: [{ value: '37904.00', keys: { province: 'QC' }, status: 'unconfirmed' }],
    });
    expect((await call('list', '--code', 'pension-rate', '--province', 'ON')).stdout).not.toContain('QC');
  });

  it.each([
    [['list', '--status', 'sure'], '--status takes one of confirmed, carried, unconfirmed, not "sure"'],
    [['list', '--code', 'wage'], 'There is no value of code "wage"; nearest are minimum-wage'],
    [['list', '--province', 'XX'], /--province takes one of AB, BC.*, not "XX"/],
    [['list', '--on', '2026-02-30'], '--on takes a date of the calendar as YYYY-MM-DD, not "2026-02-30"'],
    [['list', '--country', 'ZZ'], /--country takes one of .*MX.*, not "ZZ"/],
    [['list', '--skill', 'none'], /--skill takes one of .*lower.*, not "none"/],
    [['list', '--route', 'mexico-moon'], /--route takes one of .*mexico-toronto.*, not "mexico-moon"/],
    [['list', '--values', 'nowhere'], '--values takes a folder of values that is there, not "nowhere"'],
    [
      ['show', 'filing-lead', '--on', '2026-05-04', '--province', 'ON'],
      'The option --programme is missing; it takes one of sawp-caribbean, sawp-mexico',
    ],
    [['show', 'minimum-wage'], 'The option --on is missing; it takes a date of the calendar'],
    [['show', 'cpp-rate', '--on', '2026-05-04'], /nearest are .*pension-rate/],
  ])('refuses the call %j', async (args, why) => {
    const { code, stdout, stderr } = await call(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(why instanceof RegExp ? why : new RegExp(why.replaceAll(/[<>()]/g, '.')));
  });

  it('takes a country that takes part, though no value goes by it alone', async () => {
    const { code, stdout } = await call('list', '--country', 'MX', '--code', 'minimum-wage', '--json');
    expect([code, (JSON.parse(stdout) as { count: number }).count > 10]).toEqual([0, true]);
  });

  it.each([
    ['1999-12-31', 3, /nearest covered edition is 2000/],
    ['2000-01-01', 0, /^$/],
    ['2010-06-01', 3, /nearest covered editions are 2000 and 2024/],
  ])('answers of %s with %d, naming the nearest edition', async (on, exit, words) => {
    const { code, stderr } = await call('list', '--on', on);
    expect([code, stderr]).toEqual([exit, expect.stringMatching(words)]);
  });

  it('tells everything that is wrong with a question at once', async () => {
    const outcome = await call('show', 'minimum', '--on', 'today', '--province', 'XX', '--json');
    expect(outcome.code).toBe(2);
    const { code, problems } = refusalIn(outcome);
    expect(code).toBe('CALL_INVALID');
    expect(problems.map((one) => [one.code, one.path, one.value])).toEqual([
      ['RULE_CODE_UNKNOWN', 'code', 'minimum'],
      ['OPTION_INVALID', '--province', 'XX'],
      ['OPTION_INVALID', '--on', 'today'],
    ]);
    expect(outcome.stderr).toBe('');
  });
});

describe('temporada rules show', () => {
  const show = async (...args: string[]) => {
    const { code, stdout } = await call('show', ...args, '--json');
    return { exit: code, ...(JSON.parse(stdout) as Record<string, unknown>) };
  };

  it('gives the value in force, its source, what held before and after, and which keys decided', async () => {
    const shown = await show('minimum-wage', '--on', '2025-09-30', '--province', 'ON');
    expect(shown).toMatchObject({
      exit: 0,
      edition: '2025',
      value: { value: '17.20', status: 'confirmed', source: { href: expect.stringMatching(/^https:/) } },
      refusals: [],
      series: [{ keys: { province: 'ON' }, decides: true, file: 'provinces/minimum-wage.yaml' }],
    });
    const [series] = shown['series' as never] as { values: { value: string }[] }[];
    expect(series?.values.map(({ value }) => value)).toEqual(['6.90', '17.20', '17.60', '17.60']);
  });

  it('takes the more specific keys', async () => {
    expect(await show('pension-rate', '--on', '2026-05-01', '--province', 'QC')).toMatchObject({
      value: { value: '0.0630' },
      series: [
        { keys: { province: 'QC' }, decides: true },
        { keys: { host: 'CA' }, decides: false },
      ],
    });
  });

  it('says what is nearest, and how to add a value, where none is held', async () => {
    const asked = await call('show', 'minimum-wage', '--on', '2027-01-01', '--province', 'ON', '--json');
    expect(asked.code).toBe(3);
    expect(refusalIn(asked)).toMatchObject({
      code: 'VALUE_NOT_HELD',
      problems: [{ code: 'VALUE_NOT_COVERED', rule: 'minimum-wage' }],
    });
    const { stdout, stderr } = await call('show', 'minimum-wage', '--on', '2024-02-01', '--province', 'ON');
    expect(stdout).toBe('');
    expect(stderr).toContain('the rate before 2024-10-01 has not been seen');
    expect(stderr).toContain('covered nearest: 2000-01-01 to before 2001-01-01, 2024-10-01');
    expect(stderr).toContain('Add the dated value with its source to values/provinces/minimum-wage.yaml');
  });

  it('refuses an unconfirmed value unless that is allowed', async () => {
    const asked = ['foreign-farm-worker-limit', '--on', '2026-05-01', '--province', 'QC'];
    const refused = await call('show', ...asked, '--json');
    expect([refused.code, refusalIn(refused).problems]).toEqual([
      3,
      [expect.objectContaining({ code: 'VALUE_UNCONFIRMED', source: expect.any(Object) })],
    ]);
    expect(await show(...asked, '--allow-unconfirmed')).toMatchObject({
      exit: 0,
      value: { value: '37904.00' },
      refusals: [],
    });
  });

  it('shows what an unconfirmed value is known to lie between, with the reason', async () => {
    const asked = ['foreign-farm-worker-limit', '--on', '2026-05-01', '--province', 'QC'];
    expect(await show(...asked, '--allow-unconfirmed')).toMatchObject({
      value: { bounds: { from: { value: '36112.00', reason: expect.stringContaining('indexed upward') } } },
    });
    const { stdout } = await call('show', ...asked, '--allow-unconfirmed');
    expect(stdout).toMatch(/at least 36112\.00 CAD\/year: the limit of 2024 .*TP-1015\.F/);
    const refused = await call('show', ...asked);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringContaining('It is at least 36112.00 CAD/year'),
    ]);
  });
});

describe('temporada rules check', () => {
  it('finds the shipped rulebook in order', async () => {
    const { code, stdout } = await call('check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [], failed: [] });
    expect((JSON.parse(stdout) as { cases: number }).cases).toBeGreaterThan(100);
  });

  it('names the case that a changed value breaks, with what was expected and what came out', async () => {
    const back = await change('provinces/minimum-wage.yaml', (text) => text.replace("'18.25'", "'18.24'"));
    const { code, stdout } = await call('check', '--values', folder);
    const asDocument = JSON.parse((await call('check', '--values', folder, '--json')).stdout) as object;
    await back();
    expect(code).toBe(1);
    expect(stdout).toContain('provinces/cases/minimum-wage.yaml');
    expect(stdout).toContain('value: expected "18.25", found "18.24"');
    expect(asDocument).toMatchObject({
      failed: [{ differences: [{ answer: 'value', expected: '18.25', actual: '18.24' }] }],
    });
  });

  it('names the file and place of what is wrong in a file', async () => {
    const back = await change('provinces/minimum-wage.yaml', (text) =>
      text.replace("source: { key: MW26, clause: 'minimum wages 2026' }", 'note: x'),
    );
    const { code, stdout } = await call('check', '--values', folder);
    await back();
    expect(code).toBe(1);
    expect(stdout).toMatch(/provinces\/minimum-wage\.yaml values\[1\]\.entries\[3\]\.source: missing/);
  });

  it('says that a folder without values has none, and a folder that is not there is a wrong call', async () => {
    const bare = await mkdtemp(join(folder, 'bare-'));
    const { code, stdout } = await call('check', '--values', bare);
    await rm(bare, { recursive: true });
    expect([code, stdout]).toEqual([1, expect.stringContaining('editions.yaml')]);
    expect(await call('check', '--values', bare)).toMatchObject({ code: 2, stdout: '' });
  });

  it('refuses to list the values of a folder that is wrong, as its keeper’s facts', async () => {
    const back = await change('provinces/minimum-wage.yaml', (text) => text.replace("'18.25'", 'x'));
    const outcome = await call('list', '--values', folder, '--json');
    await back();
    expect(outcome.code).toBe(2);
    expect(refusalIn(outcome)).toMatchObject({
      code: 'FACTS_INVALID',
      problems: [
        { code: 'VALUE_INVALID', path: 'provinces/minimum-wage.yaml values[2].entries[2].value' },
        { code: 'VALUE_INVALID', detail: expect.stringContaining('nothing from 2026-06-01') },
      ],
    });
  });
});
