import type { Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import type { Refusal } from '#libs/platform';
import type { PlacementState } from '../placement.states.js';
import { refuse } from '../refusals.js';
import { changedDates, type StayCorrected } from './stay-dates.js';

/** The ends of a stay that more than one side can report, and who does where the trail does not tell. */
const reportedBySome: Readonly<Partial<Record<PlacementState, { action: string; by: string }>>> = {
  'early-return': { action: 'placement.end-early', by: 'employer' },
  transferred: { action: 'placement.transfer', by: 'host-officer' },
};

/**
 * What stands against who corrects: arrival, first day worked and departure are the employer's to report, an early end or a
 * transfer is corrected by the organisation that reported it.
 */
export async function reporterProblems(
  work: Pick<Work, 'query'>,
  { organisationId, scope, role }: Pick<Principal, 'organisationId' | 'scope' | 'role'>,
  stays: readonly StayCorrected[],
): Promise<Refusal[]> {
  const ends = await endReports(work, stays);
  const byOther = (by: string) => refuse('OTHER_SIDE_ACTS', { act: 'correct-dates', by });
  const problems = stays.flatMap((stay) => {
    const { placement } = stay;
    return changedDates(stay).flatMap((what) => {
      const some = what === 'departedOn' ? reportedBySome[placement.state] : undefined;
      if (some === undefined) return scope.kind === 'employer' ? [] : [byOther('employer')];
      const report = ends.get(placement.id);
      const own = report === undefined ? role === some.by : report.organisationId === organisationId;
      return own ? [] : [byOther(report?.role ?? some.by)];
    });
  });
  return [...new Map(problems.map((problem) => [String(problem.params.by), problem])).values()];
}

interface EndReport {
  organisationId: string | null;
  role: string;
}

/** Who reported the ends of stays, as the trail tells; the last report holds. */
async function endReports(
  work: Pick<Work, 'query'>,
  stays: readonly StayCorrected[],
): Promise<ReadonlyMap<string, EndReport>> {
  const asked = stays.filter(({ placement }) => placement.state in reportedBySome);
  if (asked.length === 0) return new Map();
  const rows = await work.query<EndReport & { id: string }>(
    `select entry->>'subjectId' as id, entry->>'organisationId' as "organisationId", entry->>'role' as role
     from audit_entry where entry->>'subjectId' = any($1) and entry->>'action' = any($2) order by seq`,
    [asked.map(({ placement }) => placement.id), Object.values(reportedBySome).map(({ action }) => action)],
  );
  return new Map(rows.map(({ id, ...report }) => [id, report]));
}
