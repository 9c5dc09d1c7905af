import type { Work } from '#libs/audit-trail';
import type { JobOrder } from '#libs/job-orders';
import type { Placement, PlacedBy } from './placement.entity.js';

type Split = Pick<JobOrder, 'approvedPositions' | 'namedPositions'> &
  Partial<Pick<JobOrder, 'namesClosedAt'>>;

/**
 * Which approved positions are for whom: the first ones for workers whom the employer names, the others for those whom the
 * ministry recruits. When fewer were approved than asked for, names come first. A transfer may take any, and so may the
 * ministry once the day for names is over and the order lets somebody else come.
 */
export function positionsFor(order: Split, placedBy: PlacedBy): { from: number; to: number } {
  const approved = order.approvedPositions ?? 0;
  const named = Math.min(order.namedPositions ?? 0, approved);
  switch (placedBy) {
    case 'named':
      return { from: 1, to: named };
    case 'recruited':
      return { from: order.namesClosedAt == null ? named + 1 : 1, to: approved };
    default:
      return { from: 1, to: approved };
  }
}

/**
 * The numbers of the positions of a locked order that are free for a way of placing, in the order in which they are
 * taken. A position that was given back is taken by a substitute only, unless the order allows substitutes anyway; a
 * substitute takes the position of the one who left.
 */
export async function freePositionNumbers(
  work: Pick<Work, 'query'>,
  order: JobOrder,
  placedBy: PlacedBy,
  inSteadOf?: Placement,
): Promise<number[]> {
  const { from, to } = positionsFor(order, inSteadOf === undefined ? placedBy : placedByFirst(inSteadOf));
  const givenBack = inSteadOf?.freedPositionNumber ?? null;
  const rows = await work.query<{ number: number }>(
    `select a.number from approved_position a
     where a.job_order_id = $1 and a.number between $2 and $3 and ($4::int is null or a.number = $4)
       and not exists (select from placement p where p.job_order_id = $1 and p.position_number = a.number)
       and ($5 or not exists (select from placement p where p.job_order_id = $1 and p.freed_position_number = a.number))
     order by a.number`,
    [order.id, from, to, givenBack, order.substituteAllowed === true],
  );
  return rows.map(({ number }) => number);
}

/** Who was found ineligible held no position; the substitute takes one of the kind that it was proposed for. */
function placedByFirst({ freedPositionNumber, placedBy }: Placement): PlacedBy {
  return freedPositionNumber === null ? placedBy : 'substitute';
}
