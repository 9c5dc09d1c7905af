import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#libs/platform';
import { owe } from '../support/owed.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-10-25T15:00:00Z');
});

afterAll(() => world.close());

/** When an escalation of today is to be repeated. */
async function next(subjectId: string): Promise<string | undefined> {
  const [row] = await world.dataSource.query(
    'select next_at as "nextAt" from deadline where subject_id = $1',
    [subjectId],
  );
  return row?.nextAt?.toISOString();
}

describe('an escalation that is repeated daily', () => {
  it('follows the clock of the province as it is then, not as it was on the day that was missed', async () => {
    // British Columbia does not put its clocks back on 1 November 2026, Ontario does: each day ends at 7:00 in the one, and
    // an hour later than in summer in the other.
    const [british, ontarian] = [newId(), newId()];
    for (const [id, province] of [
      [british, 'BC'],
      [ontarian, 'ON'],
    ] as const)
      await owe(world, {
        kind: 'REPORT_ARRIVAL',
        subject: { type: 'placement', id },
        province,
        dueOn: '2026-10-30',
      });
    await world.advanceTo('2026-10-31T15:00:00Z');
    expect([await next(british), await next(ontarian)]).toEqual([
      '2026-11-01T07:00:00.000Z',
      '2026-11-01T04:00:00.000Z',
    ]);
    await world.advanceTo('2026-11-02T15:00:00Z');
    expect([await next(british), await next(ontarian)]).toEqual([
      '2026-11-03T07:00:00.000Z',
      '2026-11-03T05:00:00.000Z',
    ]);
    // Still the 4th in the west, and the 5th in the east.
    await world.advanceTo('2026-11-05T06:30:00Z');
    expect([await next(british), await next(ontarian)]).toEqual([
      '2026-11-05T07:00:00.000Z',
      '2026-11-06T05:00:00.000Z',
    ]);
  });
});
