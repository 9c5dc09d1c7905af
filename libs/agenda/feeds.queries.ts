import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Principal, Principals, secretHash } from '#libs/identity';
import { icalendar } from '#libs/icalendar';
import { notFound, officialNow, readPrepared } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { feedDay, type FeedReader } from './feed-day.js';
import { feedWords, filled } from './feed-words.js';
import { inWords } from './obligation-words.js';
import { owedColumns, owedTo, type OwedRow } from './owed.js';

/** A calendar as it is handed out. */
export interface Calendar {
  text: string;
  /** Names these very bytes, so that who has them need not read them again. */
  tag: string;
}

/** Days of a calendar at most: a telephone reads all of it every few hours. */
const mostDays = 2_000;
/** For how many days what was settled stays in the calendar, so that those that keep what they read learn of it. */
const settledDays = 60;
const readAgainHours = 2;

/** What calendars read under private addresses. */
@Injectable()
export class CalendarFeedQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly principals: Principals,
    private readonly rules: RulesInForce,
  ) {}

  /**
   * The calendar behind a secret: what its owner owes, by what they may see now. Not found for a secret that is unknown or
   * revoked, and for an owner whose account is disabled or whose membership has ended; nobody can tell which.
   */
  async open(secret: string, requestId: string): Promise<Calendar> {
    const [feed] = await readPrepared<{ membershipId: string; createdAt: Date }>(
      this.dataSource,
      `select membership_id as "membershipId", created_at as "createdAt" from calendar_feed
       where secret_hash = $1 and revoked_at is null`,
      [secretHash(secret)],
    );
    const owner = feed && (await this.principals.ofMembership(feed.membershipId, requestId));
    if (feed === undefined || owner === undefined) throw notFound('calendar feed');
    const text = await this.written(owner, feed.createdAt);
    return { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
  }

  private async written(owner: Principal, since: Date): Promise<string> {
    const { role, language } = owner;
    const rows = await this.rowsOf(owner);
    const now = await officialNow(this.dataSource.manager);
    const dayIn: FeedReader['dayIn'] = (province, instant) => this.rules.dayIn(province, instant);
    const days = rows
      .slice(0, mostDays)
      .map((row) =>
        feedDay(row, inWords(this.rules.book, row, language), { role, language, since, now, dayIn }),
      );
    const words = feedWords[language];
    const head = {
      name: words.calendar,
      readAgainHours,
      ...(rows.length > mostDays ? { remark: filled(words.cut, { limit: String(mostDays) }) } : {}),
    };
    return icalendar(head, days);
  }

  /** What is still owed comes first, the first day first; one more than is shown tells that there is more. */
  private rowsOf(owner: Principal): Promise<OwedRow[]> {
    const owed = owedTo(owner, 4);
    return this.dataSource.query(
      `select ${owedColumns} from ${owed.from}
       where (d.settled_at is null or d.settled_at > official_now() - make_interval(days => $2)) and ${owed.where}
       order by d.settled_at is not null, d.due_at, d.id limit $3`,
      [owner.role, settledDays, mostDays + 1, ...owed.parameters],
    );
  }
}
