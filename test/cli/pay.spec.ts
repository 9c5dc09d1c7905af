import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { refusalIn, runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

let folder: string;
const call = async (period: object | string, ...args: string[]) => {
  const path = join(folder, 'period.json');
  await writeFile(path, typeof period === 'string' ? period : JSON.stringify(period));
  return runCli(['pay', path, ...args], {});
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-pay-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const days = [1, 2, 3, 4, 5, 6].map((day) => ({ date: `2026-06-0${day}`, hours: 10 }));
const week = {
  ...{ programme: 'sawp-mexico', country: 'MX', province: 'ON', route: 'mexico-toronto' },
  ...{ periodStart: '2026-06-01', periodEnd: '2026-06-07', payDate: '2026-06-11', payPeriods: 52 },
  ...{ days, hourlyRate: '17.60', prevailingRate: '17.60', firstDayWorked: '2026-06-01' },
};

describe('temporada pay', () => {
  it('answers with the statement of formats.md, statutory amounts included', async () => {
    const { code, stdout, stderr } = await call(week, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const statement = JSON.parse(stdout);
    expect(statement).toMatchObject({
      ...{ edition: '2026', gross: '1056.00', floor: '1056.00', topUp: '0.00' },
      guarantee: { hoursSoFar: '60', hoursOwed: '180', forecast: { state: 'on-pace', endsOn: '2026-07-12' } },
    });
    const amounts = Object.fromEntries(
      statement.lines.map((line: { kind: string; amount: string }) => [line.kind, line.amount]),
    );
    // CPP and EI of 1,056.00 a week as T4127 of January 2026 has them; a tenth for the journey; seven days of insurance.
    expect(amounts).toMatchObject({ cpp: '58.83', ei: '17.21', transport: '105.60', insurance: '7.35' });
    const sum = statement.lines.reduce(
      (cents: number, line: { amount: string }) => cents + Math.round(Number(line.amount) * 100),
      0,
    );
    expect((sum / 100).toFixed(2)).toBe(statement.deductions);
    expect(Number(statement.gross) - Number(statement.deductions)).toBeCloseTo(Number(statement.net), 6);
    for (const { steps, source } of statement.lines) {
      expect(source).toMatchObject({ title: expect.any(String), clause: expect.any(String) });
      for (const step of steps)
        expect(step).toEqual({ text: expect.stringMatching(/^[^{}]+$/), value: expect.any(String) });
    }
  });

  it('explains itself in the language that is asked for', async () => {
    const { code, stdout } = await call(week, '--language', 'es');
    expect(code).toBe(0);
    expect(stdout).toContain('Salario bruto');
    expect(stdout).toContain('10% del salario bruto');
  });

  it('says what was added to an offer that is below the law, and nothing of one that reaches it', async () => {
    const offered = (hourlyRate: string, ...args: string[]) =>
      call({ ...week, hourlyRate, prevailingRate: undefined }, ...args);
    // 60 hours at a minimum wage of 17.60 are 1,056.00; at 17.59 they are 1,055.40.
    expect((await offered('17.59')).stdout).toContain(
      'Note: $17.59 an hour is below the lawful rate: $0.60 was added.',
    );
    expect((await offered('17.60')).stdout).not.toContain('was added');
    const french = (await offered('17.59', '--language', 'fr')).stdout;
    expect(french.replaceAll('\u00a0', ' ')).toContain(
      'Attention : 17,59 $ l’heure est inférieur au taux légal : 0,60 $ ont été ajoutés.',
    );
    expect((await offered('17.59', '--language', 'es')).stdout).toContain(
      'Atención: $17.59 por hora está por debajo de la tarifa legal: se agregaron $0.60.',
    );
    const pieces = [{ unit: 'bin', count: 1, rate: '0.10' }];
    const byPiece = days.map((day) => ({ ...day, pieces }));
    expect((await call({ ...week, hourlyRate: undefined, days: byPiece })).stdout).toMatch(
      /Note: What was offered comes to less than is lawful: \$[\d,.]+ was added\./,
    );
  });

  it('works out 2000 without tables of tax', async () => {
    const past = JSON.parse(JSON.stringify(week).replaceAll('2026-', '2000-')) as typeof week;
    const { code, stdout } = await call({ ...past, hourlyRate: '6.90', transportCost: '900.00' }, '--json');
    expect(code).toBe(0);
    const { lines, warnings, net } = JSON.parse(stdout);
    expect(lines.map(({ kind }: { kind: string }) => kind)).toEqual(['administration', 'transport']);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'STATUTORY_AS_REPORTED' }));
    // 60 hours at the prevailing 17.60 less 4 % and a third of the journey.
    expect(net).toBe('713.76');
  });

  it('tells data that cannot be from a call that cannot be read and a rule that is not held', async () => {
    const claims = { federal: '200000.01', provincial: '200000.00' };
    const wrong = await call({ ...week, payPeriods: 50, extra: 1, claims }, '--json');
    expect([wrong.code, wrong.stderr]).toEqual([2, '']);
    const refusal = refusalIn(wrong);
    expect(refusal).toMatchObject({ code: 'FACTS_INVALID', detail: expect.stringContaining('3 problems') });
    expect(refusal.problems.map(({ path, value }) => [path, value])).toEqual([
      ['$.extra', 1],
      ['$.payPeriods', 50],
      ['$.claims.federal', '200000.01'],
    ]);
    const unread = await call('{\n "secret": not json');
    expect([unread.code, unread.stdout]).toEqual([2, '']);
    expect(unread.stderr).toContain('Line 2: the file is not JSON; expected one pay period as JSON.');
    expect(unread.stderr).not.toContain('secret');
    const meals = { ...week, days: days.map((day) => ({ ...day, meals: true })), consents: ['meals'] };
    // What may be recovered but is not confirmed is left to the employer, and said.
    const left = JSON.parse((await call(meals, '--json')).stdout);
    expect(left).toMatchObject({
      tainted: false,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'DEDUCTION_LEFT_OUT' })]),
    });
    const refused = await call({ ...week, province: 'QC', expectedAnnualIncome: '36112.00' });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('is unconfirmed');
    const allowed = await call(meals, '--allow-unconfirmed', '--json');
    expect([allowed.code, JSON.parse(allowed.stdout).tainted]).toEqual([0, true]);
  });

  it('says of a field that is not there that it is missing', async () => {
    const { code, stderr } = await call({ ...week, payDate: undefined });
    expect(code).toBe(2);
    expect(stderr).toContain('$.payDate is missing');
    expect(stderr).not.toContain('null');
    const { problems } = refusalIn(await call({ ...week, payDate: undefined }, '--json'));
    expect(problems).toMatchObject([{ code: 'FIELD_INVALID', path: '$.payDate', value: null }]);
  });

  it('leaves out what may be taken back but is not confirmed, and takes it where that is allowed', async () => {
    const meals = { ...week, days: days.map((day) => ({ ...day, meals: true })), consents: ['meals'] };
    const told = async (...args: string[]) => JSON.parse((await call(meals, '--json', ...args)).stdout);
    const [confirmed, allowed] = [await told(), await told('--allow-unconfirmed')];
    const kinds = ({ lines }: { lines: { kind: string }[] }) => lines.map(({ kind }) => kind);
    expect(kinds(confirmed)).not.toContain('meals');
    expect(confirmed.warnings).toContainEqual(expect.objectContaining({ code: 'DEDUCTION_LEFT_OUT' }));
    expect([kinds(allowed).includes('meals'), allowed.tainted]).toEqual([true, true]);
  });
});

