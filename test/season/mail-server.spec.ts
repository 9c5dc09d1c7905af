import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliverMails, mostAttempts, TellPeople } from '#libs/notifications';
import { Relay } from '../chaos/relay.js';
import { MailRoom } from '../support/mail-room.js';
import { startHangingServer } from '../support/mail-server.js';

let room: MailRoom;

beforeAll(async () => {
  room = await MailRoom.open();
});

afterAll(() => room.close());

beforeEach(() => room.nextTest());

describe('a mail server', () => {
  it('that hangs is given up, and the mail is tried again later', async () => {
    const hanging = await startHangingServer();
    const elsewhere = await MailRoom.open({
      SMTP_URL: hanging.url,
      MAIL_FROM: 'temporada@example.org',
      TEMPORADA_MAIL_SECONDS: '1',
    });
    try {
      for (const employer of [await elsewhere.farmer(), await elsewhere.farmer()])
        await elsewhere.notice({ employer }, 'escalation');
      // The second is not even tried: it would wait as long.
      expect(await elsewhere.deliver()).toEqual({ sent: 0, ended: 0, again: 1 });
      expect(hanging.connections()).toBe(1);
      const { rows } = await elsewhere.owner.query(
        `select state, attempts, last_failure as failure, claimed_until as claimed,
           round(extract(epoch from next_at - official_now()) / 60)::int as minutes from mail order by attempts`,
      );
      expect(rows).toMatchObject([
        { state: 'waiting', attempts: 0, failure: null, minutes: 0 },
        { state: 'waiting', attempts: 1, failure: 'ETIMEDOUT', claimed: null, minutes: 1 },
      ]);
    } finally {
      await elsewhere.close();
      await hanging.close();
    }
  });

  it('that puts a mail off gets it again, later each time, until it takes it', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person }, 'escalation');
    room.server.refuses = () => ({ code: 451, text: 'Try again later' });
    await room.deliver();
    expect(await room.mailsOf(person)).toMatchObject([
      { state: 'waiting', attempts: 1, last_failure: 'EENVELOPE 451' },
    ]);
    // Not before a minute, and then not before two more.
    for (const [minutes, attempts] of [
      [0.5, 1],
      [1.5, 2],
      [3, 2],
      [4, 3],
    ] as const) {
      await room.at(room.after(minutes));
      await room.deliver();
      expect(await room.mailsOf(person)).toMatchObject([{ state: 'waiting', attempts }]);
    }
    room.server.refuses = () => undefined;
    await room.at(room.after(9));
    await room.deliver();
    expect(await room.mailsOf(person)).toMatchObject([{ state: 'sent', attempts: 4 }]);
    expect(await room.inbox(person)).toHaveLength(1);
  });

  it('that never takes it has it given up, for an administrator to try again', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person }, 'escalation');
    room.server.refuses = () => ({ code: 421, text: 'Busy' });
    // The longest wait between two attempts is four hours.
    for (let attempt = 0; attempt < mostAttempts + 3; attempt += 1) {
      await room.deliver();
      await room.at(room.after((attempt + 1) * 246));
    }
    expect(room.server.attempts).toBe(mostAttempts);
    const administrator = await room.world.person('administrator');
    const { body } = await administrator.get('mails?state=failed').expect(200);
    expect(body.items).toMatchObject([
      { userId: person.userId, state: 'failed', attempts: mostAttempts, notices: 1, kind: 'urgent' },
    ]);
    const [{ id }] = body.items;
    room.server.refuses = () => undefined;
    const { receipt } = (
      await administrator.post(`mails/${id}/retry`, { reason: 'The server is back' }).expect(200)
    ).body;
    expect(receipt.next).toEqual([{ act: 'SEND_MAIL', by: 'service', dueOn: null }]);
    await room.deliver();
    expect(await room.inbox(person)).toHaveLength(1);
    const again = await administrator.post(`mails/${id}/retry`, { reason: 'Once more' }).expect(409);
    expect(again.body.code).toBe('MAIL_NOT_GIVEN_UP');
  });

  it('that takes a mail and is cut off before it can say so gets it once more, under the same Message-ID', async () => {
    const relay = await Relay.to(() => Number(new URL(room.server.url).port));
    const elsewhere = await MailRoom.open({
      SMTP_URL: relay.through(room.server.url),
      MAIL_FROM: 'temporada@example.org',
    });
    try {
      const person = await elsewhere.farmer();
      await elsewhere.notice({ employer: person }, 'escalation');
      room.server.beforeSaying = () => {
        relay.cut();
        room.server.beforeSaying = () => Promise.resolve();
        return Promise.resolve();
      };
      expect(await elsewhere.deliver()).toEqual({ sent: 0, ended: 0, again: 1 });
      expect(await elsewhere.deliver()).toEqual({ sent: 0, ended: 0, again: 0 });
      await elsewhere.at(elsewhere.after(2));
      expect(await elsewhere.deliver()).toEqual({ sent: 1, ended: 0, again: 0 });
      await elsewhere.at(elsewhere.after(300));
      expect(await elsewhere.deliver()).toEqual({ sent: 0, ended: 0, again: 0 });
      const [{ message_id: id } = {}] = await elsewhere.mailsOf(person);
      expect(room.server.received.map(({ messageId }) => messageId)).toEqual([id, id]);
    } finally {
      await elsewhere.close();
      await relay.close();
    }
  });

  it('that does not know a receiver makes a bounce, which administrators see, and others get their mail', async () => {
    const [unknown, known] = [await room.farmer(), await room.farmer()];
    const address = await room.addressOf(unknown);
    room.server.refuses = (to) =>
      to === address ? { code: 550, text: `No such mailbox ${address}` } : undefined;
    for (const employer of [unknown, known]) await room.notice({ employer }, 'escalation');
    await room.deliver();
    expect(await room.inbox(known)).toHaveLength(1);
    await room.at(room.after(300));
    await room.deliver();
    expect(room.server.attempts).toBe(2);
    const administrator = await room.world.person('administrator');
    const { body } = await administrator.get(`mails?state=bounced&userId=${unknown.userId}`).expect(200);
    // What the server wrote names the receiver; what is kept does not.
    expect(body.items).toMatchObject([{ email: address, attempts: 1, lastFailure: 'EENVELOPE 550' }]);
    await known.get('mails').expect(403);
  });
});

