import Table from 'cli-table3';
import type { Replan, StayReason } from '#libs/deadlines';

const why: Readonly<Record<StayReason, string>> = {
  frozen: 'stays: a freeze holds it',
  'day-over': 'stays: that day is over',
  'not-dated': 'stays: the rules do not date it any more',
};

/** The open deadlines that the rules date otherwise, for a person to read. */
export function replanReport({ looked, rows }: Replan, applied: boolean): string {
  const moving = rows.filter(({ stays }) => stays === null).length;
  const verb = applied ? 'moved' : 'would move';
  const summary = `${looked} open deadlines looked at: ${moving} ${verb}, ${rows.length - moving} stay though the rules date them otherwise.`;
  if (rows.length === 0) return `${looked} open deadlines looked at: each is planned as the rules date it.\n`;
  const table = new Table({
    head: ['Obligation', 'Of', 'Province', 'Planned', 'By the rules', ''],
    style: { head: [], border: [] },
  });
  for (const { kind, subjectType, subjectId, occasion, province, dueOn, movesTo, stays } of rows) {
    const of = `${subjectType} ${subjectId}${occasion === '' ? '' : `, ${occasion}`}`;
    const note = stays === null ? (movesTo === dueOn ? 'its hour moves' : '') : why[stays];
    table.push([kind, of, province, dueOn, movesTo ?? '–', note]);
  }
  return `${table.toString()}\n${summary}\n`;
}
