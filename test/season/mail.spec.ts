import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailRoom } from '../support/mail-room.js';

let room: MailRoom;

beforeAll(async () => {
  room = await MailRoom.open();
});

afterAll(() => room.close());

beforeEach(() => room.nextTest());

describe('a reminder', () => {
  it.each([
    [
      'en',
      'Last day: Thursday, March 9, 2000, until midnight in the province (ON).',
      'To be done: Send the names',
    ],
    ['fr', 'Dernier jour : jeudi 9 mars 2000, jusqu’à minuit dans la province (ON).', 'À faire : '],
    [
      'es',
      'Último día: jueves, 9 de marzo de 2000, hasta la medianoche en la provincia (ON).',
      'Por hacer: ',
    ],
  ])('arrives in %s with the last day of the province', async (language, day, title) => {
    const person = await room.farmer({ language });
    await room.prefer(person, { delivery: 'at-once' });
    await room.notice({ employer: person, dueOn: '2000-03-09' });
    await room.deliver();
    const [mail, ...others] = await room.inbox(person);
    expect(others).toEqual([]);
    expect(mail?.text).toContain(day);
    expect(mail?.text).toContain(title);
    expect(mail?.html).toContain(day);
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(await room.mailsOf(person)).toMatchObject([{ kind: 'urgent', state: 'sent', attempts: 1 }]);
  });
});

describe('a digest', () => {
  it('holds forty notices of a day, goes out at seven of the province, and is one', async () => {
    const person = await room.farmer();
    for (let index = 0; index < 40; index += 1) {
      await room.notice({ employer: person, dueOn: room.later(10 + index) });
      if (index % 10 === 0) await room.deliver();
    }
    await room.deliver();
    // It is ten in the morning: seven comes tomorrow. Toronto is five hours behind until 2 April 2000.
    expect(await room.mailsOf(person)).toMatchObject([
      {
        kind: 'digest',
        state: 'waiting',
        next_at: new Date(`${room.later(1)}T12:00:00Z`),
        digest_on: room.later(1),
      },
    ]);
    await room.at(`${room.later(1)}T11:59:59Z`);
    await room.deliver();
    expect(await room.inbox(person)).toEqual([]);
    await room.at(`${room.later(1)}T12:00:00Z`);
    await room.deliver();
    const [digest, ...others] = await room.inbox(person);
    expect(others).toEqual([]);
    expect(digest?.subject).toBe('Your day: 40 notices');
    expect(digest?.text.match(/Send the names/g)).toHaveLength(40);
    await room.deliver();
    expect(await room.inbox(person)).toHaveLength(1);
  });

  it('goes out at the hour and in the zone that its receiver chose', async () => {
    const person = await room.farmer();
    await room.prefer(person, { delivery: 'digest', timeZone: 'America/Vancouver', digestHour: 18 });
    await room.notice({ employer: person });
    await room.deliver();
    // It is seven in the morning in Vancouver, eight hours behind: six in the evening is of the same day.
    expect(await room.mailsOf(person)).toMatchObject([
      { next_at: new Date(`${room.later(1)}T02:00:00Z`), digest_on: room.later(0) },
    ]);
  });

  it('keeps to the clocks of a province that no longer changes them', async () => {
    const later = await MailRoom.open();
    try {
      await later.at('2026-11-02T20:00:00Z');
      const person = await later.farmer({ provinces: ['BC'] });
      await later.notice({ employer: person, province: 'BC', dueOn: '2026-12-01' });
      await later.deliver();
      // British Columbia did not put its clocks back the day before: it stays seven hours behind.
      expect(await later.mailsOf(person)).toMatchObject([{ next_at: new Date('2026-11-03T14:00:00Z') }]);
    } finally {
      await later.close();
    }
  });

  it('is the next day’s for what comes after it', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person });
    await room.deliver();
    await room.at(`${room.later(1)}T12:00:00Z`);
    await room.deliver();
    await room.notice({ employer: person });
    await room.deliver();
    expect(await room.mailsOf(person)).toMatchObject([
      { state: 'sent', digest_on: room.later(1) },
      { state: 'waiting', digest_on: room.later(2) },
    ]);
  });

  it('leaves out what was done before it went out, and is not sent when that was all', async () => {
    const [both, done] = [await room.farmer(), await room.farmer()];
    const settled = [await room.notice({ employer: both }), await room.notice({ employer: done })];
    await room.notice({ employer: both, kind: 'SUBMIT_PAY_RECORD' });
    await room.deliver();
    await room.settle(settled);
    await room.at(`${room.later(1)}T12:00:00Z`);
    await room.deliver();
    const [digest] = await room.inbox(both);
    expect(digest?.subject).toBe('Your day: 1 notice');
    expect(digest?.text).not.toContain('Send the names');
    expect(await room.inbox(done)).toEqual([]);
    expect(await room.mailsOf(done)).toMatchObject([{ state: 'dropped' }]);
  });
});

describe('what a person prefers', () => {
  it('is honoured for reminders: in the list alone, or at once', async () => {
    const [lists, atOnce] = [await room.farmer(), await room.farmer()];
    await room.prefer(lists, { delivery: 'lists' });
    await room.prefer(atOnce, { delivery: 'at-once' });
    await room.notice({ employer: lists });
    await room.notice({ employer: atOnce });
    await room.deliver();
    expect(await room.mailsOf(lists)).toEqual([]);
    expect((await lists.get('notifications').expect(200)).body).toMatchObject({ unread: 1 });
    expect(await room.inbox(atOnce)).toHaveLength(1);
  });

  it('is not honoured for an escalation, which comes at once', async () => {
    const person = await room.farmer();
    await room.prefer(person, { delivery: 'lists' });
    await room.notice({ employer: person, dueOn: room.later(-1) }, 'escalation');
    await room.notice({ employer: person, dueOn: room.later(-2), kind: 'SUBMIT_PAY_RECORD' }, 'escalation');
    await room.deliver();
    const [mail, ...others] = await room.inbox(person);
    // What came up together is one mail.
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('2 notices that cannot wait');
    expect(mail?.text).toContain('Overdue: Send the names');
  });

  it('is not honoured for a reminder of what the law demands', async () => {
    const { employer, orderId } = await room.orderOf2026();
    await room.prefer(employer, { delivery: 'lists' });
    const subject = { type: 'job-order', id: orderId };
    await room.notice({ employer, subject, kind: 'SEND_NAMES' });
    await room.deliver();
    expect(await room.mailsOf(employer)).toEqual([]);
    await room.notice({ employer, subject, kind: 'KEEP_RECORDS_UNTIL' });
    await room.deliver();
    const [mail] = await room.inbox(employer);
    expect(mail?.text).toContain('Otherwise: the records are due to be purged.');
    expect(mail?.text).toContain(`See it: https://temporada.example/api/v1/job-orders/${orderId}`);
    expect(await room.mailsOf(employer)).toMatchObject([{ kind: 'urgent', state: 'sent' }]);
  });

  it('is refused with a time zone that does not exist', async () => {
    const person = await room.farmer();
    for (const timeZone of ['America/Nowhere', '+05:00', 'Toronto'])
      expect(
        (await person.put('notification-preferences', { delivery: 'digest', timeZone }).expect(422)).body
          .code,
      ).toBe('TIME_ZONE_UNKNOWN');
    expect((await person.get('notification-preferences').expect(200)).body).toEqual({
      delivery: 'digest',
      timeZone: null,
      digestHour: 7,
    });
  });
});
