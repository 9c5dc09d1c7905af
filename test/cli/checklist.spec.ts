import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from '../support/cli.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-checklist-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (...args: string[]) => runCli(['checklist', ...args], {});
const ontario = ['--programme', 'sawp-mexico', '--province', 'ON'];
const season = [...ontario, '--need-from', '2026-05-04', '--need-to', '2026-11-27'];

describe('temporada checklist', () => {
  it('answers with one document, without a database', async () => {
    const { code, stdout, stderr } = await call(...season, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { obligations } = JSON.parse(stdout) as { obligations: Record<string, unknown>[] };
    expect(obligations).toContainEqual(
      expect.objectContaining({
        code: 'DECIDE_LMT',
        owedBy: 'host-ministry',
        opensOn: '2026-02-09',
        dueOn: '2026-05-04',
        countedFrom: 'need-date',
        whenMissed: 'escalates',
      }),
    );
    for (const one of obligations)
      expect(one).toMatchObject({
        source: { title: expect.any(String), clause: expect.any(String) },
        counting: expect.any(String),
      });
    expect(obligations.find((one) => one['code'] === 'EVALUATE')?.['dueOn']).toBe('2026-11-27');
  });

  it('counts the same days on a machine at either end of the world', async () => {
    const asked = ['--programme', 'sawp-mexico', '--province', 'QC', '--need-from', '2026-06-25', '--json'];
    for (const TZ of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const { stdout } = await runCli(['checklist', ...asked], { TZ });
      const { obligations } = JSON.parse(stdout) as { obligations: Record<string, unknown>[] };
      // Five working days of Quebec: not 24 June, its National Holiday, then 23, 22, 19, 18 and 17 June.
      expect(obligations.find(({ code }) => code === 'BOOK_TRAVEL')?.['dueOn']).toBe('2026-06-17');
    }
  });

  it('writes a calendar whose entries keep their identity from one writing to the next', async () => {
    const [first, second] = [join(folder, 'one.ics'), join(folder, 'two.ics')];
    for (const path of [first, second]) expect((await call(...season, '--ics', path)).code).toBe(0);
    const uids = async (path: string) =>
      [...(await readFile(path, 'utf8')).matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    const found = await uids(first);
    expect(found).toContain('LEAVE_BY.sawp-mexico.ON.2026-05-04@temporada');
    expect(new Set(found).size).toBe(found.length);
    expect(await uids(second)).toEqual(found);
  });

  it('shows a table, and beside it what the edition does not hold', async () => {
    const { code, stdout, stderr } = await call(...ontario, '--need-from', '2000-06-01');
    expect([code, stdout.includes('2000-04-06')]).toEqual([0, true]);
    expect(stderr).toMatch(/No value of "last-day-in-canada".*2000-06-01/);
  });

  it('says everything that is wrong with a call', async () => {
    const wrong = ['--programme', 'sawp', '--province', 'on', '--need-from', '2026-02-29'];
    const { code, stdout, stderr } = await call(...wrong);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/sawp-caribbean or sawp-mexico, not "sawp"/);
    expect(stderr).toMatch(/--province takes .*ON.*, not "on"/);
    expect(stderr).toMatch(/--need-from takes a date .*, not "2026-02-29"/);
    expect((await call(...ontario)).code).toBe(2);
  });

  it('takes a season of one day and none that ends before it begins', async () => {
    const from = ['--need-from', '2026-05-04'];
    expect((await call(...ontario, ...from, '--need-to', '2026-05-04', '--json')).code).toBe(0);
    const { code, stderr } = await call(...ontario, ...from, '--need-to', '2026-05-03');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /--need-to takes a day from the first day of need, 2026-05-04, on, not "2026-05-03"/,
      ),
    ]);
  });

  it('cannot answer for a season that no edition covers, and cannot write where nothing is', async () => {
    const none = await call(...ontario, '--need-from', '2010-05-04');
    expect([none.code, none.stderr]).toEqual([
      3,
      expect.stringMatching(/nearest covered editions are 2000 and 2024/),
    ]);
    expect((await call(...season, '--ics', join(folder, 'not', 'there.ics'))).code).toBe(2);
  });
});
