import pg from 'pg';
import { DataSource } from 'typeorm';
import { verifyTrail } from '#libs/audit-trail';

/** What is left at the end, counted, and every law that is broken. */
export interface Verdict {
  outcomes: Record<string, number>;
  entries: number;
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
    `select count(*)::int as n from deadline d left join (select entry->>'subjectId' as subject, count(*) as n from audit_entry
       where entry->>'action' = 'deadline.missed' group by 1) t on t.subject = d.subject_id::text
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
    'an escalation was told twice on one day, or without having been enforced',
    `select count(*)::int as n from (
       select d.id from deadline d join deadline_notice n on n.deadline_id = d.id and n.kind = 'escalation'
       group by d.id, d.enforced_count
       having count(*) <> d.enforced_count or count(distinct (n.at at time zone 'America/Toronto')::date) <> count(*)) twice`,
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
    'a reminder went out twice, or for something that was settled before it',
    `select count(*)::int as n from (
       select d.id from deadline d join deadline_notice n on n.deadline_id = d.id and n.kind = 'reminder'
       group by d.id, d.settled_at having count(*) > 1 or min(n.at) > coalesce(d.settled_at, 'infinity')) wrong`,
  ],
  [
    'an obligation was settled more than once',
    `select count(*)::int as n from (select entry->>'subjectId' from audit_entry
       where entry->>'action' = 'deadline.settled' group by 1 having count(*) > 1) twice`,
  ],
];

/** Holds the database against the laws that no fault may break. */
export async function judge(url: string, planned: number): Promise<Verdict> {
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
  await client.end();
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  const { entries, faults } = await verifyTrail(dataSource);
  await dataSource.destroy();
  broken.push(...faults.map(({ detail }) => detail));
  return { outcomes: Object.fromEntries(rows.map(({ state, n }) => [state, n])), entries, broken };
}