describe('two workers at once', () => {
  it('send one mail of one notice, and one digest of many', async () => {
    const [person, other] = [await room.farmer(), await room.farmer()];
    await room.notice({ employer: person }, 'escalation');
    for (let index = 0; index < 10; index += 1) await room.notice({ employer: other });
    await Promise.all([1, 2, 3, 4].map(() => room.world.get(TellPeople).run()));
    await Promise.all([1, 2, 3, 4].map(() => room.world.get(DeliverMails).run()));
    expect(await room.inbox(person)).toHaveLength(1);
    await room.at(`${room.later(1)}T12:00:00Z`);
    await Promise.all([1, 2, 3, 4].map(() => room.world.get(DeliverMails).run()));
    expect(await room.inbox(other)).toHaveLength(1);
    const { rows } = await room.owner.query(
      'select count(*)::int as n from notification where user_id = any($1)',
      [[person.userId, other.userId]],
    );
    expect(rows).toEqual([{ n: 11 }]);
  });

  it('send it again under the same Message-ID when the first died before it could say so', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person }, 'escalation');
    await room.owner.query(`
      create function fall_over() returns trigger language plpgsql as $$
      begin if new.state = 'sent' then raise exception 'The worker fell over'; end if; return new; end $$;
      create trigger fall_over before update on mail for each row execute function fall_over()`);
    await expect(room.deliver()).rejects.toThrow('fell over');
    await room.owner.query('drop trigger fall_over on mail; drop function fall_over()');
    expect(await room.mailsOf(person)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    // Its claim holds: nobody can tell yet that the worker died.
    await room.deliver();
    expect(await room.inbox(person)).toHaveLength(1);
    await room.owner.query('update mail set claimed_until = clock_timestamp() where user_id = $1', [
      person.userId,
    ]);
    await room.deliver();
    const received = await room.inbox(person);
    expect(received).toHaveLength(2);
    const [{ message_id, state } = {}] = await room.mailsOf(person);
    expect(received.map(({ messageId }) => messageId)).toEqual([message_id, message_id]);
    expect(state).toBe('sent');
  });
});

describe('without a mail server', () => {
  it('mails are kept, as many as were written, and an administrator may have them tried', async () => {
    const silent = await MailRoom.open({});
    try {
      const person = await silent.farmer();
      await silent.notice({ employer: person }, 'escalation');
      expect(await silent.deliver()).toEqual({ sent: 0, ended: 1, again: 0 });
      const administrator = await silent.world.person('administrator');
      const { body } = await administrator.get('mails?state=kept').expect(200);
      expect(body.items).toMatchObject([{ userId: person.userId, attempts: 0, lastFailure: null }]);
      await administrator.post(`mails/${body.items[0].id}/retry`, { reason: 'A server is set' }).expect(200);
      expect(await silent.deliver()).toEqual({ sent: 0, ended: 1, again: 0 });
      expect((await person.get('notifications').expect(200)).body.items).toMatchObject([{ mail: 'kept' }]);
    } finally {
      await silent.close();
    }
  });
});
