import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { isReadableNumber, newId } from '#libs/platform';
import { issueReceipt } from '#libs/receipts';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
});

afterAll(() => world.close());

async function drafts(employers: number, each: number): Promise<{ employer: Person; id: string }[]> {
  const made: { employer: Person; id: string }[] = [];
  for (let index = 0; index < employers; index += 1) {
    const farm = await world.farm({ capacity: 100 });
    const order = {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country: 'MX',
      commodity: 'fruit incl apples',
      noc: '85101',
      positions: 1,
      namedPositions: 1,
      recruitedPositions: 0,
      needFrom: '2000-05-01',
      needTo: '2000-10-31',
      weeklyHours: 40,
      hourlyRateCents: 690,
      meals: 'cooking-facilities',
      substituteAllowed: true,
    };
    for (let count = 0; count < each; count += 1) {
      const { body } = await farm.employer.post('job-orders', order).expect(200);
      made.push({ employer: farm.employer, id: body.id });
    }
  }
  return made;
}

const stored = (): Promise<{ seq: number; at: Date }[]> =>
  world.dataSource.query('select seq::int as seq, received_at as at from receipt order by seq');

describe('receipts', () => {
  it('are one each for a hundred filings at once, in order, without a gap', async () => {
    const made = await drafts(4, 25);
    const before = (await stored()).length;
    const answers = await Promise.all(
      made.map(({ employer, id }) => employer.post(`job-orders/${id}/filing`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const numbers = answers.map(({ body }) => body.receipt.number as string);
    expect(new Set(numbers).size).toBe(100);
    expect(numbers.every((number) => isReadableNumber('R', number))).toBe(true);
    const rows = await stored();
    expect(rows).toHaveLength(before + 100);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const again = await Promise.all(made.map(({ employer, id }) => employer.post(`job-orders/${id}/filing`)));
    expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
    expect(await stored()).toEqual(rows);
  }, 120_000);

  it('leave no gap behind an act that failed', async () => {
    const failing = world.get(UnitOfWork).run(serviceActor('test', 'test'), async (work) => {
      await issueReceipt(work, { act: 'tested', subject: { type: 'test', id: newId() }, next: [] });
      throw new Error('The act failed after its receipt');
    });
    await expect(failing).rejects.toThrow('The act failed');
    await issue(newId());
    const seqs = (await stored()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('are one for an act that arrives several times at once, where nothing else puts it in order', async () => {
    const subject = newId();
    const before = (await stored()).length;
    const issued = await Promise.all(Array.from({ length: 6 }, () => issue(subject)));
    expect(new Set(issued.map(({ number }) => number)).size).toBe(1);
    await issue(newId());
    const seqs = (await stored()).map(({ seq }) => seq);
    expect(seqs).toHaveLength(before + 2);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

const issue = (id: string) =>
  world
    .get(UnitOfWork)
    .run(serviceActor('test', 'test'), (work) =>
      issueReceipt(work, { act: 'tested', subject: { type: 'test', id }, next: [] }),
    );
