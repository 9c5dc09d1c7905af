import type { DataSource } from 'typeorm';
import type { SeasonPlan } from '#libs/fiction';

/** A figure of the programme beside what the season produced. */
export interface Figure {
  name: string;
  expected: number;
  actual: number;
  unit: 'workers' | '%';
}

/** What became of the deadlines. */
export interface DeadlineCounts {
  met: number;
  missed: number;
  waived: number;
  /** Still owed of the season itself. */
  open: number;
  /** Owed years after it: records are kept until then. */
  later: number;
  /** How many of each obligation were missed. */
  missedOf: Record<string, number>;
}

/** The most that a figure may be off, in percentage points (for counts: in per cent of the season). */
export const toleratedPoints = 2;

const arrived = `p.arrived_on is not null`;
const share = (part: string, whole: string) =>
  `round(100.0 * count(*) filter (where ${part}) / nullif(count(*) filter (where ${whole}), 0), 2)::float`;

/** Counts the figures of the report in what the season left in the tables, and nowhere else. */
export async function figuresOf(dataSource: DataSource, plan: SeasonPlan): Promise<Figure[]> {
  const [people]: Record<string, number>[] = await dataSource.query(
    `
    select count(*) filter (where ${arrived})::int as workers,
      ${share(`${arrived} and p.country = 'MX'`, arrived)} as mexican,
      ${share(`${arrived} and p.country <> 'MX'`, arrived)} as caribbean,
      ${share(`${arrived} and p.province = 'ON' and j.commodity ~ 'fruit|vegetables|tobacco'`, arrived)} as ontario,
      ${share(`${arrived} and p.country = 'MX' and w.region = any($1)`, `${arrived} and p.country = 'MX'`)} as states,
      ${share(`${arrived} and p.placed_by = 'named' and w.seasons_completed between 5 and 10`, `${arrived} and p.placed_by = 'named'`)} as experienced
    from placement p join worker w on w.id = p.worker_id join job_order j on j.id = p.job_order_id`,
    [['Tlaxcala', 'Guanajuato', 'México', 'Hidalgo']],
  );
  const [employers]: { naming: number }[] = await dataSource.query(`
    select round(100.0 * count(*) filter (where names) / nullif(count(*), 0), 2)::float as naming from (
      select bool_or(p.placed_by = 'named') as names from placement p group by p.employer_id) employers`);
  const count = (
    name: string,
    expected: number,
    actual: number | undefined,
    unit: Figure['unit'],
  ): Figure => ({ name, expected, actual: actual ?? 0, unit });
  const inAnyEdition = [
    count('workers who came', plan.workers, people?.workers, 'workers'),
    count('from Mexico', (100 * plan.byGroup.mexico) / plan.workers, people?.mexican, '%'),
    count('from the Caribbean', (100 * plan.byGroup.caribbean) / plan.workers, people?.caribbean, '%'),
    count('employers who name workers', 83, employers?.naming, '%'),
    count('named workers with 5 to 10 seasons', 100, people?.experienced, '%'),
  ];
  if (plan.edition !== '2000') return inAnyEdition;
  // What the report says of the season of 2000 alone.
  return [
    ...inAnyEdition,
    count('in Ontario, in fruit, vegetables and tobacco', 80, people?.ontario, '%'),
    count('Mexicans from Tlaxcala, Guanajuato, México and Hidalgo', 75, people?.states, '%'),
  ];
}

/** How far a figure is off, in points. */
export function pointsOff({ expected, actual, unit }: Figure): number {
  return unit === '%' ? Math.abs(actual - expected) : (100 * Math.abs(actual - expected)) / expected;
}

/** Counts the deadlines by their outcome; one that was missed stays missed, also when it was done late. */
export async function deadlineCounts(
  dataSource: DataSource,
  { edition }: Pick<SeasonPlan, 'edition'>,
): Promise<DeadlineCounts> {
  // Final wages, evaluations and settlements of a season that ends in December are due in the weeks after it.
  const yearAfterNext = `${Number(edition) + 2}-01-01`;
  const [counts]: Omit<DeadlineCounts, 'missedOf'>[] = await dataSource.query(
    `select count(*) filter (where state = 'met')::int as met, count(*) filter (where state = 'missed')::int as missed,
       count(*) filter (where state = 'waived')::int as waived,
       count(*) filter (where state = 'open' and due_on < $1)::int as open,
       count(*) filter (where state = 'open' and due_on >= $1)::int as later
     from deadline where state <> 'cancelled'`,
    [yearAfterNext],
  );
  const missed: { kind: string; count: number }[] = await dataSource.query(
    `select kind, count(*)::int as count from deadline where state = 'missed' group by kind order by kind`,
  );
  const missedOf = Object.fromEntries(missed.map(({ kind, count }) => [kind, count]));
  return { ...(counts ?? { met: 0, missed: 0, waived: 0, open: 0, later: 0 }), missedOf };
}
