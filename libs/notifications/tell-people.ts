import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { type Language, type Logger, LOGGER, newId, type Settings, SETTINGS } from '#libs/platform';
import { isPlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { nextDigest } from './next-digest.js';
import { type Noticed, noticedColumns, noticedFrom } from './noticed.js';
import { noticeWords } from './notice-words.js';
import { type Receiver, receiversOf } from './receivers.js';

/** Notices of one transaction: enough to make statements cheap, few enough to lose. */
const batch = 200;

/** What one person is told by one mail. */
interface NewMail {
  userId: string;
  language: Language;
  digestOn: string | null;
  nextAt: Date;
}

/** A notice and one of those who are told of it, and whether a mail carries it. */
interface Told {
  receiver: Receiver;
  by: 'urgent' | 'digest' | 'list';
}

/**
 * Brings notices to the people that they are for: into their lists, and into the mail that carries them. A notice leaves the
 * table of the untold in the transaction that tells it, so that each person has it once, however many workers there are.
 */
@Injectable()
export class TellPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: RulesInForce,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Tells about `limit` notices at most, the oldest first, and returns how many. What is left over is told next time. */
  async run(limit = 10_000): Promise<number> {
    let told = 0;
    let last = batch;
    while (last === batch && told < limit) {
      last = await this.unitOfWork.run(serviceActor('notifications', randomUUID()), (work) =>
        this.tellNext(work),
      );
      told += last;
    }
    return told;
  }

  private async tellNext(work: Work): Promise<number> {
    const notices = await work.query<Noticed>(
      `select ${noticedColumns} from ${noticedFrom} join untold_notice un on un.notice_id = n.id
       order by un.notice_id limit $1 for update of un skip locked`,
      [batch],
    );
    if (notices.length === 0) return 0;
    const ids = notices.map(({ noticeId }) => noticeId);
    const receivers = await receiversOf(work, ids);
    await this.write(work, notices, receivers);
    await work.query('delete from untold_notice where notice_id = any($1)', [ids]);
    this.recordAll(work, notices, receivers);
    return notices.length;
  }

  private async write(
    work: Work,
    notices: readonly Noticed[],
    receivers: readonly Receiver[],
  ): Promise<void> {
    const wordsOf = noticeWords(this.rules.book);
    const byId = new Map(notices.map((notice) => [notice.noticeId, notice]));
    const demanded = new Set(
      notices
        .filter((notice) => notice.kind === 'escalation' || isDemanded(wordsOf(notice).basis))
        .map(({ noticeId }) => noticeId),
    );
    const told = receivers.map((receiver): Told => {
      if (demanded.has(receiver.noticeId) || receiver.delivery === 'at-once')
        return { receiver, by: 'urgent' };
      return { receiver, by: receiver.delivery === 'lists' ? 'list' : 'digest' };
    });
    const urgent = await this.writeUrgent(work, told);
    const digests = await this.writeDigests(work, told, byId);
    const mailOf = ({ receiver: { userId }, by }: Told) =>
      by === 'list' ? null : ((by === 'urgent' ? urgent : digests).get(userId) ?? null);
    await work.query(
      `insert into notification (id, notice_id, user_id, mail_id, at)
       select n.id, n.notice_id, n.user_id, n.mail_id, $5
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as n (id, notice_id, user_id, mail_id)`,
      [
        told.map(newId),
        told.map(({ receiver }) => receiver.noticeId),
        told.map(({ receiver }) => receiver.userId),
        told.map(mailOf),
        work.now,
      ],
    );
  }

  /** What cannot wait is one mail to each person, however much of it comes up until it goes out. */
  private writeUrgent(work: Work, told: readonly Told[]): Promise<Map<string, string>> {
    const mails = new Map<string, NewMail>();
    for (const { receiver, by } of told)
      if (by === 'urgent') mails.set(receiver.userId, { ...receiver, digestOn: null, nextAt: work.now });
    return this.enter(work, 'urgent', mails);
  }

  private writeDigests(
    work: Work,
    told: readonly Told[],
    notices: ReadonlyMap<string, Noticed>,
  ): Promise<Map<string, string>> {
    const mails = new Map<string, NewMail>();
    for (const { receiver, by } of told) {
      if (by !== 'digest' || mails.has(receiver.userId)) continue;
      const { timeZone, digestHour, lastDigestOn, noticeId } = receiver;
      const { on, at } = nextDigest(work.now, {
        timeZone: timeZone ?? this.rules.zoneIn(notices.get(noticeId)?.province ?? '', work.now),
        hour: digestHour,
        lastOn: isPlainDate(lastDigestOn) ? lastDigestOn : null,
      });
      mails.set(receiver.userId, { ...receiver, digestOn: on, nextAt: at });
    }
    return this.enter(work, 'digest', mails);
  }

  /**
   * Enters mails in the order of their receivers, so that two workers never wait for each other crosswise. A mail that has not
   * gone out takes in what is new: it is found by the one open mail of its kind that a person can have.
   */
  private async enter(
    work: Work,
    kind: 'urgent' | 'digest',
    mails: ReadonlyMap<string, NewMail>,
  ): Promise<Map<string, string>> {
    if (mails.size === 0) return new Map();
    const rows = [...mails.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
    const ids = rows.map(newId);
    const host = this.settings.mailFrom?.split('@')[1] ?? 'localhost';
    const entered = await work.query<{ id: string; userId: string }>(
      `insert into mail (id, user_id, language, kind, digest_on, message_id, state, next_at, written_at)
       select n.id, n.user_id, n.language, $7, n.digest_on, n.message_id, 'waiting', n.next_at, $8
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::text[], $6::timestamptz[])
         as n (id, user_id, language, digest_on, message_id, next_at) order by n.user_id
       on conflict (user_id) where kind = '${kind}' and state = 'waiting' and attempts = 0
         do update set language = excluded.language
       returning id, user_id as "userId"`,
      [
        ids,
        rows.map(({ userId }) => userId),
        rows.map(({ language }) => language),
        rows.map(({ digestOn }) => digestOn),
        ids.map((id) => `<${id}@${host}>`),
        rows.map(({ nextAt }) => nextAt),
        kind,
        work.now,
      ],
    );
    const written = new Set(ids);
    for (const { id, userId } of entered)
      if (written.has(id))
        work.record({ action: 'mail.written', subject: { type: 'mail', id }, after: { kind, userId } });
    return new Map(entered.map(({ id, userId }) => [userId, id]));
  }

  private recordAll(work: Work, notices: readonly Noticed[], receivers: readonly Receiver[]): void {
    const people = new Map<string, number>();
    for (const { noticeId } of receivers) people.set(noticeId, (people.get(noticeId) ?? 0) + 1);
    for (const { noticeId, kind, obligation, subjectType, subjectId } of notices)
      work.record({
        action: 'notice.told',
        subject: { type: subjectType, id: subjectId },
        after: { kind, obligation, people: people.get(noticeId) ?? 0 },
      });
    const unheard = notices.filter(({ noticeId }) => !people.has(noticeId)).length;
    if (unheard > 0) this.logger.debug({ unheard }, 'Notices are for roles that nobody holds');
  }
}

/** What a statute or the agreement between the governments demands is told whatever its receiver prefers. */
function isDemanded(basis: string | null): boolean {
  return basis === 'law' || basis === 'agreement';
}
