import pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadline, Deadlines, type NoticeKind } from '#libs/deadlines';
import type { Role } from '#libs/identity';
import { DeliverMails, type DeliveryOutcome, TellPeople } from '#libs/notifications';
import { advanceClock, newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server.js';
import { type Belongs, createWorld, type Person, type World } from './world.js';

/** A deadline of a test, as far as the test cares. */
export interface Planned {
  kind?: string;
  subject?: { type: string; id: string };
  employer?: Person | undefined;
  dueOn?: string;
  province?: string;
}

const begins = '2000-02-01T15:00:00Z';

/** A world with a mail server, and what tests of mail ask of both. */
export class MailRoom {
  /** Weeks after the beginning at which a test happens, so that none finds what another left. */
  private weeks = 0;

  private constructor(
    readonly world: World,
    readonly server: MailServer,
    /** Connected as the owner of the tables. */
    readonly owner: pg.Client,
  ) {}

  /** Opens a world that sends through a mail server of its own, or with other settings. */
  static async open(environment?: NodeJS.ProcessEnv): Promise<MailRoom> {
    const server = await startMailServer();
    const world = await createWorld(begins, {
      TEMPORADA_LOG_LEVEL: 'silent',
      ...(environment ?? {
        SMTP_URL: server.url,
        MAIL_FROM: 'temporada@example.org',
        PUBLIC_URL: 'https://temporada.example/',
      }),
    });
    const owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
    return new MailRoom(world, server, owner);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.world.close();
    await this.server.close();
  }

  /** Goes some weeks on, to ten in the morning in Toronto (eleven in summer), with no mail left and a server that takes all. */
  async nextTest(weeks = 1): Promise<void> {
    this.weeks += weeks;
    await this.at(this.after(0));
    await this.owner.query(`update mail set state = 'dropped', next_at = null where state = 'waiting'`);
    this.server.received.length = 0;
    this.server.attempts = 0;
    this.server.refuses = () => undefined;
  }

  /** The instant so many minutes after the test began. */
  after(minutes: number): string {
    return new Date(Date.parse(begins) + this.weeks * 7 * 86_400_000 + minutes * 60_000).toISOString();
  }

  /** The day so many days after that of the test. */
  later(days: number): string {
    return this.after(days * 24 * 60).slice(0, 10);
  }

  async at(instant: string): Promise<void> {
    await advanceClock(this.world.get(DataSource), new Date(instant));
  }

  /** A round of the worker. */
  async deliver(): Promise<DeliveryOutcome> {
    await this.world.get(TellPeople).run();
    return this.world.get(DeliverMails).run();
  }

  /** Plans a deadline and writes a notice of it, as the sweep does; returns the id of its subject. */
  async notice(planned: Planned, kind: NoticeKind = 'reminder', to: Role[] = ['employer']): Promise<string> {
    const { kind: obligation = 'SEND_NAMES', employer, dueOn = this.later(30), province = 'ON' } = planned;
    const subject = planned.subject ?? { type: 'test', id: newId() };
    const deadlines = this.world.get(Deadlines);
    await this.world.get(UnitOfWork).run(serviceActor('test', 'test'), async (work) => {
      await deadlines.schedule(work, {
        kind: obligation,
        subject,
        owedBy: 'employer',
        employerId: employer?.organisationId ?? null,
        province,
        timeZone: 'America/Toronto',
        dueOn: plainDate(dueOn),
        countedFrom: 'test',
        source: { title: 'A test' },
      });
      const deadline = await work.manager.findOneByOrFail(Deadline, {
        subjectId: subject.id,
        kind: obligation,
      });
      await deadlines.tell(work, deadline, { kind, to });
    });
    return subject.id;
  }

  /** Settles deadlines of names that were to be sent. */
  settle(subjectIds: readonly string[]): Promise<void> {
    return this.world
      .get(UnitOfWork)
      .run(serviceActor('test', 'test'), (work) =>
        this.world.get(Deadlines).settleAll(work, subjectIds, ['SEND_NAMES'], 'met'),
      );
  }

  farmer(belongs: Belongs = {}): Promise<Person> {
    return this.world.person('employer', belongs);
  }

  async prefer(person: Person, preference: object): Promise<void> {
    await person.put('notification-preferences', preference).expect(200);
  }

  /** The rows of a person's mails, the first one first. */
  async mailsOf({ userId }: Person): Promise<Record<string, unknown>[]> {
    const { rows } = await this.owner.query(
      `select id, kind, state, attempts, last_failure, message_id, next_at, digest_on::text from mail
       where user_id = $1 order by id`,
      [userId],
    );
    return rows;
  }

  async addressOf({ userId }: Person): Promise<string> {
    const { rows } = await this.owner.query('select email from user_account where id = $1', [userId]);
    return rows[0].email;
  }

  /** What the server took for a person. */
  async inbox(person: Person): Promise<ReceivedMail[]> {
    const address = await this.addressOf(person);
    return this.server.received.filter(({ to }) => to.includes(address));
  }

  /** An order of 2026 in this world of 2000: the rules of its season tell which of its obligations are of the law. */
  async orderOf2026(): Promise<{ employer: Person; orderId: string }> {
    const { employer, farmId } = await this.world.farm();
    const { body } = await employer.post('job-orders', { farmId, country: 'MX' }).expect(200);
    await this.owner.query(`update job_order set need_from = '2026-05-04' where id = $1`, [body.id]);
    return { employer, orderId: body.id };
  }
}
