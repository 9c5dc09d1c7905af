import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Open settlements of guaranteed weeks that were counted from the arrival, though the first day worked is known: they move by
 * the days between both, at most to the end of the stay. What a freeze moved stays where the freeze put it.
 */
const moveSettlements = `
  WITH moved AS (
    SELECT d.id, LEAST(d.counted_from_on + (p.first_day_worked_on - p.arrived_on),
        COALESCE(CASE WHEN p.state <> 'transferred' THEN p.departed_on END, 'infinity'::date)) - d.counted_from_on AS days
    FROM "deadline" d JOIN "placement" p ON p.id = d.subject_id
    WHERE d.kind = 'SETTLE_GUARANTEED_WEEKS' AND d.state = 'open' AND d.settled_at IS NULL
      AND p.first_day_worked_on > p.arrived_on AND d.planned_before->-1->'frozen'->>'plannedOn' IS NULL
      AND (p.state = 'transferred' OR p.departed_on IS NULL OR p.departed_on > d.counted_from_on))
  UPDATE "deadline" d SET due_on = d.due_on + m.days, due_at = d.due_at + m.days * interval '1 day',
    counted_from_on = d.counted_from_on + m.days, next_at = d.next_at + m.days * interval '1 day',
    remind_at = ARRAY(SELECT at + m.days * interval '1 day' FROM unnest(d.remind_at) at ORDER BY at),
    planned_before = d.planned_before || jsonb_build_array(jsonb_build_object('dueOn', d.due_on,
      'movedAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'reason', 'the guaranteed weeks count from the first day worked', 'state', d.state, 'missedAt', NULL))
  FROM moved m WHERE m.id = d.id AND m.days > 0`;

/**
 * Hours of the guarantee are those of the records' days within its window: no sum of all hours is kept beside them, which
 * could say otherwise. Settlements that are open are owed by the window that counts.
 */
export class CountHoursInRecords1795503400000 implements MigrationInterface {
  readonly name = 'CountHoursInRecords1795503400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "pay_balance" DROP CONSTRAINT "pay_balance_hours"');
    await queryRunner.query('ALTER TABLE "pay_balance" DROP COLUMN "hours"');
    await queryRunner.query(moveSettlements);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
