import { QueryFailedError } from 'typeorm';
import type { Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, notFound, Refused } from '#libs/platform';
import { changeInstant } from './knowledge.js';
import { SeasonValue } from './season-value.entity.js';
import { refuse } from './season-values.refusals.js';

/** What a version says. */
export type VersionContent = Pick<
  SeasonValue,
  'valueId' | 'code' | 'keys' | 'value' | 'validFrom' | 'validTo' | 'sourceTitle' | 'reason'
>;

/** Which version gives way, and from when. */
export interface Superseding {
  versionId: string;
  knownFrom: Date;
}

const exclusionViolation = '23P01';

/** The provinces for which somebody may fix values. */
export function provincesOf({ scope }: Principal): readonly string[] {
  return scope.kind === 'provinces' ? scope.provinces : [];
}

/**
 * The version of a value that is known now, and the instant from which another is. Nobody else changes values until the
 * transaction ends. Throws not found for a value of other provinces.
 */
export async function lockCurrent(
  work: Work,
  principal: Principal,
  valueId: string,
): Promise<{ version: VersionContent; superseding: Superseding }> {
  const knownFrom = await changeInstant(work);
  const [held] = await work.query<VersionContent & { id: string }>(
    `select id, value_id as "valueId", code, keys, value, valid_from::text as "validFrom",
       valid_to::text as "validTo", source_title as "sourceTitle", reason
     from season_value where value_id = $1 and known_to is null and keys->>'province' = any($2)`,
    [valueId, provincesOf(principal)],
  );
  if (held === undefined) throw notFound('season value');
  const { id: versionId, ...version } = held;
  return { version, superseding: { versionId, knownFrom } };
}

/**
 * Adds a version, in the stead of another where one is given. Throws Refused where a value with the same keys holds on some
 * of its days already.
 */
export async function addVersion(
  work: Work,
  principal: Principal,
  content: VersionContent,
  superseding: Superseding | null = null,
): Promise<void> {
  const knownFrom = superseding?.knownFrom ?? (await changeInstant(work));
  if (superseding !== null)
    await work.manager.update(SeasonValue, { id: superseding.versionId }, { knownTo: knownFrom });
  try {
    await work.manager.insert(SeasonValue, {
      id: newId(),
      ...content,
      fixedByUserId: principal.userId,
      knownFrom,
      knownTo: null,
    });
  } catch (error) {
    const { code, validFrom } = content;
    if (isOverlap(error)) throw new Refused([refuse('SEASON_VALUE_OVERLAPS', { code, validFrom })]);
    throw error;
  }
}

function isOverlap(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as Error & { code?: string };
  return code === exclusionViolation;
}
