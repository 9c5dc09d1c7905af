import pg from 'pg';

/** The end of every obligation of a season, by its placement and kind, in words that can be compared. */
export type EndState = ReadonlyMap<string, string>;

/**
 * Outcome, effects, notices, who has them, and what the trail says of each obligation. The instants and ids of two seasons
 * differ, and so do early warnings and how notices are put together into mails, which are of the moment of a worker's look.
 */
const ends = `
  with told as (
    select n.deadline_id, json_agg(n.kind || ' ' || n.turn || ' ' || u.email order by n.kind, n.turn, u.email) as all
    from notification t join deadline_notice n on n.id = t.notice_id and n.kind <> 'warning'
    join user_account u on u.id = t.user_id group by 1),
  notices as (
    select deadline_id, json_agg(json_build_array(kind, turn, to_roles, (at at time zone 'America/Toronto')::date)
      order by kind, turn) as all from deadline_notice where kind <> 'warning' group by 1),
  counted as (
    select entry->>'subjectId' as subject, coalesce(entry->'after'->>'obligation', entry->'after'->>'kind') as kind,
      entry->>'action' as action, count(*) as n
    from audit_entry where entry->>'subjectType' = 'placement' and entry->>'action' <> 'deadline.warning-told'
      and not (entry->>'action' = 'notice.told' and entry->'after'->>'kind' = 'warning') group by 1, 2, 3),
  entries as (
    select subject, kind, json_object_agg(action, n order by action) as all from counted group by 1, 2),
  findings as (
    select placement_id, json_agg(json_build_array(code, state, owed_cents, period_from, period_to) order by code) as all
    from audit_finding group by 1)
  select p.number || ' ' || d.kind as key, json_build_array(d.state, d.due_on, d.enforced_count,
    d.settled_at is not null, d.reason, cardinality(d.remind_at), d.missed_at is not null,
    (d.next_at at time zone 'America/Toronto')::date, notices.all, told.all, entries.all,
    case when d.kind = 'FINAL_WAGES' then findings.all end)::text as "end"
  from deadline d join placement p on p.id = d.subject_id
  left join told on told.deadline_id = d.id left join notices on notices.deadline_id = d.id
  left join entries on entries.subject = d.subject_id::text and entries.kind = d.kind
  left join findings on findings.placement_id = d.subject_id`;

/** How a season ended. */
export async function endOf(url: string): Promise<EndState> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string; end: string }>(ends);
  await client.end();
  return new Map(rows.map(({ key, end }) => [key, end]));
}

/** Every obligation that did not end as in the season without trouble, with both ends. */
export function differences(undisturbed: EndState, troubled: EndState): string[] {
  const keys = new Set([...undisturbed.keys(), ...troubled.keys()]);
  return [...keys].flatMap((key) => {
    const [wanted, found] = [undisturbed.get(key) ?? 'nothing', troubled.get(key) ?? 'nothing'];
    return wanted === found ? [] : [`${key}: ${found}, and without trouble ${wanted}`];
  });
}
