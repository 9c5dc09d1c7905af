import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CliOutcome, runCli } from '../support/cli.js';

const overlay = (value: string, more = '') => `proposal: { title: 'Wages <up>', author: 'A & B' }
values:
  - code: minimum-wage
    unit: CAD/hour
    keys: { province: ON }
    entries: [{ value: ${value}, from: 2026-05-01, to: 2027-01-01 }]
${more}`;

describe('temporada what-if', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'what-if-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (text: string, ...args: string[]): Promise<CliOutcome> => {
    const path = join(folder, 'wages.yaml');
    await writeFile(path, text);
    return runCli(['what-if', path, ...args], {});
  };

  it('compares a fictional season by the groupings asked for, without a database', async () => {
    const { code, stdout } = await run(overlay("'20.00'"), '--workers', '30', '--by', 'province', '--json');
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(Object.keys(told.groups)).toEqual(['province']);
    expect(told.total.workers).toBe(30);
    const changes = new Map<string, number>(
      told.groups.province.map((group: { key: string; differenceCents: number }) => [
        group.key,
        group.differenceCents,
      ]),
    );
    expect(changes.get('ON')).toBeGreaterThan(0);
    expect([...changes].filter(([key, change]) => key !== 'ON' && change !== 0)).toEqual([]);
    expect(changes.get('ON')).toBe(told.total.differenceCents);
    expect(told.overlay).toMatchObject({ title: 'Wages <up>', author: 'A & B', unused: [] });
  });

  it('draws bars, names values that no record used, and writes a page without script in the language asked for', async () => {
    const unused = `  - { code: savings-rate, unit: fraction, keys: { programme: sawp-caribbean }, entries: [{ value: '0.10', from: 2000-01-01, to: 2001-01-01 }] }`;
    const page = join(folder, 'page.html');
    const args = ['--workers', '20', '--language', 'es', '--html', page];
    const { code, stdout } = await run(overlay("'20.00'", unused), ...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ON {2}.*█{40}/);
    expect(stdout).toContain('Ningún registro usó savings-rate (sawp-caribbean) 0.10 fraction');
    const html = await readFile(page, 'utf8');
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Qué pasaría si: Wages &lt;up&gt;');
    expect(html).toContain('<title id="chart-province-title">Cambio del pago neto: Provincia</title>');
    expect(html).not.toMatch(/<script|<up>|(src|href)="(?!https:)/);
  });

  it('compares a file of pay records, and tells the rows that it leaves out', async () => {
    const columns =
      'record_id,programme,employer_id,worker_id,province,period_start,period_end,pay_date,pay_periods,daily_hours,hourly_rate,gross,net,cpp,ei,income_tax';
    const row = (id: string, worker: string, hours = '8 8 8 8 8 8') =>
      `${id},sawp-mexico,E1,${worker},ON,2026-06-01,2026-06-07,2026-06-12,52,${hours},17.60,844.80,844.80,,,`;
    const rows = [row('R1', 'W1'), row('R2', 'W2'), row('R3', 'W2'), row('R4', 'W3', '25')];
    const file = join(folder, 'pay.csv');
    await writeFile(file, [columns, ...rows].join('\n'));
    const { code, stdout } = await run(overlay("'20.00'"), '--records', file, '--json');
    expect(code).toBe(1);
    const told = JSON.parse(stdout);
    expect(told.total).toMatchObject({
      workers: 2,
      before: { grossCents: 2 * 84_480 },
      after: { grossCents: 2 * 96_000 },
      betterOff: 2,
    });
    expect(told.rejectedRows).toBe(2);
    expect(told.rejected.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual(
      [
        [5, 'daily_hours'],
        [4, 'record_id'],
      ],
    );
  });

  it('refuses an overlay with every problem and its place', async () => {
    const { code, stderr, stdout } = await run(overlay('20', '  - { code: mininum-wage }'), '--workers', '5');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('wages.yaml values[0].entries[0].value: a text in quotes expected');
    expect(stderr).toContain('wages.yaml values[1].code: unknown code "mininum-wage"');
  });

  it.each([
    [[], '--workers and a number'],
    [['--workers', '5', '--by', 'region'], 'country, province'],
    [['--workers', '5', '--base', '1999'], '--base takes an edition: 2000, '],
  ])('refuses a call that it cannot carry out, saying what was expected: %j', async (args, expected) => {
    const { code, stderr } = await run(overlay("'20.00'"), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});
