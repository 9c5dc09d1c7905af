import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { type Language, type Logger, LOGGER, persist, type Settings, SETTINGS } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { composeMail } from './compose-mail.js';
import type { MailKind, MailState } from './mail.entity.js';
import { contentsOf } from './mail-contents.js';
import { type Delivery, type Letter, longestCarryMs, openPostman, type Postman } from './postman.js';

/** What one round of delivery did. */
export interface DeliveryOutcome {
  /** Mails taken by the server. */
  sent: number;
  /** Mails of which nothing more is to come, but which were not sent. */
  ended: number;
  /** Mails that are tried again later. */
  again: number;
}

/** A mail that this worker has to itself for a while. */
interface Claimed {
  id: string;
  kind: MailKind;
  language: Language;
  messageId: string;
  attempts: number;
  email: string;
  disabled: boolean;
}

/** Attempts before a mail is given up: with the waits between them about two days, as mail servers themselves do it. */
export const mostAttempts = 20;
const longestWaitMinutes = 240;
/** How much longer than the longest sending a claim lasts, in seconds: time to write down what became of it. */
const claimReserveSeconds = 60;

/**
 * Sends the mails whose time has come. A mail is claimed and its attempt counted before it goes out, and what became of it
 * is stored afterwards: a worker that dies in between leaves a claim that runs out, and the mail goes out again under the
 * same Message-ID.
 */
@Injectable()
export class DeliverMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly rules: RulesInForce,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Sends `limit` mails at most, the one that has waited longest first. Without a mail server they are kept instead. */
  async run(limit = 2000): Promise<DeliveryOutcome> {
    const { smtpUrl: url, mailFrom: from, mailSeconds: seconds } = this.settings;
    if (url === undefined || from === undefined) return { sent: 0, ended: await this.keep(limit), again: 0 };
    const postman = openPostman({ url, from, seconds });
    try {
      return await this.deliver(postman, limit);
    } finally {
      postman.close();
    }
  }

  private async deliver(postman: Postman, limit: number): Promise<DeliveryOutcome> {
    const done: DeliveryOutcome = { sent: 0, ended: 0, again: 0 };
    for (let count = 0; count < limit; count += 1) {
      const mail = await this.claim();
      if (mail === undefined) break;
      const letter = await persist(() => this.letterOf(mail));
      const delivery = letter === undefined ? undefined : await postman.carry(letter);
      const state = stateAfter(delivery, mail.attempts);
      // What the server took and nobody noted down would go out again: a database that is away for a moment is waited for.
      await persist(() => this.store(mail, state, delivery));
      done[state === 'sent' ? 'sent' : state === 'waiting' ? 'again' : 'ended'] += 1;
      // Whoever is next would wait as long for the same server.
      if (delivery?.outcome === 'unreachable') break;
    }
    return done;
  }

  private async claim(): Promise<Claimed | undefined> {
    const seconds = longestCarryMs(this.settings.mailSeconds) / 1000 + claimReserveSeconds;
    const [[claimed]]: [(Claimed | undefined)[], number] = await this.dataSource.query(
      `update mail m set attempts = attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => $1)
       from user_account u
       where u.id = m.user_id and m.id = (
         select id from mail where state = 'waiting' and next_at <= (select official_now())
           and (claimed_until is null or claimed_until < clock_timestamp())
         order by next_at, id limit 1 for update skip locked)
       returning m.id, m.kind, m.language, m.message_id as "messageId", m.attempts, u.email,
         u.disabled_at is not null as disabled`,
      [seconds],
    );
    return claimed;
  }

  /** The letter of a mail; undefined when there is nothing to tell any more, or nobody. */
  private async letterOf({
    id,
    kind,
    language,
    messageId,
    email,
    disabled,
  }: Claimed): Promise<Letter | undefined> {
    const { dataSource, settings, rules } = this;
    const { items, more } = await contentsOf(
      { dataSource, book: rules.book, publicUrl: settings.publicUrl },
      id,
    );
    if (disabled || items.length === 0) return undefined;
    return { to: email, messageId, ...composeMail(language, kind, items, more) };
  }

  private async store(mail: Claimed, state: MailState, delivery: Delivery | undefined): Promise<void> {
    const code = delivery === undefined || delivery.outcome === 'taken' ? null : delivery.code;
    const waitMinutes = Math.min(longestWaitMinutes, 2 ** (mail.attempts - 1));
    await this.unitOfWork.run(serviceActor('notifications', randomUUID()), async (work) => {
      const stored = await work.query(
        `update mail set state = $2, claimed_until = null, last_failure = coalesce($3, last_failure),
           sent_at = case when $2 = 'sent' then $4::timestamptz end,
           next_at = case when $2 = 'waiting' then $4::timestamptz + make_interval(mins => $5) end
         where id = $1 and state = 'waiting' returning id`,
        [mail.id, state, code, work.now, waitMinutes],
      );
      if (stored.length === 0 || state === 'waiting') return;
      const after = code === null ? { state } : { state, failure: code };
      work.record({ action: `mail.${state}`, subject: { type: 'mail', id: mail.id }, after });
    });
    if (code !== null)
      this.logger.warn(
        { mailId: mail.id, state, failure: code, attempts: mail.attempts },
        'A mail was not sent',
      );
  }

  /** Where there is no mail server, the mails themselves are the outbox. */
  private keep(limit: number): Promise<number> {
    return this.unitOfWork.run(serviceActor('notifications', randomUUID()), async (work) => {
      const kept = await work.query<{ id: string }>(
        `update mail set state = 'kept', next_at = null where id in (
           select id from mail where state = 'waiting' and next_at <= $1
           order by next_at, id limit $2 for update skip locked)
         returning id`,
        [work.now, limit],
      );
      for (const { id } of kept)
        work.record({ action: 'mail.kept', subject: { type: 'mail', id }, after: { state: 'kept' } });
      return kept.length;
    });
  }
}

/** How a mail stands after an attempt; undefined is the one that had nothing to tell. */
function stateAfter(delivery: Delivery | undefined, attempts: number): MailState {
  switch (delivery?.outcome) {
    case undefined:
      return 'dropped';
    case 'taken':
      return 'sent';
    case 'bounced':
      return 'bounced';
    default:
      return attempts >= mostAttempts ? 'failed' : 'waiting';
  }
}
