import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyTrail } from '#libs/audit-trail';
import { TellPeople } from '#libs/notifications';
import { MailRoom } from '../support/mail-room.js';

let room: MailRoom;

beforeAll(async () => {
  room = await MailRoom.open();
});

afterAll(() => room.close());

beforeEach(() => room.nextTest());

describe('notices reach', () => {
  it('the holders of their roles within whose scope the deadline lies, and nobody else', async () => {
    const { employer, orderId } = await room.orderOf2026();
    await room.owner.query(`update job_order set state = 'submitted' where id = $1`, [orderId]);
    const roles = ['host-officer', 'host-supervisor', 'sending-officer', 'auditor'] as const;
    const inside = await Promise.all([
      room.world.person('host-officer', { provinces: ['ON'] }),
      room.world.person('host-supervisor', { provinces: ['ON', 'QC'] }),
      room.world.person('auditor'),
      room.world.person('auditor', { provinces: ['ON'] }),
    ]);
    const outside = await Promise.all([
      room.world.person('host-officer', { provinces: ['QC'] }),
      room.world.person('auditor', { provinces: ['QC'] }),
      // It was not transmitted yet.
      room.world.person('sending-officer', { countries: ['MX'] }),
      room.world.person('agency'),
      room.farmer(),
      room.world.person('administrator'),
    ]);
    const subject = { type: 'job-order', id: orderId };
    const { rows } = await room.owner.query('select employer_id from job_order where id = $1', [orderId]);
    await room.notice({ employer, subject, kind: 'DECIDE_LMT' }, 'escalation', [...roles]);
    await room.world.get(TellPeople).run();
    const { rows: told } = await room.owner.query(
      `select t.user_id from notification t join deadline_notice n on n.id = t.notice_id
       join deadline d on d.id = n.deadline_id where d.subject_id = $1`,
      [orderId],
    );
    expect(rows).toEqual([{ employer_id: employer.organisationId }]);
    const ids = told.map(({ user_id }) => user_id);
    expect(inside.filter(({ userId }) => !ids.includes(userId))).toEqual([]);
    expect([employer, ...outside].filter(({ userId }) => ids.includes(userId))).toEqual([]);
    // Who is told of a deadline finds it in their deadlines, and who does not is not told.
    for (const person of [...inside, ...outside.slice(0, 5)]) {
      const { body } = await person.get('deadlines?limit=200').expect(200);
      const sees = body.items.some(
        ({ subjectId, kind }: Record<string, string>) => subjectId === orderId && kind === 'DECIDE_LMT',
      );
      expect(sees).toBe(ids.includes(person.userId));
    }
  });

  it('nobody twice, and nobody whose account is closed', async () => {
    const person = await room.farmer();
    const closed = await room.world.person('employer', { organisationId: person.organisationId });
    await room.owner.query('update user_account set disabled_at = now() where id = $1', [closed.userId]);
    await room.notice({ employer: person });
    await room.deliver();
    await room.deliver();
    expect((await person.get('notifications').expect(200)).body.items).toHaveLength(1);
    const { rows } = await room.owner.query('select 1 from notification where user_id = $1', [closed.userId]);
    expect(rows).toEqual([]);
  });

  it('people in their own list, newest first, until they have read them', async () => {
    const [person, other] = [await room.farmer({ language: 'fr' }), await room.farmer()];
    for (let index = 0; index < 3; index += 1) {
      await room.notice({ employer: person, dueOn: room.later(10 + index) });
      await room.deliver();
    }
    const first = (await person.get('notifications?limit=2').expect(200)).body;
    expect(first).toMatchObject({
      unread: 3,
      items: [
        { dueOn: room.later(12), name: 'Envoyer les noms, ou faire recruter', mail: 'waiting', readAt: null },
        { dueOn: room.later(11) },
      ],
    });
    const second = (await person.get(`notifications?limit=2&after=${first.next}`).expect(200)).body;
    expect(second).toMatchObject({ items: [{ dueOn: room.later(10) }], next: null });
    const [{ id }] = first.items;
    await other.post(`notifications/${id}/read`).expect(404);
    const { receipt } = (await person.post(`notifications/${id}/read`).expect(200)).body;
    expect((await person.post(`notifications/${id}/read`).expect(200)).body.receipt.number).toBe(
      receipt.number,
    );
    const { body } = await person.get('notifications?unread=true').expect(200);
    expect(body).toMatchObject({ unread: 2, items: [{ dueOn: room.later(11) }, { dueOn: room.later(10) }] });
  });
});

describe('a template', () => {
  it('is shown in three languages with invented values', async () => {
    const officer = await room.world.person('host-officer', { language: 'es' });
    const texts = new Set<string>();
    for (const code of ['digest', 'reminder', 'warning', 'escalation', 'act'])
      for (const language of ['en', 'fr', 'es']) {
        const { body } = await officer
          .get(`notification-templates/${code}/preview?language=${language}`)
          .expect(200);
        for (const part of [body.subject, body.text, body.html]) {
          expect(part).not.toMatch(/[{}]|undefined|null/);
          texts.add(part);
        }
      }
    expect(texts.size).toBe(5 * 3 * 3);
    const own = (await officer.get('notification-templates/reminder/preview').expect(200)).body;
    expect(own.subject).toMatch(/^A más tardar el /);
    await officer.get('notification-templates/none/preview').expect(422);
    await (await room.farmer()).get('notification-templates/digest/preview').expect(403);
  });
});

describe('the audit trail', () => {
  it('holds, with what became of every notice and mail, and no address', async () => {
    const [person, unknown, done] = [await room.farmer(), await room.farmer(), await room.farmer()];
    const address = await room.addressOf(unknown);
    room.server.refuses = (to) => (to === address ? { code: 550, text: `No ${address}` } : undefined);
    for (const employer of [person, unknown]) await room.notice({ employer }, 'escalation');
    await room.settle([await room.notice({ employer: done }, 'escalation')]);
    await room.deliver();
    const administrator = await room.world.person('administrator');
    const [{ id }] = (await administrator.get('mails?state=bounced').expect(200)).body.items;
    await administrator.post(`mails/${id}/retry`, { reason: 'The mailbox is there now' }).expect(200);
    expect((await verifyTrail(room.world.dataSource)).faults).toEqual([]);
    const { rows } = await room.owner.query(
      `select entry->>'action' as action, entry->>'actorId' as actor, entry->'after' as after from audit_entry
       where entry->>'action' like 'mail.%' or entry->>'action' = 'notice.told'`,
    );
    const actions = [
      'mail.bounced',
      'mail.dropped',
      'mail.retried',
      'mail.sent',
      'mail.written',
      'notice.told',
    ];
    expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual(actions);
    const byService = rows.filter(({ action }) => action !== 'mail.retried');
    expect(new Set(byService.map(({ actor }) => actor))).toEqual(new Set(['notifications']));
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});
