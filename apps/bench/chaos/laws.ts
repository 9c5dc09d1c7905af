import pg from 'pg';
import { DataSource } from 'typeorm';
import { verifyTrail } from '#libs/audit-trail';
import { remindsBefore } from './days.js';

/** What is left at the end, counted, and every law that is broken. */
export interface Verdict {
  outcomes: Record<string, number>;
  entries: number;
  mails: number;
  broken: string[];
}

/** Each law as a question for what breaks it: the answer must be 0. */
const laws: readonly (readonly [string, string])[] = [
  [
    'an obligation whose day has passed is still open',
    `select count(*)::int as n from deadline where state = 'open' and due_at <= official_now()`,
  ],
  [
    'a missed obligation was enforced another number of times than the trail says',
    `select count(*)::int as n from deadline d left join (
       select entry->>'subjectId' as subject, entry->'after'->>'kind' as kind, count(*) as n from audit_entry
       where entry->>'action' = 'deadline.missed' group by 1, 2) t on t.subject = d.subject_id::text and t.kind = d.kind
     where d.enforced_count <> coalesce(t.n, 0)`,
  ],
  [
    'an obligation that was done or waived in time was enforced',
    `select count(*)::int as n from deadline where state in ('met', 'waived', 'cancelled') and enforced_count > 0`,
  ],
  [
    'an obligation that is not repeated was enforced more than once',
    `select count(*)::int as n from deadline where kind not in ('REPORT_ARRIVAL', 'BOOK_TRAVEL') and enforced_count > 1`,
  ],
  [
    'an obligation is missed without having been enforced',
    `select count(*)::int as n from deadline where state = 'missed' and enforced_count = 0`,
  ],
  [
    'a missed obligation of which people are told was enforced without telling them',
    `select count(*)::int as n from deadline d where d.kind in ('REPORT_ARRIVAL', 'BOOK_TRAVEL') and d.enforced_count <>
       (select count(*) from deadline_notice n where n.deadline_id = d.id and n.kind = 'escalation')`,
  ],
  [
    'an escalation was told twice on one day, or on a day that was passed over',
    `select count(*)::int as n from (
       select from deadline_notice n where kind = 'escalation' group by deadline_id
       having count(*) <> count(distinct (at at time zone 'America/Toronto')::date)
         or count(*) <> 1 + max((at at time zone 'America/Toronto')::date) - min((at at time zone 'America/Toronto')::date)) wrong`,
  ],
  [
    'a reminder did not go out, or not once',
    `select count(*)::int as n from deadline d
     where 1 <> (select count(*) from deadline_notice n where n.deadline_id = d.id and n.kind = 'reminder')`,
  ],
  [
    'a reminder went out on another day than it was planned for',
    `select count(*)::int as n from deadline d join deadline_notice n on n.deadline_id = d.id and n.kind = 'reminder'
     where (n.at at time zone 'America/Toronto')::date <> d.due_on - ${remindsBefore}`,
  ],
  [
    'final wages that were missed are not one finding',
    `select count(*)::int as n from deadline d
     where d.kind = 'FINAL_WAGES' and (d.state = 'missed')::int <>
       (select count(*) from audit_finding f where f.placement_id = d.subject_id and f.code = 'FINAL_WAGES_OPEN')`,
  ],
  [
    'an obligation was settled more than once',
    `select count(*)::int as n from (
       select from audit_entry where entry->>'action' in ('deadline.settled', 'deadline.waived')
       group by entry->>'subjectId', entry->'after'->>'kind' having count(*) > 1) twice`,
  ],
  ['a notice has not been told', 'select count(*)::int as n from untold_notice'],
  [
    'a notice was told to nobody, or another number of people than the trail says',
    `select count(*)::int as n from (
       select n.id, count(t.id) as people from deadline_notice n left join notification t on t.notice_id = n.id group by n.id) n
     where people = 0`,
  ],
  [
    'an escalation reached somebody without a mail',
    `select count(*)::int as n from notification t join deadline_notice n on n.id = t.notice_id
     where n.kind = 'escalation' and t.mail_id is null`,
  ],
  ['a mail was given up', `select count(*)::int as n from mail where state in ('failed', 'bounced', 'kept')`],
  [
    'a mail whose time has come was not sent',
    `select count(*)::int as n from mail where state = 'waiting' and next_at <= official_now()`,
  ],
];

/** Holds the database, and what the mail server took, against the laws that no fault may break. */
export async function judge(
  url: string,
  planned: number,
  arrived: ReadonlyMap<string, number>,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const broken: string[] = [];
  const { rows } = await client.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from deadline group by 1 order by 1',
  );
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  if (total !== planned) broken.push(`${total} obligations are there of ${planned} planned`);
  for (const [law, question] of laws) {
    const { rows: answers } = await client.query<{ n: number }>(question);
    if (answers[0]?.n !== 0) broken.push(`${law}: ${answers[0]?.n ?? 'unknown'} times`);
  }
  const mails = await mailsOf(client, arrived, broken);
  await client.end();
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  const { entries, faults } = await verifyTrail(dataSource);
  await dataSource.destroy();
  broken.push(...faults.map(({ detail }) => detail));
  return { outcomes: Object.fromEntries(rows.map(({ state, n }) => [state, n])), entries, mails, broken };
}

/** A mail that arrived twice has one Message-ID; one that is said to be sent has arrived, and one that arrived was written. */
async function mailsOf(
  client: pg.Client,
  arrived: ReadonlyMap<string, number>,
  broken: string[],
): Promise<number> {
  const { rows } = await client.query<{ id: string; state: string }>(
    'select message_id as id, state from mail',
  );
  const written = new Set(rows.map(({ id }) => id));
  const sent = rows.filter(({ state }) => state === 'sent');
  const lost = sent.filter(({ id }) => !arrived.has(id)).length;
  const strange = [...arrived.keys()].filter((id) => !written.has(id)).length;
  if (lost > 0) broken.push(`a mail that was sent did not arrive: ${lost} times`);
  if (strange > 0) broken.push(`a mail arrived that nobody wrote: ${strange} times`);
  return sent.length;
}