describe('temporada pay for a farm in Quebec', () => {
  const quebec = { ...week, province: 'QC', route: undefined };

  it('asks, by its name in the file, for the income that decides whether tax is withheld', async () => {
    const asked = await call(quebec);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('$.expectedAnnualIncome: expected the income expected of the year');
    const answer = await call(quebec, '--json');
    expect(refusalIn(answer).problems).toEqual([
      expect.objectContaining({ code: 'PAY_FACTS_INVALID', path: '$.expectedAnnualIncome' }),
    ]);
    expect(answer.stdout).not.toContain('Cents');
  });

  it('takes exemptions by their reason, and names those there are', async () => {
    const told = { ...week, exempt: { cpp: 'age', tax: 'treaty' } };
    const { code, stdout } = await call(told, '--json');
    expect(code).toBe(0);
    const amounts = JSON.parse(stdout).lines.flatMap((line: { kind: string; amount: string }) =>
      ['cpp', 'federal-tax', 'provincial-tax'].includes(line.kind) ? Number(line.amount) : [],
    );
    expect(Math.max(0, ...amounts)).toBe(0);
    const wrong = await call({ ...week, exempt: { cpp: 'treaty', cpp2: 'age' } }, '--json');
    expect(refusalIn(wrong).problems).toEqual([
      expect.objectContaining({
        path: '$.exempt.cpp2',
        expected: expect.stringContaining('cpp, ei, qpip, tax'),
      }),
      expect.objectContaining({
        ...{ path: '$.exempt.cpp', value: 'treaty' },
        expected: 'one of age, election, short-engagement',
      }),
    ]);
  });

  it('withholds the pension plan, both insurances and tax of a foreign farm worker', async () => {
    // Up to which income no tax is withheld has not been seen for 2026; it is not below that of 2024.
    const refused = await call({ ...quebec, expectedAnnualIncome: '36112.00' });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('at least 36112.00')]);
    const { code, stdout, stderr } = await call({ ...quebec, expectedAnnualIncome: '18500.00' }, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { lines, gross, deductions, net, tainted, warnings } = JSON.parse(stdout);
    expect(tainted).toBe(false);
    expect(warnings.map((one: { code: string }) => one.code)).toContain('VALUE_BOUNDED');
    const amounts = Object.fromEntries(
      lines.map(({ kind, amount }: { kind: string; amount: string }) => [kind, amount]),
    );
    // 60 h at 17.60; QPP 6.30 % of 1056.00 - 67.30, EI 1.30 %, QPIP 0.430 %.
    expect(amounts).toMatchObject({ cpp: '62.29', ei: '13.73', qpip: '4.54' });
    expect(Number(gross) - Number(deductions)).toBeCloseTo(Number(net), 6);
  });
});

