import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, type NewDeadline, Sweep } from '#libs/deadlines';
import { newId } from '#libs/platform';
import { addDays, plainDate } from '#libs/quantities';
import { MailRoom } from '../support/mail-room.js';
import type { Person } from '../support/world.js';

let room: MailRoom;
let employer: Person;
let supervisor: Person;

beforeAll(async () => {
  room = await MailRoom.open();
  employer = await room.farmer();
  supervisor = await room.world.person('host-supervisor');
  // What is told at once is told by mail, each time.
  for (const person of [employer, supervisor]) await room.prefer(person, { delivery: 'at-once' });
});

afterAll(() => room.close());

/** All but the second are told to people each day while they last. */
const kinds = ['REPORT_ARRIVAL', 'FINAL_WAGES', 'BOOK_TRAVEL', 'REPORT_ARRIVAL'];
const days = Array.from({ length: 365 }, (_, day) => addDays(plainDate('2000-02-02'), day));

const owed = (kind: string, dueOn: string, more: Partial<NewDeadline> = {}): NewDeadline => ({
  kind,
  subject: { type: 'test', id: newId() },
  owedBy: 'employer',
  employerId: employer.organisationId,
  province: 'ON',
  timeZone: 'America/Toronto',
  remindsOn: [addDays(plainDate(dueOn), -7)],
  dueOn: plainDate(dueOn),
  countedFrom: 'test',
  source: { title: 'A test' },
  ...more,
});

const act = (
  does: (deadlines: Deadlines, work: Parameters<Parameters<UnitOfWork['run']>[1]>[0]) => Promise<void>,
) =>
  room.world
    .get(UnitOfWork)
    .run(serviceActor('test', 'test'), (work) => does(room.world.get(Deadlines), work));

it('a year in which nothing ran is made up for in due order, once, and with one mail to each person', async () => {
  // Planned backwards, so that due order is not the order of planning.
  const missed = [...days].reverse().map((day, index) => owed(kinds[index % 4] ?? '', day));
  const settled = [owed('REPORT_ARRIVAL', '2000-06-01'), owed('EVALUATE', '2000-06-01')];
  // Its window opened, and its first reminder was due, while nothing ran; the last reminder and its day are still to come.
  const coming = owed('SEND_NAMES', '2001-03-01', {
    opensOn: plainDate('2000-12-01'),
    remindsOn: [plainDate('2000-12-15'), plainDate('2001-02-22')],
  });
  await act(async (deadlines, work) => {
    await deadlines.scheduleAll(work, [...missed, ...settled, coming]);
    const [done, cancelled] = settled.map(({ subject }) => subject);
    if (done !== undefined) await deadlines.settle(work, done, 'REPORT_ARRIVAL', 'met');
    if (cancelled !== undefined) await deadlines.cancelAll(work, cancelled);
  });
  // 365 days from 2 February 2000 end with 31 January 2001, as February 2000 had 29.
  await room.at('2001-02-01T15:00:00Z');
  // The one to come opens and is reminded of.
  expect(await room.world.get(Sweep).run()).toEqual({ enforced: 365 + 2, failed: 0 });
  expect(await room.world.get(Sweep).run()).toEqual({ enforced: 0, failed: 0 });
  await room.deliver();

  const { rows: order } = await room.owner.query(
    `select entry->>'subjectId' as id from audit_entry where entry->>'action' = 'deadline.missed' order by seq`,
  );
  expect(order.map(({ id }) => id)).toEqual([...missed].reverse().map(({ subject }) => subject.id));
  const { rows: stands } = await room.owner.query(
    `select state, enforced_count as times, count(*)::int as n from deadline group by 1, 2 order by 1, 2`,
  );
  expect(stands).toEqual([
    { state: 'cancelled', times: 0, n: 1 },
    { state: 'met', times: 0, n: 1 },
    { state: 'missed', times: 1, n: 365 },
    { state: 'open', times: 0, n: 1 },
  ]);
  // Nobody is reminded of what is over, and nothing is told for each day that it lasted.
  const { rows: told } = await room.owner.query(
    `select n.kind, d.kind as of, max(n.turn) as turn, count(*)::int as n from deadline_notice n
     join deadline d on d.id = n.deadline_id group by 1, 2 order by 1, 2`,
  );
  const escalated = ['BOOK_TRAVEL', 'REPORT_ARRIVAL'].map((of) => ({
    kind: 'escalation',
    of,
    turn: 1,
    n: missed.filter(({ kind }) => kind === of).length,
  }));
  expect(told).toEqual([...escalated, { kind: 'reminder', of: 'SEND_NAMES', turn: 1, n: 1 }]);
  expect([await room.inbox(employer), await room.inbox(supervisor)].map((mails) => mails.length)).toEqual([
    1, 1,
  ]);
  const { rows: opened } = await room.owner.query(
    `select entry->>'subjectId' as id from audit_entry where entry->>'action' = 'deadline.opened'`,
  );
  expect(opened).toEqual([{ id: coming.subject.id }]);
});
