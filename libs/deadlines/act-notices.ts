import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { ToldAct } from './deadline-notice.entity.js';

/** Word of something that was done to a placement, for the roles that see it. */
export interface ActTold {
  act: ToldAct;
  placementId: string;
  /** The day on which it was done, in the province. */
  on: PlainDate;
  /** Dates and numbers that its sentence names, nobody's data. */
  params: Readonly<Record<string, string>>;
  to: readonly string[];
}

/** Writes down who is told of acts, in one statement; they find it in their lists and in their mail. */
export async function tellOfActs(work: Work, told: readonly ActTold[]): Promise<void> {
  if (told.length === 0) return;
  await work.query(
    `insert into deadline_notice (id, placement_id, act, params, due_on, kind, turn, to_roles, at)
     select id, placement_id, act, params, due_on, 'act', 1,
       array(select jsonb_array_elements_text(to_roles)), $2
     from json_to_recordset($1) as row (id uuid, placement_id uuid, act text, params jsonb, due_on date, to_roles jsonb)`,
    [
      JSON.stringify(
        told.map(({ act, placementId, on, params, to }) => ({
          ...{ id: newId(), placement_id: placementId, act, params, due_on: on, to_roles: to },
        })),
      ),
      work.now,
    ],
  );
  for (const { act, placementId, to } of told) {
    const subject = { type: 'placement', id: placementId };
    work.record({ action: 'act.told', subject, after: { act, to } });
  }
}
