import type { Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import type { Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { refuse } from './refusals.js';

/** What somebody wants to freeze, and why. */
export interface FreezeOrder {
  reason: string;
  /** All programmes when left out. */
  programme?: string | undefined;
  /** All provinces of the caller when left out. */
  province?: string | undefined;
  /** First and last due day that is moved. */
  from: PlainDate;
  to: PlainDate;
  /** By so many calendar days each, or all to one day: one of the two. */
  days?: number | undefined;
  until?: PlainDate | undefined;
}

/** The key of the advisory lock of freezes. */
export const freezesLock = `hashtext('deadline-freezes')`;

/** One freeze at a time, for they move one another's deadlines, and none while somebody plans what it would have to move. */
export async function lockFreezes(work: Work): Promise<void> {
  await work.query(`select pg_advisory_xact_lock(${freezesLock})`);
}

/** How many freezes were ordered or undone so far: whoever was shown the same number was shown what stands. */
export async function revisionOf(work: Pick<Work, 'query'>): Promise<number> {
  const [row] = await work.query<{ revision: number }>(
    'select (count(*) + count(undone_at))::int as revision from deadline_freeze',
  );
  return row?.revision ?? 0;
}

/** The provinces that a freeze is for: the one named, or all that the caller supervises. */
export function frozenProvinces({ scope }: Principal, province: string | undefined): readonly string[] {
  if (scope.kind !== 'provinces') return [];
  return province === undefined ? scope.provinces : scope.provinces.filter((one) => one === province);
}

/** What stands against a freeze as it was asked for, all at once. */
export function freezeFindings(
  principal: Principal,
  { province, from, to, days, until }: FreezeOrder,
): Refusal[] {
  const { scope } = principal;
  const found: Refusal[] = [];
  if (frozenProvinces(principal, province).length === 0)
    found.push(
      refuse('FREEZE_PROVINCE', {
        province: province ?? '–',
        provinces: scope.kind === 'provinces' ? scope.provinces.join(', ') : '–',
      }),
    );
  if (from > to) found.push(refuse('FREEZE_DAYS', { from, to }));
  if ((days === undefined) === (until === undefined)) found.push(refuse('FREEZE_SHIFT'));
  if (until !== undefined && until <= to) found.push(refuse('FREEZE_UNTIL', { until, to }));
  return found;
}