describe('temporada pay for a journey', () => {
  const journey = { ...week, route: undefined, transportCost: '900.00' };

  it('without a route takes nothing back, and names the field and the routes that are known', async () => {
    const { code, stdout } = await call(journey, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).warnings).toContainEqual(
      expect.objectContaining({
        code: 'TRANSPORT_ROUTE_MISSING',
        text: expect.stringMatching(/`route`.*mexico-toronto/),
      }),
    );
  });

  it('names the routes that are known where the route is another', async () => {
    const outcome = await call({ ...journey, route: 'mexico-nowhere' }, '--json');
    expect(outcome.code).toBe(2);
    expect(refusalIn(outcome).problems).toEqual([
      expect.objectContaining({ path: '$.route', expected: expect.stringContaining('mexico-toronto') }),
    ]);
  });
});

describe('temporada pay beside the wages', () => {
  it('shows vacation pay, recovers an advance with consent, and hands on what is recovered', async () => {
    const jamaica = { ...week, programme: 'sawp-caribbean', country: 'JM', province: 'SK', route: undefined };
    const beside = {
      vacationPay: true,
      advance: { advanced: '150.00', asked: '60.00' },
      consents: ['advance'],
    };
    const { code, stdout } = await call(
      { ...jamaica, ...beside, seasonToDate: { advance: '100.00' } },
      '--json',
    );
    expect(code).toBe(0);
    const statement = JSON.parse(stdout);
    // 5.77 % of 1056.00 is 60.9312.
    expect(statement).toMatchObject({
      gross: '1116.93',
      earnings: [
        { kind: 'wages', amount: '1056.00' },
        { kind: 'vacation-pay', amount: '60.93' },
      ],
      seasonToDate: { advance: '150.00' },
    });
    expect(statement.lines).toContainEqual(
      expect.objectContaining({ kind: 'advance', amount: '50.00', capLeft: '0.00' }),
    );
    const spanish = await call({ ...jamaica, ...beside }, '--language', 'es');
    expect(spanish.stdout).toContain('Pago de vacaciones');
    expect(spanish.stdout).toContain('Adelanto de salario');
  });

  it('shows an advance that is given with the pay, which its net holds', async () => {
    const given = { ...week, programme: 'sawp-caribbean', country: 'JM', route: 'caribbean-toronto' };
    const advance = { advanced: '50.00', given: '50.00' };
    const { stdout } = await call({ ...given, advance, consents: ['advance'] }, '--json');
    const { gross, deductions, advanceGiven, net, lines } = JSON.parse(stdout);
    expect(advanceGiven).toBe('50.00');
    expect(Number(net)).toBeCloseTo(Number(gross) - Number(deductions) + 50, 6);
    expect(lines.find(({ kind }: { kind: string }) => kind === 'advance')?.amount).toBe('0.00');
    const text = await call({ ...given, advance }, '--language', 'fr');
    expect(text.stdout).toContain('Avance versée');
  });

  it('pays nothing for a week without work, and exits well', async () => {
    const { code, stdout } = await call({ ...week, days: [] }, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ gross: '0.00', deductions: '0.00', net: '0.00' });
  });
});

describe('the payslip of a pay period', () => {
  it('is written as a page or a paper, without a code', async () => {
    const [page, paper] = [join(folder, 'week.html'), join(folder, 'week.pdf')];
    expect(await call(week, '--language', 'es', '--payslip', page)).toMatchObject({ code: 0, stderr: '' });
    const html = await readFile(page, 'utf8');
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('$1,056.00');
    expect(html).not.toMatch(/<svg|<dd><\/dd>/);
    expect(await call(week, '--payslip', paper)).toMatchObject({ code: 0 });
    expect((await readFile(paper)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is refused under a name that says neither', async () => {
    const { code, stdout, stderr } = await call(week, '--payslip', join(folder, 'week.txt'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--payslip takes a name that ends in .pdf or .html');
  });
});
