import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, Sweep } from '#libs/deadlines';
import { newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { MailRoom } from '../support/mail-room.js';

let room: MailRoom;

beforeAll(async () => {
  room = await MailRoom.open();
});

afterAll(() => room.close());

/** Plans something that is told to people each day while it is missed. */
async function owe(
  dueOn: string,
  { province = 'ON', timeZone = 'America/Toronto', remindsOn = [] as string[] } = {},
) {
  const id = newId();
  await room.world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    room.world.get(Deadlines).schedule(work, {
      kind: 'REPORT_ARRIVAL',
      subject: { type: 'test', id },
      owedBy: 'employer',
      employerId: null,
      province,
      timeZone,
      remindsOn: remindsOn.map(plainDate),
      dueOn: plainDate(dueOn),
      countedFrom: 'test',
      source: { title: 'A test' },
    }),
  );
  return id;
}

/** What was told of it by each of some instants, each of which a sweep goes to. */
async function toldBy(id: string, instants: string[]): Promise<string[]> {
  const told: string[] = [];
  for (const instant of instants) {
    await room.at(instant);
    await room.world.get(Sweep).run();
    const { rows } = await room.owner.query(
      `select n.kind, n.turn from deadline_notice n join deadline d on d.id = n.deadline_id
       where d.subject_id = $1 order by n.at desc, n.turn desc limit 1`,
      [id],
    );
    told.push(rows.map(({ kind, turn }) => `${kind} ${turn}`)[0] ?? 'nothing');
  }
  return told;
}

const settle = (id: string) =>
  room.world
    .get(UnitOfWork)
    .run(serviceActor('test', 'test'), (work) =>
      room.world.get(Deadlines).settle(work, { type: 'test', id }, 'REPORT_ARRIVAL', 'met'),
    );

describe('a day that is not like others', () => {
  it('29 February has its reminder and its end', async () => {
    const id = await owe('2000-02-29', { remindsOn: ['2000-02-29'] });
    // Toronto is five hours behind UTC: eight in the morning is 13:00, midnight 05:00.
    expect(
      await toldBy(id, [
        '2000-02-29T12:59:59Z',
        '2000-02-29T13:00:00Z',
        '2000-03-01T04:59:00Z',
        '2000-03-01T05:00:00Z',
      ]),
    ).toEqual(['nothing', 'reminder 1', 'reminder 1', 'escalation 1']);
    await settle(id);
  });

  it('of 23 hours is escalated again at its end, an hour sooner', async () => {
    const id = await owe('2000-04-01');
    // Clocks go forward on 2 April, which ends at 04:00 UTC.
    expect(
      await toldBy(id, [
        '2000-04-02T04:59:00Z',
        '2000-04-02T05:00:00Z',
        '2000-04-03T03:59:00Z',
        '2000-04-03T04:00:00Z',
      ]),
    ).toEqual(['nothing', 'escalation 1', 'escalation 1', 'escalation 2']);
    await settle(id);
  });

  it('of 25 hours is escalated again at its end, an hour later, and once in the hour that comes twice', async () => {
    const id = await owe('2000-10-28', { remindsOn: ['2000-10-28'] });
    // Clocks go back on 29 October at two in the morning, 06:00 UTC; the day ends at 05:00 UTC of the next.
    expect(
      await toldBy(id, [
        '2000-10-28T12:00:00Z',
        '2000-10-29T04:00:00Z',
        '2000-10-29T05:30:00Z',
        '2000-10-29T06:30:00Z',
        '2000-10-30T04:59:00Z',
        '2000-10-30T05:00:00Z',
        '2000-10-31T05:00:00Z',
      ]),
    ).toEqual(['reminder 1', ...Array(4).fill('escalation 1'), 'escalation 2', 'escalation 3']);
    await settle(id);
  });

  it('is one in Ontario and Nova Scotia, and like any other in British Columbia, on 1 November 2026', async () => {
    const ids = [
      await owe('2026-10-31', { province: 'NS', timeZone: 'America/Halifax' }),
      await owe('2026-10-31'),
      await owe('2026-10-31', { province: 'BC', timeZone: 'America/Vancouver' }),
    ];
    const told: [string, number[]][] = [];
    for (const hour of [
      '01T02:59',
      '01T03:00',
      '01T04:00',
      '01T07:00',
      '02T03:59',
      '02T04:00',
      '02T05:00',
      '02T06:59',
      '02T07:00',
    ]) {
      await room.at(`2026-11-${hour}:00Z`);
      await room.world.get(Sweep).run();
      const { rows } = await room.owner.query(
        `select (select count(*)::int from deadline_notice n where n.deadline_id = d.id) as n
         from unnest($1::uuid[]) with ordinality as asked (id, place) join deadline d on d.subject_id = asked.id order by place`,
        [ids],
      );
      told.push([hour, rows.map(({ n }) => n)]);
    }
    // The day ends at three, four and seven UTC in October. It ends an hour later where clocks went back on it.
    expect(told).toEqual([
      ['01T02:59', [0, 0, 0]],
      ['01T03:00', [1, 0, 0]],
      ['01T04:00', [1, 1, 0]],
      ['01T07:00', [1, 1, 1]],
      ['02T03:59', [1, 1, 1]],
      ['02T04:00', [2, 1, 1]],
      ['02T05:00', [2, 2, 1]],
      ['02T06:59', [2, 2, 1]],
      ['02T07:00', [2, 2, 2]],
    ]);
  });
});
